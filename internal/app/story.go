package app

import (
	"context"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/demo"
	"meent.nl/meent/law/value"
)

// happened lets what the stories of a demo tell happen before it begins, once: a decision
// by the ordinary way with the clock of that day, and then a fact that is put right.
func (a *App) happened(ctx context.Context, stories []demo.Story, begins value.Date) error {
	for _, story := range stories {
		done, err := a.Population.Corrected(ctx, story.BSN, story.Correction.Field)
		if err != nil {
			return err
		}
		if done {
			continue
		}
		resident, err := a.Residents.Find(ctx, story.BSN)
		if kernel.KindOf(err) == kernel.NotFound {
			continue // the store was made by a version without this story
		}
		if err != nil {
			return err
		}
		on := (begins - value.Date(begins.Day()-1)).AddMonths(-story.Decided)
		decided, err := a.decidedOn(ctx, resident, story.Service, on)
		if err != nil {
			return err
		}
		if !decided {
			a.Log.Info("a story of the demo is left out: its law is not known for that day", "service", story.Service)
			continue
		}
		if err := a.Population.Correct(ctx, story.BSN, story.Correction); err != nil {
			return err
		}
		if _, err := a.Rights.Refresh(ctx, resident); err != nil {
			return err
		}
	}
	return nil
}

// decidedOn has a service applied for and decided on a day in the past, unless it was
// decided already; false where the law gives nothing for that day.
func (a *App) decidedOn(ctx context.Context, resident kernel.ResidentID, service string, on value.Date) (bool, error) {
	for range 2 {
		decisions, err := a.Decisions.List(ctx, resident)
		if err != nil {
			return false, err
		}
		for _, d := range decisions {
			if d.Service == service {
				return true, nil
			}
		}
		declared, ok := a.Catalogue.Service(service)
		if !ok {
			return false, kernel.Errorf(kernel.Internal, "a story of the demo is about a service that is not in the catalogue")
		}
		if _, err := a.Laws.Program(declared.Goal, on); err != nil {
			return false, nil
		}
		y, m, d := on.Civil()
		past := &App{Config: a.Config, Catalogue: a.Catalogue, Log: a.Log, DB: a.DB, metrics: a.metrics,
			Clock: kernel.ClockAt(time.Date(y, time.Month(m), d, 10, 0, 0, 0, kernel.Amsterdam()))}
		if err := past.join(); err != nil {
			return false, err
		}
		if _, err := past.Cases.Apply(ctx, resident, service, ""); err != nil {
			return false, err
		}
		if err := past.Queue.Drain(ctx); err != nil {
			return false, err
		}
	}
	return false, nil
}

// CorrectFact puts a fact of a resident of a demo right, by name. NotFound where nobody,
// Conflict where more than one is called so.
func (a *App) CorrectFact(ctx context.Context, name string, c population.Correction) error {
	people, err := a.Population.People(ctx)
	if err != nil {
		return err
	}
	var found []kernel.BSN
	for _, p := range people {
		if p.Name == name {
			found = append(found, p.BSN)
		}
	}
	switch len(found) {
	case 0:
		return kernel.Errorf(kernel.NotFound, "nobody here has this name; write it as the list to log in with does")
	case 1:
		return a.Population.Correct(ctx, found[0], c)
	}
	return kernel.Errorf(kernel.Conflict, "%d people here have this name; choose somebody with a name of their own", len(found))
}
