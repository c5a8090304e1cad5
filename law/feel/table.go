package feel

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/value"
)

// Table is the shape of a table: what it is looked up by, and its columns.
type Table struct {
	// Key is what it is looked up by; of a word, the words that have a row.
	Key     value.Type
	Columns []Column
	// Exact says that a row holds for its own value only.
	Exact bool
}

// Column is a column of a table.
type Column struct {
	Name string
	Type value.Type
}

// Column is the index of a column, or -1.
func (t *Table) Column(name string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
}

// Same tells whether a formula written for one table is right for the other. The
// words that have a row do not matter to it.
func (t *Table) Same(u *Table) bool {
	if t == nil || u == nil {
		return t == u
	}
	sameKey := t.Key.Kind == value.Word && u.Key.Kind == value.Word || t.Key.Equal(u.Key)
	return sameKey && t.Exact == u.Exact && slices.EqualFunc(t.Columns, u.Columns, func(a, b Column) bool { return a.Name == b.Name && a.Type.Equal(b.Type) })
}

// lookup checks Table(Key); nil where the table is not known.
func (c *checker) lookup(e *Lookup) *Table {
	named, bad := c.env.Name(e.Table, c.member())
	switch {
	case bad != nil || named.Table == nil:
		c.problem(e, e.Table+" is not a function or a table", "a table of the law, or one of "+join(Functions))
		return nil
	case len(e.Args) != 1:
		c.problem(e, fmt.Sprintf("%s looked up by %d values", e.Table, len(e.Args)), e.Table+"(x), with x in "+named.Table.Key.String())
		return nil
	}
	e.Ref = named.Ref
	t := named.Table
	if t.Key.Kind == value.Word {
		c.wordKey(e, t)
		return t
	}
	c.checkAs(e.Args[0], t.Key)
	if e.Args[0].Type().Fraction {
		c.problem(fractionOrigin(e.Args[0]), "a table looked up by a division that is not rounded", "a rounding around it, as round down(…, 2)")
	}
	return t
}

// calendar types next working day(day, table): the table lists days on which nobody works.
func (c *checker) calendar(e *Call) value.Type {
	if !c.arguments(e, 2, "next working day(day, table), with a table of holidays") {
		return value.Type{}
	}
	c.checkAs(e.Args[0], dayType)
	name, ok := e.Args[1].(*Name)
	if !ok {
		return c.problem(e.Args[1], "holidays that are no table", "the name of a table with a row for each holiday")
	}
	named, bad := c.env.Name(name.Ident, c.member())
	switch {
	case bad != nil:
		return c.problem(name, bad.Message, bad.Expected)
	case named.Table == nil || named.Table.Key.Kind != value.Day || !named.Table.Exact:
		return c.problem(name, name.Ident+" is no table of days", "a table by date, of which each row says is: …")
	}
	name.Ref = named.Ref
	name.give(dayType)
	return dayType
}

// wordKey checks that every row of a table can be met.
func (c *checker) wordKey(e *Lookup, t *Table) {
	key := e.Args[0]
	have := c.scalar(key)
	switch {
	case have.Kind == value.Invalid:
		return
	case have.Kind != value.Word:
		c.problem(key, describe(have)+" where another type is needed", "a word, by which "+e.Table+" is looked up")
		return
	case len(have.Words) == 0:
		c.checkAs(key, t.Key)
		return
	}
	for _, word := range t.Key.Words {
		if !have.Holds(word) {
			c.problem(e, fmt.Sprintf("%s has a row for %s, which %s never is", e.Table, word, Print(key)), "rows for "+have.String())
			return
		}
	}
}

// column types Table(Key).Field; false where the field is no column.
func (c *checker) column(e *Path, of *Lookup) (value.Type, bool) {
	t := c.lookup(of)
	if t == nil {
		return value.Type{}, true
	}
	i := t.Column(e.Field)
	if i < 0 {
		if len(t.Columns) == 1 {
			of.give(t.Columns[0].Type)
			return value.Type{}, false
		}
		return c.problem(e, fmt.Sprintf("%s has no column %s", of.Table, e.Field), "one of "+t.names()), true
	}
	of.give(t.Columns[i].Type)
	e.Ref = Ref{Kind: ColumnRef, Name: e.Field}
	return t.Columns[i].Type, true
}

// onlyColumn types Table(Key) of a table with one column.
func (c *checker) onlyColumn(e *Lookup) value.Type {
	switch t := c.lookup(e); {
	case t == nil:
		return value.Type{}
	case len(t.Columns) != 1:
		return c.problem(e, fmt.Sprintf("%s has %d columns", e.Table, len(t.Columns)), e.Table+"(…).x, with x one of "+t.names())
	default:
		return t.Columns[0].Type
	}
}

func (t *Table) names() string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return join(names)
}
