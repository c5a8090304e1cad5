package decision_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"testing"
	"time"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/law/value"
)

var noon = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)

// engine gives what it is told to.
type engine struct {
	decision.Worked
	laws map[string]string // per program, the law that it carries out
}

func (e *engine) Law(_ string, _ value.Date, program string) (string, error) {
	return e.laws[program], nil
}

func (e *engine) Decide(string, value.Date, json.RawMessage) (decision.Worked, error) {
	return e.Worked, nil
}

type terms struct{}

func (terms) Object(announced value.Date) (value.Date, error) { return announced + 42, nil }

func each(t *testing.T, f func(t *testing.T, d *db.DB, s *decision.Service, e *engine)) {
	dbtest.Each(t, []db.Module{decision.Module}, func(t *testing.T, d *db.DB) {
		e := &engine{decision.Worked{Program: "abc", Form: 1, Result: json.RawMessage(`{"answer":{"value":"130"},"steps":[1]}`)},
			map[string]string{"abc": "law 1", "optimised": "law 1", "def": "law 2"}}
		f(t, d, decision.New(d, kernel.ClockAt(noon), e, terms{}), e)
	})
}

func issue(t *testing.T, d *db.DB, s *decision.Service, caseID kernel.ID) decision.Decision {
	t.Helper()
	var out decision.Decision
	err := d.Tx(context.Background(), func(ctx context.Context, tx *sql.Tx) (err error) {
		out, err = s.Issue(ctx, tx, decision.Decision{
			Organisation: "dienst-toeslagen", Resident: "ann", Service: "zorgtoeslag", Case: caseID,
			Content: decision.Content{Goal: "zorgtoeslag.zorgtoeslag", Program: "abc", Form: 1, Facts: json.RawMessage(`{"a":1.10}`),
				Result: json.RawMessage(`{"answer":{"value":"130"},"steps":[1]}`)},
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestADecisionIsKeptAsItWasIssued(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, s *decision.Service, _ *engine) {
		ctx := context.Background()
		first := issue(t, d, s, "case-1")
		if first.ObjectBy.String() != "2025-04-12" {
			t.Errorf("one may object until %s, want six weeks", first.ObjectBy)
		}
		second := issue(t, d, s, "case-2")
		if second.Replaces != first.ID {
			t.Errorf("the second replaces %q, want the first", second.Replaces)
		}
		got, err := s.Get(ctx, "ann", first.ID)
		if err != nil || string(got.Content.Facts) != `{"a":1.10}` {
			t.Errorf("kept %s (%v)", got.Content.Facts, err)
		}
		if _, err := s.Get(ctx, "bob", first.ID); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("another resident got %v, want not found", err)
		}
	})
}

func TestADecisionThatWasTamperedWithIsRefused(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, s *decision.Service, _ *engine) {
		ctx := context.Background()
		issued := issue(t, d, s, "case-1")
		err := d.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `UPDATE decision_decision SET content = replace(content, '130', '999')`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Get(ctx, "ann", issued.ID); err == nil {
			t.Error("a changed decision is shown as if it was issued so")
		}
	})
}

func TestReplay(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, s *decision.Service, e *engine) {
		issued := issue(t, d, s, "case-1")
		for name, test := range map[string]struct {
			now  decision.Worked
			same bool
		}{
			"nothing changed":              {e.Worked, true},
			"another program, same answer": {decision.Worked{Program: "def", Form: 1, Result: e.Result}, true},
			"another program and answer":   {decision.Worked{Program: "def", Form: 1, Result: json.RawMessage(`{"answer":{"value":"131"}}`)}, false},
			"other reasons, same form":     {decision.Worked{Program: "abc", Form: 1, Result: json.RawMessage(`{"answer":{"value":"130"},"steps":[2]}`)}, false},
			"another form, same answer":    {decision.Worked{Program: "abc", Form: 2, Result: json.RawMessage(`{"answer":{"value":"130"},"why":[]}`)}, true},
			"another form, another answer": {decision.Worked{Program: "abc", Form: 2, Result: json.RawMessage(`{"answer":{"value":"131"},"why":[]}`)}, false},
		} {
			e.Worked = test.now
			same, err := s.Replay(context.Background(), "ann", issued.ID)
			if err != nil || same != test.same {
				t.Errorf("%s: same is %v (%v), want %v", name, same, err, test.same)
			}
		}
	})
}
