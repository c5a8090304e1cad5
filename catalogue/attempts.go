package catalogue

import (
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// attempt is what a goal was worked out to on a day.
type attempt struct {
	on      value.Date
	program *program.Program
	err     error
}

// attempts makes every program of every goal of a service, beside each other: making them
// is most of loading.
func (l *loader) attempts() map[string][]attempt {
	made := map[string][]attempt{}
	if l.c.Laws == nil {
		return made
	}
	changes := l.changes()
	if len(changes) == 0 {
		return made
	}
	var mu sync.Mutex
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	begun := map[string]bool{}
	for _, s := range l.c.Services {
		goals := s.AllGoals()
		if s.Joint != nil {
			goals = append(goals, s.Joint.Goal)
		}
		for _, goal := range goals {
			if goal == "" || begun[goal] {
				continue
			}
			begun[goal] = true
			all.Go(func() error {
				found := l.attemptsAt(goal, changes)
				mu.Lock()
				defer mu.Unlock()
				made[goal] = found
				return nil
			})
		}
	}
	_ = all.Wait() // an error is part of its attempt
	return made
}

// attemptsAt goes through the days. A program says until when it is the law; where there
// is none, the next day on which anything changes is tried.
func (l *loader) attemptsAt(goal string, changes []value.Date) []attempt {
	var made []attempt
	for on := changes[0]; ; {
		p, err := l.c.Laws.Program(goal, on)
		made = append(made, attempt{on, p, err})
		if err == nil {
			if p.Until == 0 {
				return made
			}
			on = p.Until + 1
			continue
		}
		next := slices.IndexFunc(changes, func(d value.Date) bool { return d > on })
		if next < 0 {
			return made
		}
		on = changes[next]
	}
}
