package question

import (
	"errors"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// blend is this person as others would complete the facts: what is known is kept, and the
// rest is theirs.
type blend struct {
	rows     []int32 // of the people
	outcomes []uint8 // in bins
}

// outcomeBins is about how many outcomes are told apart; mostOutcomes is the most, with
// that there is none and that the law gives none.
const (
	outcomeBins  = 8
	mostOutcomes = 3*outcomeBins + 2
)

// blend works out the program for this person, completed by others.
func (q *Prior) blend(f *run.Facts, alike []int32) (blend, error) {
	g, m := run.NewFacts(q.p), run.NewMachine(q.p)
	var b blend
	var came []int64
	for _, at := range alike {
		row := q.s.rows[at]
		g.Reset()
		g.AskedFor(f.Asked())
		if !q.complete(g, f, int(row)) {
			continue
		}
		o, err := m.Run(g)
		v := o.Value
		var failure *run.Failure
		switch {
		case errors.As(err, &failure):
			v = fails
		case err != nil:
			return blend{}, err
		case o.Status != run.Decided:
			continue
		case o.NotApplicable:
			v = absent
		}
		for _, k := range o.Members {
			v |= 1 << min(k, 62)
		}
		b.rows, came = append(b.rows, row), append(came, v)
	}
	at := func(i int) cell { return cell{came[i], came[i] > absent} }
	ends := edges(len(came), at, outcomeBins)
	b.outcomes = make([]uint8, len(came))
	for i, v := range came {
		switch v {
		case fails:
			b.outcomes[i] = mostOutcomes - 1
		case absent:
			b.outcomes[i] = mostOutcomes - 2
		default:
			b.outcomes[i] = binOf(ends, at(i))
		}
	}
	return b, nil
}

// Outcomes that are no value: no amount of a law is as low.
const (
	fails  = -1 << 63
	absent = fails + 1
)

// complete fills facts with what is known, and the rest with those of a row; false where
// the row has no such person.
func (q *Prior) complete(g, f *run.Facts, row int) bool {
	if !q.fill(g.Applicant(), f.Applicant(), 0, row) {
		return false
	}
	for i, r := range q.p.Relations {
		m := q.s.people.Relations[r.Name]
		from, n := int(m.From[row]), int(m.From[row+1]-m.From[row])
		if f.Known(i) && len(f.Members(i)) != n || n > r.Max {
			return false
		}
		for k, who := range g.List(r.Name, n) {
			var known *run.Subject
			if f.Known(i) {
				known = &f.Members(i)[k]
			}
			if !q.fill(who, known, program.Scope(i+1), from+k) {
				return false
			}
		}
	}
	return true
}

// fill fills the facts of a subject; known is nil where nothing is.
func (q *Prior) fill(to, known *run.Subject, scope program.Scope, at int) bool {
	for i := range q.slots[scope] {
		s := &q.slots[scope][i]
		has := q.p.Facts[s.fact].Unknown()
		if known != nil {
			if r, ok := known.Get(s.fact); ok {
				has = r
			}
		}
		if !has.Decided() {
			r, ok := s.register(at)
			if !ok {
				return false
			}
			has = within(r, has)
		}
		if !to.Put(s.fact, has) {
			return false
		}
	}
	return true
}

// within is the value of a row, or the nearest that is possible for this person.
func within(r, has program.Range) program.Range {
	switch {
	case !r.MayHold() && has.MayBeNull():
		return r
	case !has.MayHold():
		return program.Null
	}
	return program.Exactly(min(max(r.Lo, has.Lo), has.Hi))
}
