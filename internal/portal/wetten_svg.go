package portal

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"meent.nl/meent/internal/platform/layered"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// picture is a drawing with links, in the units of its own text.
type picture struct {
	ID, Title, Text string
	Width, Height   int
	Wide            bool // wider than a column of text
	Lines           []drawnLine
	Boxes           []drawnBox
}

type drawnLine struct{ Path, Class string }

// drawnBox is a law or a register; Class says which. Lines are its name, from the top.
type drawnBox struct {
	Href, Class         string
	X, Y, Width, Height int
	Lines               []drawnText
}

type drawnText struct {
	X, Y int
	Text string
}

// Measures of a picture. A letter is about half as wide as it is high.
const (
	boxWidth   = 208
	boxHeight  = 56
	boxPadding = 10
	lineHeight = 15
	letters    = 29 // that fit on a line of a box
	between    = 96 // from one layer to the next
	edge       = 4
)

// networkPicture draws all laws and registers, from what gives to what takes.
func (v *visit) networkPicture(n network) *picture {
	number := map[string]int{}
	var ids []string
	add := func(kind, id string) {
		number[kind+id] = len(ids)
		ids = append(ids, id)
	}
	for _, id := range n.registers {
		add("register ", id)
	}
	for _, d := range n.laws {
		add("law ", d.Law)
	}
	var edges [][2]int
	var classes []string
	for _, f := range n.reads {
		edges, classes = append(edges, [2]int{number["register "+f.from], number["law "+f.to]}), append(classes, "meent-map__reads")
	}
	for _, f := range n.takes {
		edges, classes = append(edges, [2]int{number["law "+f.from], number["law "+f.to]}), append(classes, "meent-map__takes")
	}
	for _, f := range n.fills {
		edges, classes = append(edges, [2]int{number["law "+f.from], number["law "+f.to]}), append(classes, "meent-map__fills")
	}
	shown := len(edges)
	edges = append(edges, behindRegisters(n, number, edges)...)
	d := layered.Lay(len(ids), edges, layered.Size{Node: boxHeight, Pass: 3, Gap: 9})
	p := &picture{
		ID: "kaart", Wide: true, Title: v.T("laws.map-title"), Text: v.T("laws.map-text", "laws", len(n.laws), "registers", len(n.registers)),
		Width: d.Layers*(boxWidth+between) - between + 2*edge, Height: int(d.Height) + 2*edge,
	}
	class := map[[2]int]string{}
	for i, e := range edges[:shown] {
		if class[e] == "" {
			class[e] = classes[i]
		}
	}
	for _, e := range d.Edges {
		if class[[2]int{e.From, e.To}] == "" {
			continue // only there to keep a law behind the registers
		}
		p.Lines = append(p.Lines, drawnLine{Path: edgePath(d, e), Class: class[[2]int{e.From, e.To}]})
	}
	for i, id := range ids {
		x, y := edge+d.Layer[i]*(boxWidth+between), edge+int(d.Middle[i])-boxHeight/2
		if i < len(n.registers) {
			p.Boxes = append(p.Boxes, newBox(v.registerName(id), "#register-"+id, "meent-map__register", x, y, boxWidth))
		} else {
			p.Boxes = append(p.Boxes, newBox(v.lawTitle(id, n.since), lawPath(id, n.since), "meent-map__law", x, y, boxWidth))
		}
	}
	return p
}

// behindRegisters are edges that no line is drawn for: they put a law that rests on
// nothing to the right of the registers, as every other.
func behindRegisters(n network, number map[string]int, edges [][2]int) [][2]int {
	if len(n.registers) == 0 {
		return nil
	}
	rests := map[int]bool{}
	for _, e := range edges {
		rests[e[1]] = true
	}
	var out [][2]int
	for _, d := range n.laws {
		if law := number["law "+d.Law]; !rests[law] {
			out = append(out, [2]int{number["register "+n.registers[0]], law})
		}
	}
	return out
}

// edgePath is a smooth line from the right of a box, through its passes, to the left
// of another.
func edgePath(d layered.Drawing, e layered.Edge) string {
	from, to := e.From, e.To
	if e.Back {
		from, to = to, from
	}
	x, y := edge+d.Layer[from]*(boxWidth+between)+boxWidth, edge+int(d.Middle[from])
	var b strings.Builder
	b.WriteString("M" + pair(x, y))
	step := func(toX, toY int) {
		half := (toX - x) / 2
		b.WriteString("C" + pair(x+half, y) + " " + pair(toX-half, toY) + " " + pair(toX, toY))
		x, y = toX, toY
	}
	for i, pass := range e.Passes {
		left := edge + (d.Layer[from]+1+i)*(boxWidth+between)
		step(left, edge+int(pass))
		x = left + boxWidth
		b.WriteString("H" + strconv.Itoa(x))
	}
	step(edge+d.Layer[to]*(boxWidth+between), edge+int(d.Middle[to]))
	return b.String()
}

