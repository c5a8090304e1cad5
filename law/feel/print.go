package feel

import (
	"strings"

	"meent.nl/meent/law/value"
)

// How tightly an expression binds, loosest first.
const (
	bindAny = iota
	bindOr
	bindAnd
	bindComparison
	bindSum
	bindProduct
	bindSign
	bindPostfix
)

// Print writes an expression as canonical text on one line. Parsing that text
// gives the same expression again.
func Print(e Expr) string {
	var b strings.Builder
	b.Grow(64) // most formulas fit
	printer{&b}.print(e, bindAny)
	return b.String()
}

type printer struct{ *strings.Builder }

func binding(e Expr) int {
	switch e := e.(type) {
	case *If, *For, *Quantified:
		return bindAny
	case *Binary:
		switch e.Op {
		case "or":
			return bindOr
		case "and":
			return bindAnd
		case "+", "-":
			return bindSum
		case "*", "/":
			return bindProduct
		}
		return bindComparison
	case *Between, *In:
		return bindComparison
	case *Unary:
		return bindSign
	}
	return bindPostfix
}

// print writes e, in brackets where it binds more loosely than its place allows.
func (p printer) print(e Expr, place int) {
	own := binding(e)
	if own < place {
		p.WriteByte('(')
		defer p.WriteByte(')')
	}
	switch e := e.(type) {
	case *NumberLit:
		p.WriteString(e.Text)
	case *BoolLit:
		p.pick(e.Value, "true", "false")
	case *StringLit:
		p.parts(`"`, e.Value, `"`)
	case *NullLit:
		p.WriteString("null")
	case *DateLit:
		p.parts(`date("`, e.Value.String(), `")`)
	case *DurationLit:
		p.parts(`duration("`, value.FormatDuration(e.Typed.Kind, e.Value), `")`)
	case *Name:
		p.WriteString(e.Ident)
	case *Path:
		p.print(e.Of, bindPostfix)
		p.parts(".", e.Field)
	case *Filter:
		p.print(e.List, bindPostfix)
		p.parts("[", e.Where, "]")
	case *Unary:
		p.WriteString(e.Op)
		p.print(e.X, bindSign)
	case *Binary:
		left := own
		if own == bindComparison {
			left++
		}
		p.print(e.X, left)
		p.parts(" ", e.Op, " ")
		p.print(e.Y, own+1)
	case *Between:
		p.print(e.X, bindSum)
		p.WriteString(" between ")
		p.print(e.Low, bindSum)
		p.WriteString(" and ")
		p.print(e.High, bindSum)
	case *In:
		p.membership(e)
	case *If:
		p.parts("if ", e.Cond, " then ", e.Then, " else ", e.Else)
	case *Quantified:
		p.pick(e.Every, "every ", "some ")
		p.parts(e.Var, " in ")
		p.print(e.List, bindSum)
		p.parts(" satisfies ", e.Where)
	case *For:
		p.parts("for ", e.Var, " in ")
		p.print(e.List, bindSum)
		p.parts(" return ", e.Each)
	case *Lookup:
		p.parts(e.Table, "(")
		p.list(e.Args, bindAny)
		p.WriteByte(')')
	case *Call:
		p.parts(e.Func, "(")
		p.list(e.Args, bindAny)
		p.WriteByte(')')
	}
}

// parts writes texts, and expressions where any expression may stand.
func (p printer) parts(parts ...any) {
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			p.WriteString(part)
		case Expr:
			p.print(part, bindAny)
		}
	}
}

func (p printer) pick(yes bool, text, otherwise string) {
	if !yes {
		text = otherwise
	}
	p.WriteString(text)
}

func (p printer) list(items []Expr, place int) {
	for i, item := range items {
		if i > 0 {
			p.WriteString(", ")
		}
		p.print(item, place)
	}
}

func (p printer) membership(e *In) {
	p.print(e.X, bindSum)
	p.WriteString(" in ")
	if e.Low == nil {
		p.WriteByte('(')
		p.list(e.List, bindSum)
		p.WriteByte(')')
		return
	}
	p.pick(e.OpenLow, "(", "[")
	p.print(e.Low, bindSum)
	p.WriteString("..")
	p.print(e.High, bindSum)
	p.pick(e.OpenHigh, ")", "]")
}
