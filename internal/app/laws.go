package app

import (
	"bytes"
	"encoding/json"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Laws is the law engine on the laws of the catalogue. Its results are the JSON of
// docs/law-eval.md, the same bytes for the same program and facts.
type Laws struct{ catalogue *catalogue.Catalogue }

// NewLaws takes the checked laws of a catalogue.
func NewLaws(c *catalogue.Catalogue) *Laws {
	return &Laws{catalogue: c}
}

// Program is the program of a goal (law.rule) on a date.
func (l *Laws) Program(goal string, on value.Date) (*program.Program, error) {
	return l.catalogue.Laws.Program(goal, on)
}

// Run runs a program on the facts that fill sets.
func (l *Laws) Run(p *program.Program, fill func(*run.Facts) error) (law.Decision, error) {
	f := run.NewFacts(p)
	if err := fill(f); err != nil {
		return law.Decision{}, err
	}
	machine := run.NewMachine(p)
	outcome, err := machine.Run(f)
	if err != nil {
		return law.Decision{}, err
	}
	return law.Decision{Program: p, Facts: f, Machine: machine, Outcome: outcome}, nil
}

// Work runs a program on the facts that fill sets, and explains the outcome.
func (l *Laws) Work(p *program.Program, fill func(*run.Facts) error) (law.Decision, *reason.Explanation, error) {
	d, err := l.Run(p, fill)
	if err != nil {
		return law.Decision{}, nil, err
	}
	return d, reason.Explain(d.Machine, d.Facts, d.Outcome), nil
}

// Evaluate is Work for a goal on a date, with facts and reasons as JSON.
func (l *Laws) Evaluate(goal string, on value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error) {
	p, err := l.Program(goal, on)
	if err != nil {
		return run.Outcome{}, nil, err
	}
	decided, explanation, err := l.work(p, facts)
	if err != nil {
		return run.Outcome{}, nil, err
	}
	return decided.Outcome, explanation.JSON(), nil
}

// Reasons is Work for a goal on a date, with the JSON of reason.Reasons: what leads, the sum
// and what would change it beside the explanation.
func (l *Laws) Reasons(goal string, on value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error) {
	p, err := l.Program(goal, on)
	if err != nil {
		return run.Outcome{}, nil, err
	}
	decided, explanation, err := l.work(p, facts)
	if err != nil {
		return run.Outcome{}, nil, err
	}
	ahead, err := reason.LookAhead(explanation, decided.Facts, decided.Outcome, l.catalogue.Look(explanation.Goal))
	if err != nil {
		return run.Outcome{}, nil, err
	}
	return decided.Outcome, reason.Reason(explanation, ahead).JSON(), nil
}

// work is Work on facts as JSON.
func (l *Laws) work(p *program.Program, facts json.RawMessage) (law.Decision, *reason.Explanation, error) {
	return l.Work(p, func(f *run.Facts) error {
		_, err := law.ReadFacts(bytes.NewReader(facts), f, l.catalogue)
		return err
	})
}

// Outlook is what would change the outcome of a goal on the facts of a decision; nil where
// it is not decided, and where the law is carried out by another program now.
func (l *Laws) Outlook(goal string, on value.Date, program string, facts json.RawMessage) (*reason.Outlook, error) {
	p, err := l.Program(goal, on)
	if err != nil || p.Hash != program {
		return nil, nil // the law as it was then is not here; nothing is said of it
	}
	decided, explanation, err := l.work(p, facts)
	if err != nil {
		return nil, err
	}
	return reason.LookAhead(explanation, decided.Facts, decided.Outcome, l.catalogue.Look(explanation.Goal))
}

// Decide works out a goal again from the facts of a decision, for replay.
func (l *Laws) Decide(goal string, on value.Date, facts json.RawMessage) (decision.Worked, error) {
	p, err := l.Program(goal, on)
	if err != nil {
		return decision.Worked{}, err
	}
	_, result, err := l.Evaluate(goal, on, facts)
	return decision.Worked{Program: p.Hash, Form: reason.Form, Result: result}, err
}
