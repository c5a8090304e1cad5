package run

import (
	"meent.nl/meent/law/program"
)

// rank is one plus the number of members that go before this one.
func (m *Machine) rank(in *program.Instr, scope program.Scope, self int) cell {
	size, first := len(m.init[scope].cells), m.base[scope]
	keys := func(k int) [3]cell {
		at := first + k*size
		return [3]cell{m.cells[at+int(in.A)], m.cells[at+int(in.B)], m.cells[at+int(in.C)]}
	}
	own := keys(self)
	out := cell{v: 1}
	if own[0].s|own[1].s|own[2].s != Holds {
		out = cell{s: Absent}
	}
	for k := range m.count[scope] {
		other := keys(k)
		for _, c := range other {
			if c.s == Failed {
				return c
			}
		}
		if out.s == Holds && k != self && goesFirst(other, own, k < self) {
			out.v++
		}
	}
	return out
}

// goesFirst tells whether one has the greater keys, or the same and stands earlier.
func goesFirst(one, other [3]cell, earlier bool) bool {
	if one[0].s|one[1].s|one[2].s != Holds {
		return false
	}
	for i, c := range one {
		if c.v != other[i].v {
			return c.v > other[i].v
		}
	}
	return earlier
}

// rankRange is rank on what is known of the keys.
func (m *Machine) rankRange(f *Facts, in *program.Instr, scope program.Scope, self int) program.Range {
	keys := func(k int) [3]program.Range {
		at := m.at(scope, k, 0)
		return [3]program.Range{m.ranges[at+int(in.A)], m.ranges[at+int(in.B)], m.ranges[at+int(in.C)]}
	}
	if !f.Known(int(scope) - 1) {
		most := m.p.Relations[scope-1].Max
		if m.wide {
			most *= widening
		}
		return program.RankAny(keys(0), most)
	}
	all := make([][3]program.Range, m.count[scope])
	for k := range all {
		all[k] = keys(k)
	}
	return program.RankOf(all, self)
}
