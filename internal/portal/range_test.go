package portal

import (
	"testing"

	"meent.nl/meent/law/value"
)

func TestARangeOfTheEngineIsNotTold(t *testing.T) {
	euro := value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}
	for _, test := range []struct {
		low, high string
		tells     bool
	}{{"0", "246", true}, {"568.55", "13726485.80", false}, {"-10000000.00", "0", false}, {"-199598.50", "401.50", false}} {
		if got := tells(euro, test.low, test.high); got != test.tells {
			t.Errorf("from %s to %s is told: %v", test.low, test.high, got)
		}
	}
	if !tells(value.Type{Kind: value.Day}, "1985-01-01", "1985-12-31") {
		t.Error("a range of days is told")
	}
}
