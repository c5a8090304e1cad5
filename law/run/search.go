package run

import (
	"meent.nl/meent/law/program"
)

// search goes back from the goal to the facts that can still change it, past what
// the ranges have already decided.
type search struct {
	m         *Machine
	f         *Facts
	seen      []bool // per register of the file
	reached   [][]bool
	relations []bool // unknown relations that were reached
}

func newSearch(m *Machine, f *Facts) *search {
	s := &search{m: m, f: f, seen: make([]bool, len(m.ranges)), relations: make([]bool, len(m.p.Relations))}
	for scope, w := range m.p.Windows {
		s.reached = append(s.reached, make([]bool, m.count[scope]*len(w.Slots)))
	}
	return s
}

func (s *search) get(scope program.Scope, member int, reg program.Reg) program.Range {
	return s.m.ranges[s.m.at(scope, member, reg)]
}

// need marks what an undecided register rests on.
func (s *search) need(scope program.Scope, member int, reg program.Reg) {
	at := s.m.at(scope, member, reg)
	if s.seen[at] || s.m.ranges[at].Decided() {
		return
	}
	s.seen[at] = true
	def := s.m.p.Windows[scope].Def[reg]
	if def < 0 {
		return
	}
	in := &s.m.p.Code[def]
	a, b := func() { s.need(scope, member, in.A) }, func() { s.need(scope, member, in.B) }
	switch in.Op {
	case program.Load:
		s.reached[scope][member*len(s.m.p.Windows[scope].Slots)+int(in.Imm)] = true
	case program.Asked:
	case program.Gather:
		s.need(program.Root, 0, in.A)
	case program.Select:
		a()
		cond := s.get(scope, member, in.A)
		if cond.MayBeTrue() {
			b()
		}
		if cond.MayBeFalse() || cond.MayBeNull() {
			s.need(scope, member, in.C)
		}
	case program.Rank:
		for k := range s.m.count[scope] {
			for _, key := range [3]program.Reg{in.A, in.B, in.C} {
				s.need(scope, k, key)
			}
		}
		if !s.f.Known(int(scope) - 1) {
			s.relations[scope-1] = true
		}
	case program.Min, program.Max:
		x, y := s.get(scope, member, in.A), s.get(scope, member, in.B)
		if !beaten(in.Op, x, y) {
			a()
		}
		if !beaten(in.Op, y, x) {
			b()
		}
	default:
		if in.Op.OverMembers() {
			s.members(in)
			return
		}
		for i, r := range [3]program.Reg{in.A, in.B, in.C} {
			if i < in.Op.Operands() {
				s.need(scope, member, r)
			}
		}
	}
}

// beaten tells whether x can never be the least (or the greatest) of x and y.
func beaten(op program.Op, x, y program.Range) bool {
	if x.May != program.MayHold || !y.MayHold() {
		return false
	}
	if op == program.Min {
		return x.Lo >= y.Hi
	}
	return x.Hi <= y.Lo
}

func (s *search) members(in *program.Instr) {
	scope := program.Scope(in.Imm + 1)
	if !s.f.Known(int(in.Imm)) {
		s.relations[in.Imm] = true
	}
	for k := range s.m.count[scope] {
		mask := s.get(scope, k, in.B)
		s.need(scope, k, in.B)
		if mask.MayBeTrue() && in.Op != program.Count && in.Op != program.AtMostOne {
			s.need(scope, k, in.A)
		}
		if in.Op == program.First && mask.IsTrue() {
			return
		}
	}
}

// lists gives what was reached and, of what is unknown, what was not.
func (s *search) lists() (missing, idle []Missing) {
	add := func(reached bool, one Missing) {
		if reached {
			missing = append(missing, one)
		} else {
			idle = append(idle, one)
		}
	}
	for i, r := range s.m.p.Relations {
		if !s.f.Known(i) {
			add(s.relations[i], Missing{Relation: r.Name, Member: -1})
		}
	}
	for n := range s.m.p.Facts {
		for scope := range s.m.p.Windows {
			s.factLists(n, program.Scope(scope), add)
		}
	}
	return missing, idle
}

func (s *search) factLists(fact int, scope program.Scope, add func(bool, Missing)) {
	w := s.m.p.Windows[scope]
	for slot, n := range w.Slots {
		if n != fact {
			continue
		}
		for k := range s.m.count[scope] {
			if s.m.load(s.f, scope, k, slot).Decided() {
				continue
			}
			one := Missing{Fact: s.m.p.Facts[n].Name, Member: k}
			if scope != program.Root {
				one.Relation = s.m.p.Relations[scope-1].Name
				if !s.f.Known(int(scope) - 1) {
					one.Member = -1
				}
			}
			add(s.reached[scope][k*len(w.Slots)+slot], one)
		}
	}
}
