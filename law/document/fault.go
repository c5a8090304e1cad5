package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// shownFaults is how many faults Error prints; Faults itself holds all of them.
const shownFaults = 100

// String is file:line:column.
func (p Place) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// Error is the fault in one line: file:line:column: message; expected ….
func (f Fault) Error() string {
	text := f.Place.String() + ": " + f.Message
	if f.Expected != "" {
		text += "; expected " + f.Expected
	}
	return text
}

// Error prints a fault per line, in the order of files and lines.
func (f Faults) Error() string {
	var b strings.Builder
	for i, fault := range f {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i == shownFaults {
			fmt.Fprintf(&b, "and %d more", len(f)-shownFaults)
			break
		}
		b.WriteString(fault.Error())
	}
	return b.String()
}

func (f Faults) sort() {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column),
			cmp.Compare(a.Message, b.Message))
	})
}
