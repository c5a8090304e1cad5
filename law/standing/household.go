package standing

import (
	"slices"

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

// Household is the outcomes that stand. One goroutine at a time may use it.
type Household struct {
	stretches []*stretch
	changes   []Change
	scratch   []program.Range
}

// Change is an outcome that comes out otherwise, from the first to the last of some days
// that were asked for.
type Change struct {
	Person        int
	Goal          string // law.rule
	From, Until   value.Date
	Before, After program.Range // in registers of the program of that goal's rule
	Member        int           // of a goal that yields persons, from 0; else 0
}

// stretch is days on which every outcome of one person is decided, or one day.
type stretch struct {
	person int
	days   []value.Date
	probe  *run.Probe
	out    []program.Range
	names  []output
}

type output struct {
	goal   string
	member int
}

// New works everything out for days in ascending order. Goals gives the goals (law.rule)
// that the laws can work out on a day. The error is that of the laws or of the facts.
func New(laws program.Laws, goals func(on value.Date) []string, days []value.Date, persons ...Person) (*Household, error) {
	h := &Household{}
	for len(days) > 0 {
		p, err := program.CompileWithin(laws, goals(days[0]), days[0], program.Bounds{})
		if err != nil {
			return nil, err
		}
		n := 1
		for n < len(days) && p.HoldsOn(days[n]) && slices.Equal(goals(days[n]), goals(days[0])) {
			n++
		}
		for i, fill := range persons {
			f := run.NewFacts(p)
			if err := fill(f); err != nil {
				return nil, err
			}
			more, err := stretchesOf(i, f, days[:n])
			if err != nil {
				return nil, err
			}
			h.stretches = append(h.stretches, more...)
		}
		days = days[n:]
	}
	return h, nil
}

// stretchesOf works a person out for days: once where that can be shown to hold for all
// of them, else for each half.
func stretchesOf(person int, f *run.Facts, days []value.Date) ([]*stretch, error) {
	f.AskedBetween(days[0], days[len(days)-1])
	probe, err := run.NewProbe(f)
	if err != nil {
		return nil, err
	}
	s := &stretch{person: person, days: days, probe: probe, out: probe.Outputs(nil)}
	if len(days) > 1 && slices.ContainsFunc(s.out, open) {
		half := len(days) / 2
		first, err := stretchesOf(person, f, days[:half])
		if err != nil {
			return nil, err
		}
		second, err := stretchesOf(person, f, days[half:])
		return append(first, second...), err
	}
	s.name(f)
	return []*stretch{s}, nil
}

func open(r program.Range) bool { return !r.Decided() }

// name tells of which goal, and of which member, each outcome is.
func (s *stretch) name(f *run.Facts) {
	p := f.Program()
	for _, n := range p.Outputs {
		rule := &p.Rules[n]
		members := 1
		if scope := int(rule.Out.Scope); scope > 0 && f.Known(scope-1) {
			members = len(f.Members(scope - 1))
		}
		for k := range members {
			s.names = append(s.names, output{rule.Decl.Law + "." + rule.Decl.Name, k})
		}
	}
}

// Stretches is how many stand, over all persons.
func (h *Household) Stretches() int { return len(h.stretches) }
