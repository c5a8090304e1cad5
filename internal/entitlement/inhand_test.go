package entitlement

import (
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/value"
)

func TestCentsAreRoundedDown(t *testing.T) {
	for text, want := range map[string]int64{"12.349": 1234, "-12.341": -1235, "-12.34": -1234, "-0.001": -1, "0.009": 0, "5": 500, "-12.3401": -1235} {
		d, err := value.ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := cents(d); err != nil || got != want {
			t.Errorf("%s is %d cents (%v), want %d", text, got, err, want)
		}
	}
}

// Each service that tops up the income on one of the sides counts on both.
func TestEveryServiceThatTopsUpCounts(t *testing.T) {
	pays := func(cents int64) Finding {
		return Finding{Right: Right{Status: Decided, High: value.Decimal{Coefficient: cents, Scale: 2}}}
	}
	one := func(id, role string, now, then int64) Consequence {
		return Consequence{Service: &catalogue.Service{ID: id, InHand: role}, Now: pays(now), Then: pays(then)}
	}
	own := topsUp([]Consequence{
		one("a", catalogue.TopsUp, 100, 0), one("b", catalogue.Adds, 100, 100), one("c", catalogue.TopsUp, 0, 200), one("d", catalogue.TopsUp, 0, 0),
	}, side{right: Consequence.now}, side{right: Consequence.then})
	if len(own) != 2 || own[0].ID != "a" || own[1].ID != "c" {
		t.Errorf("what tops up is %v", own)
	}
}
