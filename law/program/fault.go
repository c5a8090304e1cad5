package program

import (
	"fmt"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
)

// stop carries a fault from deep inside an expression to Compile.
type stop struct{ fault document.Fault }

func fail(at document.Place, message, expected string) {
	panic(stop{document.Fault{Place: at, Message: message, Expected: expected}})
}

func failf(at document.Place, expected, format string, args ...any) {
	fail(at, fmt.Sprintf(format, args...), expected)
}

// caught turns the fault of a stopped compilation into its error.
func caught(err *error) {
	switch r := recover().(type) {
	case nil:
	case stop:
		*err = document.Faults{r.fault}
	default:
		panic(r)
	}
}

// in is the place of an expression in the file that its rule stands in.
func in(place document.Place, at feel.Pos) document.Place {
	if at.Line > 0 {
		place.Line, place.Column = at.Line, at.Column
	}
	return place
}
