package feel

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The limits of one expression: its text in bytes, and how deep brackets, if
// and the like may stand in each other.
const (
	MaxSize  = 16 << 10
	MaxDepth = 100
)

// Parse reads one expression whose first character stands at a place in a file.
// Its error is a Problem: the first thing that is wrong.
func Parse(src string, at Pos) (Expr, error) {
	return ParseAt(src, func(offset int) Pos {
		before := src[:offset]
		lines := strings.Count(before, "\n")
		if lines == 0 {
			return Pos{at.Line, at.Column + utf8.RuneCountInString(before)}
		}
		return Pos{at.Line + lines, 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])}
	})
}

// ParseAt is Parse for text that was folded or indented in its file: place says
// where in the file the byte at an offset (0 to the length of src) stands.
func ParseAt(src string, place func(offset int) Pos) (Expr, error) {
	if len(src) > MaxSize {
		return nil, Problem{At: place(0), Message: fmt.Sprintf("the expression is longer than %d bytes", MaxSize),
			Expected: "several smaller rules"}
	}
	if !utf8.ValidString(src) {
		return nil, Problem{At: place(0), Message: "the expression is not valid UTF-8"}
	}
	p := parser{place: place}
	tokens, bad := scan(src)
	if bad == nil {
		p.tokens = tokens
		e := p.whole()
		if p.bad == nil {
			return e, nil
		}
		bad = p.bad
	}
	return nil, Problem{At: place(bad.offset), Message: bad.message, Expected: bad.expected}
}

// parser reads tokens by recursive descent. After a fault it stands at the end,
// so every loop stops.
type parser struct {
	place  func(int) Pos
	tokens []token
	depth  int
	bad    *fault
}

func (p *parser) whole() Expr {
	e := p.expression()
	if next := p.peek(); next.kind != endToken && p.bad == nil {
		p.fail(next, fmt.Sprintf("%s after a complete expression", next), "an operator or the end")
	}
	return e
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) next() token {
	t := p.tokens[0]
	if t.kind != endToken {
		p.tokens = p.tokens[1:]
	}
	return t
}

// is tells whether the next token is this sign or keyword.
func (p *parser) is(text string) bool {
	t := p.peek()
	return t.text == text && (t.kind == signToken || t.kind == keywordToken)
}

func (p *parser) accept(text string) bool {
	if p.is(text) {
		p.next()
		return true
	}
	return false
}

func (p *parser) expect(text, why string) {
	if !p.accept(text) {
		p.fail(p.peek(), fmt.Sprintf("%s where %q is missing", p.peek(), text), why)
	}
}

func (p *parser) fail(at token, message, expected string) {
	if p.bad == nil {
		p.bad = &fault{at.offset, message, expected}
	}
	p.tokens = p.tokens[len(p.tokens)-1:]
}

func (p *parser) node(at token) node { return node{At: p.place(at.offset)} }

// deeper guards every way in which the parser calls itself.
func (p *parser) deeper(read func() Expr) Expr {
	if p.depth == MaxDepth {
		p.fail(p.peek(), fmt.Sprintf("more than %d expressions inside each other", MaxDepth), "several smaller rules")
		return &NullLit{}
	}
	p.depth++
	defer func() { p.depth-- }()
	return read()
}

// startsLong tells whether an expression begins that goes on as far as it can.
func (p *parser) startsLong() bool {
	return p.is("if") || p.is("for") || p.is("some") || p.is("every")
}

func (p *parser) expression() Expr {
	return p.deeper(func() Expr {
		switch {
		case p.is("if"):
			return p.choice()
		case p.is("for"):
			return p.iteration()
		case p.startsLong():
			return p.quantified()
		}
		return p.disjunction()
	})
}

func (p *parser) choice() Expr {
	e := &If{node: p.node(p.next())}
	e.Cond = p.expression()
	p.expect("then", "if … then … else …")
	e.Then = p.expression()
	p.expect("else", "if … then … else …; without a value otherwise, write else null")
	e.Else = p.expression()
	return e
}

func (p *parser) iteration() Expr {
	e := &For{node: p.node(p.next())}
	e.Var, e.List = p.binding()
	p.expect("return", "for … in … return …")
	e.Each = p.expression()
	return e
}

func (p *parser) quantified() Expr {
	t := p.next()
	e := &Quantified{node: p.node(t), Every: t.text == "every"}
	e.Var, e.List = p.binding()
	p.expect("satisfies", t.text+" … in … satisfies …")
	e.Where = p.expression()
	return e
}

func (p *parser) binding() (string, Expr) {
	t := p.next()
	if t.kind != nameToken {
		p.fail(t, fmt.Sprintf("%s where the name of a member is missing", t), "a name, as k in some k in kinderen satisfies …")
	} else if Reserved(t.text) {
		p.fail(t, fmt.Sprintf("%s cannot be the name of a member", t), "another name")
	}
	p.expect("in", "a name, in, and a list of persons")
	return t.text, p.sum()
}
