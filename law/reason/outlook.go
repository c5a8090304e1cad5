package reason

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Outlook is what would change a decided outcome, and what could not.
type Outlook struct {
	// Turnings are where the outcome turns, for each fact that a person can influence.
	Turnings []Turning `json:"turnings"`
	// Marginals are what more of an income does to an amount.
	Marginals []Marginal `json:"marginals"`
	// Immaterial are facts that could not matter: whatever they are, together, the
	// outcome stays what it is. No step read them.
	Immaterial []Named `json:"facts_that_could_not_matter"`
}

// Named is a fact of someone, without what it is.
type Named struct {
	Name string `json:"fact"`
	Of   Person `json:"of"`
}

// Look says what an Outlook looks at.
type Look struct {
	// Influence tells of a fact whether a person can influence it; nothing is said of
	// what would happen if another fact were otherwise.
	Influence func(fact string) bool
	// Income tells which of those are income, of which more leaves something over.
	Income func(fact string) bool
	// IsIncome says that the outcome is what is left of that income itself, and does not
	// come on top of it.
	IsIncome bool
}

// MarginalStep is by how many euro a year an income is raised. A law that rounds to
// whole euros would make a smaller step say more of the rounding than of the law.
const MarginalStep = 1000

// LookAhead gives the outlook of a run that Explain explained; nil where the outcome is
// not decided, since nothing can be said then of what would change it.
func LookAhead(e *Explanation, f *run.Facts, o run.Outcome, look Look) (*Outlook, error) {
	if o.Status != run.Decided {
		return nil, nil
	}
	out := &Outlook{Turnings: []Turning{}, Marginals: []Marginal{}, Immaterial: immaterial(e, f)}
	influenced := func(fact program.Fact) bool { return look.Influence(fact.Name) }
	if !slices.ContainsFunc(f.Program().Facts, influenced) {
		return out, nil
	}
	probe, err := run.NewProbe(f)
	if err != nil {
		return nil, err
	}
	// Whatever the facts are that did not fix the outcome, it stays: it turns at none of them.
	out.Turnings = append(out.Turnings, turnings(probe, o, look.Influence, func(one Named) bool {
		return slices.ContainsFunc(e.Sufficed, func(f Fact) bool { return f.Name == one.Name && f.Of == one.Of })
	})...)
	if look.Income == nil {
		return out, nil
	}
	for _, m := range marginals(probe, o, MarginalStep, func(fact string) bool { return look.Influence(fact) && look.Income(fact) }) {
		if look.IsIncome {
			if m, err = m.ofIncome(); err != nil {
				return nil, err
			}
		}
		out.Marginals = append(out.Marginals, m)
	}
	return out, nil
}

// immaterial are the facts that no step read and that did not fix the outcome, known and
// unknown, in the order of the law.
func immaterial(e *Explanation, f *run.Facts) []Named {
	mattered := make(map[Named]bool, len(e.Used)+len(e.Missing))
	for _, list := range [][]Fact{e.Used, e.Sufficed, e.Missing} {
		for _, one := range list {
			mattered[Named{one.Name, one.Of}] = true
		}
	}
	p := f.Program()
	out := []Named{}
	for n := range p.Facts {
		for scope := range p.Windows {
			at := program.Scope(scope)
			if at == program.Root && !p.Facts[n].Root || at != program.Root && !slices.Contains(p.Facts[n].Members, at) {
				continue
			}
			members := 1
			if at != program.Root {
				members = len(f.Members(scope - 1))
			}
			for k := range members {
				if one := (Named{p.Facts[n].Name, personOf(f, at, k)}); !mattered[one] {
					out = append(out, one)
				}
			}
		}
	}
	return out
}

// ofIncome is a marginal where the outcome is what is left of the income itself.
func (m Marginal) ofIncome() (Marginal, error) {
	left, err := value.ParseDecimal(m.Keeps)
	if err != nil {
		return m, err
	}
	left.Coefficient -= 100 * power(int(left.Scale))
	m.Keeps, m.Rate = left.String(), notKept(left).String()
	return m, nil
}
