package feel

import "fmt"

// The levels of binding, loosest first: or, and, comparison, + -, * /, sign.

func (p *parser) disjunction() Expr { return p.leftward(p.conjunction, "or") }
func (p *parser) conjunction() Expr { return p.leftward(p.comparison, "and") }
func (p *parser) sum() Expr         { return p.leftward(p.product, "+", "-") }
func (p *parser) product() Expr     { return p.leftward(p.signed, "*", "/") }

func (p *parser) leftward(operand func() Expr, ops ...string) Expr {
	e := operand()
	for {
		op, ok := p.oneOf(ops...)
		if !ok {
			return e
		}
		e = &Binary{node: p.node(op), Op: op.text, X: e, Y: operand()}
	}
}

func (p *parser) oneOf(texts ...string) (token, bool) {
	for _, text := range texts {
		if p.is(text) {
			return p.next(), true
		}
	}
	return token{}, false
}

func (p *parser) comparison() Expr {
	if p.startsLong() {
		return p.expression() // as in: a or some k in r satisfies …
	}
	e := p.sum()
	switch op, ok := p.oneOf("=", "!=", "<", "<=", ">", ">=", "between", "in"); {
	case !ok:
		return e
	case op.text == "between":
		b := &Between{node: p.node(op), X: e, Low: p.sum()}
		p.expect("and", "between … and …")
		b.High = p.sum()
		e = b
	case op.text == "in":
		e = p.membership(op, e)
	default:
		e = &Binary{node: p.node(op), Op: op.text, X: e, Y: p.sum()}
	}
	if again, ok := p.oneOf("=", "!=", "<", "<=", ">", ">=", "between", "in"); ok {
		p.fail(again, "a comparison of a comparison", "between … and …, or two comparisons joined by and")
	}
	return e
}

func (p *parser) membership(op token, x Expr) Expr {
	e := &In{node: p.node(op), X: x}
	open, ok := p.oneOf("(", "[")
	if !ok {
		p.fail(p.peek(), fmt.Sprintf("%s after in", p.peek()), "a list as in (a, b) or a range as in [a..b]")
		return e
	}
	first := p.sum()
	if !p.accept("..") {
		if open.text == "[" {
			p.fail(p.peek(), fmt.Sprintf("%s in a range", p.peek()), "[low..high]; a list is written (a, b)")
		}
		e.List = []Expr{first}
		for p.accept(",") {
			e.List = append(e.List, p.sum())
		}
		p.expect(")", "a list as in (a, b)")
		return e
	}
	e.Low, e.High, e.OpenLow = first, p.sum(), open.text == "("
	end, ok := p.oneOf("]", ")")
	if !ok {
		p.fail(p.peek(), fmt.Sprintf("%s where the range should end", p.peek()), "] or, without the last value, )")
	}
	e.OpenHigh = end.text == ")"
	return e
}

func (p *parser) signed() Expr {
	if !p.is("-") {
		return p.postfix()
	}
	minus := p.next()
	return &Unary{node: p.node(minus), Op: "-", X: p.deeper(p.signed)}
}

func (p *parser) postfix() Expr {
	e := p.primary()
	for {
		if p.accept(".") {
			name := p.next()
			if name.kind != nameToken {
				p.fail(name, fmt.Sprintf("%s after a dot", name), "the name of a property")
			}
			e = &Path{node: p.node(name), Of: e, Field: name.text}
			continue
		}
		bracket, ok := p.oneOf("[")
		if !ok {
			return e
		}
		e = &Filter{node: p.node(bracket), List: e, Where: p.expression()}
		p.expect("]", "the end of the condition that began with [")
	}
}
