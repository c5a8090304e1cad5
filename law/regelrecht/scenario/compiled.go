package scenario

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/typed"
)

// compiled asks the typed program too, where there is one, and compares what both gave.
// A question that the compatibility mode refuses is not compared.
func (r *run) compiled(q compat.Question) error {
	if r.err != nil {
		r.because("the compatibility mode refuses the question")
		return nil
	}
	c, err := typed.Compile(r.lib, q)
	var not *typed.Inexpressible
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

func (r *run) because(why string) {
	if r.out.Why == "" {
		r.out.Why = why
	}
}
