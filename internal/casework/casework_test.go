package casework_test

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"golang.org/x/sync/errgroup"
	"time"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/law/value"
)

var noon = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)

type terms struct{}

func (terms) Carrier(_ context.Context, _ db.Querier, _ kernel.ResidentID, service string) (kernel.OrganisationID, error) {
	if service != "zorgtoeslag" {
		return "", kernel.Invalidf("there is no service %q", service)
	}
	return "dienst-toeslagen", nil
}

func (terms) DecideBy(_ string, received value.Date) (value.Date, error) { return received + 56, nil }

func (terms) AnswerBy(context.Context, kernel.ResidentID, kernel.ID) (value.Date, error) {
	return kernel.DateOf(noon) + 84, nil
}

// decider is missing a fact until it is answered, and counts what it issued.
type decider struct {
	missing []string
	issued  int
	asked   int
	fail    error
	person  bool
}

func (d *decider) Prepare(_ context.Context, _ casework.Case) (casework.Settlement, error) {
	if d.fail != nil {
		return casework.Settlement{}, d.fail
	}
	return casework.Settlement{
		Missing: d.missing, ForPerson: d.person,
		Issue: func(context.Context, *sql.Tx) (kernel.ID, error) { d.issued++; return "besluit-1", nil },
		Ask:   func(context.Context, *sql.Tx) error { d.asked++; return nil },
	}, nil
}

type world struct {
	db    *db.DB
	queue *durable.Queue
	clock *kernel.SettableClock
	cases *casework.Service
}

func each(t *testing.T, d *decider, f func(t *testing.T, w world)) {
	dbtest.Each(t, []db.Module{durable.Module, casework.Module}, func(t *testing.T, store *db.DB) {
		*d = decider{missing: d.missing, fail: d.fail}
		clock := kernel.ClockAt(noon)
		queue := durable.NewQueue(store, clock)
		f(t, world{store, queue, clock, casework.New(store, queue, clock, d, terms{})})
	})
}

func (w world) see(t *testing.T, id kernel.ID) (casework.Case, []casework.EventKind) {
	t.Helper()
	c, events, err := w.cases.Case(context.Background(), "ann", id)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []casework.EventKind
	for i, e := range events {
		if e.Seq != int64(i) {
			t.Errorf("event %d has number %d", i, e.Seq)
		}
		kinds = append(kinds, e.Kind)
	}
	return c, kinds
}

func TestAnApplicationIsDecidedOnce(t *testing.T) {
	d := &decider{}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		c, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", "")
		if err != nil || c.Status != casework.Running || c.DecideBy.String() != "2025-04-26" {
			t.Fatalf("opened %+v (%v)", c, err)
		}
		again, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", "")
		if err != nil || again.ID != c.ID {
			t.Fatalf("a second application gives case %s (%v), want the running one", again.ID, err)
		}
		for range 2 {
			if err := w.queue.Drain(ctx); err != nil {
				t.Fatal(err)
			}
		}
		c, events := w.see(t, c.ID)
		if c.Status != casework.Decided || c.Decision != "besluit-1" || d.issued != 1 || len(events) != 2 {
			t.Fatalf("case %+v with %v, issued %d times", c, events, d.issued)
		}
		if _, _, err := w.cases.Case(ctx, "bob", c.ID); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("another resident got %v, want not found", err)
		}
	})
}

func TestAFormSentTwiceIsOneApplication(t *testing.T) {
	d := &decider{}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		found := make(chan kernel.ID, 8)
		var all errgroup.Group
		for range cap(found) {
			all.Go(func() error {
				c, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", "")
				found <- c.ID
				return err
			})
		}
		if err := all.Wait(); err != nil {
			t.Fatal(err)
		}
		first := <-found
		for range cap(found) - 1 {
			if id := <-found; id != first {
				t.Errorf("at the same moment it became the cases %s and %s", first, id)
			}
		}
		if err := w.queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if late, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", ""); err != nil || late.ID != first || late.Status != casework.Decided {
			t.Errorf("sent again after the decision it gives %s, %s (%v)", late.ID, late.Status, err)
		}
		anew, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", first)
		if err != nil || anew.ID == first || anew.Status != casework.Running {
			t.Errorf("a new application gives %s, %s (%v)", anew.ID, anew.Status, err)
		}
		if _, err := w.cases.Apply(ctx, "bob", "zorgtoeslag", first); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("an application after another's case gives %v, want invalid", err)
		}
	})
}

