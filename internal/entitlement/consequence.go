package entitlement

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Inputs are what the resident filled in for a what-if, in canonical form by the name of
// the ask; of a choice the number of the member in its relation, from 1. What is not
// there was not filled in.
type Inputs map[string]string

// Consequences is what a what-if does to every service, and to what somebody has to
// spend in a month.
type Consequences struct {
	On       value.Date
	Services []Consequence // in the order of the catalogue
	Now      InHand
	Then     InHand
	// Cliff says that more net income leaves less to spend.
	Cliff bool
	// Unknown are the facts that the what-if changes and that nobody knows then.
	Unknown []*catalogue.Field
}

// Consequence is one right as it is, or is just before, and as it would be.
type Consequence struct {
	Service   *catalogue.Service
	Now, Then Finding
}

// Forecast works out every service as things are and as they would be. Each register is
// asked once for each purpose, which is logged; nothing else is stored. Invalid says
// that an input is missing or cannot be.
func (s *Service) Forecast(ctx context.Context, resident kernel.ResidentID, whatIf *catalogue.WhatIf, in Inputs) (Consequences, error) {
	c := Consequences{On: kernel.Today(s.Clock)}
	f := &future{whatIf: whatIf, on: c.On, inputs: map[string]any{}, added: map[string]int{}, chosen: map[string]int{}}
	if err := f.take(in); err != nil {
		return Consequences{}, err
	}
	now, err := s.gather(ctx, resident)
	if err != nil {
		return Consequences{}, err
	}
	f.pool = now.copy()
	if err := f.begin(in); err != nil {
		return Consequences{}, err
	}
	if len(whatIf.Before) > 0 {
		if err := f.change(whatIf.Before); err != nil {
			return Consequences{}, err
		}
		now = f.pool
		f.pool = now.copy()
	}
	if err := f.change(whatIf.Changes); err != nil {
		return Consequences{}, err
	}
	for _, service := range s.Catalogue.Services {
		one := Consequence{Service: service}
		if one.Now, err = s.findIn(resident, service, now); err != nil {
			return Consequences{}, err
		}
		if one.Then = one.Now; s.touches(service, now, f.pool) {
			if one.Then, err = s.findIn(resident, service, f.pool); err != nil {
				return Consequences{}, err
			}
		}
		c.Services = append(c.Services, one)
	}
	if c.Now, c.Then, err = s.inHand(c.Services, side{Consequence.now, now}, side{Consequence.then, f.pool}); err != nil {
		return Consequences{}, err
	}
	c.Cliff = c.Then.Less(c.Now) && c.Then.moreIncome(c.Now)
	c.Unknown = f.unknown
	return c, nil
}

func (c Consequence) now() Right  { return c.Now.Right }
func (c Consequence) then() Right { return c.Then.Right }

// Beginning is what the form of a what-if begins with, and who can be chosen by the name
// of the ask: as far as the law or the facts that are stored say it. It asks no register.
func (s *Service) Beginning(ctx context.Context, resident kernel.ResidentID, whatIf *catalogue.WhatIf) (Inputs, map[string][]Candidate, error) {
	now, err := s.recall(ctx, resident)
	if err != nil {
		return nil, nil, err
	}
	f := &future{whatIf: whatIf, on: kernel.Today(s.Clock), pool: now, inputs: map[string]any{}}
	in, choices := Inputs{}, map[string][]Candidate{}
	for _, a := range whatIf.Asks {
		switch {
		case a.Chooses != "":
			choices[a.Field.Name] = f.candidates(a)
			if list := choices[a.Field.Name]; len(list) > 0 {
				in[a.Field.Name] = list[0].Number
			}
		case a.Default != "":
			v, err := f.work(a.Default, a.Field)
			if err != nil {
				return nil, nil, err
			}
			if v.State == register.Known {
				in[a.Field.Name] = v.Text
			}
		}
	}
	return in, choices, nil
}

// touches says whether a what-if changes a fact that a service reads.
func (s *Service) touches(service *catalogue.Service, now, then collected) bool {
	if service.Municipal() && municipality(now.answer, now.told) != municipality(then.answer, then.told) {
		return true
	}
	return slices.ContainsFunc(s.programs(service), func(p *program.Program) bool {
		return !reflect.DeepEqual(now.dossier(p).facts, then.dossier(p).facts)
	})
}

// findIn works out a service with what was gathered; what stands in its way becomes a
// status, as when it is stored.
func (s *Service) findIn(resident kernel.ResidentID, service *catalogue.Service, pool collected) (Finding, error) {
	pool.carrier = s.Catalogue.Carrier(service.Organisation, municipality(pool.answer, pool.told))
	f, err := s.workOut(resident, service, pool)
	var noOutcome *run.Failure
	switch {
	case errors.Is(err, ErrSourceAway):
		f = s.nothingSaid(resident, service, SourceAway)
	case errors.As(err, &noOutcome):
		f = s.nothingSaid(resident, service, ForPerson)
	case err != nil:
		return Finding{}, err
	}
	f.Right.Organisation = kernel.OrganisationID(pool.carrier)
	return f, nil
}

func (s *Service) workOut(resident kernel.ResidentID, service *catalogue.Service, pool collected) (Finding, error) {
	on := kernel.Today(s.Clock)
	p, err := s.Laws.Program(service.Goal, on)
	if err == nil {
		return s.find(resident, service, p, pool.dossier(p))
	}
	nothing := s.nothingSaid(resident, service, Unpublished)
	if service.Right == "" {
		return nothing, nil
	}
	if p, err = s.Laws.Program(service.Right, on); err != nil {
		return nothing, nil
	}
	d := pool.dossier(p)
	decided, _, answer, err := s.ask(service.Right, p, d)
	if err != nil {
		return Finding{}, err
	}
	outcome := decided.Outcome
	if outcome.Status == run.Decided && (outcome.NotApplicable || outcome.Value == 0) {
		nothing.Right.Status, nothing.Right.Certainty = Decided, None
	}
	nothing.Right.Missing, nothing.Facts, nothing.Law = d.missing(outcome), d.uses, answer
	return nothing, nil
}

// copy is the same, of which facts can be changed.
func (c collected) copy() collected {
	c.answer.Person = copyPerson(c.answer.Person)
	c.told = maps.Clone(c.told)
	return c
}

func copyPerson(p register.Person) register.Person {
	p.Values = maps.Clone(p.Values)
	p.Related = maps.Clone(p.Related)
	for name, r := range p.Related {
		members := make([]register.Person, len(r.Members))
		for i, m := range r.Members {
			members[i] = copyPerson(m)
		}
		r.Members = members
		p.Related[name] = r
	}
	return p
}
