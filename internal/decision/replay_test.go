package decision_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/platform/db"
)

// TestAgainTellsTheLawFromTheCompiler: the same law gives the same answer however it is
// compiled, or something is broken; another law may give another.
func TestAgainTellsTheLawFromTheCompiler(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, s *decision.Service, e *engine) {
		issued := issue(t, d, s, "case-1")
		if issued.Content.Law != "law 1" {
			t.Fatalf("issued under law %q", issued.Content.Law)
		}
		other := json.RawMessage(`{"answer":{"value":"131"}}`)
		for name, test := range map[string]struct {
			program string
			result  json.RawMessage
			want    decision.Replayed
			fault   bool
		}{
			"nothing changed":                    {"abc", e.Result, decision.Replayed{Same: true, Law: decision.SameProgram}, false},
			"the program gives another outcome":  {"abc", other, decision.Replayed{Law: decision.SameProgram}, true},
			"compiled otherwise":                 {"optimised", e.Result, decision.Replayed{Same: true, Law: decision.SameLaw}, false},
			"compiled otherwise, another answer": {"optimised", other, decision.Replayed{Law: decision.SameLaw}, true},
			"another law, the same answer":       {"def", e.Result, decision.Replayed{Same: true, Law: decision.OtherLaw}, false},
			"another law, another answer":        {"def", other, decision.Replayed{Law: decision.OtherLaw}, false},
			"a law that is not known":            {"ghi", other, decision.Replayed{Law: decision.LawNotStored}, false},
		} {
			e.Worked = decision.Worked{Program: test.program, Form: 1, Result: test.result}
			got, err := s.Again(context.Background(), "ann", issued.ID)
			if got != test.want || errors.Is(err, decision.ErrFault) != test.fault || err != nil && !test.fault {
				t.Errorf("%s: %+v (%v), want %+v, a fault %t", name, got, err, test.want, test.fault)
			}
		}
	})
}
