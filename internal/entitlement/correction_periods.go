package entitlement

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// periodMonths is how many months an amount of a unit is for.
var periodMonths = map[value.Per]int{value.PerMonth: 1, value.PerQuarter: 3, value.PerYear: 12}

// days are the day of the decision, and the first days of the months (quarters, years)
// after it until today: an amount is due for each. The month in which a decision that
// followed begins is of that one, with all after it. Days for which the law has no program
// yet are left out with all after them.
func (w correcting) days(today value.Date) (days []value.Date, months int, err error) {
	p, err := w.Laws.Program(w.basis.Goal, w.basis.On)
	if err != nil || w.basis.On > today || w.basis.replaced() {
		return nil, 0, err
	}
	unit := p.Type.Unit
	if months = periodMonths[unit.Per]; months == 0 {
		months = 1
	}
	days = []value.Date{w.basis.On}
	if isAmount(p.Type) && periodMonths[unit.Per] == 0 {
		return days, 0, nil // it is due once
	}
	last := today
	if next := w.basis.Next; next != 0 {
		begins := timeline.Periods(months, next.AddMonths(-months), next)
		last = min(last, begins[len(begins)-1]-1)
	}
	if w.basis.On > last {
		return nil, 0, nil
	}
	for _, on := range timeline.Periods(months, w.basis.On+1, last) {
		if _, err := w.Laws.Program(w.basis.Goal, on); err != nil {
			break
		}
		days = append(days, on)
	}
	return days, months, nil
}

// periods works out the days for which the outcome turned out otherwise, once for each
// stretch in which nothing changes.
func (w correcting) periods(c *Correction, today value.Date) error {
	days, months, err := w.days(today)
	if err != nil || len(days) == 0 {
		return err
	}
	end := func(on value.Date) value.Date {
		next := timeline.Periods(max(months, 1), on+1, on.AddMonths(max(months, 1)))
		if months == 0 || len(next) == 0 {
			return on
		}
		return next[0] - 1
	}
	c.From, c.Until = days[0], end(days[len(days)-1])
	found, err := timeline.Compare(w.Laws, w.basis.Goal, days, w.history, w.then, timeline.Latest)
	if err != nil {
		return err
	}
	for i := range found {
		p, err := w.period(&found[i], end(found[i].Until), today)
		if err != nil {
			return err
		}
		c.Periods = append(c.Periods, p)
		if t := found[i].Now.Outcome.Type; isAmount(t) {
			c.Unit = t.Unit.String()
		}
	}
	return nil
}

func (w correcting) period(d *timeline.Difference, until, today value.Date) (CorrectionPeriod, error) {
	p := CorrectionPeriod{From: d.From, Until: until, Times: d.Days}
	for _, cause := range d.Because {
		p.Because = append(p.Because, pathOfCorrection(cause))
	}
	slices.Sort(p.Because)
	for _, m := range slices.Concat(d.Then.Outcome.Missing, d.Now.Outcome.Missing) {
		if path := missingPath(m); !slices.Contains(p.Missing, path) {
			p.Missing = append(p.Missing, path)
		}
	}
	then, err := w.at(d.From, w.then)
	if err != nil {
		return p, err
	}
	now, err := w.at(d.From, timeline.Latest)
	if err != nil {
		return p, err
	}
	if then == nil || now == nil {
		p.Failed = true
		return p, nil
	}
	p.Then, p.Now, p.Steps = outcomeAt(then), outcomeAt(now), changedSteps(then, now)
	for _, used := range now.Used {
		if field, ok := w.Catalogue.Field(used.Name); ok && slices.Contains(estimated, field.Group) && until.Year() >= today.Year() {
			p.Provisional = true
		}
	}
	o := &d.Now.Outcome
	if change, ok := d.Change(); ok && isAmount(o.Type) && o.Status == run.Decided && o.Scale == d.Then.Outcome.Scale {
		p.Known = true
		p.Change = value.Decimal{Coefficient: change, Scale: int8(o.Scale)}
		p.Total = value.Decimal{Coefficient: change * int64(d.Days), Scale: int8(o.Scale)}
	}
	return p, nil
}

func outcomeAt(e *reason.Explanation) CorrectionOutcome {
	return CorrectionOutcome{Status: e.Answer.Status.String(), Value: e.Answer.Value}
}

func pathOfCorrection(c timeline.Correction) string {
	switch {
	case c.Fact == "":
		return c.Relation
	case c.Relation == "":
		return c.Fact
	}
	return memberPath(c.Relation, c.Member, c.Fact)
}

func missingPath(m run.Missing) string {
	switch {
	case m.Relation == "":
		return m.Fact
	case m.Fact == "" || m.Member < 0:
		return m.Relation
	}
	return memberPath(m.Relation, m.Member+1, m.Fact)
}

// changedSteps are the steps that give something else, in the order of the law.
func changedSteps(then, now *reason.Explanation) []ChangedStep {
	key := func(s *reason.Step) string {
		return fmt.Sprintf("%s.%s %s %d", s.Law, s.Rule, s.Of.Relation, s.Of.Member)
	}
	was := map[string]*reason.Value{}
	for i := range then.Steps {
		was[key(&then.Steps[i])] = &then.Steps[i].Value
	}
	var all []ChangedStep
	for i := range now.Steps {
		step := &now.Steps[i]
		before := was[key(step)]
		if before != nil && *before == step.Value {
			continue
		}
		all = append(all, ChangedStep{Article: step.Article, Rule: step.Rule, Label: step.Label, Of: step.Of, Then: before, Now: step.Value})
	}
	return all
}
