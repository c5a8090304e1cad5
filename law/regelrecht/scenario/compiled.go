package scenario

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/typed"
)

// compiled asks the typed program too, where there is one, and compares what both gave.
// Where the one refuses a question, the other must have no answer either.
func (r *run) compiled(q compat.Question) error {
	c, err := typed.Compile(r.lib, q)
	var not *typed.Inexpressible
	var late *regelrecht.NotInForce
	if r.err != nil && (errors.As(err, &late) || errors.Is(err, compat.ErrNoOutput) || errors.Is(err, compat.ErrUntranslatable)) {
		r.out.Compiled++
		return nil
	}
	if errors.As(err, &not) {
		r.because(not.Error())
		return nil
	}
	if err != nil {
		return fmt.Errorf("the typed program cannot be made: %w", err)
	}
	got, err := c.Ask(q)
	if errors.Is(err, typed.ErrShape) {
		r.because(err.Error())
		return nil
	}
	if r.err != nil {
		return r.bothRefuse(q, got, err)
	}
	if err != nil {
		return fmt.Errorf("the typed program fails, and the compatibility mode does not: %w", err)
	}
	for _, name := range r.result.Names() {
		v, ok := got[name]
		if want := r.result.Outputs[name]; !ok || !near(v, want) {
			return fmt.Errorf("output %s is %s in the compatibility mode and %s in the typed program", name, want, v)
		}
	}
	r.out.Compiled++
	return nil
}

// bothRefuse checks that a question that the compatibility mode refuses is not decided.
func (r *run) bothRefuse(q compat.Question, got map[string]regelrecht.Value, err error) error {
	for _, name := range q.Outputs {
		if v, ok := got[name]; ok && err == nil {
			return fmt.Errorf("output %s is %s in the typed program, and the compatibility mode fails: %w", name, v, r.err)
		}
	}
	r.out.Compiled++
	return nil
}

func (r *run) because(why string) {
	if r.out.Why == "" {
		r.out.Why = why
	}
}
