package reason

import (
	"errors"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// Difference is what a change of facts does to one goal.
type Difference struct {
	Goal   string `json:"goal"`
	Before Result `json:"before"`
	After  Result `json:"after"`
	// Change is After minus Before of two decided numbers; empty otherwise.
	Change string `json:"change,omitempty"`
}

// Result is an answer, or why the law gives none.
type Result struct {
	Answer
	Failure string `json:"failure,omitempty"`
}

// WhatIf runs each program twice: on the facts that fill sets, and with change set
// after it. Both are called per program; Subject.Reads says what it reads. The
// error is that of fill or change, or the problems of the facts.
func WhatIf(programs []*program.Program, fill, change func(*run.Facts) error) ([]Difference, error) {
	out := make([]Difference, 0, len(programs))
	for _, p := range programs {
		m, f := run.NewMachine(p), run.NewFacts(p)
		if err := fill(f); err != nil {
			return nil, err
		}
		d := Difference{Goal: p.Law + "." + p.Rule}
		before, err := result(m, f, &d.Before)
		if err != nil {
			return nil, err
		}
		if err := change(f); err != nil {
			return nil, err
		}
		after, err := result(m, f, &d.After)
		if err != nil {
			return nil, err
		}
		if bothNumbers(before, after) && d.Before.Failure == "" && d.After.Failure == "" {
			d.Change = after.Text(after.Value - before.Value)
		}
		out = append(out, d)
	}
	return out, nil
}

// result runs; a failure of the law is a result, wrong facts are an error.
func result(m *run.Machine, f *run.Facts, into *Result) (*run.Outcome, error) {
	o, err := m.Run(f)
	var failure *run.Failure
	switch {
	case errors.As(err, &failure):
		into.Failure = failure.Error()
		into.Answer.Status = run.Fails
		return &o, nil
	case err != nil:
		return nil, err
	}
	t := &trace{m: m, f: f, p: m.Program()}
	into.Answer = t.answer(&o)
	return &o, nil
}
