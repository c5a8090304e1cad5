package catalogue

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// attempt is what a goal was found to read on a day, and until when.
type attempt struct {
	on    value.Date
	reads *program.Reads
	err   error
}

// attempts surveys every goal of a service, on every day on which anything changes: each
// has a program then, or an error. The programs themselves are made when they are asked.
func (l *loader) attempts() map[string][]attempt {
	made := map[string][]attempt{}
	if l.c.Laws == nil || len(l.changes) == 0 {
		return made
	}
	survey := program.NewSurvey(l.c.Laws.Documents())
	for _, s := range l.c.Services {
		goals := s.AllGoals()
		if s.Joint != nil {
			goals = append(goals, s.Joint.Goal)
		}
		for _, goal := range goals {
			if _, begun := made[goal]; !begun && goal != "" {
				made[goal] = attemptsAt(survey, goal, l.changes)
			}
		}
	}
	return made
}

// attemptsAt goes through the days. What is read holds until a day; where the goal cannot be
// worked out, the next day on which anything changes is tried.
func attemptsAt(survey *program.Survey, goal string, changes []value.Date) []attempt {
	var made []attempt
	for on := changes[0]; ; {
		reads, err := survey.Reads(goal, on)
		made = append(made, attempt{on, reads, err})
		if err == nil {
			if reads.Until == 0 {
				return made
			}
			on = reads.Until + 1
			continue
		}
		next := slices.IndexFunc(changes, func(d value.Date) bool { return d > on })
		if next < 0 {
			return made
		}
		on = changes[next]
	}
}
