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
	Cause   error // why upstream would refuse it too; mostly nil
}

// Error is the reason with its place.
func (e *Inexpressible) Error() string {
	if e.Article == "" {
		return e.Reason
	}
	return fmt.Sprintf("%s: %s: %s", e.At, e.Article, e.Reason)
}

// Unwrap is the cause.
func (e *Inexpressible) Unwrap() error { return e.Cause }

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
