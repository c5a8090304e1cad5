package portal

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// lawsOn are the real laws.
type lawsOn struct{ t testing.TB }

func (l lawsOn) Outlook(goal string, on value.Date, _ string, facts json.RawMessage) (*reason.Outlook, error) {
	return outlookOf(l.t, goal, string(facts)), nil
}

func outlookOf(t testing.TB, goal, facts string) *reason.Outlook {
	t.Helper()
	d := decide(t, goal, facts)
	ahead, err := reason.LookAhead(reason.Explain(d.Machine, d.Facts, d.Outcome), d.Facts, d.Outcome, world(t).Look(goal))
	if err != nil {
		t.Fatal(err)
	}
	return ahead
}

// said is what a page says, without its marks.
func said(page string) string {
	return strings.ReplaceAll(html.UnescapeString(page), "\u00a0", " ")
}

// The pages of a right and of a decision say at which values the outcome turns, name a
// cliff, and say what is left of more income, in both languages.
func TestPagesSayWhatWouldChange(t *testing.T) {
	f := fullFakes(t)
	kept, err := json.Marshal(outlookOf(t, "zorgtoeslag.zorgtoeslag", singleFacts))
	if err != nil {
		t.Fatal(err)
	}
	f.findings[0].Law.Outlook = kept
	undecided := *f
	undecided.decisions = nil
	for name, from := range map[string]*fakes{"as kept": &undecided, "as decided": f} {
		p, h := open(t, from)
		p.Laws = lawsOn{t}
		paths := []string{"/recht/zorgtoeslag"}
		if name == "as decided" {
			paths = append(paths, "/besluiten/"+string(caseID(11)))
		}
		for _, path := range paths {
			for lang, want := range map[string][]string{
				"nl": {"Wat verandert er als…", "Is ‘Geregistreerd inkomen’ € 40.857,26 per jaar of meer, dan krijgt u geen zorgtoeslag.", "Dit is een klif: bij € 40.857,25 per jaar krijgt u nog € 2 per maand.", "meer ‘Geregistreerd inkomen’"},
				"en": {"What changes if…", "Where ‘Registered income’ is €40,857.26 per year or more, you get no healthcare benefit.", "This is a cliff: at €40,857.25 per year you still get €2 per month."},
			} {
				body := said(get(h, lang, path).Body.String())
				for _, w := range want {
					if !strings.Contains(body, w) {
						t.Errorf("%s, %s in %s does not say %q", name, path, lang, w)
					}
				}
			}
		}
	}
}

func TestNothingIsSaidOfWhatWouldChangeWhileNothingIsDecided(t *testing.T) {
	f := fullFakes(t)
	f.decisions = nil
	kept, err := json.Marshal(outlookOf(t, "zorgtoeslag.zorgtoeslag", singleFacts))
	if err != nil {
		t.Fatal(err)
	}
	f.findings[0].Law.Outlook, f.findings[0].Right.Status = kept, entitlement.Range
	_, h := open(t, f)
	if body := said(get(h, "nl", "/recht/zorgtoeslag").Body.String()); strings.Contains(body, "Wat verandert er als…") {
		t.Error("a right that is not decided says what would change it")
	}
}

// A lawyer sees every step open, with its rule, the version of its law and the sources
// of its numbers; a resident finds the way there and back.
func TestALawyerSeesTheRuleBesideEveryStep(t *testing.T) {
	_, h := open(t, fullFakes(t))
	for _, path := range []string{"/recht/zorgtoeslag", "/besluiten/" + string(caseID(11))} {
		plain := said(get(h, "nl", path).Body.String())
		if !strings.Contains(plain, `href="`+path+`?voor=jurist#waarom"`) || strings.Contains(plain, "berekende_zorgtoeslag = ") {
			t.Errorf("%s does not lead to the rules, or shows them already", path)
		}
		full := said(get(h, "nl", path+"?voor=jurist").Body.String())
		for _, want := range []string{"berekende_zorgtoeslag = verschil_met_de_normpremie", "Wet op de zorgtoeslag, versie van ", "geldt sinds 1 januari 2026", "met programma ", `href="` + path + `#waarom"`} {
			if !strings.Contains(full, want) {
				t.Errorf("%s for a lawyer does not hold %q", path, want)
			}
		}
	}
}

// At most five facts lead; what could not matter stands apart and says so.
func TestAtMostFiveFactsLead(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	e := explained{}
	var facts []shownFact
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		facts = append(facts, shownFact{path: name})
		if name != "g" {
			e.Sufficed = append(e.Sufficed, reason.Fact{Name: name, Value: reason.Value{Text: "1", Unit: "number"}})
		}
	}
	out := v.factsOf(facts, e)
	if len(out.Lead) != 1 || len(out.Lead[0].Items) != 5 || out.CountedCount != 1 || out.Count != 1 || !out.Decided {
		t.Errorf("%+v", out)
	}
	if len(out.Decisive[0].Items) != 6 {
		t.Errorf("a letter names %d of six facts", len(out.Decisive[0].Items))
	}
}
