package entitlement

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Further is another outcome of the law of a service that is shown beside the right:
// the day on which a pension begins.
type Further struct {
	Goal  string         `json:"goal"` // law.rule
	Label catalogue.Text `json:"label"`
	Unit  string         `json:"unit"` // date, boolean, euro per year, …
	Text  string         `json:"text"` // canonical
}

// further lists the programs of the further goals of a service; a goal without a
// program on the date is left out.
func (s *Service) further(service *catalogue.Service, on value.Date) []*program.Program {
	var programs []*program.Program
	for _, goal := range service.Goals {
		if p, err := s.Laws.Program(goal, on); err == nil {
			programs = append(programs, p)
		}
	}
	return programs
}

// findFurther works out the further goals. What is not decided is not shown.
func (s *Service) findFurther(programs []*program.Program, c collected) ([]Further, error) {
	var all []Further
	for _, p := range programs {
		goal := p.Law + "." + p.Rule
		outcome, err := s.outcome(goal, p, c.dossier(p))
		if err != nil {
			return nil, err
		}
		if outcome.Status != run.Decided || outcome.NotApplicable {
			continue
		}
		label := p.Rules[p.Goal].Decl.Label
		all = append(all, Further{
			Goal: goal, Label: catalogue.Text{NL: label.NL, EN: label.EN}, Unit: outcome.Type.String(), Text: outcome.Text(outcome.Value),
		})
	}
	return all, nil
}
