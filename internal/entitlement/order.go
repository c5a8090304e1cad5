package entitlement

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// mostAtOnce is the most that is asked together; surely is how often, at least, the
// outcome is not proved without what is asked beside the first.
const (
	mostAtOnce = 3
	surely     = 0.9
)

// Asking is what is missing of a stored right, first to ask first.
func (s *Service) Asking(ctx context.Context, resident kernel.ResidentID, service string) ([]Missing, error) {
	f, err := s.Finding(ctx, resident, service)
	return f.Right.Missing, err
}

// arrange puts what is missing in the order in which it is best asked, where anything is
// known of how common the facts are. It changes nothing of what can still matter, and
// nothing at all where there is an error.
func (s *Service) arrange(f *Finding) error {
	if s.Questions == nil || len(f.Right.Missing) == 0 || f.Right.Status == RulesUnknown {
		return nil
	}
	p, err := s.Laws.Program(f.Law.Goal, f.Right.On)
	if err != nil || p.Hash != f.Law.Program {
		return nil // the law is another by now, and the right is worked out again
	}
	facts := run.NewFacts(p)
	if _, err := law.ReadFacts(bytes.NewReader(f.Law.Facts), facts, s.Catalogue); err != nil {
		return fmt.Errorf("entitlement: the stored facts of %s cannot be read: %w", f.Right.Service, err)
	}
	outcome, err := run.NewMachine(p).Run(facts)
	if failure := (*run.Failure)(nil); errors.As(err, &failure) {
		return nil
	} else if err != nil {
		return fmt.Errorf("entitlement: %s cannot be worked out again: %w", f.Right.Service, err)
	}
	all, ok, err := s.Questions.Order(p, facts, outcome.Missing, question.Options{Topic: s.topic}, mostAtOnce)
	if err != nil || !ok {
		return err
	}
	f.Right.Missing, f.Right.AtOnce = s.ordered(p, f, all)
	return nil
}

// topic is the group of a field.
func (s *Service) topic(fact string) string {
	if field, ok := s.Catalogue.Field(fact); ok {
		return field.Group
	}
	return ""
}

// ordered is what is missing, as questions has it and then what they do not ask yet; and
// how many are asked at once: with the first those of its topic that are needed anyway. Of
// two sides of thresholds the one may hang on the other; so that is asked after it.
func (s *Service) ordered(p *program.Program, f *Finding, questions []question.Question) (all []Missing, atOnce int) {
	left, together, sides := slices.Clone(f.Right.Missing), true, 0
	for _, q := range questions {
		m := Missing{Relation: q.Relation, Member: f.memberAt(q.Relation, q.Member), Field: q.Fact}
		at := slices.Index(left, m)
		if at < 0 {
			continue
		}
		left = slices.Delete(left, at, at+1)
		if q.Threshold {
			m.AtLeast = thresholdText(p, q)
		}
		if q.Threshold && q.From > 1 {
			sides++
		}
		all = append(all, m)
		needed := q.Need >= surely && sides <= 1 && s.topic(q.Fact) == s.topic(all[0].Field)
		together = together && (len(all) == 1 || needed)
		if together && atOnce < mostAtOnce {
			atOnce++
		}
	}
	return append(all, left...), atOnce
}

// memberAt is who a member of a relation is; empty where that is not known.
func (f *Finding) memberAt(relation string, member int) kernel.ResidentID {
	for _, use := range f.Facts {
		if use.Relation == relation && use.Field != "" && use.Path == fmt.Sprintf("%s[%d].%s", relation, member+1, use.Field) {
			return use.Member
		}
	}
	return ""
}

func thresholdText(p *program.Program, q question.Question) string {
	for _, fact := range p.Facts {
		if fact.Name == q.Fact {
			return value.Decimal{Coefficient: q.From, Scale: fact.Scale}.String()
		}
	}
	return ""
}
