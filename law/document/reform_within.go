package document

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/value"
)

// within refuses a number below zero of a parameter that never was: what a law takes off
// it would add then, and nobody means that.
func (l *linker) within(v ParameterValue, p *Parameter) bool {
	if p.Type.Kind != value.Number || !below(v.Value) || slices.ContainsFunc(p.Values, func(w ParameterValue) bool { return below(w.Value) }) {
		return true
	}
	l.fault(v.Place, p.Name+" would be below zero, which it never was", "a number from 0 on")
	return false
}

// rowsWithin refuses the same in a column of a table.
func (l *linker) rowsWithin(v ParameterValue, p *Parameter) bool {
	for i, c := range p.Table.Columns {
		negative := func(row Row) bool { return c.Type.Kind == value.Number && below(row.Cells[i].Value) }
		at := slices.IndexFunc(v.Rows, negative)
		if at < 0 || slices.ContainsFunc(p.Values, func(w ParameterValue) bool { return slices.ContainsFunc(w.Rows, negative) }) {
			continue
		}
		l.fault(v.Rows[at].Place, fmt.Sprintf("%s of %s would be below zero, which it never was", c.Name, p.Name), "a number from 0 on")
		return false
	}
	return true
}

func below(d value.Decimal) bool { return d.Coefficient < 0 }
