package pdf

import (
	"time"
)

// Info says what a document is.
type Info struct {
	Title    string
	Lang     string // nl, en
	Author   string
	Created  time.Time
	PageText func(page, pages int) string // at the foot: Bladzijde 1 van 2
}

// Document is a letter while it is being written.
type Document struct {
	fonts *Fonts
	info  Info
	pages []*page
	y     float64 // where the next line stands on the last page
	root  *element
	links []*link
}

// Measures of an A4 page, in points.
const (
	pageWidth, pageHeight   = 595.28, 841.89
	marginX                 = 68.0
	marginTop, marginBottom = 68.0, 74.0
	textWidth               = pageWidth - 2*marginX
)

// Sizes of text, in points.
const (
	bodySize, noteSize = 11.0, 9.0
	h1Size, h2Size     = 19.0, 13.5
	leading            = 1.42
)

// New begins a document.
func New(fonts *Fonts, info Info) *Document {
	d := &Document{fonts: fonts, info: info, root: &element{tag: "Document"}}
	d.newPage()
	return d
}

// H1 is the title; a letter has one.
func (d *Document) H1(text string) { d.heading("H1", text, h1Size, 0, 10) }

// H2 is the heading of a part.
func (d *Document) H2(text string) { d.heading("H2", text, h2Size, 16, 4) }

func (d *Document) heading(tag, text string, size, before, after float64) {
	if d.y < pageHeight-marginTop-1 {
		d.y -= before
	}
	if d.y-size*leading-3*bodySize*leading < marginBottom { // a heading stays with what follows
		d.newPage()
	}
	d.text(d.root.child(tag), text, style{size: size, bold: true, leading: 1.2}, marginX, textWidth)
	d.y -= after
}

// P is a paragraph.
func (d *Document) P(text string) { d.paragraph(text, style{size: bodySize, leading: leading}, 7) }

// Strong is a paragraph that stands out.
func (d *Document) Strong(text string) {
	d.paragraph(text, style{size: bodySize, bold: true, leading: leading}, 7)
}

// Note is a paragraph in small letters.
func (d *Document) Note(text string) { d.paragraph(text, style{size: noteSize, leading: leading}, 6) }

// Lines are short lines right under one another, as in an address.
func (d *Document) Lines(lines ...string) {
	for _, line := range lines {
		d.paragraph(line, style{size: bodySize, leading: leading}, 0)
	}
	d.y -= 14
}

func (d *Document) paragraph(text string, s style, after float64) {
	d.text(d.root.child("P"), text, s, marginX, textWidth)
	d.y -= after
}

// Link is a paragraph that leads to an address.
func (d *Document) Link(text, href string) {
	p := d.root.child("P")
	e := p.child("Link")
	from := d.last()
	top := d.y
	d.text(e, text, style{size: bodySize, leading: leading}, marginX, textWidth)
	if d.last() != from {
		top = pageHeight - marginTop
	}
	l := &link{page: d.last(), element: e, href: href, text: text, box: [4]float64{marginX, d.y, marginX + textWidth, top}}
	d.links = append(d.links, l)
	e.link = l
	d.y -= 7
}

// Space leaves room.
func (d *Document) Space(points float64) { d.y -= points }

func (d *Document) last() *page { return d.pages[len(d.pages)-1] }

func (d *Document) newPage() {
	d.pages = append(d.pages, &page{number: len(d.pages)})
	d.y = pageHeight - marginTop
}
