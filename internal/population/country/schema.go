package country

import (
	"fmt"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// schemaOf is the schema of a file.
func schemaOf(f file) *parquet.Schema {
	g := parquet.Group{}
	for _, c := range f.columns {
		g[c.name] = c.node()
	}
	return parquet.NewSchema(f.name, g)
}

func (c *column) node() parquet.Node {
	switch {
	case c.bytes != nil:
		return parquet.Encoded(parquet.Uint(8), &parquet.DeltaBinaryPacked)
	case c.bits != nil:
		return parquet.Leaf(parquet.BooleanType)
	case c.steps:
		return parquet.Encoded(parquet.Int(32), &parquet.DeltaBinaryPacked)
	}
	return parquet.Encoded(parquet.Int(32), &parquet.Plain)
}

// fits checks that a file is the one that is expected: its marks, its columns and their
// types, its rows and their groups.
func (f *file) fits(has *parquet.File, rows int) error {
	if v, _ := has.Lookup("synthetic"); v != "true" {
		return fmt.Errorf("it does not say that it is synthetic")
	}
	if v, _ := has.Lookup("version"); v != strconv.Itoa(Version) {
		return fmt.Errorf("it is of version %q, and this Meent reads version %d", v, Version)
	}
	columns := has.Schema().Columns()
	if len(columns) != len(f.columns) {
		return fmt.Errorf("it has %d columns, and %d are expected", len(columns), len(f.columns))
	}
	for i, c := range f.columns {
		if len(columns[i]) != 1 || columns[i][0] != c.name {
			return fmt.Errorf("column %s is missing", c.name)
		}
		leaf, ok := has.Schema().Lookup(c.name)
		if !ok || !leaf.Node.Required() || !parquet.EqualTypes(leaf.Node.Type(), c.node().Type()) {
			return fmt.Errorf("column %s is not of type %s", c.name, c.node().Type())
		}
	}
	if has.NumRows() != int64(rows) {
		return fmt.Errorf("it has %d rows, and %d are expected", has.NumRows(), rows)
	}
	left := int64(rows)
	for _, g := range has.RowGroups() {
		if g.NumRows() != min(left, group) {
			return fmt.Errorf("its groups of rows are not of %d", group)
		}
		left -= g.NumRows()
	}
	if left != 0 {
		return fmt.Errorf("its groups of rows do not make %d", rows)
	}
	return nil
}
