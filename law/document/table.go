package document

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// Match says for which values a row of a table holds.
type Match string

// MatchFrom: from its value up to that of the next row. MatchAbove: the same, its own value
// not included and that of the next row included. MatchIs: for its own value only.
const (
	MatchFrom  Match = "from"
	MatchAbove Match = "above"
	MatchIs    Match = "is"
)

// Table is what a parameter is that has rows: what it is looked up by, and its columns.
type Table struct {
	By      Heading
	Match   Match
	Columns []Heading
}

// Heading is the head of a column. That of By has no name.
type Heading struct {
	Name  string
	Label Text
	Type  value.Type
}

// Row is a row of a table.
type Row struct {
	Place Place
	Key   Cell
	Cells []Cell // in the order of the columns
}

// Cell is a value in a table: a Word, or a number as in ParameterValue, with 1 for true.
type Cell struct {
	Null    bool // not applicable
	Unknown bool // set by law, but not known to who wrote the file: what takes it fails
	Value   value.Decimal
	Word    string
}

// shape is the table as formulas see it. The words by which it is looked up are
// those of all its rows, of every time.
func (p *Parameter) shape() *feel.Table {
	if p.Table == nil {
		return nil
	}
	s := &feel.Table{Key: p.Table.By.Type, Exact: p.Table.Match == MatchIs}
	for _, c := range p.Table.Columns {
		s.Columns = append(s.Columns, feel.Column{Name: c.Name, Type: c.Type})
	}
	if s.Key.Kind == value.Word {
		for _, v := range p.Values {
			for _, r := range v.Rows {
				if !s.Key.Holds(r.Key.Word) {
					s.Key.Words = append(s.Key.Words, r.Key.Word)
				}
			}
		}
	}
	return s
}
