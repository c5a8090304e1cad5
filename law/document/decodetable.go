package document

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

// wordKey is what a table is looked up by that has a row for each of some words.
const wordKey = "word"

func (r *reader) table(n *yaml.Node, p *Parameter) {
	t := &Table{}
	r.object(n, "a table",
		field{"by", true, func(n *yaml.Node) {
			r.object(n, "by of a table",
				field{"label", true, r.plain(&t.By.Label, "label")},
				field{"unit", true, func(n *yaml.Node) { r.keyUnit(n, &t.By.Type) }})
		}},
		field{"columns", true, func(n *yaml.Node) {
			r.list(n, "columns", func(n *yaml.Node) { r.column(n, t) })
			if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
				r.fault(r.place(n), "a table without columns", "at least one column")
			}
		}},
	)
	p.Table = t
}

func (r *reader) keyUnit(n *yaml.Node, target *value.Type) {
	if n.Kind == yaml.ScalarNode && n.Value == wordKey {
		*target = value.Type{Kind: value.Word}
		return
	}
	var t value.Type
	r.valueType(n, &t, "unit")
	switch t.Kind {
	case value.Invalid, value.Number, value.Day, value.Period, value.Days:
		*target = t
	default:
		r.fault(r.place(n), "a table cannot be looked up by "+t.String(), "a number, an amount, a date, a duration, or word")
	}
}

func (r *reader) column(n *yaml.Node, t *Table) {
	h := Heading{}
	r.object(n, "a column",
		field{"name", true, func(n *yaml.Node) {
			r.matching(&h.Name, "name", nameForm, nameWords)(n)
			taken := slices.Contains([]Match{MatchFrom, MatchAbove, MatchIs}, Match(h.Name)) ||
				slices.ContainsFunc(t.Columns, func(c Heading) bool { return c.Name == h.Name })
			if taken && h.Name != "" {
				r.fault(r.place(n), "the name "+h.Name+" is already in use", "another name")
			}
		}},
		field{"label", true, r.plain(&h.Label, "label")},
		field{"unit", true, func(n *yaml.Node) {
			r.valueType(n, &h.Type, "unit")
			if h.Type.Kind == value.Relation {
				r.fault(r.place(n), "a column cannot be "+h.Type.String(), "a value")
				h.Type = value.Type{}
			}
		}},
	)
	t.Columns = append(t.Columns, h)
}

// rows reads the rows that a table has from a day on.
func (r *reader) rows(n *yaml.Node, p *Parameter) (rows []Row, ok bool) {
	t := p.Table
	if t.By.Type.Kind == value.Invalid || slices.ContainsFunc(t.Columns, func(c Heading) bool { return c.Name == "" || c.Type.Kind == value.Invalid }) {
		return nil, false // said where the table is declared
	}
	ok = true
	r.list(n, "rows", func(n *yaml.Node) {
		row, right := r.row(n, t)
		ok = ok && right
		if right {
			ok = r.follows(rows, row, t) && ok
			rows = append(rows, row)
		}
	})
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		r.fault(r.place(n), "a table without rows", "at least one row")
	}
	return rows, ok && len(rows) > 0
}

func (r *reader) row(n *yaml.Node, t *Table) (Row, bool) {
	row := Row{Place: r.place(n), Cells: make([]Cell, len(t.Columns))}
	right, keys := true, 0
	key := func(m Match) func(*yaml.Node) {
		return func(n *yaml.Node) {
			keys++
			switch {
			case t.By.Type.Kind == value.Word && m != MatchIs:
				r.fault(r.place(n), fmt.Sprintf("%s in a table by word", m), "is: …")
				right = false
			case t.Match != "" && t.Match != m:
				r.fault(r.place(n), fmt.Sprintf("%s in a table whose first row has %s", m, t.Match), "rows of one kind")
				right = false
			}
			if t.Match == "" {
				t.Match = m
			}
			var read bool
			row.Key, read = r.cell(n, t.By.Type)
			right = right && read
		}
	}
	fields := []field{{string(MatchFrom), false, key(MatchFrom)}, {string(MatchAbove), false, key(MatchAbove)}, {string(MatchIs), false, key(MatchIs)}}
	for i, c := range t.Columns {
		fields = append(fields, field{c.Name, true, func(n *yaml.Node) {
			var read bool
			if n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Value == "null" {
				row.Cells[i], read = Cell{Null: true}, true
			} else if n.Kind == yaml.ScalarNode && n.Value == unknownCell {
				row.Cells[i], read = Cell{Unknown: true}, true
			} else {
				row.Cells[i], read = r.cell(n, c.Type)
			}
			right = right && read
		}})
	}
	switch {
	case !r.object(n, "a row", fields...):
		return row, false
	case keys == 0:
		r.fault(row.Place, "a row without from, above or is", "one of them, with the value that it holds for")
		return row, false
	}
	return row, right && len(n.Content) == 2*(len(t.Columns)+1)
}

// unknownCell is how a table says that a value is not known; no word of a column is so.
const unknownCell = "unknown"

// cell reads one value of a table.
func (r *reader) cell(n *yaml.Node, t value.Type) (Cell, bool) {
	switch t.Kind {
	case value.Boolean:
		text, ok := r.scalar(n, "value", "true or false")
		if !ok || !r.fits(n, text, t) {
			return Cell{}, false
		}
		if text == "true" {
			return Cell{Value: value.Decimal{Coefficient: 1}}, true
		}
		return Cell{}, true
	case value.Word:
		text, ok := r.scalar(n, "value", "a word")
		switch {
		case !ok || len(t.Words) > 0 && !r.fits(n, text, t):
			return Cell{}, false
		case !municipalityForm.MatchString(text):
			r.fault(r.place(n), fmt.Sprintf("%q is not a word", clip(text)), "lower case letters, digits, - and _")
			return Cell{}, false
		}
		return Cell{Word: text}, true
	}
	d, ok := r.amount(n, t)
	return Cell{Value: d}, ok
}

// follows sees to it that rows ascend, and that no value has two.
func (r *reader) follows(rows []Row, row Row, t *Table) bool {
	if t.By.Type.Kind == value.Word {
		if i := slices.IndexFunc(rows, func(o Row) bool { return o.Key.Word == row.Key.Word }); i >= 0 {
			r.fault(row.Place, fmt.Sprintf("a second row for %s", row.Key.Word), fmt.Sprintf("one row, as on line %d", rows[i].Place.Line))
			return false
		}
		return true
	}
	if len(rows) == 0 || rows[len(rows)-1].Key.Value.Cmp(row.Key.Value) < 0 {
		return true
	}
	r.fault(row.Place, fmt.Sprintf("a row that is not above the one before it, on line %d", rows[len(rows)-1].Place.Line), "rows in ascending order")
	return false
}
