package run

import (
	"errors"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// StillNeeded lists the unknown facts that can still change the outcome, as far as one
// spread of what is known tells: never fewer than Run does, and much sooner. Where there
// are none, nothing says whether the outcome is not applicable, the number zero, no, or a
// list of nobody. The error is Problems of the facts.
func (m *Machine) StillNeeded(f *Facts) (missing []Missing, nothing bool, err error) {
	if f.p != m.p && f.p.Hash != m.p.Hash {
		return nil, false, errOtherProgram
	}
	if err := f.Err(); err != nil {
		return nil, false, err
	}
	m.exact, m.wide = false, false
	m.spread(f)
	s := newSearch(m, f)
	if m.p.Type.Kind == value.Relation {
		o, err := m.chosenRanges(Outcome{}, s)
		if failure := (*Failure)(nil); errors.As(err, &failure) {
			return nil, false, nil
		}
		return o.Missing, o.Status == Decided && len(o.Members) == 0, err
	}
	r := m.ranges[m.p.Result.Reg]
	if r.Decided() {
		return nil, r == program.Null || r == program.Exactly(0) && zeroIsNothing(m.p.Type.Kind), nil
	}
	s.need(program.Root, 0, m.p.Result.Reg)
	missing, _ = s.lists()
	return missing, false, nil
}

// zeroIsNothing says whether 0 stands for zero or no: of other kinds it is the first of the
// words, a day, or the shortest time.
func zeroIsNothing(k value.Kind) bool { return k == value.Boolean || k == value.Number }
