package reason

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Turning is the nearest other value of one fact at which the outcome turns, while all
// other facts stay: from a right to none, from none to a right, or to another word.
type Turning struct {
	Fact
	// At is the first value at which it turns, seen from the fact as it is. Last is the
	// last value at which it does not.
	At   Value `json:"at"`
	Last Value `json:"last"`
	// Before is the outcome at Last, and After the outcome at At.
	Before Answer `json:"before"`
	After  Answer `json:"after"`
	// Cliff says that one step of the fact, a cent or a day, changes the outcome by more
	// than a euro.
	Cliff bool `json:"cliff,omitempty"`
}

// Turnings finds, for the facts of the applicant and of the members of relations for which
// vary says yes, the nearest value below and above at which a decided outcome turns. That there is none is proven
// by the ranges; where that would take too many tries the fact is left out.
func Turnings(f *run.Facts, vary func(fact string) bool) ([]Turning, error) {
	m := run.NewMachine(f.Program())
	now, err := m.Run(f)
	if err != nil {
		return nil, err
	}
	probe, err := m.Probe(f)
	if err != nil {
		return nil, err
	}
	return turnings(probe, now, vary, func(Named) bool { return true }), nil
}

// turnings is Turnings of an outcome, by a probe of its facts, for those that may matter.
func turnings(probe *run.Probe, now run.Outcome, vary func(fact string) bool, matters func(Named) bool) []Turning {
	if now.Status != run.Decided || now.Type.Kind == value.Relation {
		return nil
	}
	t := &turn{probe: probe, now: now, f: probe.Facts()}
	t.p = t.f.Program()
	var all []Turning
	for n := range t.p.Facts {
		if !vary(t.p.Facts[n].Name) {
			continue
		}
		for scope := range t.p.Windows {
			for k := range t.count(scope) {
				t.scope, t.member = program.Scope(scope), k
				if matters(Named{t.p.Facts[n].Name, personOf(t.f, t.scope, k)}) {
					all = append(all, t.of(n)...)
				}
			}
		}
	}
	return all
}

// count is how many subjects a scope has.
func (t *turn) count(scope int) int {
	if scope == 0 {
		return 1
	}
	return len(t.f.Members(scope - 1))
}

// of are the turnings of one fact of one subject.
func (t *turn) of(fact int) []Turning {
	who := t.f.Applicant()
	if t.scope != program.Root {
		who = &t.f.Members(int(t.scope) - 1)[t.member]
	}
	is, ok := who.Get(fact)
	if !ok || !is.Decided() || !is.MayHold() {
		return nil
	}
	t.fact, t.left = fact, mostTries
	switch t.p.Facts[fact].Type.Kind {
	case value.Boolean, value.Word:
		return t.words(is)
	default:
		return t.numbers(is)
	}
}

// mostTries bounds the ranges that are tried for one fact.
const mostTries = 2000

type turn struct {
	probe *run.Probe
	p     *program.Program
	f     *run.Facts
	now   run.Outcome
	// The fact that is tried, and of whom.
	scope        program.Scope
	member, fact int
	left         int
}

// stands says whether the outcome turned: yes, no, or not to be told of a range.
type stands uint8

const (
	unclear stands = iota
	stays
	turned
)

// try tells whether the outcome turns for values of the fact.
func (t *turn) try(lo, hi int64) stands {
	if t.left--; t.left < 0 || !t.probe.Try(t.scope, t.member, t.fact, program.Between(lo, hi)) {
		return unclear
	}
	r := t.probe.Outcome()
	t.probe.Undo()
	return t.judge(r)
}

// judge compares what an outcome can be with what it is: of a number, whether there is
// anything; else the value itself.
func (t *turn) judge(r program.Range) stands {
	if r.MayFail() {
		return unclear
	}
	var is, maybe bool // surely as now; possibly as now
	if t.now.Type.Kind == value.Number {
		something := !t.now.NotApplicable && t.now.Value > 0
		surely := r.May == program.MayHold && r.Lo > 0
		never := !r.MayHold() || r.Hi <= 0
		is, maybe = something && surely || !something && never, something && !never || !something && !surely
	} else if t.now.NotApplicable {
		is, maybe = r == program.Null, r.MayBeNull()
	} else {
		is = r == program.Exactly(t.now.Value)
		maybe = r.MayHold() && r.Lo <= t.now.Value && t.now.Value <= r.Hi
	}
	switch {
	case is:
		return stays
	case !maybe:
		return turned
	}
	return unclear
}

