package register_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/purpose"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/registertest"
)

// batch answers many requests at once, from the same records.
type batch struct {
	*registertest.Source
	sizes []int
	err   error
}

func (b *batch) FetchAll(ctx context.Context, requests []register.Request) ([][]register.Record, error) {
	b.sizes = append(b.sizes, len(requests))
	if b.err != nil {
		return nil, b.err
	}
	all := make([][]register.Record, len(requests))
	for i, r := range requests {
		var err error
		if all[i], err = b.Fetch(ctx, r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// batched is the bench with registers that are one Batch.
func batched(t *testing.T) (*bench, *batch) {
	t.Helper()
	b := newBench(t)
	one := &batch{Source: &registertest.Source{Give: func(r register.Request) ([]register.Record, error) {
		return map[string]*registertest.Source{"brp": b.brp, "belastingdienst": b.tax, "ciz": b.ciz}[r.Register.ID].Fetch(t.Context(), r)
	}}}
	c := b.Config
	c.Sources = map[string]register.Source{"brp": one, "belastingdienst": one, "ciz": one}
	c.Gate, c.Timeouts = purpose.NewGate(c.Catalogue), nil
	var err error
	if b.Service, err = register.New(c); err != nil {
		t.Fatal(err)
	}
	return b, one
}

var several = []register.Question{
	question(registertest.Everything, "geboortedatum", "inkomen", "naam", "kinderen.geboortedatum", "kinderen.intensieve_zorg"),
	question(registertest.Limited, "geboortedatum", "inkomen", "kinderen.", "kinderen.behoort_tot_huishouden"),
	question(registertest.Limited, "gehuwd"),
}

// Questions asked together get the answers and the lines that they get one by one.
func TestAskAllIsAskOfEach(t *testing.T) {
	apart := newBench(t)
	var want []register.Answer
	for _, q := range several {
		a, err := apart.Ask(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, a)
	}
	b, one := batched(t)
	for name, failure := range map[string]error{"together": nil, "after a batch that failed": errors.New("no")} {
		t.Run(name, func(t *testing.T) {
			one.err = failure
			before := len(b.log.Lines())
			got, err := b.AskAll(t.Context(), several...)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("the answers are\n%+v\nwant\n%+v", got, want)
			}
			lines := b.log.Lines()[before:]
			if !slices.Equal(about(lines), about(apart.log.Lines())) {
				t.Errorf("the log has %v, want %v", about(lines), about(apart.log.Lines()))
			}
			for _, l := range lines {
				if l.Purpose == registertest.Limited && slices.Contains(l.Fields, "inkomen") {
					t.Errorf("a purpose was given what another asked: %+v", l)
				}
			}
		})
	}
	if len(one.sizes) != 2 || one.sizes[0] != 5 {
		t.Errorf("the batches were %v, want one of 5 each time", one.sizes)
	}
}

func TestAskAllIsAllOrNothing(t *testing.T) {
	b, _ := batched(t)
	wrong := several[0]
	wrong.By = ""
	if got, err := b.AskAll(t.Context(), several[0], wrong); err == nil || got != nil || len(b.brp.Asked()) > 0 {
		t.Errorf("a question without by gives %v, %v", got, err)
	}
	b.log.Err = errors.New("the disk is full")
	if got, err := b.AskAll(t.Context(), several...); kernel.KindOf(err) != kernel.Unavailable || got != nil {
		t.Errorf("without a log it gives %v, %v", got, err)
	}
}

// One register of a batch that fails leaves the others as they are.
func TestBatchFailsApart(t *testing.T) {
	b, _ := batched(t)
	b.tax.Give = func(register.Request) ([]register.Record, error) { panic("the connector broke") }
	got, err := b.AskAll(t.Context(), several...)
	if err != nil {
		t.Fatal(err)
	}
	values := got[0].Person.Values
	if values["inkomen"].State != register.Failed || values["naam"].Text != "Anna" || got[2].Person.Values["gehuwd"].Text != "true" {
		t.Errorf("the answers are %+v", got)
	}
}
