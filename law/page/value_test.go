package page_test

import (
	"testing"

	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

func TestValuesAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ unit, text, nl, en string }{
		{"euro per month", "1310.5", "€\u00a01.310,50 per maand", "€1,310.50 per month"},
		{"percentage", "13.7", "13,7%", "13.7%"},
		{"boolean", "true", "ja", "yes"},
		{"date", "1985-12-01", "1 december 1985", "1 December 1985"},
		{"years and months", "P1Y1M", "1 jaar en 1 maand", "1 year and 1 month"},
		{"list of kinderen", "1", "1 persoon", "1 person"},
		{"one of [niet_bekend]", "niet_bekend", "niet bekend", "niet bekend"},
		{"boolean", "misschien", "misschien", "misschien"},
	} {
		typ, err := value.ParseType(c.unit, func(string) bool { return true })
		if err != nil {
			t.Fatal(err)
		}
		if nl, en := page.ValueText(typ, c.text, page.NL, nil), page.ValueText(typ, c.text, page.EN, nil); nl != c.nl || en != c.en {
			t.Errorf("%s of %s is %q and %q", c.text, c.unit, nl, en)
		}
	}
	euro, err := value.ParseType("euro per year", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := page.CentsText(euro, "-12", page.NL); got != "−€\u00a012,00 per jaar" {
		t.Errorf("in a sum it is %q", got)
	}
}
