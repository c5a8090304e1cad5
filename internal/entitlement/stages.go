package entitlement

import (
	"context"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/register"
)

// collectNeeded is collectAll for what can matter to the outcomes: first who there are, as
// the register of persons has them; then, of what can still change an outcome, yes or no
// and words; then incomes; then the rest. What is left has the state not-needed.
func (s *Service) collectNeeded(ctx context.Context, resident kernel.ResidentID, asked ...asking) ([]collected, error) {
	return s.collect(ctx, resident, asked, func(told statements, questions []register.Question) ([]register.Answer, [][]string, error) {
		needs, logged := make([]*need, len(asked)), make([][]string, len(asked))
		for i, a := range asked {
			needs[i] = s.needOf(a, questions[i].Wanted, told)
		}
		answers, err := s.Registers.AskInStages(ctx, questions, func(known []register.Answer) ([][]register.Wanted, error) {
			return s.stage(ctx, needs, known)
		})
		for i, n := range needs {
			logged[i] = n.logged
		}
		return answers, logged, err
	})
}

// stage takes in what is known by now, with what the resident told us in the log before
// it is used, and says what is needed next.
func (s *Service) stage(ctx context.Context, needs []*need, known []register.Answer) ([][]register.Wanted, error) {
	wanted := make([][]register.Wanted, len(needs))
	if known == nil {
		for i, n := range needs {
			wanted[i] = n.first()
		}
		return wanted, nil
	}
	var lines []logbook.Line
	for i, n := range needs {
		own, err := n.take(known[i].Person)
		if err != nil {
			return nil, err
		}
		n.logged = append(n.logged, own...)
		carrier := s.Catalogue.Carrier(n.service.Organisation, municipality(known[i], n.told))
		if line, ok := s.statementLine(ctx, n.asking, carrier, own); ok {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		if err := s.Log.Write(ctx, lines...); err != nil {
			return nil, err
		}
	}
	for i, n := range needs {
		var err error
		if wanted[i], err = n.next(known[i].Person); err != nil {
			return nil, err
		}
	}
	return wanted, nil
}
