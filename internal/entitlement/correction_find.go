package entitlement

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
	"meent.nl/meent/ldv"
)

// DecisionRegister stands in the log for the facts of a decision, used again to see what
// they come to now.
const DecisionRegister = "besluiten"

// corrections works out, for the decisions on a resident, what they come to on the facts
// that were just found: each until the one that followed it begins. It asks no register.
// Decisions of which no fact turned out otherwise are left out.
func (s *Service) corrections(ctx context.Context, resident kernel.ResidentID, findings []Finding) ([]Correction, error) {
	due, err := s.toCompare(ctx, resident, findings)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	lines := make([]logbook.Line, len(due))
	for i, one := range due {
		if lines[i], err = s.decisionUsed(ctx, resident, one.service, one.basis); err != nil {
			return nil, err
		}
	}
	if err := s.Log.Write(ctx, lines...); err != nil { // before they are used
		return nil, err
	}
	var all []Correction
	for _, one := range due {
		before, err := loadCorrection(ctx, s.DB.Read(), resident, one.basis.ID)
		if err != nil && kernel.KindOf(err) != kernel.NotFound {
			return nil, err
		}
		c, news, err := s.correction(resident, one.basis, one.finding, before.Seen)
		if err != nil {
			return nil, err
		}
		if news || before.Decision != "" {
			all = append(all, c)
		}
	}
	return all, nil
}

// comparison is a decision with what was found about its service now.
type comparison struct {
	basis   Basis
	service *catalogue.Service
	finding Finding
}

// toCompare are the decisions of which something was found out, and that have a day left.
func (s *Service) toCompare(ctx context.Context, resident kernel.ResidentID, findings []Finding) (due []comparison, err error) {
	if s.Decisions == nil {
		return nil, nil
	}
	taken, err := s.Decisions.Taken(ctx, resident)
	if err != nil {
		return nil, err
	}
	for _, b := range taken {
		at := slices.IndexFunc(findings, func(f Finding) bool { return f.Right.Service == b.Service })
		service, ok := s.Catalogue.Service(b.Service)
		if at >= 0 && ok && len(findings[at].Facts) > 0 && !b.replaced() {
			due = append(due, comparison{b, service, findings[at]})
		}
	}
	return due, nil
}

// correction works out one decision; news is false where no fact is otherwise.
func (s *Service) correction(resident kernel.ResidentID, b Basis, f Finding, before []Seen) (c Correction, news bool, err error) {
	c = Correction{
		Organisation: b.Organisation, Resident: resident, Service: b.Service, Decision: b.ID,
		DecidedAt: b.IssuedAt, ComputedAt: f.Right.ComputedAt, Certainty: Certain,
	}
	facts, err := s.compared(b, f.Facts)
	if err != nil {
		return c, false, err
	}
	found, err := s.newsOf(b, facts, before, f.Right.ComputedAt)
	if err != nil {
		return c, false, err
	}
	c.Seen, c.Facts, c.Undated = found.seen, found.changed, found.undated
	if len(c.Seen) == 0 && len(c.Undated) == 0 {
		return c, false, nil
	}
	h, err := facts.history(s, c.Seen, f.Right.On)
	if err != nil {
		return c, true, err
	}
	w := correcting{s, b, h, instant(b.IssuedAt)}
	if same, err := w.asDecided(); err != nil || !same {
		c.Recounted, c.Facts, c.Undated, c.Certainty = err == nil, nil, nil, Possible
		return c, true, err
	}
	today := kernel.Today(s.Clock)
	if err := w.periods(&c, today); err != nil {
		return c, true, err
	}
	matters := len(c.Periods) > 0 // today is no day of a decision that another followed
	if b.Next == 0 {
		if matters, err = w.undatedMatter(today, f); err != nil {
			return c, true, err
		}
	}
	if !matters {
		c.Undated = nil
	}
	c.settle()
	return c, true, nil
}

// correcting works one decision out over time.
type correcting struct {
	*Service
	basis   Basis
	history *timeline.History
	then    timeline.Instant
}

// at works the goal out on a day, as it was known at an instant. The explanation is nil
// where the law gives no outcome.
func (w correcting) at(on value.Date, known timeline.Instant) (*reason.Explanation, error) {
	p, err := w.Laws.Program(w.basis.Goal, on)
	if err != nil {
		return nil, err
	}
	_, e, err := w.Laws.Work(p, func(f *run.Facts) error { return w.history.Fill(f, on, known) })
	var noOutcome *run.Failure
	if errors.As(err, &noOutcome) {
		return nil, nil
	}
	return e, err
}

