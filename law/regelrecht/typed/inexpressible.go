package typed

import (
	"fmt"

	"meent.nl/meent/law/document"
)

// Inexpressible says what the typed program cannot express, and where.
type Inexpressible struct {
	At      document.Place
	Article string // law and number; empty where it is of the question
	Reason  string
}

// Error is the reason with its place.
func (e *Inexpressible) Error() string {
	if e.Article == "" {
		return e.Reason
	}
	return fmt.Sprintf("%s: %s: %s", e.At, e.Article, e.Reason)
}

// stop leaves the compilation; caught turns it into an error.
type stop struct{ *Inexpressible }

func caught(err *error) {
	switch x := recover().(type) {
	case nil:
	case stop:
		*err = x.Inexpressible
	default:
		panic(x)
	}
}
