package program

import (
	"cmp"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// lookup is Table(Key).column, or Table(Key) of a table with one column.
func (l *lowering) lookup(f *frame, e *feel.Lookup, column string, t value.Type) val {
	p := &l.parameters[l.parameterIndex(f, e, e.Ref)]
	decl := p.Decl.Table
	key := l.plain(f, e.Args[0])
	if decl.By.Type.Kind == value.Number {
		key = key.as(decl.By.Type)
	}
	table := l.table(f, e, *p, max(key.scale, 0))
	key = l.scaled(key, table.Scale)
	row := l.g.look(Find, table, 0, key.num)
	n := max(0, slices.IndexFunc(decl.Columns, func(c document.Heading) bool { return c.Name == column }))
	cell := l.g.look(Cell, table, int64(n), row)
	f.of.lookup(e, row, table)
	return l.scalar(cell, table.Columns[n].Scale, t, key.loop)
}

// workday is next working day(day, table).
func (l *lowering) workday(f *frame, e *feel.Call) val {
	name, ok := e.Args[1].(*feel.Name)
	if !ok {
		fail(f.place(e), "holidays that are no table", "the name of a table")
	}
	day := l.plain(f, e.Args[0])
	p := l.parameters[l.parameterIndex(f, name, name.Ref)]
	return l.scalar(l.g.look(Workday, l.table(f, name, p, 0), 0, day.num), 0, e.Type(), day.loop)
}

// lookups are the rows that an instance finds, by their expressions.
type lookups map[*feel.Lookup]struct {
	row   id
	table *Table
}

func (i *instance) lookup(e *feel.Lookup, row id, table *Table) {
	if i.looked == nil {
		i.looked = lookups{}
	}
	i.looked[e] = struct {
		row   id
		table *Table
	}{row, table}
}

// table is a table with at least so many decimals in its keys, made once.
func (l *lowering) table(f *frame, e feel.Expr, p Parameter, scale int) *Table {
	for _, row := range p.At.Rows {
		scale = max(scale, int(row.Key.Value.Scale))
	}
	for _, t := range l.tables {
		if t.Decl == p.Decl && t.At.From == p.At.From && t.Scale == scale {
			return t
		}
	}
	t := &Table{Law: p.Law, Decl: p.Decl, At: p.At, Scale: scale}
	rows := slices.Clone(p.At.Rows)
	key := func(r document.Row) int64 {
		if p.Decl.Table.By.Type.Kind == value.Word {
			return l.word(r.Key.Word)
		}
		d, err := r.Key.Value.Rescale(int8(scale))
		if err != nil {
			fail(f.place(e), "more decimals than the engine holds (18)", "a rounding of what the table is looked up by")
		}
		return d.Coefficient
	}
	slices.SortStableFunc(rows, func(a, b document.Row) int { return cmp.Compare(key(a), key(b)) })
	for _, r := range rows {
		t.Keys = append(t.Keys, key(r))
	}
	for i, c := range p.Decl.Table.Columns {
		t.Columns = append(t.Columns, l.column(rows, i, c.Type))
	}
	l.tables = append(l.tables, t)
	return t
}

// column writes a column with as few decimals as all its cells allow.
func (l *lowering) column(rows []document.Row, i int, t value.Type) Column {
	var c Column
	for _, r := range rows {
		d := r.Cells[i].Value
		for d.Scale > 0 && d.Coefficient%10 == 0 {
			d = value.Decimal{Coefficient: d.Coefficient / 10, Scale: d.Scale - 1}
		}
		c.Scale = max(c.Scale, int(d.Scale))
	}
	for _, r := range rows {
		cell := r.Cells[i]
		if cell.Null {
			c.Cells = append(c.Cells, Null)
			continue
		}
		if cell.Unknown {
			c.Cells = append(c.Cells, Range{May: MayFail})
			continue
		}
		if t.Kind == value.Word {
			c.Cells = append(c.Cells, Exactly(l.word(cell.Word)))
			continue
		}
		v := cell.Value
		for v.Scale > 0 && v.Coefficient%10 == 0 {
			v = value.Decimal{Coefficient: v.Coefficient / 10, Scale: v.Scale - 1}
		}
		d, err := v.Rescale(int8(c.Scale))
		if err != nil {
			fail(r.Place, err.Error(), "numbers of at most 18 digits, with the decimals of the whole column")
		}
		c.Cells = append(c.Cells, Exactly(d.Coefficient))
	}
	return c
}
