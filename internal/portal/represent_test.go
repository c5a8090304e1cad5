package portal

import (
	"net/http"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

// parent is a finding on two children, of whom the resident may act for the first.
func parent(change func(*entitlement.Right)) *fakes {
	today := kernel.DateOf(now)
	first, second := kernel.ResidentID("kind-een"), kernel.ResidentID("kind-twee")
	r := entitlement.Right{
		Resident: own, Service: entitlement.RepresentationService, Status: entitlement.Decided, Certainty: entitlement.Certain,
		On: today, ComputedAt: now,
		Answer: entitlement.Answer{Type: "list of kinderen", Text: "1", Members: []kernel.ResidentID{first}},
	}
	if change != nil {
		change(&r)
	}
	born := func(child kernel.ResidentID, text string) entitlement.FactUse {
		return entitlement.FactUse{Relation: "kinderen", Member: child, Field: "geboortedatum", State: "known", Text: text}
	}
	return &fakes{findings: []entitlement.Finding{{Right: r, Facts: []entitlement.FactUse{born(first, "2018-03-04"), born(second, "2005-06-07")}}}}
}

func TestAParentSeesForWhomTheLawLetsThemAct(t *testing.T) {
	_, h := open(t, parent(nil))
	for lang, want := range map[string][2]string{
		"nl": {"U mag voor dit kind handelen.", "U kunt hier niet voor dit kind handelen."},
		"en": {"You may act for this child.", "You cannot act for this child here."},
	} {
		w := get(h, lang, "/voor-wie")
		check(t, lang, w.Body.String())
		for _, text := range want {
			if strings.Count(w.Body.String(), text) != 1 {
				t.Errorf("%s: %q stands there %d times, and not once", lang, text, strings.Count(w.Body.String(), text))
			}
		}
		check(t, lang, get(h, lang, "/voor-wie/1").Body.String())
	}
}

// TestActingForAnotherIsDeniedByDefault tries what must not open the rights of a child.
func TestActingForAnotherIsDeniedByDefault(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*entitlement.Right)
		path   string
		code   int
	}{
		"the child":                   {nil, "/voor-wie/1", http.StatusOK},
		"a child without authority":   {nil, "/voor-wie/2", http.StatusForbidden},
		"no child":                    {nil, "/voor-wie/3", http.StatusNotFound},
		"no number":                   {nil, "/voor-wie/-1", http.StatusNotFound},
		"not decided":                 {func(r *entitlement.Right) { r.Status = entitlement.Needs }, "/voor-wie/1", http.StatusForbidden},
		"a register is away":          {func(r *entitlement.Right) { r.Status = entitlement.SourceAway }, "/voor-wie/1", http.StatusForbidden},
		"on what the resident told":   {func(r *entitlement.Right) { r.Certainty = entitlement.Probable }, "/voor-wie/1", http.StatusForbidden},
		"nobody in particular":        {func(r *entitlement.Right) { r.Answer.Members = nil }, "/voor-wie/1", http.StatusForbidden},
		"another service's outcome":   {func(r *entitlement.Right) { r.Service = "kinderbijslag" }, "/voor-wie/1", http.StatusNotFound},
		"of the resident, as a child": {func(r *entitlement.Right) { r.Answer.Members = []kernel.ResidentID{own} }, "/voor-wie/1", http.StatusForbidden},
	} {
		_, h := open(t, parent(c.change))
		if w := get(h, "nl", c.path); w.Code != c.code {
			t.Errorf("%s: %s answers %d, want %d", name, c.path, w.Code, c.code)
		}
	}
}

func TestYesterdaysAuthorityIsNone(t *testing.T) {
	r := parent(nil).findings[0].Right
	if today := kernel.DateOf(now); !r.Represents("kind-een", today) || r.Represents("kind-een", today+1) || r.Represents("", today) {
		t.Error("authority holds on another day than it was worked out for")
	}
}

func TestAnOutcomeThatIsNoAmountIsASentence(t *testing.T) {
	r := entitlement.Right{
		Service: "parkeervergunning", Status: entitlement.Decided, Certainty: entitlement.Probable, On: kernel.DateOf(now), ComputedAt: now,
		Organisation: "gemeente-utrecht", Answer: entitlement.Answer{Type: "one of [vergunning, wachtlijst, geen]", Text: "wachtlijst"},
	}
	_, h := open(t, &fakes{findings: []entitlement.Finding{{Right: r}}})
	for lang, want := range map[string]string{
		"nl": "U kunt op de wachtlijst voor een parkeervergunning", "en": "You can join the waiting list for a parking permit",
	} {
		for _, path := range []string{"/recht", "/recht/parkeervergunning"} {
			page := get(h, lang, path).Body.String()
			check(t, lang, page)
			if !strings.Contains(page, want) || strings.Contains(page, "€ 0") {
				t.Errorf("%s in %s does not say %q, or names an amount", path, lang, want)
			}
		}
	}
}

func TestOutcomesHaveTheirKey(t *testing.T) {
	on := kernel.DateOf(now)
	for _, c := range []struct{ kind, text, want string }{
		{"boolean", "true", "true"}, {"one of [a, b]", "b", "b"}, {"number", "2", "value"}, {"number", "0", "none"},
		{"list of kinderen", "0", "none"}, {"date", (on + 1).String(), "value"}, {"date", on.String(), "past"}, {"date", "", "none"},
	} {
		if got := entitlement.OutcomeOf(c.kind, c.text, on); got != c.want {
			t.Errorf("%s %q is %s, want %s", c.kind, c.text, got, c.want)
		}
	}
}
