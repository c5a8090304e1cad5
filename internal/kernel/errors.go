package kernel

import (
	"errors"
	"fmt"
)

// ErrorKind is what a caller can do about an error. The edge maps it once to a
// page, a problem+json or an exit code.
type ErrorKind uint8

const (
	Internal        ErrorKind = iota // our fault; the text stays inside
	Invalid                          // the input is wrong
	Unauthenticated                  // nobody is logged in
	Forbidden                        // known, and not allowed
	NotFound                         // not there, or not to be told
	Conflict                         // changed in the meantime, or there already
	TooLarge
	TooMany     // try again later
	Unavailable // a source or the store does not answer
)

// Error is an error with a kind and a text that may be shown. Neither text nor
// cause may hold a BSN or a value of a person.
type Error struct {
	Kind  ErrorKind
	Text  string
	Cause error
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Text
	}
	return e.Text + ": " + e.Cause.Error()
}

func (e *Error) Unwrap() error { return e.Cause }

// Errorf makes an error of a kind; a %w argument becomes its cause.
func Errorf(kind ErrorKind, format string, args ...any) error {
	wrapped := fmt.Errorf(format, args...)
	if errors.Unwrap(wrapped) != nil {
		return &kindError{kind: kind, error: wrapped}
	}
	return &Error{Kind: kind, Text: wrapped.Error()}
}

// Invalidf is Errorf of kind Invalid.
func Invalidf(format string, args ...any) error { return Errorf(Invalid, format, args...) }

type kindError struct {
	kind ErrorKind
	error
}

func (e *kindError) Unwrap() error { return errors.Unwrap(e.error) }

func (e *Error) kindOf() ErrorKind     { return e.Kind }
func (e *kindError) kindOf() ErrorKind { return e.kind }

// KindOf is the kind of an error, also of one inside errors.Join; Internal for one
// without.
func KindOf(err error) ErrorKind {
	var with interface{ kindOf() ErrorKind }
	if errors.As(err, &with) {
		return with.kindOf()
	}
	return Internal
}