// asDecided says whether the decision comes out now as it did then, on the facts of then.
func (w correcting) asDecided() (bool, error) {
	e, err := w.at(w.basis.On, w.then)
	if err != nil || e == nil {
		return false, err
	}
	return sameAnswers(e, w.basis.Result)
}

func sameAnswers(e *reason.Explanation, result json.RawMessage) (bool, error) {
	var stored struct {
		Answer json.RawMessage `json:"answer"`
	}
	if err := json.Unmarshal(result, &stored); err != nil {
		return false, kernel.Errorf(kernel.Internal, "entitlement: the outcome of a decision cannot be read")
	}
	answer, err := json.Marshal(e.Answer)
	return bytes.Equal(answer, stored.Answer), err
}

// undatedMatter says whether facts of which it is not known since when they hold make a
// difference today: what was found is not what the dated facts give.
func (w correcting) undatedMatter(today value.Date, f Finding) (bool, error) {
	if f.Law.Goal != w.basis.Goal || f.Right.On != today {
		return false, nil
	}
	e, err := w.at(today, timeline.Latest)
	if err != nil || e == nil {
		return false, err
	}
	same, err := sameAnswers(e, f.Law.Result)
	return !same, err
}

// decisionUsed is the line that the facts of a decision are used again.
func (s *Service) decisionUsed(ctx context.Context, resident kernel.ResidentID, service *catalogue.Service, b Basis) (logbook.Line, error) {
	purpose, ok := s.Catalogue.Purpose(service.Purpose)
	if !ok {
		return logbook.Line{}, kernel.Errorf(kernel.Internal, "entitlement: purpose %s is not in the catalogue", service.Purpose)
	}
	var fields []string
	for _, source := range b.Sources {
		if source.Field != "" {
			fields = append(fields, source.Field)
		}
	}
	slices.Sort(fields)
	_, span := ldv.NewSpan(ctx)
	now := s.Clock.Now()
	record := ldv.New(span, purpose.Title.NL, now, now)
	record.Attributes[ldv.ProcessingActivity] = purpose.Activity
	record.Attributes[ldv.DataSubject] = string(resident)
	record.Attributes[ldv.DataSubjectType] = "meent:resident"
	return logbook.Line{
		Record: record, Resident: resident, At: now, Organisation: string(b.Organisation), Purpose: purpose.ID,
		Register: DecisionRegister, Fields: slices.Compact(fields), Basis: purpose.Basis, Service: service.ID, Decision: b.ID, By: "system",
	}, nil
}

// settle puts the facts that made a difference first, and adds up.
func (c *Correction) settle() {
	c.TotalKnown = true
	for _, p := range c.Periods {
		sum, ok := added(c.Total, p.Total)
		if !p.Known || !ok {
			c.TotalKnown = false
			continue
		}
		c.Total = sum
		if p.Provisional && c.Certainty == Certain {
			c.Certainty = Probable
		}
	}
	for i := range c.Facts {
		c.Facts[i].Counts = slices.ContainsFunc(c.Periods, c.Facts[i].bearsOn)
		if c.Facts[i].Counts && c.Facts[i].Register == OwnStatement {
			c.Certainty = Probable
		}
	}
	if !c.TotalKnown || len(c.Undated) > 0 {
		c.Certainty = Possible
	}
	slices.SortStableFunc(c.Facts, func(a, b ChangedFact) int {
		switch {
		case a.Counts == b.Counts:
			return 0
		case a.Counts:
			return -1
		}
		return 1
	})
}

// bearsOn says whether it is one of the facts that made the difference of a period.
func (f ChangedFact) bearsOn(p CorrectionPeriod) bool {
	return slices.Contains(p.Because, f.Path) && p.Until >= f.Since && (f.Until == 0 || p.From <= f.Until)
}

// added adds two amounts; false where the sum is too large to hold.
func added(a, b value.Decimal) (value.Decimal, bool) {
	scale := max(a.Scale, b.Scale)
	x, errA := a.Rescale(scale)
	y, errB := b.Rescale(scale)
	sum := x.Coefficient + y.Coefficient
	overflows := x.Coefficient > 0 && y.Coefficient > 0 && sum < 0 || x.Coefficient < 0 && y.Coefficient < 0 && sum >= 0
	return value.Decimal{Coefficient: sum, Scale: scale}, errA == nil && errB == nil && !overflows
}
