package facts_test

import (
	"maps"
	"testing"

	"meent.nl/meent/internal/population/facts"
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

func euro(t *testing.T, values fields.Values, field string) int64 {
	t.Helper()
	v := values[field]
	d, err := value.ParseDecimal(v.Text)
	if err == nil {
		d, err = d.Rescale(2)
	}
	if v.State != register.Known || err != nil {
		t.Fatalf("%s is %s: %v", field, v.State, err)
	}
	return d.Coefficient
}

// What somebody reports adds up to the registered income, and what is left of it is
// not more.
func TestWhatFollowsAddsUp(t *testing.T) {
	g := facts.New("seed", on(t))
	n := map[string]int{}
	for _, v := range views(t, 1500) {
		known := g.Person(v)
		out := g.Follow(v, known)
		if !maps.Equal(out, g.Follow(v, known)) {
			t.Fatal("a second time differs")
		}
		total := known["inkomensgegeven"]
		if out["arbeidsinkomen"].State != register.Known || total.State != register.Known {
			n["unknown"]++
			continue
		}
		n["known"]++
		parts := euro(t, out, "arbeidsinkomen") + euro(t, out, "uitkeringen_en_pensioen") + euro(t, out, "inkomen_uit_sparen_en_beleggen") +
			euro(t, out, "eigenwoningforfait") - euro(t, out, "aftrek_eigen_woning")
		whole := max(0, euro(t, known, "inkomensgegeven"))
		if parts != whole {
			t.Errorf("the parts of a return add up to %d and the income is %d", parts, whole)
		}
		month := euro(t, out, "netto_loon") + euro(t, out, "netto_overig_inkomen") + euro(t, out, "particulier_pensioen")
		switch {
		case 12*month > whole:
			t.Errorf("%d a month is left of %d a year", month, whole)
		case month == 0 && whole >= 13_000_00:
			n["assistance"]++
		}
		if out["laatste_inkomenstoeslag"].State == register.Known {
			n["had a supplement"]++
		}
	}
	for what, bounds := range map[string][2]int{"known": {1200, 1500}, "unknown": {10, 200}, "assistance": {10, 80}, "had a supplement": {1, 40}} {
		if n[what] < bounds[0] || n[what] > bounds[1] {
			t.Errorf("%s: %d, want %d to %d", what, n[what], bounds[0], bounds[1])
		}
	}
}
