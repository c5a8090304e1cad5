package question

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// settled is in what share of the worlds nothing more of a number may matter after the
// answer, for a threshold to be enough.
const settled = 0.85

// threshold makes a question one about a threshold, where that is as good as always enough
// in the worlds that need the fact: the outcome is proved by the side on which it is. It
// is more than zero, since nobody thinks in debts.
func (p *proofs) threshold(at int, q *Question) {
	c := &p.all[at]
	if c.fact < 0 || p.q.p.Facts[c.fact].Type.Kind != value.Number || c.scope != program.Root && c.member < 0 {
		return
	}
	known := p.known(c)
	// After one side the value itself is asked: there would be no end to it for whoever is
	// far from others.
	if known.MayBeNull() || !known.MayHold() || known != p.q.p.Facts[c.fact].Unknown() {
		return
	}
	var all []stretch
	for i := range p.kept {
		if slices.Contains(p.kept[i].proof, at) {
			all = append(all, p.stretch(c, &p.kept[i], known))
		}
	}
	if none(all, known) { // whoever has nothing of it has said exactly that
		q.Threshold, q.From = true, known.Lo+1
		return
	}
	best := 0
	for _, s := range all {
		for _, from := range [2]int64{s.lo, s.hi + 1} {
			if from <= max(known.Lo, 0) || from > known.Hi {
				continue
			}
			enough := 0
			for _, other := range all {
				if other.settledBy(Question{From: from}.Answer(known, other.is >= from)) {
					enough++
				}
			}
			if enough > best || enough == best && q.Threshold && from < q.From {
				best = enough
				q.Threshold, q.From = true, from
			}
		}
	}
	if float64(best) < settled*float64(len(all)) {
		q.Threshold, q.From = false, 0
	}
}

// none says whether as good as everybody has nothing of what some have.
func none(all []stretch, known program.Range) bool {
	n := 0
	for _, s := range all {
		if s.is == known.Lo {
			n++
		}
	}
	return known.Lo == 0 && n > 0 && float64(n) >= settled*float64(len(all))
}

// stretch is the values of a fact in one world for which the outcome stays proved.
type stretch struct{ lo, is, hi int64 }

func (s stretch) settledBy(r program.Range) bool { return s.lo <= r.Lo && r.Hi <= s.hi }

func (p *proofs) stretch(c *candidate, w *kept, known program.Range) stretch {
	r, _ := subject(w.values, c.scope, c.member).Get(c.fact)
	s := stretch{r.Lo, r.Lo, r.Lo}
	stands := func(lo, hi int64) bool {
		defer w.probe.Undo()
		return w.probe.Try(c.scope, c.member, c.fact, program.Between(lo, hi)) && w.probe.Stands(&w.want)
	}
	if !stands(s.is, s.is) {
		return s
	}
	s.lo = least(known.Lo, s.is, func(v int64) bool { return stands(v, s.is) })
	s.hi = least(s.is, known.Hi, func(v int64) bool { return v == known.Hi || !stands(s.lo, v+1) })
	return s
}

// least is the least value for which something holds, that holds for all after it and for
// the last.
func least(lo, hi int64, holds func(int64) bool) int64 {
	for lo < hi {
		mid := lo + (hi-lo)/2
		if holds(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
