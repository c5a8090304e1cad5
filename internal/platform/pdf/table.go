package pdf

// Column says how wide a column of a table is, as a share of the width of the text.
type Column struct {
	Title string
	Share float64
	Right bool // figures: against the right edge
}

// Row is a row of a table; the first cell names it.
type Row struct {
	Cells []string
	Total bool // a rule above it, and bold
}

const (
	cellGap = 10.0
	rowGap  = 4.0
)

// Table is a table with a head. A row stays on one page.
func (d *Document) Table(columns []Column, rows []Row) {
	t := d.root.child("Table")
	head := t.child("THead").child("TR")
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.Title
	}
	d.row(head, columns, cells, style{size: noteSize, leading: leading}, func(int) (string, string) { return "TH", "Column" })
	body := t.child("TBody")
	for _, r := range rows {
		if r.Total {
			d.last().rule(marginX, d.y+1, textWidth, 1)
		}
		d.row(body.child("TR"), columns, r.Cells, style{size: bodySize, leading: leading, bold: r.Total}, func(i int) (string, string) {
			if i == 0 {
				return "TH", "Row"
			}
			return "TD", ""
		})
	}
	d.y -= 8
}

// Facts is a table of names and values.
func (d *Document) Facts(titles [2]string, facts [][2]string) {
	rows := make([]Row, len(facts))
	for i, f := range facts {
		rows[i] = Row{Cells: []string{f[0], f[1]}}
	}
	d.Table([]Column{{Title: titles[0], Share: 0.34}, {Title: titles[1], Share: 0.66}}, rows)
}

func (d *Document) row(tr *element, columns []Column, cells []string, s style, tag func(int) (string, string)) {
	lines := make([][][]glyph, len(columns))
	tall := 1
	for i, c := range columns {
		lines[i] = d.fonts.lines(cells[i], s.bold, s.size, textWidth*c.Share-cellGap)
		tall = max(tall, len(lines[i]))
	}
	height := float64(tall)*s.size*s.leading + rowGap
	if d.y-height < marginBottom {
		d.newPage()
	}
	x := marginX
	for i, c := range columns {
		name, scope := tag(i)
		e := tr.child(name)
		e.scope = scope
		cell := s
		cell.right = c.Right
		room := textWidth*c.Share - cellGap
		if i == len(columns)-1 {
			room = textWidth * c.Share
		}
		d.last().piece(e, lines[i], cell, x, d.y-rowGap/2, room)
		x += textWidth * c.Share
	}
	d.y -= height
	d.last().rule(marginX, d.y+1, textWidth, 0.4)
}
