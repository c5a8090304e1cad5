package standing

import (
	"slices"
	"strings"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Person sets what is known of a household as one of its persons is the applicant.
type Person func(f *run.Facts) error

// Place is where a fact of somebody is read: of an applicant, or of a member of one of
// the applicant's relations.
type Place struct {
	Person   int    // the applicant, in the order in which they were given
	Relation string // "" is the applicant self
	Member   int    // of the relation, from 0
}

// Outcome is what a goal can be, in registers of a program.
type Outcome struct {
	program.Range
	Program *program.Program
}

// Household is the outcomes that stand. One goroutine at a time may use it.
type Household struct {
	laws      program.Laws
	persons   []Person
	said      []said
	programs  map[string][]*program.Program // by goals
	stretches []*stretch
	changes   []Change
	scratch   []program.Range
}

type said struct {
	fact string
	g    run.Given
	at   Place
}

// New works everything out for days in ascending order. Goals gives the goals (law.rule)
// that the laws can work out on a day. The error is that of the laws or of the facts.
func New(laws program.Laws, goals func(on value.Date) []string, days []value.Date, persons ...Person) (*Household, error) {
	h := &Household{laws: laws, persons: persons, programs: map[string][]*program.Program{}}
	for len(days) > 0 {
		of := goals(days[0])
		p, err := h.program(of, days[0])
		if err != nil {
			return nil, err
		}
		n := 1
		for n < len(days) && p.HoldsOn(days[n]) && slices.Equal(goals(days[n]), of) {
			n++
		}
		for i := range persons {
			more, err := h.stand(i, of, days[:n])
			if err != nil {
				return nil, err
			}
			h.stretches = append(h.stretches, more...)
		}
		days = days[n:]
	}
	return h, nil
}

// Stretches is how many stand, over all persons.
func (h *Household) Stretches() int { return len(h.stretches) }

// program is that of goals on a day, made once for the days on which it holds.
func (h *Household) program(goals []string, on value.Date) (*program.Program, error) {
	key := strings.Join(goals, " ")
	for _, p := range h.programs[key] {
		if p.HoldsOn(on) {
			return p, nil
		}
	}
	p, err := program.CompileWithin(h.laws, goals, on, program.Bounds{})
	if err == nil {
		h.programs[key] = append(h.programs[key], p)
	}
	return p, err
}

// facts are those of a person, with what was said since.
func (h *Household) facts(person int, p *program.Program) (*run.Facts, error) {
	f := run.NewFacts(p)
	if err := h.persons[person](f); err != nil {
		return nil, err
	}
	for _, s := range h.said {
		scope, ok := scopeOf(f, s.at)
		if s.at.Person != person || !ok {
			continue
		}
		who := f.Applicant()
		if scope != program.Root {
			who = &f.Members(int(scope) - 1)[s.at.Member]
		}
		if who.Reads(s.fact) {
			who.Set(s.fact, s.g)
		}
	}
	return f, f.Err()
}

// stand works goals out for a person on days of one program: once where that can be shown
// to hold for all of them. Of a few goals that it does not hold for, a day of their own
// among them, the days are parted; of many, those of all goals are.
func (h *Household) stand(person int, goals []string, days []value.Date) ([]*stretch, error) {
	p, err := h.program(goals, days[0])
	if err != nil {
		return nil, err
	}
	f, err := h.facts(person, p)
	if err != nil {
		return nil, err
	}
	f.AskedBetween(days[0], days[len(days)-1])
	probe, err := run.NewProbe(f)
	if err != nil {
		return nil, err
	}
	s := newStretch(person, days, probe)
	open := s.open(s.all)
	if len(days) == 1 || len(open) == 0 {
		return []*stretch{s}, nil
	}
	if 2*len(open) <= len(goals) {
		s.leave(open)
		rest, err := h.stand(person, open, days)
		return append(rest, s), err
	}
	half := len(days) / 2
	first, err := h.stand(person, goals, days[:half])
	if err != nil {
		return nil, err
	}
	second, err := h.stand(person, goals, days[half:])
	return append(first, second...), err
}

// scopeOf is where a program reads a place; false where it does not.
func scopeOf(f *run.Facts, at Place) (program.Scope, bool) {
	if at.Relation == "" {
		return program.Root, true
	}
	for i, r := range f.Program().Relations {
		if r.Name == at.Relation {
			return program.Scope(i + 1), f.Known(i) && at.Member < len(f.Members(i))
		}
	}
	return 0, false
}
