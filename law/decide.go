package law

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Decide works out a goal for a date. fill sets what is known in the facts; nil
// leaves all unknown. The errors are those of Program, of the facts, and
// *run.Failure where the law gives no outcome.
func (c *Corpus) Decide(goal string, on value.Date, fill func(*run.Facts) error) (Decision, error) {
	p, err := c.Program(goal, on)
	if err != nil {
		return Decision{}, err
	}
	f := run.NewFacts(p)
	if fill != nil {
		if err := fill(f); err != nil {
			return Decision{}, err
		}
	}
	m := run.NewMachine(p)
	outcome, err := m.Run(f)
	return Decision{Program: p, Facts: f, Machine: m, Outcome: outcome}, err
}

// Decision is an outcome with all that it rests on: the registers of Machine are
// its trace.
type Decision struct {
	Program *program.Program
	Facts   *run.Facts
	Machine *run.Machine
	Outcome run.Outcome
}
