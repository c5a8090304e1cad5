package hostile

import (
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/test/whole/inside"
)

// ungrantedField asks the register, for the zorgtoeslag, for a field that it has no
// ground for. The value is not given, and the resident sees that it was refused.
func ungrantedField(t *testing.T, s *scene) {
	a := inside.Open(t, s.dsn)
	resident := a.Resident(t, s.owner)
	service, ok := a.Catalogue.Service(s.service)
	if !ok {
		t.Fatalf("the catalogue has no service %s", s.service)
	}
	purpose, ok := a.Catalogue.Purpose(service.Purpose)
	if !ok {
		t.Fatalf("the catalogue has no purpose %s", service.Purpose)
	}
	granted := map[string]bool{}
	for _, g := range purpose.Grants {
		for _, f := range g.Fields {
			granted[f] = true
		}
	}
	secret := ""
	for _, r := range a.Catalogue.Registers {
		for _, f := range r.Fields {
			if f.Of == "person" && !granted[f.Name] {
				secret = f.Name
			}
		}
	}
	if secret == "" {
		t.Fatalf("the purpose %s may read every field", purpose.ID)
	}
	for name, asked := range map[string]string{"another field": purpose.ID, "an unknown purpose": "nieuwsgierigheid"} {
		answer, err := a.Registers.Ask(t.Context(), register.Question{
			Purpose: asked, Resident: resident, Wanted: []register.Wanted{{Field: secret}}, Service: s.service, By: "system",
		})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := answer.Person.Values[secret]; got.State != register.Refused || got.Text != "" {
			t.Errorf("%s: the state is %v, with a value: %t", name, got.State, got.Text != "")
		}
	}
	lines, err := a.Logbook.Lines(t.Context(), kernel.ResidentID(resident), logbook.Filter{Field: secret, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	refusals := 0
	for _, l := range lines {
		if slices.Contains(l.Refused, secret) && !slices.Contains(l.Fields, secret) {
			refusals++
		}
	}
	if refusals < 2 {
		t.Errorf("the log has %d refusals of %s, want 2", refusals, secret)
	}
	page := s.owner.Open("/gegevens/gebruik")
	if !strings.Contains(string(page.Body), "meent-wrong") {
		t.Error("the resident does not see that the use of a field was refused")
	}
}
