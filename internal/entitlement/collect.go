package entitlement

import (
	"context"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
)

// collected is what the registers and the resident said for one question.
type collected struct {
	answer register.Answer
	told   statements
	// carrier is the organisation that carries out the service for this resident.
	carrier string
}

// collect asks the registers for what some programs can read, adds what the resident
// told us, and logs that.
func (s *Service) collect(ctx context.Context, q Question, service *catalogue.Service, programs ...*program.Program) (collected, error) {
	told, err := loadStatements(ctx, s.DB.Read(), q.Resident)
	if err != nil {
		return collected{}, err
	}
	var all []register.Wanted
	if service.Municipal() {
		all = append(all, register.Wanted{Field: catalogue.MunicipalityField})
	}
	for _, p := range programs {
		for _, w := range wanted(p) {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	answer, err := s.Registers.Ask(ctx, register.Question{
		Purpose: service.Purpose, Resident: q.Resident, Wanted: all, Service: service.ID, Case: q.Case, By: q.By,
	})
	if err != nil {
		return collected{}, err
	}
	c := collected{answer: answer, told: told, carrier: s.Catalogue.Carrier(service.Organisation, municipality(answer, told))}
	var own []string
	for _, p := range programs {
		own = append(own, c.dossier(p).own()...)
	}
	return c, s.logStatements(ctx, q, service, c.carrier, own)
}

// dossier is what one program reads of it.
func (c collected) dossier(p *program.Program) dossier {
	d := assemble(p, c.answer, c.told)
	d.carrier = c.carrier
	return d
}

// municipality is where the resident is registered; what they told us counts where
// the register has nothing.
func municipality(answer register.Answer, told statements) string {
	v := answer.Person.Values[catalogue.MunicipalityField]
	if v.State == register.Unknown {
		return told[statementKey{field: catalogue.MunicipalityField}].text
	}
	return v.Text
}

// hangsOn says whether a fact that can still change the outcome is missing because its
// register did not answer.
func (d dossier) hangsOn(missing []Missing) bool {
	for _, m := range missing {
		for _, use := range d.uses {
			same := use.Relation == m.Relation && use.Field == m.Field && (m.Member == "" || use.Member == m.Member)
			if same && slices.Contains(d.failed, use.Path) {
				return true
			}
		}
	}
	return false
}
