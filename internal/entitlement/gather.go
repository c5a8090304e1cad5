package entitlement

import (
	"context"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
)

// gather asks the registers for what all services read, once for each purpose, and puts
// the answers together. They are together only while one page is made, for the resident
// whose they are.
func (s *Service) gather(ctx context.Context, resident kernel.ResidentID) (collected, error) {
	var all collected
	for _, purpose := range s.Catalogue.Purposes {
		var services []*catalogue.Service
		var programs []*program.Program
		for _, service := range s.Catalogue.Services {
			if service.Purpose != purpose.ID {
				continue
			}
			services = append(services, service)
			programs = append(programs, s.programs(service)...)
		}
		if len(programs) == 0 {
			continue
		}
		c, err := s.collect(ctx, Question{Resident: resident, By: "resident"}, services[0], programs...)
		if err != nil {
			return collected{}, err
		}
		all.told = c.told
		all.answer.At = c.answer.At
		all.answer.Person = joined(all.answer.Person, c.answer.Person)
	}
	return all, nil
}

// programs are those that a service is worked out with today.
func (s *Service) programs(service *catalogue.Service) []*program.Program {
	on := kernel.Today(s.Clock)
	var programs []*program.Program
	for _, goal := range []string{service.Goal, service.Right} {
		if goal == "" {
			continue
		}
		if p, err := s.Laws.Program(goal, on); err == nil {
			programs = append(programs, p)
		}
	}
	return programs
}

// joined is what two answers say of one person. Of what one purpose may not see the other
// may tell; each program reads only what its own purpose is granted.
func joined(a, b register.Person) register.Person {
	if a.Values == nil {
		return copyPerson(b)
	}
	if a.Resident == "" {
		a.Resident = b.Resident
	}
	for name, v := range b.Values {
		if old, ok := a.Values[name]; !ok || old.State == register.Refused {
			a.Values[name] = v
		}
	}
	for name, r := range b.Related {
		old, ok := a.Related[name]
		if !ok || old.State != register.Known {
			a.Related[name] = copyPerson(register.Person{Related: map[string]register.Relation{name: r}}).Related[name]
			continue
		}
		if r.State != register.Known {
			continue
		}
		for i, m := range r.Members {
			at := slices.IndexFunc(old.Members, func(o register.Person) bool { return o.Resident != "" && o.Resident == m.Resident })
			if m.Resident == "" && len(old.Members) == len(r.Members) {
				at = i // without a number they stand in the order of the register
			}
			if at >= 0 {
				old.Members[at] = joined(old.Members[at], m)
			}
		}
		a.Related[name] = old
	}
	return a
}
