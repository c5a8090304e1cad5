package pdf

import (
	"bytes"
	"fmt"
)

// page is the content of one page, and which element each marked piece belongs to.
type page struct {
	number  int
	content bytes.Buffer
	marked  []*element // by marked-content id
	used    map[*font]map[uint16]rune
}

type style struct {
	size, leading float64
	bold          bool
	right         bool // against the right edge
}

// text sets a text in a column, line by line, over pages where it must.
func (d *Document) text(e *element, text string, s style, x, room float64) {
	lines := d.fonts.lines(text, s.bold, s.size, room)
	for len(lines) > 0 {
		step := s.size * s.leading
		n := int((d.y - marginBottom) / step)
		if n <= 0 {
			d.newPage()
			continue
		}
		n = min(n, len(lines))
		d.last().piece(e, lines[:n], s, x, d.y, room)
		d.y -= float64(n) * step
		lines = lines[n:]
	}
}

// piece sets lines as one marked piece of an element; y is the top of the first.
func (p *page) piece(e *element, lines [][]glyph, s style, x, y, room float64) {
	id := len(p.marked)
	p.marked = append(p.marked, e)
	e.kids = append(e.kids, kid{page: p, mark: id})
	fmt.Fprintf(&p.content, "/%s <</MCID %d>> BDC\n", e.tag, id)
	p.lines(lines, s, x, y, room)
	p.content.WriteString("EMC\n")
}

func (p *page) lines(lines [][]glyph, s style, x, y, room float64) {
	for i, line := range lines {
		left := x
		if s.right {
			left = x + room - width(line, s.size)
		}
		base := y - s.size*(float64(i)*s.leading+0.95)
		fmt.Fprintf(&p.content, "BT 1 0 0 1 %.2f %.2f Tm\n", left, base)
		p.show(line, s.size)
		p.content.WriteString("ET\n")
	}
}

// show sets glyphs, changing the font where the next is in another.
func (p *page) show(glyphs []glyph, size float64) {
	for len(glyphs) > 0 {
		f := glyphs[0].font
		n := 1
		for n < len(glyphs) && glyphs[n].font == f {
			n++
		}
		fmt.Fprintf(&p.content, "/%s %.2f Tf <", f.name, size)
		for _, g := range glyphs[:n] {
			fmt.Fprintf(&p.content, "%04X", g.id)
			p.use(g)
		}
		p.content.WriteString("> Tj\n")
		glyphs = glyphs[n:]
	}
}

func (p *page) use(g glyph) {
	if p.used == nil {
		p.used = map[*font]map[uint16]rune{}
	}
	if p.used[g.font] == nil {
		p.used[g.font] = map[uint16]rune{}
	}
	p.used[g.font][g.id] = g.char
}

// rule draws a line that means nothing to a reader that speaks.
func (p *page) rule(x, y, length, thick float64) {
	fmt.Fprintf(&p.content, "/Artifact BMC %.2f w %.2f %.2f m %.2f %.2f l S EMC\n", thick, x, y, x+length, y)
}

// foot sets the text at the foot of a page.
func (d *Document) foot(p *page) {
	if d.info.PageText == nil {
		return
	}
	line := d.fonts.shape(d.info.PageText(p.number+1, len(d.pages)), false)
	p.content.WriteString("/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n")
	p.lines([][]glyph{line}, style{size: noteSize, leading: leading, right: true}, marginX, marginBottom-24, textWidth)
	p.content.WriteString("EMC\n")
}
