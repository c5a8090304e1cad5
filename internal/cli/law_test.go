package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/cli"
)

var world = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(nl.FS) })

// call runs a law command on the laws that the program carries with it.
func call(t *testing.T, input string, args ...string) (code int, out, faults string) {
	t.Helper()
	c, err := world()
	if err != nil {
		t.Fatal(err)
	}
	var o, e bytes.Buffer
	code = cli.Law(cli.Env{In: strings.NewReader(input), Out: &o, Err: &e}, cli.LawCatalogue(c, nl.FS), args)
	return code, o.String(), e.String()
}

const single = `{"geboortedatum": "1990-05-17", "verzekerd_zvw": true, "verzekering_opgeschort": false, "verdragsgerechtigd": false,
	"inkomensgegeven": 28500, "niet_in_nederland_belastbaar_inkomen": 0, "rendementsgrondslag": 0,
	"vrijgestelde_groene_beleggingen": 0, "partnerkandidaten": []}`

func TestLawEvalDecides(t *testing.T) {
	code, out, faults := call(t, single, "eval", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-", "--json", "--explain")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, faults)
	}
	var e struct {
		Status, Unit string
		Value        json.Number
		Trace        []struct{ Rule string }
		Explanation  struct {
			Steps    []struct{ Rule, Article string }
			Sufficed []struct{ Fact string } `json:"facts_that_sufficed"`
		}
	}
	if err := json.Unmarshal([]byte(out), &e); err != nil {
		t.Fatal(err)
	}
	if e.Status != "decided" || e.Value != "130" || e.Unit != "euro per month" {
		t.Errorf("%s %s %s", e.Status, e.Value, e.Unit)
	}
	if n := len(e.Explanation.Steps); n < 5 || e.Explanation.Steps[n-1].Rule != "zorgtoeslag" || len(e.Trace) != n {
		t.Errorf("%d steps: %v", n, e.Explanation.Steps)
	}
	if len(e.Explanation.Sufficed) == 0 {
		t.Error("no facts that sufficed")
	}
}

