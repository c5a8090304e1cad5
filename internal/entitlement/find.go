package entitlement

import (
	"context"
	"errors"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// ErrNoLaw says that the law of a service cannot be carried out on this date: no
// version is in force, or an amount is not known.
var ErrNoLaw = errors.New("the law of this service has no program on this date")

// ErrSourceAway says that a register does not answer, and that the outcome hangs on
// what it holds. Ask again later.
var ErrSourceAway = errors.New("a register that this service needs does not answer")

// Question asks what a resident has a right to from one service, today.
type Question struct {
	Resident kernel.ResidentID
	Service  string
	On       value.Date // zero: today
	Case     kernel.ID  // for which case the facts are used; may be empty
	By       string     // system or resident
}

// Find asks the registers for what the law of a service needs, and works it out.
// Nothing is stored but the log of what was used. Where the law gives no outcome, the
// right that comes with the error says whose it is.
func (s *Service) Find(ctx context.Context, q Question) (Finding, error) {
	service, ok := s.Catalogue.Service(q.Service)
	if !ok {
		return Finding{}, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	if q.On == 0 {
		q.On = kernel.Today(s.Clock)
	}
	a, err := s.asking(q, service)
	if err != nil {
		return Finding{}, err
	}
	b, err := s.begin(ctx, q.Resident)
	if err != nil {
		return Finding{}, err
	}
	known, err := s.collectNeeded(ctx, q.Resident, a)
	if err != nil {
		return Finding{}, err
	}
	f, err := s.findWith(a, known[0])
	b.stamp(&f)
	return f, err
}

// asking is what must be known for the goal of a service and what is shown beside it: the
// program of the goal is the last. ErrNoLaw where there is none on the day.
func (s *Service) asking(q Question, service *catalogue.Service) (asking, error) {
	p, err := s.Laws.Program(service.Goal, q.On)
	if err != nil {
		return asking{}, fmt.Errorf("%w: %s on %s: %w", ErrNoLaw, service.Goal, q.On, err)
	}
	return asking{Question: q, service: service, programs: append(s.further(service, q.On), p)}, nil
}

// findWith works out a service with what was collected for it.
func (s *Service) findWith(a asking, c collected) (Finding, error) {
	last := len(a.programs) - 1
	f, decided, why, err := s.found(a.Resident, a.service, a.programs[last], c.dossier(a.programs[last]))
	if err != nil {
		return f, err
	}
	if f.Law.Outlook, err = s.outlook(f.Right, decided, why); err != nil {
		return f, err
	}
	f.Right.leaveToPerson()
	f.Right.Further, err = s.findFurther(a.programs[:last], c)
	return f, err
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
