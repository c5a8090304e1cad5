package page

import (
	"meent.nl/meent/law/feel"
)

// Kinds of block: how its parts belong together.
const (
	OneLine = "line"    // Lead is all there is
	Cases   = "cases"   // the first part whose condition holds
	All     = "all"     // every part holds
	Any     = "any"     // at least one part holds
	Sum     = "sum"     // the parts are added up and taken off, as their signs say
	Product = "product" // the parts are multiplied and divided, as their signs say
	List    = "list"    // Lead says what is done with the parts
	Nested  = "nested"  // Lead, and then the one part that it is about
	Versus  = "versus"  // two parts, and in the sign of the second how they compare
)

// Block is a formula laid out: a line, or parts that each are a block again.
type Block struct {
	Kind  string
	Lead  Phrase
	Parts []Part
	Tail  []Phrase // said of the whole, in order: rounded, converted
}

// Part is a part of a block. When is the condition of a case; nil in the last.
type Part struct {
	Sign string
	When *Block
	Block
}

// room is how long a line may be; inner is what each step inwards takes from it.
const (
	room  = 92
	inner = 4
)

// block lays an expression out; is says that it stands after "als".
func (b *builder) block(e feel.Expr, room int, isCondition bool) Block {
	e = simpler(e)
	said := b.say(e)
	if isCondition {
		said = b.condition(e)
	}
	line := Block{Kind: OneLine, Lead: said}
	if said.length() <= room && !isTangled(e, true) {
		return line
	}
	w := words[b.lang]
	switch e := e.(type) {
	case *feel.If:
		return b.cases(e, room)
	case *feel.Binary:
		return b.parts(e, room, line)
	case *feel.Call:
		return b.laidCall(e, room, line)
	case *feel.Filter:
		return b.nested(join(b.within(e.List, tight), plain(w.whom)), e.Where, room)
	case *feel.Quantified:
		return b.nested(b.quantifier(e), e.Where, room)
	case *feel.For:
		return b.nested(b.eachOf(e), e.Each, room)
	}
	return line
}

func (b *builder) nested(lead Phrase, e feel.Expr, room int) Block {
	return Block{Kind: Nested, Lead: lead, Parts: []Part{{Block: b.block(e, room-inner, false)}}}
}

// isTangled says that an expression reads better in parts, also where it is short: a
// choice within something else, or three conditions or more.
func isTangled(e feel.Expr, isOuter bool) bool {
	switch e := simpler(e).(type) {
	case *feel.If:
		if !isOuter {
			return true
		}
		_, isChain := e.Else.(*feel.If)
		return isChain || isTangled(e.Cond, false) || isTangled(e.Then, false) || isTangled(e.Else, false)
	case *feel.Binary:
		if e.Op == "and" || e.Op == "or" {
			if len(sides(e, e.Op)) > 2 {
				return true
			}
		}
		return isTangled(e.X, false) || isTangled(e.Y, false)
	case *feel.Call:
		for _, arg := range e.Args {
			if isTangled(arg, false) {
				return true
			}
		}
	}
	return false
}

// sides are those of "a and b and c".
func sides(e feel.Expr, op string) []feel.Expr {
	e = simpler(e)
	if x, ok := e.(*feel.Binary); ok && x.Op == op {
		return append(sides(x.X, op), sides(x.Y, op)...)
	}
	return []feel.Expr{e}
}

func (b *builder) cases(e *feel.If, room int) Block {
	out := Block{Kind: Cases}
	for {
		when := b.block(e.Cond, room-inner, true)
		out.Parts = append(out.Parts, Part{When: &when, Block: b.block(e.Then, room-inner, false)})
		next, ok := e.Else.(*feel.If)
		if !ok {
			out.Parts = append(out.Parts, Part{Block: b.block(e.Else, room-inner, false)})
			return out
		}
		e = next
	}
}

