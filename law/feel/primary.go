package feel

import (
	"fmt"

	"meent.nl/meent/law/value"
)

func (p *parser) primary() Expr {
	t := p.next()
	switch t.kind {
	case numberToken:
		if _, err := value.ParseDecimal(t.text); err != nil {
			p.fail(t, err.Error(), "")
		}
		return &NumberLit{node: p.node(t), Text: t.text}
	case stringToken:
		return &StringLit{node: p.node(t), Value: t.text}
	case functionToken:
		return p.call(t)
	case nameToken:
		return p.name(t)
	case keywordToken:
		switch t.text {
		case "true", "false":
			return &BoolLit{node: p.node(t), Value: t.text == "true"}
		case "null":
			return &NullLit{node: p.node(t)}
		case "if", "for", "some", "every":
			p.fail(t, fmt.Sprintf("%s inside a larger expression", t), "round brackets around it: ("+t.text+" …)")
			return &NullLit{}
		}
	case signToken:
		if t.text == "(" {
			e := p.expression()
			p.expect(")", "the end of what began with (")
			return e
		}
	}
	p.fail(t, fmt.Sprintf("%s where a value is missing", t), "a name, a number or a function")
	return &NullLit{}
}

func (p *parser) name(t token) Expr {
	switch {
	case t.text == "round":
		p.fail(t, "round without a direction", "round up, round down, round half up or round half down")
	case p.is("("):
		e := &Lookup{node: p.node(t), Table: t.text}
		p.next()
		e.Args = p.arguments(t)
		return e
	}
	return &Name{node: p.node(t), Ident: t.text}
}

func (p *parser) call(t token) Expr {
	c := &Call{node: p.node(t), Func: t.text}
	p.expect("(", "the arguments of "+t.text+" in round brackets")
	first := p.peek()
	c.Args = p.arguments(t)
	if p.bad != nil {
		return c
	}
	return p.literal(t, first, c)
}

// arguments reads the arguments of t up to the closing bracket.
func (p *parser) arguments(t token) (args []Expr) {
	if p.accept(")") {
		return nil
	}
	args = append(args, p.expression())
	for p.accept(",") {
		args = append(args, p.expression())
	}
	p.expect(")", "a comma, or the end of the arguments of "+t.text)
	return args
}

// literal turns date("…") and duration("…") into what they stand for.
func (p *parser) literal(t, first token, c *Call) Expr {
	var text *StringLit
	if len(c.Args) == 1 {
		text, _ = c.Args[0].(*StringLit)
	}
	switch {
	case t.text == "date" && text != nil:
		d, err := value.ParseDate(text.Value)
		if err != nil {
			p.fail(first, err.Error(), "")
		}
		return &DateLit{node: c.node, Value: d}
	case t.text == "duration":
		if text == nil {
			p.fail(t, "duration without a text", `duration("P1Y6M") or duration("P14D")`)
			return c
		}
		kind, n, err := value.ParseDuration(text.Value)
		if err != nil {
			p.fail(first, err.Error(), "")
		}
		lit := &DurationLit{node: c.node, Value: n}
		lit.Typed.Kind = kind
		return lit
	}
	return c
}
