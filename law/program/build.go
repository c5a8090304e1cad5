package program

import (
	"meent.nl/meent/law/program/exact"
)

// id is a node of the graph under construction; none is the absence of one.
type id int32

const none id = -1

// node is one instruction before it has a register.
type node struct {
	op    Op
	round exact.Rounding
	scope Scope
	arg   [3]id
	imm   int64
	table *Table
	out   Range // what it may be, for any facts within their bounds
}

// graph holds every node once: equal instructions on equal operands are one node.
type graph struct {
	nodes   []node
	origins []Origin
	index   []id   // by the hash of a node, none where free; as long as a power of two
	at      Origin // of what is being built
	most    func(Scope) int
}

func (g *graph) node(n id) *node   { return &g.nodes[n] }
func (g *graph) out(n id) Range    { return g.nodes[n].out }
func (g *graph) scope(n id) Scope  { return g.nodes[n].scope }
func (g *graph) isConst(n id) bool { return g.nodes[n].op == Const }

// value is the value of a constant; false for null and for what is not constant.
func (g *graph) value(n id) (int64, bool) {
	r := g.out(n)
	return r.Lo, g.isConst(n) && r.May == MayHold
}

func (g *graph) constant(v int64) id { return g.literal(Root, Exactly(v)) }
func (g *graph) null() id            { return g.literal(Root, Null) }

func (g *graph) literal(scope Scope, r Range) id {
	return g.add(node{op: Const, scope: scope, arg: [3]id{none, none, none}, imm: r.Lo, out: r})
}

// load is a fact of a scope.
func (g *graph) load(scope Scope, fact int, r Range) id {
	return g.add(node{op: Load, scope: scope, arg: [3]id{none, none, none}, imm: int64(fact), out: r})
}

func (g *graph) asked() id {
	r := Between(firstAsked, lastAsked)
	return g.add(node{op: Asked, arg: [3]id{none, none, none}, out: r})
}

// A program can be asked for any date from 1900 to 2199.
const (
	firstAsked = -25567
	lastAsked  = 84005
)

// emit adds an instruction; it fails the compilation where a bound may not fit.
func (g *graph) emit(op Op, args ...id) id {
	n, fits := g.try(op, 0, args...)
	switch {
	case fits:
	case op >= YearOf && op <= MonthsBetween:
		fail(g.at.At, "this date may leave the calendar (years 1 to 9999)", "narrower bounds on the facts")
	default:
		fail(g.at.At, "a number here may grow past what the engine holds (18 digits)",
			"narrower bounds on the facts, or a rounding sooner")
	}
	return n
}

// try is emit that tells whether all bounds fit, and adds nothing where they do not.
func (g *graph) try(op Op, round exact.Rounding, args ...id) (id, bool) {
	return g.tryWith(0, op, round, args...)
}

// tryWith is try for an instruction with an Imm of its own.
func (g *graph) tryWith(imm int64, op Op, round exact.Rounding, args ...id) (id, bool) {
	n := node{op: op, round: round, imm: imm, arg: [3]id{none, none, none}}
	for _, a := range args {
		if n.scope = g.scope(a); n.scope != Root {
			break
		}
	}
	var in [3]Range
	constant := true
	for i, a := range args {
		a = g.within(n.scope, a)
		n.arg[i], in[i] = a, g.out(a)
		constant = constant && g.isConst(a)
	}
	if same, ok := g.simpler(op, n.arg); ok {
		return same, true
	}
	var fits bool
	n.out, fits = Apply(&Instr{Op: op, Round: round, Imm: imm}, 0, in[0], in[1], in[2])
	if !fits {
		return none, false
	}
	if constant && n.out.Decided() && !n.out.MayFail() {
		return g.literal(n.scope, n.out), true
	}
	return g.add(n), true
}

// look adds a Find or a Cell of a table.
func (g *graph) look(op Op, table *Table, column int64, arg id) id {
	n := node{op: op, scope: g.scope(arg), arg: [3]id{arg, none, none}, imm: column, table: table}
	n.out, _ = Apply(&Instr{Op: op, Imm: column, Table: table}, 0, g.out(arg), Range{}, Range{})
	if g.isConst(arg) && n.out.Decided() && !n.out.MayFail() {
		return g.literal(n.scope, n.out)
	}
	return g.add(n)
}

// guard adds a Guard for a conflict.
func (g *graph) guard(conflict int, first, second, val id) id {
	scope := max(g.scope(first), g.scope(second), g.scope(val))
	n := node{op: Guard, scope: scope, imm: int64(conflict),
		arg: [3]id{g.within(scope, first), g.within(scope, second), g.within(scope, val)}}
	a, b, c := g.out(n.arg[0]), g.out(n.arg[1]), g.out(n.arg[2])
	if !(a.MayBeTrue() && b.MayBeTrue()) && !a.MayFail() && !b.MayFail() {
		return val
	}
	n.out = guard(a, b, c, 0)
	return g.add(n)
}

// within is the node as read from a scope: the root's is gathered for a member.
func (g *graph) within(scope Scope, n id) id {
	if g.scope(n) == scope {
		return n
	}
	if g.isConst(n) {
		return g.literal(scope, g.out(n))
	}
	if g.scope(n) != Root {
		fail(g.at.At, "a member of one relation is combined with a member of another",
			"a rule of the household that takes the one relation together first")
	}
	return g.add(node{op: Gather, scope: scope, arg: [3]id{n, none, none}, out: g.out(n)})
}

// simpler finds an operand that an instruction is equal to.
func (g *graph) simpler(op Op, arg [3]id) (id, bool) {
	is := func(i int, v int64) bool { got, ok := g.value(arg[i]); return ok && got == v }
	switch op {
	case Add:
		return pickIf(is(0, 0), arg[1], is(1, 0), arg[0])
	case Sub, AddMonths:
		return pickIf(false, none, is(1, 0) && op == Sub, arg[0])
	case Mul:
		return pickIf(is(0, 1), arg[1], is(1, 1), arg[0])
	case DivRound:
		return pickIf(false, none, is(1, 1), arg[0])
	case And:
		if is(0, 0) || is(1, 0) {
			return g.literal(g.scope(arg[0]), Exactly(0)), true
		}
		return pickIf(is(0, 1), arg[1], is(1, 1) || arg[0] == arg[1], arg[0])
	case Or:
		if is(0, 1) || is(1, 1) {
			return g.literal(g.scope(arg[0]), Exactly(1)), true
		}
		return pickIf(is(0, 0), arg[1], is(1, 0) || arg[0] == arg[1], arg[0])
	case IsTrue:
		return arg[0], !g.out(arg[0]).MayBeNull()
	case Select:
		if g.isConst(arg[0]) {
			return pickIf(is(0, 1), arg[1], true, arg[2])
		}
		return arg[1], arg[1] == arg[2] && !g.out(arg[0]).MayFail()
	}
	return none, false
}

func pickIf(first bool, a id, second bool, b id) (id, bool) {
	if first {
		return a, true
	}
	return b, second
}
