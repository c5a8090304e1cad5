package typed

import (
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// kind is the static type of an expression.
type kind uint8

const (
	unknownKind kind = iota
	truthKind
	numberKind
	dayKind
	wordKind
	nullKind
)

var kindWords = [...]string{"nothing", "a boolean", "a number", "a date", "a string", "null"}

func (k kind) String() string { return kindWords[k] }

// kindOf is the static type of a declared type; unknownKind for lists and objects.
func kindOf(t regelrecht.Type) kind {
	switch t {
	case regelrecht.BooleanType:
		return truthKind
	case regelrecht.NumberType, regelrecht.AmountType:
		return numberKind
	case regelrecht.DateType:
		return dayKind
	case regelrecht.TextType:
		return wordKind
	}
	return unknownKind
}

// term is an expression with its static type; nullable where it may be null.
type term struct {
	e        feel.Expr
	kind     kind
	nullable bool
}

// builder makes nodes with one place.
type builder struct{ at feel.Pos }

func at(p document.Place) builder { return builder{feel.Pos{Line: p.Line, Column: p.Column}} }

func (b builder) name(ident string) feel.Expr {
	n := &feel.Name{Ident: ident}
	n.At = b.at
	return n
}

func (b builder) number(x regelrecht.Number) feel.Expr {
	text, negative := strings.CutPrefix(x.String(), "-")
	n := &feel.NumberLit{Text: text}
	n.At = b.at
	if !negative {
		return n
	}
	minus := &feel.Unary{Op: "-", X: n}
	minus.At = b.at
	return minus
}

func (b builder) count(n int) feel.Expr { return b.number(regelrecht.Int(int64(n))) }

func (b builder) truth(v bool) feel.Expr {
	n := &feel.BoolLit{Value: v}
	n.At = b.at
	return n
}

func (b builder) word(w string) feel.Expr {
	n := &feel.StringLit{Value: w}
	n.At = b.at
	return n
}

func (b builder) null() feel.Expr {
	n := &feel.NullLit{}
	n.At = b.at
	return n
}

func (b builder) day(d value.Date) feel.Expr {
	n := &feel.DateLit{Value: d}
	n.At = b.at
	return n
}

// duration is so many months, or days.
func (b builder) duration(n int64, k value.Kind) feel.Expr {
	d := &feel.DurationLit{Value: n}
	d.At, d.Typed = b.at, value.Type{Kind: k}
	return d
}

func (b builder) op(op string, x, y feel.Expr) feel.Expr {
	n := &feel.Binary{Op: op, X: x, Y: y}
	n.At = b.at
	return n
}

func (b builder) choice(cond, yes, no feel.Expr) feel.Expr {
	n := &feel.If{Cond: cond, Then: yes, Else: no}
	n.At = b.at
	return n
}

func (b builder) call(name string, args ...feel.Expr) feel.Expr {
	n := &feel.Call{Func: name, Args: args}
	n.At = b.at
	return n
}

func (b builder) field(of feel.Expr, name string) feel.Expr {
	n := &feel.Path{Of: of, Field: name}
	n.At = b.at
	return n
}
