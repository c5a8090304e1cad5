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

// Sum is the steps that are amounts of money, in the order of the law: the sum as a
// person would write it down. The last is the goal, where that is an amount.
func (e *Explanation) Sum() []Step {
	var lines []Step
	for _, s := range e.Steps {
		if isMoney(s.Unit) && (s.Text != "" || s.Low != "") {
			lines = append(lines, s)
		}
	}
	return lines
}

func isMoney(unit string) bool {
	return len(unit) >= 4 && unit[:4] == "euro"
}
