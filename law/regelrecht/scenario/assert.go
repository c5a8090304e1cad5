package scenario

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"meent.nl/meent/law/regelrecht"
)

// tolerance is how far a number may be from what a scenario expects.
var tolerance = big.NewRat(1, 1_000_000_000)

// value is an output of the last question.
func (r *run) value(name string) (regelrecht.Value, error) {
	switch {
	case !r.asked:
		return regelrecht.Value{}, errors.New("nothing was evaluated yet")
	case r.err != nil:
		r.judged = true
		return regelrecht.Value{}, fmt.Errorf("it failed: %w", r.err)
	}
	v, ok := r.result.Outputs[name]
	if !ok {
		return v, fmt.Errorf("there is no output %s; there are %s", name, strings.Join(r.result.Names(), ", "))
	}
	return v, nil
}

func (r *run) succeeds([]string, [][]string) error {
	if !r.asked {
		return errors.New("nothing was evaluated yet")
	}
	return r.err
}

// fails asserts that it failed, with a text in the message where one is given.
func (r *run) fails(args []string, _ [][]string) error {
	r.judged = true
	switch {
	case !r.asked:
		return errors.New("nothing was evaluated yet")
	case r.err == nil:
		return errors.New("it did not fail")
	case len(args) > 0 && !strings.Contains(strings.ToLower(r.err.Error()), strings.ToLower(args[0])):
		return fmt.Errorf("it failed with another message: %w", r.err)
	}
	return nil
}

// is asserts true, false or null.
func is(word string) func(*run, []string, [][]string) error {
	return func(r *run, args []string, _ [][]string) error {
		return r.equals([]string{args[0], word}, nil)
	}
}

func (r *run) equals(args []string, _ [][]string) error {
	got, err := r.value(args[0])
	if err != nil {
		return err
	}
	if want := regelrecht.Infer(args[1]); !near(got, want) {
		return fmt.Errorf("output %s is %s, expected %s", args[0], got, want)
	}
	return nil
}

func near(a, b regelrecht.Value) bool {
	if a.Kind != regelrecht.Numeric || b.Kind != regelrecht.Numeric {
		return a.Equal(b)
	}
	d := new(big.Rat).Sub(a.Number.Rat(), b.Number.Rat())
	return d.Abs(d).Cmp(tolerance) <= 0
}

func (r *run) contains(args []string, _ [][]string) error {
	got, err := r.value(args[0])
	if err != nil {
		return err
	}
	switch {
	case got.Kind == regelrecht.Text && strings.Contains(got.Text, args[1]):
	case got.Kind == regelrecht.List && slices.ContainsFunc(got.List, regelrecht.Infer(args[1]).Equal):
	default:
		return fmt.Errorf("output %s is %s, which does not contain %s", args[0], got, args[1])
	}
	return nil
}

func (r *run) exactly(args []string, _ [][]string) error {
	if r.err != nil || r.result == nil {
		return errors.Join(errors.New("there is no result"), r.err)
	}
	var want []string
	for name := range strings.SplitSeq(args[0], ",") {
		want = append(want, strings.TrimSpace(name))
	}
	slices.Sort(want)
	if got := r.result.Names(); !slices.Equal(got, want) {
		return fmt.Errorf("the outputs are %s", strings.Join(got, ", "))
	}
	return nil
}

// from asserts why an output is in the result.
func from(provenance string) func(*run, []string, [][]string) error {
	return func(r *run, args []string, _ [][]string) error {
		if _, err := r.value(args[0]); err != nil {
			return err
		}
		if got := r.result.From[args[0]]; string(got) != provenance {
			return fmt.Errorf("output %s has %s provenance", args[0], got)
		}
		return nil
	}
}

func (r *run) tainted(args []string, _ [][]string) error {
	got, err := r.value(args[0])
	if err == nil && got.Kind != regelrecht.Tainted {
		err = fmt.Errorf("output %s is %s", args[0], got)
	}
	return err
}
