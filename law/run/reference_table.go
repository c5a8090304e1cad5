package run

import (
	"errors"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// lookup reads a table row by row. An empty column is the only one.
func (r *reference) lookup(e *feel.Lookup, column string, at *around) known {
	key := r.eval(e.Args[0], at)
	if b, ok := blocked(key); ok {
		return b
	}
	p, ok := r.laws.Parameter(e.Ref.Law, e.Ref.Name, r.f.asked)
	if !ok {
		return known{failed: errors.New(e.Table + " does not exist")}
	}
	now, ok := p.At(r.f.asked)
	if !ok {
		return known{failed: errors.New(e.Table + " has no rows")}
	}
	key = inUnit(key, e.Args[0].Type(), p.Table.By.Type)
	out := absent
	for _, row := range now.Rows {
		if p.Table.By.Type.Kind == value.Word {
			if row.Key.Word == key.word {
				return cellOf(p.Table, row, column)
			}
			continue
		}
		order := key.number.Cmp(row.Key.Value.Big())
		switch {
		case p.Table.Match == document.MatchFrom && order >= 0, p.Table.Match == document.MatchAbove && order > 0,
			p.Table.Match == document.MatchIs && order == 0:
			out = cellOf(p.Table, row, column)
		}
	}
	return out
}

func cellOf(t *document.Table, row document.Row, column string) known {
	for i, c := range t.Columns {
		switch {
		case column != "" && c.Name != column:
		case row.Cells[i].Null:
			return absent
		case row.Cells[i].Unknown:
			return known{failed: errors.New(c.Name + " is not known")}
		case c.Type.Kind == value.Word:
			return known{word: row.Cells[i].Word}
		default:
			return known{number: row.Cells[i].Value.Big()}
		}
	}
	return known{failed: errors.New("there is no column " + column)}
}

// workday goes on day by day, past weekends and the days of a table.
func (r *reference) workday(e *feel.Call, at *around) known {
	day := r.eval(e.Args[0], at)
	if b, ok := blocked(day); ok {
		return b
	}
	name, _ := e.Args[1].(*feel.Name)
	p, ok := r.laws.Parameter(name.Ref.Law, name.Ref.Name, r.f.asked)
	if !ok {
		return known{failed: errors.New(name.Ident + " does not exist")}
	}
	now, ok := p.At(r.f.asked)
	if !ok {
		return known{failed: errors.New(name.Ident + " has no rows")}
	}
	off := map[int64]bool{}
	for _, row := range now.Rows {
		off[row.Key.Value.Coefficient] = true
	}
	n := day.int()
	if n < now.Rows[0].Key.Value.Coefficient || n > now.Rows[len(now.Rows)-1].Key.Value.Coefficient {
		return absent
	}
	for off[n] || weekday(n) > 5 {
		n++
	}
	return of(n)
}
