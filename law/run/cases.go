package run

import (
	"slices"

	"meent.nl/meent/law/program"
)

// mostSpreads is how often a program is carried out on ranges, at most, to narrow one
// outcome.
const mostSpreads = 64

// A guess is something that a register might be, in one case.
type guess struct {
	at int // in Machine.ranges
	r  program.Range
}

// A possibility is the outcome under some guesses.
type possibility struct {
	guesses []guess
	out     program.Range
	// next is the register on which it can be told apart further, and parts what that
	// might be; none where it cannot.
	next  int
	parts []program.Range
}

// cases narrow an outcome by telling cases apart. Ranges forget that two registers rest
// on the same: "more with a partner" and "less without one" are taken to go together.
// Within a case such a register is one thing, or less wide; the outcome is in one of
// the cases. Of cases that cannot be, nothing is kept.
type cases struct {
	m    *Machine
	f    *Facts
	left int // spreads
	all  []possibility
}

// narrowed is what an outcome can be, given what it is by one spread: never wider, and
// each end is reached unless it takes too many spreads to tell. The ranges of the
// machine are then those of some case.
func (m *Machine) narrowed(f *Facts, r program.Range) program.Range {
	c := cases{m: m, f: f, left: mostSpreads}
	c.all = []possibility{c.possible(nil, r)}
	m.guessed = make([]int16, len(m.ranges))
	for c.left > 0 {
		i := c.unsettled()
		if i < 0 {
			break
		}
		c.tellApart(i)
	}
	m.guesses, m.guessed = nil, nil
	out := program.Range{}
	for _, k := range c.all {
		out = out.Or(k.out)
	}
	return out
}

// unsettled is a case that has the least or the most of all and might have less of it.
func (c *cases) unsettled() int {
	for _, high := range []bool{true, false} {
		end := func(k *possibility) int64 {
			if high {
				return k.out.Hi
			}
			return -k.out.Lo
		}
		best, settled := -1, false
		for i := range c.all {
			k := &c.all[i]
			if !k.out.MayHold() {
				continue
			}
			if best < 0 || end(k) > end(&c.all[best]) {
				best, settled = i, false
			}
			if end(k) == end(&c.all[best]) && (len(k.parts) == 0 || k.out.Lo == k.out.Hi) {
				settled = true
			}
		}
		if best >= 0 && !settled {
			return best
		}
	}
	return -1
}

// tellApart replaces a case by narrower ones.
func (c *cases) tellApart(i int) {
	k := c.all[i]
	c.all = slices.Delete(c.all, i, i+1)
	for _, r := range k.parts {
		if p, ok := c.try(append(slices.Clip(k.guesses), guess{k.next, r})); ok {
			c.all = append(c.all, p)
		}
	}
}

// try works the program out under guesses; false where they contradict the facts.
func (c *cases) try(guesses []guess) (possibility, bool) {
	m := c.m
	c.left--
	clear(m.guessed)
	for i, g := range guesses {
		m.guessed[g.at] = int16(i + 1)
	}
	m.guesses, m.impossible = guesses, false
	m.spread(c.f)
	if m.impossible {
		return possibility{}, false
	}
	return c.possible(guesses, m.ranges[m.p.Result.Reg]), true
}

// possible is the outcome under guesses, of which the machine has the ranges.
func (c *cases) possible(guesses []guess, out program.Range) possibility {
	p := possibility{guesses: guesses, out: out}
	if next, ok := c.candidate(); ok {
		p.next, p.parts = next.at, c.parts(next)
	}
	return p
}

// candidate is the first register that is not decided, that bears on the outcome, and
// on which more than one instruction rests: those of two values before the others.
func (c *cases) candidate() (guess, bool) {
	m := c.m
	s := newSearch(m, c.f)
	s.need(program.Root, 0, m.p.Result.Reg)
	wide, found := guess{}, false
	for i := range m.p.Code {
		scope, dst := m.p.Scopes[i], m.p.Code[i].Dst
		if !c.each(scope) || len(m.p.Windows[scope].Readers[dst]) < 2 {
			continue
		}
		for k := range m.count[scope] {
			at := m.at(scope, k, dst)
			switch r := m.ranges[at]; {
			case !s.seen[at] || r.MayFail():
			case !r.MayHold() || r.Hi-r.Lo <= 1:
				return guess{at, r}, true
			case !found:
				wide, found = guess{at, r}, true
			}
		}
	}
	return wide, found
}

// each tells whether a scope has a window for each of its members.
func (c *cases) each(scope program.Scope) bool {
	return scope == program.Root || c.f.Known(int(scope)-1)
}

// compared are the values that a register is compared with.
func (c *cases) compared(at int) []int64 {
	m := c.m
	scope := program.Root
	for int(scope)+1 < len(m.base) && at >= m.base[scope+1] {
		scope++
	}
	size := len(m.init[scope].ranges)
	window := m.ranges[at-(at-m.base[scope])%size:]
	reg := program.Reg((at - m.base[scope]) % size)
	var all []int64
	for _, i := range m.p.Windows[scope].Readers[reg] {
		in := &m.p.Code[i]
		switch in.Op {
		case program.Lt, program.Le, program.Eq, program.Min, program.Max:
			if other := window[in.A+in.B-reg]; other.Decided() && other.MayHold() {
				all = append(all, other.Lo)
			}
		}
	}
	return all
}

// parts are ranges that make up what a register can be: cut where something that is
// known is compared with it, else in the middle, with the ends by themselves, since
// most outcomes only rise or only fall in between.
func (c *cases) parts(g guess) []program.Range {
	var all []program.Range
	if rest := g.r.May &^ program.MayHold; rest != 0 {
		all = append(all, program.Range{May: rest})
	}
	if !g.r.MayHold() {
		return all
	}
	cuts := c.cuts(g)
	for i, from := range cuts {
		all = append(all, program.Exactly(from))
		if i+1 < len(cuts) && cuts[i+1] > from+1 {
			all = append(all, program.Between(from+1, cuts[i+1]-1))
		}
	}
	return all
}

// mostCuts is of how many comparisons a register is cut in one go.
const mostCuts = 4

// cuts are values of a register, in order: its ends, and at least one in between
// where there is one.
func (c *cases) cuts(g guess) []int64 {
	cuts := []int64{g.r.Lo, g.r.Hi}
	for _, at := range c.compared(g.at) {
		if at > g.r.Lo && at < g.r.Hi && len(cuts) < 2+mostCuts {
			cuts = append(cuts, at)
		}
	}
	if len(cuts) == 2 {
		cuts = append(cuts, g.r.Lo+(g.r.Hi-g.r.Lo)/2)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// guess narrows a register that is guessed to be something.
func (m *Machine) guess(at int) {
	n := m.guessed[at]
	if n == 0 {
		return
	}
	r, g := m.ranges[at], m.guesses[n-1].r
	r.May &= g.May
	if r.MayHold() {
		r.Lo, r.Hi = max(r.Lo, g.Lo), min(r.Hi, g.Hi)
		if r.Lo > r.Hi {
			r.Lo, r.Hi, r.May = 0, 0, r.May&^program.MayHold
		}
	}
	if r.May == 0 {
		m.impossible = true
		return
	}
	m.ranges[at] = r
}
