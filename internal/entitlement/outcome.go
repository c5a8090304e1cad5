package entitlement

import (
	"encoding/json"
	"fmt"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// find works out a service with what was collected.
func (s *Service) find(resident kernel.ResidentID, service *catalogue.Service, p *program.Program, d dossier) (Finding, error) {
	f, _, _, err := s.found(resident, service, p, d)
	return f, err
}

// found is find, with the run and its explanation.
func (s *Service) found(resident kernel.ResidentID, service *catalogue.Service, p *program.Program, d dossier) (Finding, law.Decision, *reason.Explanation, error) {
	right := Right{
		Organisation: kernel.OrganisationID(d.carrier), Resident: resident, Service: service.ID,
		On: p.On, ComputedAt: s.Clock.Now(),
	}
	decided, explanation, answer, err := s.ask(service.Goal, p, d)
	if err != nil {
		return Finding{Right: right}, decided, nil, err
	}
	outcome := decided.Outcome
	has := yes
	if isAmount(outcome.Type) {
		right.Unit = outcome.Type.Unit.String()
		right.settle(outcome)
	} else {
		right.answered(outcome, d)
		if has, err = s.verdictOf(service, right, p, d); err != nil {
			return Finding{Right: right}, decided, nil, err
		}
	}
	switch nothingOrNone := outcome.Status == run.Ranged && outcome.MayBeNotApplicable && outcome.High == outcome.Low; {
	case (outcome.NotApplicable || nothingOrNone) && leftOpen(explanation):
		right.Status, has = RulesUnknown, open
	case nothingOrNone:
		right.Status, has = Needs, open
	}
	right.Missing = inOrder(service, d.missing(outcome))
	if d.hangsOn(right.Missing) {
		return Finding{}, decided, nil, fmt.Errorf("%w: %s", ErrSourceAway, service.ID)
	}
	right.Because, right.Told = because(explanation), d.toldBy(explanation)
	if right.Together, err = s.shares(service.Joint, p.On, d, explanation); err != nil {
		return Finding{Right: right}, decided, nil, err
	}
	right.Certainty, right.Repayable = s.certainty(right, has, d, explanation)
	return Finding{Right: right, Facts: d.uses, Law: answer}, decided, explanation, nil
}

// ask puts a question to the law engine.
func (s *Service) ask(goal string, p *program.Program, d dossier) (law.Decision, *reason.Explanation, LawAnswer, error) {
	facts, err := json.Marshal(d.facts)
	if err != nil {
		return law.Decision{}, nil, LawAnswer{}, fmt.Errorf("entitlement: the facts cannot be written: %w", err)
	}
	decided, explanation, err := s.Laws.Work(p, d.fill)
	if err != nil {
		return law.Decision{}, nil, LawAnswer{}, fmt.Errorf("%s gives no outcome for this resident: %w", goal, err)
	}
	return decided, explanation, LawAnswer{Goal: goal, Program: p.Hash, Facts: facts, Result: explanation.JSON()}, nil
}

// outcome is what the law engine says of a question that is not explained.
func (s *Service) outcome(goal string, p *program.Program, d dossier) (run.Outcome, error) {
	decided, err := s.Laws.Run(p, d.fill)
	if err != nil {
		return run.Outcome{}, fmt.Errorf("%s gives no outcome for this resident: %w", goal, err)
	}
	return decided.Outcome, nil
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

// leftOpen says whether the outcome hangs on what a municipality must set, and no
// regulation of that municipality is known.
func leftOpen(e *reason.Explanation) bool {
	return slices.ContainsFunc(e.Steps, func(s reason.Step) bool { return s.SetBy != nil && s.SetBy.Law == "" })
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
