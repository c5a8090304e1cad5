package program

import (
	"slices"
	"sort"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program/exact"
)

// Table is a table as it is on the date of the program. It is never changed.
type Table struct {
	Law     string
	Decl    *document.Parameter
	At      document.ParameterValue
	Keys    []int64 // ascending, in units of 10^-Scale; of words, their index in Words
	Scale   int
	Columns []Column
}

// Column is a column of a table, in the order of its keys.
type Column struct {
	Cells []Range // each exactly one value, not applicable, or a failure where it is not known
	Scale int
}

// Row is the row for a key; false where there is none.
func (t *Table) Row(key int64) (int64, bool) {
	i := t.last(key)
	if i < 0 || t.Decl.Table.Match == document.MatchIs && t.Keys[i] != key {
		return 0, false
	}
	return int64(i), true
}

// last is the last row whose key is not beyond a value; -1 where there is none.
func (t *Table) last(key int64) int {
	if t.Decl.Table.Match == document.MatchAbove {
		return sort.Search(len(t.Keys), func(i int) bool { return t.Keys[i] >= key }) - 1
	}
	return sort.Search(len(t.Keys), func(i int) bool { return t.Keys[i] > key }) - 1
}

// Workday is the first day from a day on that is no Saturday, no Sunday and no row of
// the table; false for a day before the first row or after the last.
func (t *Table) Workday(day int64) (int64, bool) {
	if day < t.Keys[0] || day > t.Keys[len(t.Keys)-1] {
		return 0, false
	}
	for {
		of, onCalendar := exact.Weekday(day)
		switch _, holiday := slices.BinarySearch(t.Keys, day); {
		case !onCalendar:
			return 0, false
		case of < 6 && !holiday:
			return day, true
		}
		day++
	}
}

// workdays is what Workday may be of a day from lo to hi: it never goes back in time.
func (t *Table) workdays(lo, hi int64) Range {
	first, last := t.Keys[0], t.Keys[len(t.Keys)-1]
	if hi < first || lo > last {
		return Null
	}
	from, ok1 := t.Workday(max(lo, first))
	until, ok2 := t.Workday(min(hi, last))
	out := Null
	if ok1 && ok2 {
		out = Between(from, until)
	} else if ok1 {
		out = Between(from, exact.LastDay).Or(Null)
	}
	if lo < first || hi > last {
		out.May |= MayBeNull
	}
	return out
}

// find is what row a key from lo to hi may have.
func (t *Table) find(lo, hi int64) Range {
	if t.Decl.Table.Match == document.MatchIs {
		first, _ := slices.BinarySearch(t.Keys, lo)
		last := t.last(hi)
		if first > last {
			return Null
		}
		out := Between(int64(first), int64(last))
		if rows := uint64(last - first); uint64(hi)-uint64(lo) != rows { // some value between has no row
			out.May |= MayBeNull
		}
		return out
	}
	first, last := t.last(lo), t.last(hi)
	if last < 0 {
		return Null
	}
	out := Between(int64(max(first, 0)), int64(last))
	if first < 0 {
		out.May |= MayBeNull
	}
	return out
}

// cell is what a column may hold in the rows from lo to hi.
func (t *Table) cell(column int64, lo, hi int64) Range {
	var out Range
	for _, c := range t.Columns[column].Cells[lo : hi+1] {
		out = join(out, c)
	}
	return out
}

// Cells is what a column holds, for what is known of the row.
func (t *Table) Cells(column int, row Range) Range {
	return looked(&Instr{Op: Cell, Imm: int64(column), Table: t}, 0, row)
}

// looked works out Find, Workday and Cell on a range of their operand; self is the
// index of the instruction.
func looked(in *Instr, self int, a Range) Range {
	out := Range{May: a.May &^ MayHold}
	if !a.MayHold() {
		return a
	}
	switch in.Op {
	case Find:
		return join(out, in.Table.find(a.Lo, a.Hi))
	case Workday:
		return join(out, in.Table.workdays(a.Lo, a.Hi))
	}
	out = join(out, in.Table.cell(in.Imm, a.Lo, a.Hi))
	if out.May == MayFail {
		out.Lo = int64(self)
	}
	return out
}
