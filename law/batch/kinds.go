package batch

import (
	"meent.nl/meent/law/program"
)

// kinds gives the operands of a step the form in which its kernel reads them: bits or
// numbers, and a register of its own for a constant where there is no quicker way.
func (p *planning) kinds(s *step) {
	truth, number := p.truth, p.numbers
	switch s.in.Op {
	case program.Load, program.Asked, program.IsNull:
	case program.And, program.Or:
		truth(s, &s.a)
		truth(s, &s.b)
	case program.Not, program.IsTrue:
		truth(s, &s.a)
	case program.Select:
		truth(s, &s.a)
		if s.dst.truth {
			truth(s, &s.b)
			truth(s, &s.c)
			return
		}
		number(s, &s.b, true)
		number(s, &s.c, true)
	case program.Guard:
		truth(s, &s.a)
		truth(s, &s.b)
		if s.dst.truth {
			truth(s, &s.c)
			return
		}
		number(s, &s.c, false)
	case program.Gather, program.First:
		if s.a.truth {
			truth(s, &s.a)
		} else {
			number(s, &s.a, false)
		}
		truth(s, &s.b)
	case program.Any, program.All:
		truth(s, &s.a)
		truth(s, &s.b)
	case program.Sum, program.Least, program.Greatest:
		number(s, &s.a, false)
		truth(s, &s.b)
	case program.Count, program.AtMostOne:
		truth(s, &s.b)
	case program.Eq:
		if (s.a.truth || isBit(s.a)) && (s.b.truth || isBit(s.b)) {
			truth(s, &s.a)
			truth(s, &s.b)
			return
		}
		p.pair(s)
	case program.Lt, program.Le, program.Add, program.Sub, program.Mul, program.Min, program.Max:
		p.pair(s)
	default:
		number(s, &s.a, false)
		number(s, &s.b, false)
		number(s, &s.c, false)
	}
}

// pair is two numbers of which one may be a constant.
func (p *planning) pair(s *step) {
	p.numbers(s, &s.a, !s.b.constant)
	p.numbers(s, &s.b, true)
}

// truth has an operand as bits.
func (p *planning) truth(s *step, r *register) {
	switch {
	case !r.constant && r.slot < 0 || r.truth:
	case r.constant:
		p.laid(s.from, r, true)
	default:
		p.convert(s, r, toBits)
	}
}

// numbers has an operand as numbers; constant says that it may stay a constant.
func (p *planning) numbers(s *step, r *register, constant bool) {
	switch {
	case r.constant && !constant:
		p.laid(s.from, r, false)
	case r.truth:
		p.convert(s, r, toNumbers)
	}
}

// convert adds a step that turns bits into numbers or numbers into bits. The new
// register is only of this operand.
func (p *planning) convert(s *step, r *register, do kernel) {
	to := *r
	to.truth = !r.truth
	files := &p.plan.scopes[s.from]
	if to.truth {
		to.slot = fresh(&files.bits)
	} else {
		to.slot = fresh(&files.numbers)
	}
	p.plan.steps = append(p.plan.steps, step{do: do, in: s.in, scope: s.from, from: s.from, dst: to, a: *r, b: noRegister, c: noRegister})
	*r = to
}

// laid gives a constant a register that is filled before the first chunk.
func (p *planning) laid(scope program.Scope, r *register, truth bool) {
	if !r.constant || r.slot >= 0 {
		return
	}
	key := laidOut{scope, r.value, truth}
	slot, ok := p.laidOut[key]
	if !ok {
		files := &p.plan.scopes[scope]
		made := &files.numbers
		if truth {
			made = &files.bits
		}
		slot = fresh(made)
		p.laidOut[key] = slot
		p.plan.fills = append(p.plan.fills, fill{scope, register{slot: slot, truth: truth}, r.value})
	}
	r.slot, r.truth = slot, truth
}

// fresh is a slot that no step uses for anything else.
func fresh(made *int) int {
	*made++
	return *made - 1
}
