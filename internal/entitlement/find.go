package entitlement

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// ErrNoLaw says that the law of a service cannot be carried out on this date: no
// version is in force, or an amount is not known.
var ErrNoLaw = errors.New("the law of this service has no program on this date")

// Question asks what a resident has a right to from one service, today.
type Question struct {
	Resident kernel.ResidentID
	Service  string
	On       value.Date // zero: today
	Case     kernel.ID  // for which case the facts are used; may be empty
	By       string     // system or resident
}

// Find asks the registers for what the law of a service needs, and works it out.
// Nothing is stored but the log of what was used.
func (s *Service) Find(ctx context.Context, q Question) (Finding, error) {
	service, ok := s.Catalogue.Service(q.Service)
	if !ok {
		return Finding{}, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	if q.On == 0 {
		q.On = kernel.Today(s.Clock)
	}
	p, err := s.Laws.Program(service.Goal, q.On)
	if err != nil {
		return Finding{}, fmt.Errorf("%w: %s on %s: %w", ErrNoLaw, service.Goal, q.On, err)
	}
	d, err := s.collect(ctx, q, service, p)
	if err != nil {
		return Finding{}, err
	}
	return s.work(q.Resident, service, p, d)
}

// lookAhead is how many months a right that comes by itself may begin later: a child
// counts from the first day of the next quarter (AKW art. 11).
const lookAhead = 3

// FindFirst is Find for the day from which something that just happened counts: the
// first of today and the first days of the next months on which the most is due.
func (s *Service) FindFirst(ctx context.Context, q Question) (Finding, error) {
	best, err := s.Find(ctx, q)
	if err != nil {
		return Finding{}, err
	}
	for months := 1; months <= lookAhead; months++ {
		q.On = firstOfMonth(kernel.Today(s.Clock)).AddMonths(months)
		later, err := s.Find(ctx, q)
		if errors.Is(err, ErrNoLaw) {
			break
		}
		if err != nil {
			return Finding{}, err
		}
		if later.Right.Status != Needs && later.Right.High.Cmp(best.Right.High) > 0 {
			best = later
		}
	}
	return best, nil
}

func firstOfMonth(d value.Date) value.Date { return d - value.Date(d.Day()-1) }

// collect asks the registers, adds what the resident told us, and logs that.
func (s *Service) collect(ctx context.Context, q Question, service *catalogue.Service, p *program.Program) (dossier, error) {
	told, err := loadStatements(ctx, s.DB.Read(), q.Resident)
	if err != nil {
		return dossier{}, err
	}
	answer, err := s.Registers.Ask(ctx, register.Question{
		Purpose: service.Purpose, Resident: q.Resident, Wanted: wanted(p), Service: service.ID, Case: q.Case, By: q.By,
	})
	if err != nil {
		return dossier{}, err
	}
	d := assemble(p, answer, told)
	return d, s.logStatements(ctx, q, service, d)
}

// work runs the law on what was collected.
func (s *Service) work(resident kernel.ResidentID, service *catalogue.Service, p *program.Program, d dossier) (Finding, error) {
	right := Right{
		Organisation: kernel.OrganisationID(service.Organisation), Resident: resident, Service: service.ID,
		On: p.On, ComputedAt: s.Clock.Now(),
	}
	outcome, explanation, answer, err := s.ask(service.Goal, p, d)
	if err != nil {
		return Finding{}, err
	}
	right.Unit = outcome.Type.Unit.String()
	right.settle(outcome)
	right.Missing = d.missing(outcome)
	right.Certainty, right.Repayable = s.certainty(right, d, explanation)
	return Finding{Right: right, Facts: d.uses, Law: answer}, nil
}

// ask puts a question to the law engine.
func (s *Service) ask(goal string, p *program.Program, d dossier) (run.Outcome, *reason.Explanation, LawAnswer, error) {
	facts, err := json.Marshal(d.facts)
	if err != nil {
		return run.Outcome{}, nil, LawAnswer{}, fmt.Errorf("entitlement: the facts cannot be written: %w", err)
	}
	decided, explanation, err := s.Laws.Work(p, facts)
	if err != nil {
		return run.Outcome{}, nil, LawAnswer{}, fmt.Errorf("%s gives no outcome for this resident: %w", goal, err)
	}
	result, err := json.Marshal(explanation)
	if err != nil {
		return run.Outcome{}, nil, LawAnswer{}, fmt.Errorf("entitlement: the reasons of %s cannot be written: %w", goal, err)
	}
	return decided.Outcome, explanation, LawAnswer{Goal: goal, Program: p.Hash, Facts: facts, Result: result}, nil
}

// settle takes over how far the outcome is known.
func (r *Right) settle(o run.Outcome) {
	amount := func(register int64) value.Decimal {
		return value.Decimal{Coefficient: register, Scale: int8(o.Scale)}
	}
	switch o.Status {
	case run.Decided:
		r.Status = Decided
		if !o.NotApplicable {
			r.Low, r.High = amount(o.Value), amount(o.Value)
		}
	case run.Ranged:
		r.Status, r.Low, r.High = Range, amount(o.Low), amount(o.High)
	default:
		r.Status = Needs
	}
}

// missing names the facts that the law engine still needs by whom they are about.
func (d dossier) missing(o run.Outcome) []Missing {
	var all []Missing
	for _, m := range o.Missing {
		one := Missing{Relation: m.Relation, Field: m.Fact}
		if list := d.members[m.Relation]; m.Relation != "" && m.Member >= 0 && m.Member < len(list) {
			one.Member = list[m.Member]
		}
		all = append(all, one)
	}
	return all
}

// certainty says how sure a right is. Income and assets of this year are estimates:
// the final figure comes later, and money may have to be paid back. Only facts that
// bore on the outcome count.
func (s *Service) certainty(r Right, d dossier, e *reason.Explanation) (c Certainty, repayable bool) {
	if r.Status != Needs && r.High.IsZero() {
		return None, false
	}
	if r.Status != Decided {
		return Possible, false
	}
	c = Certain
	for _, used := range e.Used {
		if field, ok := s.Catalogue.Field(used.Name); ok && slices.Contains(estimated, field.Group) {
			c, repayable = Probable, true
		}
		if d.told(used) {
			c = Probable
		}
	}
	return c, repayable
}

// told says whether the resident is the source of a fact.
func (d dossier) told(f reason.Fact) bool {
	path := f.Name
	if f.Of.Relation != "" {
		path = fmt.Sprintf("%s[%d].%s", f.Of.Relation, f.Of.Member, f.Name)
	}
	return slices.ContainsFunc(d.uses, func(use FactUse) bool { return use.Path == path && use.Register == OwnStatement })
}

// estimated are the groups of facts whose final figure comes after the year.
var estimated = []string{"inkomen", "vermogen"}