func TestACaseWaitsForAMissingFact(t *testing.T) {
	d := &decider{missing: []string{"rendementsgrondslag"}}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		d.missing = []string{"rendementsgrondslag"}
		c, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if got, _ := w.see(t, c.ID); got.Status != casework.Waiting || d.asked != 1 {
			t.Fatalf("status %s, asked %d times", got.Status, d.asked)
		}
		d.missing = nil
		err = w.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			return w.cases.AnsweredTx(ctx, tx, "ann", "rendementsgrondslag")
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		got, events := w.see(t, c.ID)
		want := []casework.EventKind{casework.Applied, casework.Asked, casework.Answered, casework.DecisionIn}
		if got.Status != casework.Decided || len(events) != len(want) {
			t.Fatalf("status %s after %v", got.Status, events)
		}
		for i := range want {
			if events[i] != want[i] {
				t.Errorf("event %d is %s, want %s", i, events[i], want[i])
			}
		}
	})
}

func TestACaseThatCannotBeDecidedStaysAndIsTriedAgain(t *testing.T) {
	d := &decider{}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		c, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		d.fail = errors.New("the register does not answer")
		if err := w.queue.Drain(ctx); err == nil {
			t.Fatal("the failure is not reported")
		}
		if got, events := w.see(t, c.ID); got.Status != casework.Running || len(events) != 1 {
			t.Fatalf("status %s, events %v", got.Status, events)
		}
		d.fail = nil
		w.clock.Set(noon.Add(time.Hour))
		if err := w.queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if got, _ := w.see(t, c.ID); got.Status != casework.Decided || d.issued != 1 {
			t.Fatalf("status %s, issued %d times", got.Status, d.issued)
		}
	})
}

func TestTheSameKeyStartsACaseOnce(t *testing.T) {
	d := &decider{}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		for range 2 {
			err := w.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
				return w.cases.StartTx(ctx, tx, "ann", "zorgtoeslag", "kind:1")
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if cases, err := w.cases.Cases(ctx, "ann"); err != nil || len(cases) != 1 {
			t.Fatalf("%d cases (%v), want 1", len(cases), err)
		}
	})
}

func TestAnObjectionGoesToAPerson(t *testing.T) {
	d := &decider{}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		c, err := w.cases.Object(ctx, "ann", "zorgtoeslag", "besluit-1", "normpremie")
		if err != nil || c.Kind != casework.Objection {
			t.Fatalf("opened %+v (%v)", c, err)
		}
		if err := w.queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if got, _ := w.see(t, c.ID); got.Status != casework.AtPerson || got.About != "besluit-1#normpremie" || d.issued != 0 {
			t.Fatalf("status %s about %s, decided %d times by a program", got.Status, got.About, d.issued)
		}
	})
}

func TestAServiceThatDoesNotExistOpensNothing(t *testing.T) {
	each(t, &decider{}, func(t *testing.T, w world) {
		if _, err := w.cases.Apply(context.Background(), "ann", "gratis-geld", ""); kernel.KindOf(err) != kernel.Invalid {
			t.Fatalf("got %v, want invalid", err)
		}
	})
}

func TestWhatNoProgramMayDecideGoesToAPerson(t *testing.T) {
	d := &decider{}
	each(t, d, func(t *testing.T, w world) {
		ctx := context.Background()
		d.person = true
		c, err := w.cases.Apply(ctx, "ann", "zorgtoeslag", "")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.queue.Drain(ctx); err != nil {
			t.Fatal(err)
		}
		if got, _ := w.see(t, c.ID); got.Status != casework.AtPerson || d.issued != 0 {
			t.Fatalf("status %s, issued %d times", got.Status, d.issued)
		}
	})
}
