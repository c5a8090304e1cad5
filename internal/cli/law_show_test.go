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

// TestLawShowSaysWhatTheWebDoes: who carries it out by name, from where its facts come and
// which services rest on it, in either language.
func TestLawShowSaysWhatTheWebDoes(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"show", "huurtoeslag", "--on", "2027-02-01", "--lang", "en"}, []string{
			"carried out by Benefits Service\nasked for 2027-02-01\nMind: ", " are not known yet for 2027-02-01.", "    ! not known yet for 2027-02-01\n",
			"Names of laws, citations and sources are in Dutch, as they were published.\n",
		}},
		{[]string{"show", "huurtoeslag", "--on", "2026-02-01", "--lang", "en"}, []string{
			"\nUsed for\n  Housing benefit (huurtoeslag), Benefits Service\n", "\nData from registers\n", "National Office for Identity Data\n", "    Date of birth (geboortedatum)\n",
		}},
		{[]string{"show", "huurtoeslag", "--on", "2025-02-01"}, []string{"uitgevoerd door Dienst Toeslagen\ngevraagd voor 2025-02-01\nVersies", "\nGebruikt voor\n  Huurtoeslag (huurtoeslag), Dienst Toeslagen\n", "\nGegevens uit registers\n"}},
		{[]string{"show", "participatiewet", "--on", "2025-02-01"}, []string{"uitgevoerd door de gemeente\n", "van de gemeente Diemen"}},
	} {
		code, out, faults := call(t, "", c.args...)
		if code != 0 {
			t.Fatalf("%v: exit %d: %s", c.args, code, faults)
		}
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%v does not say %q", c.args, want)
			}
		}
		if strings.Contains(out, "Percentage boven") {
			t.Errorf("%v: an open term has its name for a label", c.args)
		}
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

// TestLawDiffShowsOnlyWhatDiffers: of lists what is dropped, of numbers that moved where
// they were, and apart what is only called otherwise.
func TestLawDiffShowsOnlyWhatDiffers(t *testing.T) {
	_, out, _ := call(t, "", "diff", "huurtoeslag", "2025-01-01", "2026-01-01")
	for _, want := range []string{
		"    vervallen ja, als al het volgende geldt:\n              – niet: “Huur hoger dan de grens, zonder reden”\n  ",
		"    zelfde waarde als “Ijkpunt, verlaging en factoren per huishouden”, Verlaging van de normhuur, eenpersoons\n",
		"    was  “Hoogste huur voor wie jonger is dan 23 jaar”\n    is   “Hoogste huur voor wie jonger is dan 21 jaar”\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("not shown: %s", want)
		}
	}
	if _, names, ok := strings.Cut(out, "\nAndere namen en vindplaatsen\n"); !ok || !strings.Contains(names, "lid 1, 2 en 3") || strings.Contains(names, "vervallen") {
		t.Error("names and places do not stand apart")
	}
	_, out, _ = call(t, "", "diff", "huurtoeslag", "2026-12-31", "2027-01-01")
	if !strings.Contains(out, "    is   nog niet bekend\n") || strings.Contains(out, "-100") || strings.Contains(out, "−100") {
		t.Errorf("numbers that ended:\n%s", out)
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
