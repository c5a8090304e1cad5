package law_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
)

// checked is what Check finds in a law with one rule, by file and line.
func checked(t *testing.T, kind, rule string, lines int) []string {
	t.Helper()
	text := "law: proef\ntitle: Proefwet\nkind: " + kind + "\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\n" +
		"carried_out_by: dienst\nplain: {nl: a, en: b}\n" +
		"articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n" + rule + strings.Repeat("\n", lines)
	c, err := law.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", facts)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range c.Check() {
		all = append(all, strings.TrimPrefix(f.Error(), "laws/proef/"))
	}
	return all
}

const named = "      - name: proef\n        label: {nl: a, en: b}\n        of: person\n"

func TestCheckFindsNumbersThatSomebodySets(t *testing.T) {
	const age = named + "        yields: boolean\n        cites: lid 1\n        formula: geboortedatum + duration(\"P18Y\") <= peildatum\n"
	const day = named + "        yields: boolean\n        cites: lid 1\n        formula: geboortedatum < date(\"1946-01-01\")\n"
	const double = named + "        yields: euro per year\n        cites: lid 1\n        formula: 2 * inkomen\n"
	const fixed = named + "        yields: euro per year\n        cites: lid 1\n        fixed: dubbel is tweemaal\n        formula: 2 * inkomen\n"
	const needless = named + "        yields: euro per year\n        cites: lid 1\n        fixed: zomaar\n        formula: max(0, inkomen)\n"
	const plain = named + "        yields: boolean\n        cites: lid 1\n        when: geboortedatum.month in (2, 3) or peildatum.day between 7 and 9\n" +
		"        formula: round half up(inkomen * 1, 2) > 0 and geboortedatum < date(2030, 12, 31) + duration(\"P1D\")\n"
	for _, c := range []struct{ name, kind, rule, want string }{
		{"age in an act", "wet", age, ""},
		{"age in a decree", "amvb", age, `2025.yaml:17:34: duration("P18Y") in a formula of proef`},
		{"day in an act", "wet", day, ""},
		{"day in a practice", "uitvoeringspraktijk", day, `2025.yaml:17:34: date("1946-01-01") in a formula of proef`},
		{"number in an act", "wet", double, "2025.yaml:17:18: 2 in a formula of proef; expected a parameter"},
		{"number that is fixed", "wet", fixed, ""},
		{"fixed for nothing", "wet", needless, "2025.yaml:12:9: proef says why numbers are fixed, and has none"},
		{"calendar and rounding", "amvb", plain, ""},
	} {
		got := checked(t, c.kind, c.rule, 0)
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], c.want)) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestCheckFindsNumbersInExceptions(t *testing.T) {
	const rule = named + "        yields: euro per year\n        cites: lid 1\n        formula: inkomen\n" +
		"      - exception_to: proef\n        name: meer\n        cites: wat later\n        when: inkomen > 5 * inkomen\n        formula: 3 * inkomen\n"
	got := strings.Join(checked(t, "wet", rule, 0), "\n")
	for _, want := range []string{"2025.yaml:21:25: 5 in a formula of meer", "2025.yaml:22:18: 3 in a formula of meer", `:18:9: meer cites "wat later"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in:\n%s", want, got)
		}
	}
}

func TestCheckFindsRulesWithoutAnArticle(t *testing.T) {
	const rule = named + "        yields: euro per year\n        cites: zie de toelichting\n        formula: inkomen\n"
	if got := checked(t, "wet", rule, 0); len(got) != 1 || !strings.HasPrefix(got[0], `2025.yaml:12:9: proef cites "zie de toelichting"`) {
		t.Errorf("%q", got)
	}
	if got := checked(t, "verordening", rule, 0); len(got) != 0 {
		t.Errorf("an ordinance may cite in words: %q", got)
	}
}

func TestCheckFindsLongFiles(t *testing.T) {
	const rule = named + "        yields: euro per year\n        cites: lid 1\n        formula: inkomen\n"
	if got := checked(t, "wet", rule, law.MaxLines-17); len(got) != 0 {
		t.Errorf("%d lines: %q", law.MaxLines, got)
	}
	if got := checked(t, "wet", rule, law.MaxLines-16); len(got) != 1 || !strings.HasPrefix(got[0], "2025.yaml:401:1: the file has 401 lines") {
		t.Errorf("%d lines: %q", law.MaxLines+1, got)
	}
}
