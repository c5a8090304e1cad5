package reason

import (
	"sync"
	"sync/atomic"

	"meent.nl/meent/law/feel"
)

// formulas are those that were parsed before, by their text: all laws together have fewer
// than mostFormulas. They are only read.
var (
	formulas     sync.Map
	formulasKept atomic.Int64
)

const mostFormulas = 20_000

// parsed reads a formula; false where it is none.
func parsed(text string) (feel.Expr, bool) {
	if e, ok := formulas.Load(text); ok {
		return e.(feel.Expr), true
	}
	e, err := feel.Parse(text, feel.Pos{Line: 1, Column: 1})
	if err != nil {
		return nil, false
	}
	if formulasKept.Load() < mostFormulas {
		if _, known := formulas.LoadOrStore(text, e); !known {
			formulasKept.Add(1)
		}
	}
	return e, true
}
