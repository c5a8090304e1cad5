package questiontest

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
)

// Lazily counts what is asked of who reads the law from the goal on, and asks a fact when
// the law comes to it: the second side of an "and" that is false already is not read, nor
// the branch of an "if" that does not apply.
func Lazily(whole *run.Facts) (Asked, error) {
	m := run.NewMachine(whole.Program())
	if _, err := m.Run(whole); err != nil {
		return Asked{}, err
	}
	r := &reader{m: m, p: whole.Program(), read: map[point]bool{}, asked: map[point]bool{}}
	at := r.p.Result
	for k := range m.Count(at.Scope) {
		if at.Scope != program.Root {
			r.ask(at.Scope, 0, -1)
		}
		r.demand(at.Scope, k, at.Reg)
	}
	return r.sum, nil
}

// point is a register of a subject, or a fact; without one the members of a relation.
type point struct {
	scope  program.Scope
	member int
	at     int
}

type reader struct {
	m           *run.Machine
	p           *program.Program
	read, asked map[point]bool
	sum         Asked
}

func (r *reader) ask(scope program.Scope, member, fact int) {
	if at := (point{scope, member, fact}); !r.asked[at] {
		r.asked[at] = true
		r.sum.Questions++
		r.sum.Burden += r.burden(fact)
	}
}

func (r *reader) value(scope program.Scope, member int, reg program.Reg) program.Range {
	r.demand(scope, member, reg)
	return r.m.Register(scope, member, reg)
}

// demand reads what a register rests on, in the order of the law.
func (r *reader) demand(scope program.Scope, member int, reg program.Reg) {
	def := r.p.Windows[scope].Def[reg]
	at := point{scope, member, int(reg)}
	if def < 0 || r.read[at] {
		return
	}
	r.read[at] = true
	in := &r.p.Code[def]
	switch in.Op {
	case program.Load:
		r.ask(scope, member, r.p.Windows[scope].Slots[in.Imm])
	case program.Asked:
	case program.Gather:
		r.demand(program.Root, 0, in.A)
	case program.Select:
		if r.value(scope, member, in.A).IsTrue() {
			r.demand(scope, member, in.B)
		} else {
			r.demand(scope, member, in.C)
		}
	case program.And, program.Or:
		if r.value(scope, member, in.A) != program.Bool(in.Op == program.Or) {
			r.demand(scope, member, in.B)
		}
	case program.Guard:
		if r.value(scope, member, in.A).IsTrue() {
			r.demand(scope, member, in.B)
		}
		r.demand(scope, member, in.C)
	case program.Rank:
		for k := range r.m.Count(scope) {
			for _, key := range [3]program.Reg{in.A, in.B, in.C} {
				r.demand(scope, k, key)
			}
		}
	default:
		if in.Op.OverMembers() {
			r.members(in)
			return
		}
		for i, operand := range [3]program.Reg{in.A, in.B, in.C} {
			if i < in.Op.Operands() {
				r.demand(scope, member, operand)
			}
		}
	}
}

func (r *reader) members(in *program.Instr) {
	scope := program.Scope(in.Imm + 1)
	r.ask(scope, 0, -1)
	for k := range r.m.Count(scope) {
		if !r.value(scope, k, in.B).IsTrue() || in.Op == program.Count || in.Op == program.AtMostOne {
			continue
		}
		v := r.value(scope, k, in.A)
		if in.Op == program.First || in.Op == program.Any && v == program.Bool(true) || in.Op == program.All && v == program.Bool(false) {
			return
		}
	}
}

func (r *reader) burden(fact int) float64 {
	if fact < 0 {
		return question.RelationTrouble
	}
	return question.Trouble(r.p.Facts[fact], false)
}
