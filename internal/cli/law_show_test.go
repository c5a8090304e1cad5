package cli_test

import (
	"strings"
	"testing"
)

func TestLawShow(t *testing.T) {
	code, out, faults := call(t, "", "show", "zorgtoeslag", "--on", "2025-06-01")
	if code != 0 || faults != "" {
		t.Fatalf("exit %d: %s", code, faults)
	}
	for _, want := range []string{
		"Wet op de zorgtoeslag (zorgtoeslag), wet, BWBR0018451\ngeldt vanaf 2025-01-01",
		"    * vanaf 2025-01-01 tot en met 2025-12-31: €\u00a02.112 per jaar (Stcrt. 2024, 38887",
		"    – vanaf 2026-01-01 tot en met 2026-12-31: €\u00a02.119 per jaar (",
		"    ingevuld door Regeling zorgverzekering\n      (regeling-zorgverzekering.woonlandfactor_van_de_persoon)",
		"    = “Zorgtoeslag per jaar, niet afgerond”, rekenkundig afgerond op hele euro's",
		"    In afwijking van “Zorgtoeslag per jaar, niet afgerond”",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("not shown: %s", want)
		}
	}
	_, out, _ = call(t, "", "show", "regeling-zorgverzekering", "--lang", "en")
	if !strings.Contains(out, "      belgie               0.8165\n") || !strings.Contains(out, "“Country factor” from the table “Country factor per country” for “Country of residence”") {
		t.Error(out)
	}
}

// TestEveryLawIsShown: no law, in no version and no language, fails to be laid out.
func TestEveryLawIsShown(t *testing.T) {
	c, err := world()
	if err != nil {
		t.Fatal(err)
	}
	for _, law := range c.Laws.Documents().Laws() {
		for _, v := range c.Laws.Documents().Versions(law) {
			for _, lang := range []string{"nl", "en"} {
				code, out, faults := call(t, "", "show", law, "--on", v.From.String(), "--lang", lang)
				if code != 0 || !strings.Contains(out, v.Source) || strings.Contains(out, "%!") {
					t.Errorf("%s of %s in %s: exit %d %s", law, v.From, lang, code, faults)
				}
			}
		}
	}
}

func TestLawDiff(t *testing.T) {
	code, out, faults := call(t, "", "diff", "zorgtoeslag", "2025-06-01", "2026-06-01")
	if code != 0 || faults != "" {
		t.Fatalf("exit %d: %s", code, faults)
	}
	for _, want := range []string{
		"Wet op de zorgtoeslag: wat anders is op 2026-06-01 dan op 2025-06-01\n",
		"  Standaardpremie (standaardpremie, artikel 4): +0,3%\n    was  €\u00a02.112 per jaar\n    is   €\u00a02.119 per jaar\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("not shown: %s\n%s", want, out)
		}
	}
	if _, out, _ = call(t, "", "diff", "zorgtoeslag", "2025-02-01", "2025-03-01", "--lang", "en"); out != "Wet op de zorgtoeslag: nothing changed between 2025-02-01 and 2025-03-01\n" {
		t.Error(out)
	}
}

func TestWrongCallsOfShowAndDiff(t *testing.T) {
	for _, args := range [][]string{
		{"show"}, {"show", "weg"}, {"show", "zorgtoeslag", "--on", "gisteren"}, {"show", "zorgtoeslag", "--on", "1999-01-01"}, {"show", "zorgtoeslag", "--lang", "fy"},
		{"show", "weg", "--on", "2025-01-01"}, {"diff", "zorgtoeslag", "2025-01-01"}, {"diff", "zorgtoeslag", "2025-01-01", "later"}, {"diff", "weg", "2025-01-01", "2025-02-01"},
		{"diff", "zorgtoeslag", "1999-01-01", "2025-02-01"}, {"diff", "zorgtoeslag", "2025-01-01", "2025-02-01", "--lang", "x"}, {"show", "zorgtoeslag", "--dir", "/weg"},
	} {
		if code, out, faults := call(t, "", args...); code != 2 || out != "" || !strings.Contains(faults, "usage: meent law "+args[0]) {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, faults)
		}
	}
}
