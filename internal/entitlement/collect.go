package entitlement

import (
	"context"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
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

// asking is a question about one service, with the programs that it is worked out with.
type asking struct {
	Question
	service  *catalogue.Service
	programs []*program.Program
	// held are facts that a decision in force rests on: they are asked, also where they
	// matter no more today, to see whether the decision still is what it should have been.
	held []register.Wanted
}

func (a asking) wanted() []register.Wanted {
	var all []register.Wanted
	seen := map[register.Wanted]bool{}
	add := func(w register.Wanted) {
		if !seen[w] {
			seen[w] = true
			all = append(all, w)
		}
	}
	if a.service.Municipal() {
		add(register.Wanted{Field: catalogue.MunicipalityField})
	}
	for _, p := range a.programs {
		for _, w := range wanted(p) {
			add(w)
		}
	}
	return all
}

// question is what may be asked for it.
func (a asking) question() register.Question {
	return register.Question{
		Purpose: a.service.Purpose, Resident: a.Resident, Wanted: a.wanted(), Service: a.service.ID, Case: a.Case, By: a.By,
	}
}

// collectAll asks the registers for all that the programs of each service can read, for the
// purpose of that service, adds what the resident told us, and logs that.
func (s *Service) collectAll(ctx context.Context, resident kernel.ResidentID, asked ...asking) ([]collected, error) {
	return s.collect(ctx, resident, asked, func(_ statements, questions []register.Question) ([]register.Answer, [][]string, error) {
		answers, err := s.Registers.AskAll(ctx, questions...)
		return answers, make([][]string, len(asked)), err
	})
}

// collect is collectAll and collectNeeded. Ask puts the questions; it gives for each the
// answer, and which facts of what the resident told us are in the log for it already.
func (s *Service) collect(ctx context.Context, resident kernel.ResidentID, asked []asking,
	ask func(told statements, questions []register.Question) (answers []register.Answer, logged [][]string, err error),
) ([]collected, error) {
	if len(asked) == 0 {
		return nil, nil
	}
	told, err := loadStatements(ctx, s.DB.Read(), resident)
	if err != nil {
		return nil, err
	}
	questions := make([]register.Question, len(asked))
	for i, a := range asked {
		questions[i] = a.question()
	}
	answers, logged, err := ask(told, questions)
	if err != nil {
		return nil, err
	}
	all := make([]collected, len(asked))
	var lines []logbook.Line
	for i, a := range asked {
		all[i] = collected{answer: answers[i], told: told, carrier: s.Catalogue.Carrier(a.service.Organisation, municipality(answers[i], told))}
		if line, ok := s.statementLine(ctx, a, all[i].carrier, all[i].unlogged(a, logged[i])); ok {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return all, nil
	}
	return all, s.Log.Write(ctx, lines...)
}

// unlogged is what the resident told us that the programs read, but for what is logged.
func (c collected) unlogged(a asking, logged []string) (fields []string) {
	if len(c.told) == 0 {
		return nil
	}
	for _, p := range a.programs {
		for _, field := range c.dossier(p).own() {
			if !slices.Contains(logged, field) {
				fields = append(fields, field)
			}
		}
	}
	return fields
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
