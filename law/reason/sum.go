package reason

import (
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// bothNumbers tells whether both outcomes are decided numbers.
func bothNumbers(a, b *run.Outcome) bool {
	decided := func(o *run.Outcome) bool {
		return o.Status == run.Decided && !o.NotApplicable && o.Type.Kind == value.Number
	}
	return decided(a) && decided(b)
}

func isMoney(unit string) bool {
	return len(unit) >= 4 && unit[:4] == "euro"
}