// words tries every other word, or the other truth.
func (t *turn) words(is program.Range) []Turning {
	var all []Turning
	fact := &t.p.Facts[t.fact]
	for v := fact.Range.Lo; v <= fact.Range.Hi; v++ {
		if v == is.Lo || fact.Type.Kind == value.Word && !fact.Type.Holds(t.p.Words[v]) {
			continue
		}
		if t.try(v, v) == turned {
			all = append(all, t.turning(is, is.Lo, v))
		}
	}
	return all
}

// numbers searches upwards and downwards.
func (t *turn) numbers(is program.Range) []Turning {
	var all []Turning
	whole := t.p.Facts[t.fact].Range
	if at, ok := t.nearest(is.Lo+1, whole.Hi, true); ok {
		all = append(all, t.turning(is, at-1, at))
	}
	if at, ok := t.nearest(whole.Lo, is.Lo-1, false); ok {
		all = append(all, t.turning(is, at+1, at))
	}
	return all
}

// nearest is the value nearest to where the search begins at which the outcome turns.
func (t *turn) nearest(lo, hi int64, up bool) (int64, bool) {
	if lo > hi || t.left <= 0 {
		return 0, false
	}
	switch t.try(lo, hi) {
	case stays:
		return 0, false
	case turned:
		if up {
			return lo, true
		}
		return hi, true
	}
	return t.within(lo, hi, up)
}

// within is nearest of a part that is unclear as a whole.
func (t *turn) within(lo, hi int64, up bool) (int64, bool) {
	if lo == hi || t.left <= 0 {
		return 0, false
	}
	// The part nearest to the start first, growing: a turn is mostly near.
	half := lo + (hi-lo)/2
	first, second, from := [2]int64{lo, half}, [2]int64{half + 1, hi}, 0
	if !up {
		first, second, from = second, first, 1
	}
	switch t.try(first[0], first[1]) {
	case turned:
		return first[from], true
	case unclear:
		if at, ok := t.within(first[0], first[1], up); ok || t.left <= 0 {
			return at, ok
		}
	case stays:
		// What is unclear of both is unclear of the second: that needs no try.
		if second[0] < second[1] {
			return t.within(second[0], second[1], up)
		}
	}
	return t.nearest(second[0], second[1], up)
}

func (t *turn) turning(is program.Range, last, at int64) Turning {
	fact := &t.p.Facts[t.fact]
	show := func(v int64) Value { return valueOf(t.p, fact.Type, int(fact.Scale), program.Exactly(v)) }
	before, after := t.outcome(last), t.outcome(at)
	out := Turning{Fact: Fact{Name: fact.Name, Of: personOf(t.f, t.scope, t.member), Value: show(is.Lo)}, At: show(at), Last: show(last),
		Before: t.answer(before), After: t.answer(after)}
	kind := fact.Type.Kind
	if t.now.Type.Kind == value.Number && t.now.Type.Unit.Quantity == value.Euro && kind != value.Boolean && kind != value.Word {
		euro := int64(1)
		for range t.now.Scale {
			euro *= 10
		}
		jump := after.Lo - before.Lo
		out.Cliff = jump > euro || jump < -euro
	}
	return out
}

// outcome is what comes of one value of the fact.
func (t *turn) outcome(v int64) program.Range {
	t.probe.Try(t.scope, t.member, t.fact, program.Exactly(v))
	r := t.probe.Outcome()
	t.probe.Undo()
	return r
}

func (t *turn) answer(r program.Range) Answer {
	a := Answer{Status: run.Decided, Value: valueOf(t.p, t.now.Type, t.now.Scale, r)}
	if r.MayFail() {
		a.Status = run.Fails
	}
	return a
}
