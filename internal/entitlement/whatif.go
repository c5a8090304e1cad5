package entitlement

import (
	"context"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/program"
)

// Changes are facts of the resident that are taken to be otherwise, in canonical
// form by field.
type Changes map[string]string

// Comparison is a right as it is and as it would be.
type Comparison struct {
	Now, Then Finding
}

// WhatIf works out a right as it would be with other facts. Nothing is stored but
// the log of what was used. Only facts that the catalogue calls changeable count.
func (s *Service) WhatIf(ctx context.Context, resident kernel.ResidentID, service string, changes Changes) (Comparison, error) {
	declared, ok := s.Catalogue.Service(service)
	if !ok {
		return Comparison{}, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	today := kernel.Today(s.Clock)
	p, err := s.Laws.Program(declared.Goal, today)
	if err != nil {
		return Comparison{}, kernel.Invalidf("the amount of this service for today is not known yet; try again later")
	}
	other, err := s.checked(p, changes)
	if err != nil {
		return Comparison{}, err
	}
	all, err := s.collectAll(ctx, resident, asking{
		Question: Question{Resident: resident, Service: service, By: "resident"}, service: declared, programs: []*program.Program{p},
	})
	if err != nil {
		return Comparison{}, err
	}
	d := all[0].dossier(p)
	var c Comparison
	if c.Now, err = s.find(resident, declared, p, d); err != nil {
		return Comparison{}, err
	}
	for name, v := range other {
		d.facts[name] = v
	}
	if moved, ok := changes[catalogue.MunicipalityField]; ok {
		d.carrier = s.Catalogue.Carrier(declared.Organisation, moved)
	}
	c.Then, err = s.find(resident, declared, p, d)
	return c, err
}

// checked turns changes into facts for the law engine.
func (s *Service) checked(p *program.Program, changes Changes) (map[string]any, error) {
	facts := map[string]any{}
	for name, text := range changes {
		field, ok := s.Catalogue.Field(name)
		if !ok || !field.Changeable || !reads(p, field) {
			return nil, kernel.Invalidf("the fact %q cannot be varied here", name)
		}
		canonical, err := field.Canonical(text)
		if err != nil {
			return nil, kernel.Errorf(kernel.Invalid, "%s: %w", name, err)
		}
		facts[name] = lawValue(field.Type, canonical)
	}
	return facts, nil
}

// reads says whether a program reads a field of the applicant.
func reads(p *program.Program, field *catalogue.Field) bool {
	for _, f := range p.Facts {
		if f.Name == field.Name && f.Root {
			return true
		}
	}
	return false
}

// Changeable lists the fields of the resident that a what-if on a service may vary,
// in the order of the law.
func (s *Service) Changeable(service string) ([]*catalogue.Field, error) {
	declared, ok := s.Catalogue.Service(service)
	if !ok {
		return nil, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	p, err := s.Laws.Program(declared.Goal, kernel.Today(s.Clock))
	if err != nil {
		return nil, nil // without an amount there is nothing to vary
	}
	var fields []*catalogue.Field
	for _, f := range p.Facts {
		if field, ok := s.Catalogue.Field(f.Name); ok && f.Root && field.Changeable {
			fields = append(fields, field)
		}
	}
	return fields, nil
}
