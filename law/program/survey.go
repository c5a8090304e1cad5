package program

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// Survey finds out what programs read without making them. It carries out every rule
// once for each stretch of days, however many goals rest on it; a goal that it cannot
// carry out has no program, and the other way round. One goroutine at a time may use it.
type Survey struct {
	laws  Laws
	l     *lowering
	reads map[*instance]*Reads
	seen  []int // per node: the number of the last goal that it was reached for
	count int
	// settled is how many of the rules were looked at after a fault before this one.
	settled int
}

// Reads is what the programs of a goal read on each day from From to Until, 0 where
// there is no known start or end.
type Reads struct {
	From, Until value.Date
	Facts       []string
	Relations   []string
}

// NewSurvey begins a survey of laws.
func NewSurvey(laws Laws) *Survey {
	return &Survey{laws: laws, l: newLowering(laws, 0, Bounds{}), reads: map[*instance]*Reads{}}
}

// Reads is what Compile's program of a goal for a date reads. Its error is Compile's.
func (s *Survey) Reads(goal string, on value.Date) (_ *Reads, err error) {
	if err := askable(on); err != nil {
		return nil, err
	}
	defer s.abandon(&err)
	defer caught(&err)
	r, err := findGoal(s.laws, goal, on)
	if err != nil {
		return nil, err
	}
	s.l.on, s.l.span, s.l.g.at = on, span{on: on}, Origin{}
	i := s.l.instance(r.Place, r, Root)
	if s.reads[i] == nil {
		s.reads[i] = s.of(i)
	}
	return s.reads[i], nil
}

// abandon notes of the rules that a fault stopped that they fail on that day.
func (s *Survey) abandon(err *error) {
	faults, ok := (*err).(document.Faults)
	if !ok {
		return
	}
	for _, i := range s.l.instances[s.settled:] {
		if !i.done && i.failed == nil {
			i.failed, i.span = &faults[0], span{on: s.l.on}
		}
	}
	s.settled = len(s.l.instances)
}

// of goes back from an outcome to all that it is worked out from.
func (s *Survey) of(i *instance) *Reads {
	s.count++
	for len(s.seen) < len(s.l.g.nodes) {
		s.seen = append(s.seen, 0)
	}
	found := &Reads{From: i.span.from, Until: i.span.until}
	facts, relations := make([]bool, len(s.l.facts)), make([]bool, len(s.l.relations)+1)
	var reach func(id)
	reach = func(n id) {
		if n == none || s.seen[n] == s.count {
			return
		}
		s.seen[n] = s.count
		node := s.l.g.node(n)
		relations[node.scope] = true
		switch {
		case node.op == Load:
			facts[node.imm] = true
		case node.op.OverMembers():
			relations[node.imm+1] = true
		}
		for _, a := range node.arg {
			reach(a)
		}
	}
	reach(i.result())
	for n, read := range facts {
		if read {
			found.Facts = append(found.Facts, s.l.facts[n].Name)
		}
	}
	for n, read := range relations {
		if read && n > 0 {
			found.Relations = append(found.Relations, s.l.relations[n-1].Name)
		}
	}
	slices.Sort(found.Facts)
	slices.Sort(found.Relations)
	return found
}