func TestLawEvalSaysWhatIsMissing(t *testing.T) {
	facts := strings.Replace(single, `"inkomensgegeven": 28500,`, "", 1)
	code, out, faults := call(t, facts, "eval", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-")
	if code != 3 || !strings.Contains(out, "range") || !strings.Contains(out, "from 0 to 131 euro per month") || !strings.Contains(out, "\n  inkomensgegeven\n") {
		t.Errorf("exit %d\n%s%s", code, out, faults)
	}
	code, out, _ = call(t, `{"geboortedatum": "2015-00-00", "partnerkandidaten": []}`, "eval", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-")
	if code != 0 || !strings.Contains(out, "\n0 euro per month\n") {
		t.Errorf("a child has no right, whatever else is unknown: exit %d\n%s", code, out)
	}
}

func TestLawEvalRefusesBadInput(t *testing.T) {
	for _, c := range []struct{ name, facts, want string }{
		{"unknown", `{"onbekend": 1}`, `"onbekend" is not a fact`},
		{"type", `{"geboortedatum": 1990, "inkomensgegeven": "x"}`, "must be a date"},
		{"all at once", `{"geboortedatum": 1990, "inkomensgegeven": "x"}`, `"inkomensgegeven" must be a number`},
		{"twice", `{"inkomensgegeven": 1, "inkomensgegeven": 2}`, "given twice"},
		{"bounds", `{"inkomensgegeven": 99999999999}`, "must be from"},
		{"decimals", `{"inkomensgegeven": 1.005}`, "at most 2 decimals"},
		{"cut off", `{"inkomensgegeven": `, "ends too early"},
		{"not json", `inkomensgegeven`, "not JSON"},
		{"NaN", `{"inkomensgegeven": NaN}`, "not JSON"},
		{"more", `{} {}`, "more after the end"},
		{"of whom", `{"echtgenoot": true}`, "is of a kandidaat"},
		{"long", strings.Repeat(" ", 1<<20) + "{}", "longer than"},
	} {
		code, _, faults := call(t, c.facts, "eval", "zorgtoeslag", "--on", "2025-03-01", "--facts", "-")
		if code != 2 || !strings.Contains(faults, c.want) {
			t.Errorf("%s: exit %d: %s", c.name, code, faults)
		}
	}
	for _, args := range [][]string{
		{}, {"eval"}, {"eval", "zorgtoeslag"}, {"eval", "zorgtoeslag", "--on", "2025-02-30"}, {"nothing"},
		{"eval", "zorgtoeslag", "--on", "2025-03-01"}, {"eval", "geen.wet", "--on", "2025-03-01", "--facts", "-"},
		{"eval", "zorgtoeslag", "--on", "2025-03-01", "--facts", "/nergens"}, {"facts", "a", "b", "--on", "2025-03-01"},
		{"facts", "zorgtoeslag", "--on", "2025-03-01", "--geen"}, {"test", "geenwet"}, {"check", "/nergens"},
	} {
		if code, _, faults := call(t, "{}", args...); code != 2 || faults == "" {
			t.Errorf("%v: exit %d: %s", args, code, faults)
		}
	}
}

func TestLawFactsNamesTheRegister(t *testing.T) {
	code, out, _ := call(t, "", "facts", "zorgtoeslag.zorgtoeslag", "--on=2025-03-01")
	if code != 0 || !strings.Contains(out, "geboortedatum") || !strings.Contains(out, "rvig") || !strings.Contains(out, "partnerkandidaten") {
		t.Errorf("exit %d\n%s", code, out)
	}
	code, out, _ = call(t, "", "facts", "zorgtoeslag", "--on", "2025-03-01", "--json")
	var need struct {
		From, Until string
		Facts       []struct{ Name, Of, Type, Register, Owner string }
	}
	if err := json.Unmarshal([]byte(out), &need); err != nil || code != 0 {
		t.Fatalf("exit %d: %v", code, err)
	}
	if need.From != "2025-01-01" || need.Until != "2025-12-31" || len(need.Facts) < 5 {
		t.Errorf("%+v", need)
	}
	for _, f := range need.Facts {
		if f.Register == "" || f.Owner == "" || f.Type == "" || f.Of == "" {
			t.Errorf("%+v", f)
		}
	}
}

func TestLawTestAndCheck(t *testing.T) {
	if code, out, faults := call(t, "", "test", "zorgtoeslag"); code != 0 || !strings.HasSuffix(out, " passed, 0 failed\n") {
		t.Errorf("exit %d\n%s%s", code, out, faults)
	}
	if code, out, _ := call(t, "", "check"); code != 0 || !strings.Contains(out, "no faults") {
		t.Errorf("exit %d\n%s", code, out)
	}
	dir := t.TempDir()
	broken := "law: proef\ntitle: P\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\ncarried_out_by: dienst\nplain: {nl: a, en: b}\n" +
		"articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n      - {name: proef, label: {nl: a, en: b}, of: household, yields: euro, cites: lid 1, formula: 'FORMULA'}\n"
	for formula, want := range map[string]string{
		"rendementsgrondslag + inkomensgegeven":                         "p.yaml:12:",
		"rendementsgrondslag * 1000000000 * 1000000000 * 1000000000":    "may grow past",
		"round half up(rendementsgrondslag * 100000000 * 100000000, 1)": "may grow past",
	} {
		if err := os.WriteFile(filepath.Join(dir, "p.yaml"), []byte(strings.Replace(broken, "FORMULA", formula, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, out, _ := call(t, "", "check", dir); code != 1 || !strings.Contains(out, want) || !strings.HasPrefix(out, "p.yaml:12:") {
			t.Errorf("%s: exit %d\n%s", formula, code, out)
		}
	}
}
