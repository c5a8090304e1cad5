package reason

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// looked is a column of a table that a formula takes; an empty one is the only one.
type looked struct {
	table  *feel.Lookup
	column string
}

// calendar is the table of holidays that next working day goes over.
func (r *reading) calendar(e *feel.Call) {
	if name, ok := e.Args[len(e.Args)-1].(*feel.Name); ok && e.Func == "next working day" {
		r.calendars = append(r.calendars, name.Ref)
	}
}

func (r *reading) lookup(e *feel.Lookup, column string) {
	r.name(e.Ref)
	if one := (looked{e, column}); !slices.Contains(r.looked, one) {
		r.looked = append(r.looked, one)
	}
}

// tables are the cells that were taken from a table.
func (r *reading) tables(p *program.Parameter) []Input {
	var out []Input
	for _, one := range r.looked {
		found, ok := r.rule.Lookups[one.table]
		if !ok || found.Table.Decl != p.Decl {
			continue
		}
		r.rows(found, func(who Person, row program.Range) {
			in := tableInput(r.t.p, p, found.Table, one.column, row)
			in.Of = who
			if !slices.ContainsFunc(out, func(o Input) bool { return o.Column == in.Column && o.Value == in.Value && o.Of == who }) {
				out = append(out, in)
			}
		})
	}
	if slices.Contains(r.calendars, feel.Ref{Kind: feel.ParameterRef, Law: p.Law, Name: p.Decl.Name}) {
		label := textOf(p.Decl.Label)
		out = append(out, Input{Kind: "table", Name: p.Decl.Name, Law: p.Law, Label: &label,
			Value:  Value{Unit: value.Type{Kind: value.Days}.String(), Text: value.FormatDuration(value.Days, int64(len(p.At.Rows)))},
			Source: p.At.Source, Since: p.At.From, Unconfirmed: p.At.Unconfirmed})
	}
	return out
}

// rows gives what the row of a table was found to be, for each person that it was
// looked up for and for whom it mattered.
func (r *reading) rows(found program.Found, give func(Person, program.Range)) {
	switch {
	case found.Settled:
		give(Person{}, found.Row)
	case found.At.Reg != program.NoReg:
		for _, k := range r.t.members(r.rule, r.member, found.At.Scope) {
			if r.t.bore(found.At, k) {
				give(r.t.person(found.At.Scope, k), r.t.get(found.At.Scope, k, found.At.Reg))
			}
		}
	}
}

func tableInput(p *program.Program, decl *program.Parameter, t *program.Table, column string, row program.Range) Input {
	heading := decl.Decl.Table
	n := max(0, slices.IndexFunc(heading.Columns, func(c document.Heading) bool { return c.Name == column }))
	c := heading.Columns[n]
	cell := t.Cells(n, row)
	label := Text{NL: decl.Decl.Label.NL + ": " + c.Label.NL, EN: decl.Decl.Label.EN + ": " + c.Label.EN}
	in := Input{Kind: "table", Name: decl.Decl.Name, Column: c.Name, Law: decl.Law, Label: &label,
		Value:  valueOf(p, c.Type, t.Columns[n].Scale, cell),
		Source: decl.At.Source, Since: decl.At.From, Unconfirmed: decl.At.Unconfirmed}
	if row.Decided() && row.MayHold() {
		in.Row = rowText(p, heading, t, row.Lo)
	}
	return in
}

func rowText(p *program.Program, heading *document.Table, t *program.Table, row int64) *Text {
	key := program.Text(heading.By.Type, t.Scale, t.Keys[row], p.Words)
	switch heading.Match {
	case document.MatchFrom:
		return &Text{NL: "vanaf " + key, EN: "from " + key}
	case document.MatchAbove:
		return &Text{NL: "boven " + key, EN: "above " + key}
	}
	if heading.By.Type.Kind == value.Word {
		return &Text{NL: key, EN: key}
	}
	return &Text{NL: "bij " + key, EN: "for " + key}
}