// parts lays out a chain of one kind: conditions, a sum, a product, a comparison.
func (b *builder) parts(e *feel.Binary, room int, line Block) Block {
	w := words[b.lang]
	switch e.Op {
	case "and", "or":
		out := Block{Kind: All, Lead: plain(w.all)}
		if e.Op == "or" {
			out = Block{Kind: Any, Lead: plain(w.any)}
		}
		for _, side := range sides(e, e.Op) {
			out.Parts = append(out.Parts, Part{Block: b.block(side, room-inner, false)})
		}
		return out
	case "+", "-":
		if _, isDay := b.later(e); isDay {
			return line
		}
		return Block{Kind: Sum, Parts: b.terms(e, "", room-inner)}
	case "*", "/":
		return Block{Kind: Product, Parts: b.factors(e, "", room-inner)}
	}
	ends, ok := b.verbs(e, w.main)
	if _, isNull := b.besideNull(e); isNull || !ok {
		return line
	}
	verb := ends[0] + ends[1]
	return Block{Kind: Versus, Parts: []Part{{Block: b.block(e.X, room-inner, false)}, {Sign: verb, Block: b.block(e.Y, room-inner, false)}}}
}

// terms are the parts of a sum. A minus before brackets is kept there.
func (b *builder) terms(e feel.Expr, sign string, room int) []Part {
	if x, ok := e.(*feel.Binary); ok && (x.Op == "+" || x.Op == "-") && sign != signs["-"] {
		return append(b.terms(x.X, sign, room), b.terms(x.Y, signs[x.Op], room)...)
	}
	return []Part{{Sign: sign, Block: b.block(e, room, false)}}
}

func (b *builder) factors(e feel.Expr, sign string, room int) []Part {
	if x, ok := e.(*feel.Binary); ok && (x.Op == "*" || x.Op == "/") && sign != signs["/"] {
		return append(b.factors(x.X, sign, room), b.factors(x.Y, signs[x.Op], room)...)
	}
	return []Part{{Sign: sign, Block: b.block(e, room, false)}}
}

// laidCall lays out a function of something long.
func (b *builder) laidCall(e *feel.Call, room int, line Block) Block {
	w := words[b.lang]
	if arg, tail, ok := b.qualified(e); ok {
		out := b.block(arg, room-inner, false)
		switch {
		case out.Kind == OneLine && binding(arg) < looseSum:
			out.Lead = join(bracketed(out.Lead), plain(", "), tail)
		case out.Kind == OneLine:
			out.Lead = join(out.Lead, plain(", "), tail)
		case e.Func == "max":
			out.Tail = append(out.Tail, tail)
		default:
			out.Tail = append(out.Tail, join(plain(w.andThat), tail))
		}
		return out
	}
	heads := map[string]string{"not": w.not, "sum": w.sum, "count": w.count, "min": w.least, "max": w.greatest}
	head, ok := heads[e.Func]
	switch {
	case !ok:
		return line
	case len(e.Args) > 1:
		out := Block{Kind: List, Lead: plain(head)}
		for _, arg := range e.Args {
			out.Parts = append(out.Parts, Part{Block: b.block(arg, room-inner, false)})
		}
		return out
	}
	if e.Func == "not" {
		if out, ok := b.denied(b.block(e.Args[0], room-inner, false)); ok {
			return out
		}
	}
	if lead, of, ok := b.members(e.Args[0]); ok {
		return b.nested(join(plain(head), lead), of, room)
	}
	return b.nested(plain(head), e.Args[0], room)
}

// members takes a long list of members apart: who they are, and what is asked of them.
func (b *builder) members(e feel.Expr) (lead Phrase, of feel.Expr, ok bool) {
	w := words[b.lang]
	switch e := e.(type) {
	case *feel.Filter:
		return join(b.within(e.List, tight), plain(w.whom)), e.Where, true
	case *feel.For:
		return join(plain(w.whatFor), b.eachOf(e)), e.Each, true
	case *feel.Path:
		if f, ok := e.Of.(*feel.Filter); ok {
			return join(b.name(e.Ref, e.Field), plain(w.of), b.within(f.List, tight), plain(w.whom)), f.Where, true
		}
	}
	return nil, nil, false
}
