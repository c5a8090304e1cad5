package reason

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Marginal is what more of one amount does to an outcome, while all other facts stay.
type Marginal struct {
	Fact
	More   string `json:"more"`   // how much more of the fact, in its unit
	Change Value  `json:"change"` // of the outcome, in its unit
	// Keeps is what is left of each hundred euro more, over a year: 100 where the
	// outcome does not change, less than 0 past a cliff.
	Keeps string `json:"keeps_of_100"`
	// Rate is the marginal effective tax rate of this law alone, as a percentage: what is
	// not kept.
	Rate string `json:"marginal_rate"`
}

// Marginals says, for the amounts of the applicant for which vary says yes, what so
// many euro more a year does. A goal that is no amount has none.
func Marginals(f *run.Facts, more int64, vary func(fact string) bool) ([]Marginal, error) {
	m := run.NewMachine(f.Program())
	now, err := m.Run(f)
	if err != nil {
		return nil, err
	}
	probe, err := m.Probe(f)
	if err != nil {
		return nil, err
	}
	return marginals(probe, now, more, vary), nil
}

// marginals is Marginals of an outcome, by a probe of its facts.
func marginals(probe *run.Probe, now run.Outcome, more int64, vary func(fact string) bool) []Marginal {
	if now.Status != run.Decided || now.Type.Unit.Quantity != value.Euro {
		return nil
	}
	f := probe.Facts()
	p := f.Program()
	var all []Marginal
	for n := range p.Facts {
		fact := &p.Facts[n]
		is, ok := f.Applicant().Get(n)
		if !ok || !is.Decided() || !is.MayHold() || fact.Type.Unit.Quantity != value.Euro ||
			times(fact.Type.Unit.Per) == 0 || times(now.Type.Unit.Per) == 0 || !vary(fact.Name) {
			continue
		}
		step := more * power(int(fact.Scale)) / times(fact.Type.Unit.Per)
		if !probe.Try(program.Root, 0, n, program.Exactly(is.Lo+step)) {
			continue
		}
		then := probe.Outcome()
		probe.Undo()
		if !then.Decided() || then.MayFail() {
			continue
		}
		change := then.Lo
		if !now.NotApplicable {
			change -= now.Value
		}
		keeps := value.Decimal{
			Coefficient: 100*power(now.Scale+2) + change*times(now.Type.Unit.Per)*100*100/more, Scale: int8(now.Scale + 2),
		}
		all = append(all, Marginal{
			Fact:   Fact{Name: fact.Name, Value: valueOf(p, fact.Type, int(fact.Scale), is)},
			More:   program.Text(fact.Type, int(fact.Scale), step, p.Words),
			Change: valueOf(p, now.Type, now.Scale, program.Exactly(change)),
			Keeps:  keeps.String(),
			Rate:   notKept(keeps).String(),
		})
	}
	return all
}

// notKept is what goes of each hundred.
func notKept(keeps value.Decimal) value.Decimal {
	return value.Decimal{Coefficient: 100*power(int(keeps.Scale)) - keeps.Coefficient, Scale: keeps.Scale}
}

// times is how often an amount comes in a year; 0 where that has no answer.
func times(per value.Per) int64 {
	switch per {
	case value.PerMonth:
		return 12
	case value.PerQuarter:
		return 4
	case value.PerYear:
		return 1
	}
	return 0
}

func power(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