func pair(x, y int) string { return strconv.Itoa(x) + " " + strconv.Itoa(y) }

func newBox(name, href, class string, x, y, width int) drawnBox {
	box := drawnBox{Href: href, Class: class, X: x, Y: y, Width: width, Height: boxHeight}
	lines := fitted(name, letters*width/boxWidth)
	top := y + (boxHeight-len(lines)*lineHeight)/2 + lineHeight - 4
	for i, text := range lines {
		box.Lines = append(box.Lines, drawnText{X: x + boxPadding, Y: top + i*lineHeight, Text: text})
	}
	return box
}

// fitted breaks a name over three lines at most; what does not fit ends in three dots.
func fitted(name string, letters int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(name) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= letters:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	lines = append(lines, line)
	if len(lines) > 3 {
		lines = lines[:3]
		lines[2] += " …"
	}
	for i, line := range lines {
		if runes := []rune(line); len(runes) > letters+2 {
			lines[i] = strings.TrimRight(string(runes[:letters]), " ") + "…"
		}
	}
	return lines
}

// Measures of the small picture: what gives above, what takes below, and the lines in
// the margin beside them.
const (
	smallWidth  = 320
	smallMargin = 28
	smallGap    = 8
	smallStep   = 28 // between the law and what is above or below it
)

// lawPicture draws one law with what it takes from and what it gives to. Nil where it
// stands alone.
func (v *visit) lawPicture(read *page.Page, since value.Date) *picture {
	var above, below []drawnBox
	box := func(name, href, class string) drawnBox {
		return newBox(name, href, class, smallMargin, 0, smallWidth-2*smallMargin)
	}
	for _, r := range v.registerUses(read.Facts, since) {
		above = append(above, box(r.Title, r.Href, "meent-map__register"))
	}
	for _, l := range read.Takes {
		above = append(above, box(l.Title, v.inForcePath(l.Law, since), "meent-map__law"))
	}
	for _, l := range read.Gives {
		below = append(below, box(l.Title, v.inForcePath(l.Law, since), "meent-map__law"))
	}
	if len(above)+len(below) == 0 {
		return nil
	}
	p := &picture{ID: "kaartje", Title: v.T("laws.small-map", "law", read.Title), Width: smallWidth,
		Text: v.T("laws.small-map-text", "law", read.Title, "above", len(above), "below", len(below))}
	y := edge
	put := func(b drawnBox) int {
		b.Y += y
		for i := range b.Lines {
			b.Lines[i].Y += y
		}
		p.Boxes = append(p.Boxes, b)
		y += boxHeight + smallGap
		return b.Y + boxHeight/2
	}
	var from, to []int
	for _, b := range above {
		from = append(from, put(b))
	}
	if len(above) > 0 {
		y += smallStep - smallGap
	}
	middle := put(newBox(read.Title, "", "meent-map__here", smallMargin, 0, smallWidth-2*smallMargin))
	if len(below) > 0 {
		y += smallStep - smallGap
	}
	for _, b := range below {
		to = append(to, put(b))
	}
	p.Height = y - smallGap + edge
	for _, at := range from {
		p.Lines = append(p.Lines, besideLine(at, middle, smallMargin, -1))
	}
	for _, at := range to {
		p.Lines = append(p.Lines, besideLine(middle, at, smallWidth-smallMargin, 1))
	}
	if len(from) > 0 {
		p.Lines = append(p.Lines, arrow(smallMargin, middle, 1))
	}
	for _, at := range to {
		p.Lines = append(p.Lines, arrow(smallWidth-smallMargin, at, -1))
	}
	return p
}

// inForcePath is the page of a law on a date; empty where it is not in force.
func (v *visit) inForcePath(law string, since value.Date) string {
	if _, ok := v.laws.set.Document(law, since); !ok {
		return ""
	}
	return lawPath(law, since)
}

// besideLine goes from one box to another through the margin on one side of them.
func besideLine(from, to, x, side int) drawnLine {
	out := x + side*(smallMargin-8)
	return drawnLine{Class: "meent-map__takes", Path: "M" + pair(x, from) + "H" + strconv.Itoa(out) + "V" + strconv.Itoa(to) + "H" + strconv.Itoa(x)}
}

// arrow is the head of a line that ends in a box.
func arrow(x, y, side int) drawnLine {
	back := strconv.Itoa(x - side*7)
	return drawnLine{Class: "meent-map__arrow", Path: "M" + pair(x, y) + "L" + back + " " + strconv.Itoa(y-4) + "V" + strconv.Itoa(y+4) + "Z"}
}
