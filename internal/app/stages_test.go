package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/run"
)

// atOnce asks for everything in one go, where entitlement asks in stages.
type atOnce struct{ *register.Service }

func (a atOnce) AskInStages(ctx context.Context, questions []register.Question, _ register.Next) ([]register.Answer, error) {
	return a.AskAll(ctx, questions...)
}

// What is not fetched changes no outcome: of every service for everybody in a town, an
// outcome on facts that were asked in stages is the one on all facts.
func TestOutcomesOnWhatIsNeededAreThoseOnEverything(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		ctx := context.Background()
		parts := w.Rights.Parts
		parts.Registers = atOnce{w.Registers}
		whole := &entitlement.Service{Parts: parts}
		residents, err := w.Residents.All(ctx)
		if err != nil {
			t.Fatal(err)
		}
		all, left := 0, 0
		for _, resident := range residents {
			for _, service := range w.Catalogue.Services {
				q := entitlement.Question{Resident: resident, Service: service.ID, By: "system"}
				want, errWhole := whole.Find(ctx, q)
				got, err := w.Rights.Find(ctx, q)
				if (err == nil) != (errWhole == nil) || err != nil && !sameFailure(err, errWhole) {
					t.Fatalf("%s: asked in stages it gives %v, and at once %v", service.ID, err, errWhole)
				}
				if err != nil {
					continue
				}
				a, b := comparable(service, got.Right), comparable(service, want.Right)
				if !reflect.DeepEqual(a, b) {
					t.Errorf("%s of %s: asked in stages\n%+v\nat once\n%+v", service.ID, resident, a, b)
				}
				all += len(want.Facts)
				left += notNeeded(t, got)
			}
		}
		t.Logf("%d of %d facts were not needed", left, all)
		if left*5 < all {
			t.Errorf("%d of %d facts were not fetched; a fifth or more is not needed", left, all)
		}
	})
}

// comparable leaves out of a right which facts were found to suffice, of those that were
// known, and with whom nothing is had.
func comparable(service *catalogue.Service, r entitlement.Right) entitlement.Right {
	r.Because = nil
	if !r.MayHave() && service.Joint != nil && service.Joint.Goal == "" {
		r.Together = nil
	}
	return r
}

func sameFailure(a, b error) bool {
	var x, y *run.Failure
	return errors.Is(a, entitlement.ErrNoLaw) && errors.Is(b, entitlement.ErrNoLaw) || errors.As(a, &x) && errors.As(b, &y)
}

// notNeeded counts the facts that were not asked, and checks that the reasons say so.
func notNeeded(t *testing.T, f entitlement.Finding) int {
	t.Helper()
	var e struct {
		Answer struct{ Status string }
		Used   []struct{ Fact string } `json:"facts_used"`
		Idle   []struct {
			Fact string
			Of   struct {
				Relation string
				Member   int
			}
		} `json:"facts_not_needed"`
		Missing []struct{ Fact string } `json:"facts_missing"`
	}
	if err := json.Unmarshal(f.Law.Result, &e); err != nil {
		t.Fatal(err)
	}
	idle := map[string]int{}
	for _, one := range e.Idle {
		idle[one.Fact]++
	}
	n := 0
	for _, use := range f.Facts {
		if use.Asked() {
			continue
		}
		n++
		if use.Text != "" || use.Register != "" || !use.FetchedAt.IsZero() {
			t.Errorf("%s was not asked, and has a value or a source", use.Path)
		}
		if idle[use.Field]--; idle[use.Field] < 0 {
			t.Errorf("%s of %s was not asked, and the reasons do not say that it is not needed", use.Path, f.Right.Service)
		}
	}
	return n
}
