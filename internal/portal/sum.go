package portal

import (
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// summing makes the sum of an outcome from its steps.
type summing struct {
	v      *visit
	steps  []reason.Step
	number map[string]int
	rows   []view.SumRow
}

// sum is the calculation as one would write it down: the amounts that the outcome
// is made of, and the outcome. An amount that is only turned into another (a year
// into a month) is first made up itself. Its parts can be followed to their steps.
func (v *visit) sum(e explained) *view.Sum {
	if !e.pays() || len(e.Steps) == 0 {
		return nil
	}
	s := &summing{v: v, steps: e.Steps, number: stepNumbers(e)}
	s.make(len(e.Steps) - 1)
	if len(s.rows) < 2 {
		return nil
	}
	s.rows[len(s.rows)-1].Total = true
	return &view.Sum{Caption: v.T("sum.caption", "date", v.Date(e.On)), Rows: s.rows}
}

// make adds the parts of a step, then the step. Of the amounts before it, one alone
// is made up first: it is what this step turns into something else.
func (s *summing) make(at int) {
	step := s.steps[at]
	var amounts []reason.Input
	for _, in := range step.Inputs {
		if isAmount(in.Value) {
			amounts = append(amounts, in)
		}
	}
	if len(amounts) == 1 && amounts[0].Kind == "rule" {
		if n := s.number[stepKey(amounts[0].Law, amounts[0].Name, amounts[0].Of)]; n > 0 && n-1 != at {
			s.make(n - 1)
			amounts = nil
		}
	}
	for _, in := range amounts {
		s.part(in)
	}
	if last := len(s.rows) - 1; last >= 0 && len(amounts) == 0 && s.rows[last].Amount == s.v.sumAmount(step.Value) {
		// A step that hands on the same amount is no line of a sum, but names it.
		s.rows = s.rows[:last]
	}
	s.rows = append(s.rows, view.SumRow{
		Label: s.v.stepLabel(step), Href: "#" + stepID(at), From: s.v.T("reason.step", "n", at+1), Amount: s.v.sumAmount(step.Value),
	})
}

func (s *summing) part(in reason.Input) {
	row := view.SumRow{Amount: s.v.sumAmount(in.Value)}
	switch in.Kind {
	case "rule":
		row.Label = s.v.of(s.v.text(*in.Label), in.Of)
		if n := s.number[stepKey(in.Law, in.Name, in.Of)]; n > 0 {
			row.Href, row.From = "#"+stepID(n-1), s.v.T("reason.step", "n", n)
		}
	case "parameter":
		row.Label, row.From = s.v.text(*in.Label), authority(in.Source)
	case "fact":
		row.Label = s.v.of(s.v.fieldName(in.Name), in.Of)
		row.Href, row.From = "#"+factID(pathOf(in.Of, in.Name)), s.v.T("sum.fact")
	}
	s.rows = append(s.rows, row)
}

func isAmount(x reason.Value) bool {
	t := typeOf(x.Unit)
	return t.Kind == value.Number && t.Unit.Quantity == value.Euro && x.Text != ""
}

// sumAmount writes an amount with its cents, and what it is per.
func (v *visit) sumAmount(x reason.Value) string {
	t := typeOf(x.Unit)
	d, err := value.ParseDecimal(x.Text)
	if err != nil || t.Unit.Quantity != value.Euro {
		return v.value(x)
	}
	if per := v.Per(t.Unit.Per); per != "" {
		return v.EuroCents(d) + " " + per
	}
	return v.EuroCents(d)
}
