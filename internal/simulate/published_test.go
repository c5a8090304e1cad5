package simulate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/population/country"
)

// What was published stands beside what came out, brought to the size of the population,
// with its source, and how far the two are apart.
func TestPublishedFiguresStandBeside(t *testing.T) {
	r := &Result{Period: "2026", Population: Country{Persons: residents2024 / 10, Households: 1, On: "2026-01-01"}}
	for _, s := range Schemes {
		r.Schemes = append(r.Schemes, Cost{Goal: s.Goal, Dutch: s.Dutch, English: s.English})
	}
	rent := &r.Schemes[4]
	rent.Before = Reach{Cents: 700_000_000_00, Recipients: 170_000}
	rent.TakeUp = &TakeUp{Before: Reach{Cents: 625_000_000_00, Recipients: 150_000}}
	r.Published = besides(r)
	if len(r.Published) != len(figures) {
		t.Errorf("%d figures stand beside, of %d", len(r.Published), len(figures))
	}
	for _, c := range r.Published {
		switch {
		case c.Dutch == "" || c.English == "" || c.Year < 2020:
			t.Errorf("%+v has no source", c)
		case c.Goal == rent.Goal && c.What == cents:
			if c.Published != 567_999_936_68 || c.Simulated != 625_000_000_00 || c.Off != 1_004 {
				t.Errorf("the cost of rent benefit: %+v", c)
			}
		case c.Goal == rent.Goal && c.What == recipients:
			if c.Published != 149_999 || c.Simulated != 150_000 || c.Off != 0 {
				t.Errorf("the recipients of rent benefit: %+v", c)
			}
		}
	}
	text := r.report("nl").text()
	for _, want := range []string{"Naast wat is gepubliceerd", "+10,0%", "1e suppletoire 2024, VII art. 3", "-100,0%"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table does not say %q:\n%s", want, text)
		}
	}
	r.Schemes = r.Schemes[:1]
	if r.Published = besides(r); len(r.Published) > 0 || strings.Contains(r.report("nl").text(), "gepubliceerd") {
		t.Error("figures stand beside what was not simulated")
	}
}

// Of residents of institutions no income is known: that is not zero.
func TestUnknownIncomesAreNotZero(t *testing.T) {
	r := &Result{Period: "2026", After: &Incomes{}, Types: []Group{
		{Name: typeNames[country.OnePerson], Households: 2, Income: 50_000_00}, {Name: typeNames[country.Institution], Households: 3}}}
	g := r.groups("en", "types", "type", r.Types)
	for i, row := range g.rows {
		unknown := 0
		for _, cell := range row {
			if cell == "unknown" {
				unknown++
			}
		}
		if want := i * (1 + Bands); unknown != want {
			t.Errorf("%v: %d cells are unknown, expected %d", row, unknown, want)
		}
	}
}

func TestNumbersAreWrittenAsInTheLanguage(t *testing.T) {
	for text, want := range map[string]string{"1234567.8": "1.234.567,8", "-1234.50": "-1.234,50", "+12.0%": "+12,0%", "12%": "12%",
		"miljoen euro, 2024": "miljoen euro, 2024", "2026-01-01": "2026-01-01", "unknown": "unknown", "": ""} {
		if got := local("nl", text); got != want {
			t.Errorf("%q is written %q, expected %q", text, got, want)
		}
	}
}

// A goal that only the reform has is refused in words.
func TestAGoalOfTheReformAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "proef.yaml")
	text := "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0018451\nin_force: {from: 2020-01-01}\ncarried_out_by: dienst-toeslagen\n" +
		"plain: {nl: Proef., en: Test.}\nparameters:\n  - name: bedrag\n    label: {nl: Bedrag, en: Amount}\n    unit: euro per year\n    cites: artikel 1\n" +
		"    values: [{from: 2020-01-01, value: 100, source: x}]\narticles:\n  - article: \"1\"\n    plain: {nl: Proef., en: Test.}\n    rules:\n" +
		"      - {name: proef, label: {nl: Proef, en: Test}, of: person, yields: euro per year, cites: lid 1, formula: bedrag}\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	chosen, err := Choose("proef")
	if err != nil {
		t.Fatal(err)
	}
	after, err := laws(t).Reformed(os.DirFS(filepath.Dir(file)), "proef.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Simulate(t.Context(), people(t, 100), Options{Schemes: chosen, Period: Period{On: day(t, "2026-01-01")}, Laws: laws(t), Reform: after})
	if err == nil || !strings.Contains(err.Error(), "proef.proef is in the reform alone") {
		t.Error(err)
	}
}
