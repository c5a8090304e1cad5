package portal

import (
	"math/big"

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
	s.make(len(e.Steps)-1, 0)
	if len(s.rows) < 2 {
		return nil
	}
	last := &s.rows[len(s.rows)-1]
	last.Total, last.Subtotal = true, false
	return &view.Sum{Caption: v.T("sum.caption", "date", v.Date(e.On)), Rows: s.rows}
}

// make adds the lines of a step, then the step. Where it cannot be written out as what
// is added and taken off, the amounts it reads stand before it.
func (s *summing) make(at, depth int) {
	step := s.steps[at]
	lines, ok := sumLines(step)
	if ok && at < len(s.steps)-1 && len(lines) == 1 && lines[0].in.Of != step.Of {
		s.line(lines[0], step) // all of it is of one member
		return
	}
	if ok && (len(lines) > 1 || lines[0].share != nil && lines[0].in.Name != "") {
		for _, t := range lines {
			if n := s.numberOf(t.in); n > 0 && depth < mostWrittenOut && t.share == nil && !t.less && t.in.Of.Relation == "" && s.writesOut(n-1) {
				s.make(n-1, depth+1)
				if !t.yearly {
					continue
				}
			}
			s.line(t, step)
		}
		s.outcome(at, depth > 0)
		return
	}
	var amounts []reason.Input
	for _, in := range step.Inputs {
		if isAmount(in.Value) {
			amounts = append(amounts, in)
		}
	}
	if len(amounts) == 1 && amounts[0].Kind == "rule" {
		if n := s.numberOf(amounts[0]); n > 0 && n-1 != at {
			s.make(n-1, depth)
			if ok && lines[0].yearly && at < len(s.steps)-1 {
				return // the same, and written per month again below
			}
			amounts = nil
		}
	}
	for _, in := range amounts {
		s.part(in)
	}
	s.outcome(at, len(amounts) > 1)
}

// mostWrittenOut is how deep lines are written out that are a sum themselves.
const mostWrittenOut = 2

// writesOut says whether a step is a sum of several lines.
func (s *summing) writesOut(at int) bool {
	lines, ok := sumLines(s.steps[at])
	return ok && len(lines) > 1
}

func (s *summing) numberOf(in reason.Input) int { return s.number[stepKey(in.Law, in.Name, in.Of)] }

// outcome adds a step itself.
func (s *summing) outcome(at int, subtotal bool) {
	step := s.steps[at]
	row := view.SumRow{
		Label: s.v.stepLabel(step), Href: "#" + stepID(at), From: s.v.T("reason.step", "n", at+1),
		Amount: s.v.sumAmount(step.Value), Subtotal: subtotal,
	}
	if last := len(s.rows) - 1; last >= 0 && !subtotal && s.rows[last].Amount == row.Amount {
		// A step that hands on the same amount is no line of a sum, but names it.
		row.Subtotal = s.rows[last].Subtotal
		s.rows = s.rows[:last]
	}
	s.rows = append(s.rows, row)
}

// line adds a line that is written out.
func (s *summing) line(t sumLine, step reason.Step) {
	row := s.row(t.in)
	switch n := s.numberOf(t.in); {
	case t.share != nil:
		row.From = s.shareOf(t, step)
	case t.yearly:
		row.Label, row.From = s.v.T("sum.in-a-year"), s.v.T("sum.yearly", "amount", s.v.sumAmount(t.in.Value))
	case n > 0:
		if lines, ok := sumLines(s.steps[n-1]); ok && len(lines) == 1 && lines[0].share != nil {
			row.From = s.shareOf(lines[0], s.steps[n-1])
		}
	}
	row.Amount = s.v.rowAmount(t.amount, step.Value)
	if t.less && t.amount.Sign() > 0 {
		row.Amount = "− " + row.Amount
	}
	s.rows = append(s.rows, row)
}

// shareOf says what a line is a share of: 22% van € 900,00 per jaar.
func (s *summing) shareOf(t sumLine, step reason.Step) string {
	key := "sum.times"
	if isShare(t.share.Value) {
		key = "sum.share"
	}
	return s.v.T(key, "share", s.v.value(t.share.Value), "amount", s.v.rowAmount(t.base, step.Value))
}

func (s *summing) part(in reason.Input) { s.rows = append(s.rows, s.row(in)) }

// row is an amount that is read, with where it comes from.
func (s *summing) row(in reason.Input) view.SumRow {
	row := view.SumRow{Amount: s.v.sumAmount(in.Value)}
	switch in.Kind {
	case "rule":
		row.Label = s.v.of(s.v.text(*in.Label), in.Of)
		if n := s.number[stepKey(in.Law, in.Name, in.Of)]; n > 0 {
			row.Href, row.From = "#"+stepID(n-1), s.v.T("reason.step", "n", n)
		}
	case "parameter", "table":
		row.Label, row.From = s.v.inputLabel(in), authority(in.Source)
	case "fact":
		row.Label = s.v.of(s.v.fieldName(in.Name), in.Of)
		row.Href, row.From = "#"+factID(pathOf(in.Of, in.Name)), s.v.T("sum.fact")
	}
	return row
}

func isAmount(x reason.Value) bool {
	t := typeOf(x.Unit)
	return t.Kind == value.Number && t.Unit.Quantity == value.Euro && x.Text != ""
}

// rowAmount writes an amount that was worked out again, per what the outcome is per.
func (v *visit) rowAmount(n *big.Rat, per reason.Value) string {
	return v.sumAmount(reason.Value{Text: n.FloatString(2), Unit: per.Unit})
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
