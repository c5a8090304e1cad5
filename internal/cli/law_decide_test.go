package cli_test

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestLawDecideTellsAResident(t *testing.T) {
	for lang, want := range map[string][]string{
		"nl": {"Zorgtoeslag", "Deze gegevens gaven de doorslag", "= Normpremie", "Wat verandert er als…", "Dit is een klif: bij", "Van elke €\u00a0100 meer ‘Geregistreerd inkomen’ houdt u €\u00a0", "De marginale druk is dus", "Deze gegevens maakten niet uit"},
		"en": {"Healthcare benefit", "The facts that turned the scale", "= Norm premium", "What changes if…", "This is a cliff: at", "Of each €100 more ‘Registered income’ you keep €", "So the marginal rate is", "These facts did not matter"},
	} {
		code, out, faults := call(t, single, "decide", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-", "--lang", lang)
		if code != 0 {
			t.Fatalf("exit %d: %s", code, faults)
		}
		at := 0
		for _, part := range want {
			i := strings.Index(out[at:], part)
			if i < 0 {
				t.Fatalf("%s does not say %q, or not in that order:\n%s", lang, part, out)
			}
			at += i
		}
		if strings.Contains(out, "afgeronde_zorgtoeslag") {
			t.Errorf("a resident reads the names of rules:\n%s", out)
		}
	}
}

func TestLawDecideGivesALawyerTheRuleBeside(t *testing.T) {
	code, out, faults := call(t, single, "decide", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-", "--for", "lawyer")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, faults)
	}
	for _, want := range []string{"De regels erbij", "afgeronde_zorgtoeslag = round half up(berekende_zorgtoeslag, 0)",
		"Wet op de zorgtoeslag, artikel 2 lid 1; Awir artikel 14 lid 4, versie van 1 januari 2025", "[bron: Stb. 2024, 351, art. I"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
}

func TestLawDecideAsJSON(t *testing.T) {
	code, out, faults := call(t, single, "decide", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-", "--for", "json")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, faults)
	}
	var r struct {
		Answer struct{ Value string }
		Lead   []struct{ Fact string } `json:"facts_that_lead"`
		Sum    []struct{ Total struct{ Value string } }
		Change struct {
			Turnings []struct {
				Fact  string
				At    struct{ Value string }
				Cliff bool
			}
			Marginals []struct {
				Rate string `json:"marginal_rate"`
			}
		} `json:"what_would_change"`
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	if n := len(r.Lead); n == 0 || n > 5 || len(r.Sum) == 0 || r.Sum[len(r.Sum)-1].Total.Value != r.Answer.Value+".00" {
		t.Errorf("%+v", r)
	}
	if c := r.Change; len(c.Turnings) == 0 || c.Turnings[0].Fact != "inkomensgegeven" || c.Turnings[0].At.Value != "39719.31" || !c.Turnings[0].Cliff || len(c.Marginals) != 1 {
		t.Errorf("what would change: %+v", c)
	}
}

// While a fact is missing nothing is said of what would change the outcome.
func TestLawDecideSaysNothingOfWhatIsNotDecided(t *testing.T) {
	open := strings.Replace(single, `"rendementsgrondslag": 0,`, "", 1)
	code, out, faults := call(t, open, "decide", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-")
	if code != 3 {
		t.Fatalf("exit %d: %s", code, faults)
	}
	if !strings.Contains(out, "Dit is nog niet bekend") || strings.Contains(out, "Wat verandert er als") || strings.Contains(out, "maakten niet uit") {
		t.Errorf("it says\n%s", out)
	}
	for _, args := range [][]string{{"--for", "iedereen"}, {"--lang", "de"}, {"--on", "x"}} {
		if code, _, _ := call(t, single, append([]string{"decide", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-"}, args...)...); code != 2 {
			t.Errorf("%v exits with %d", args, code)
		}
	}
}
