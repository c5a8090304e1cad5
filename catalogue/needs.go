package catalogue

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// need is why a service must be able to read something.
type need struct {
	service, goal string
	on            value.Date
}

// needs checks grants against the laws: a purpose of a service is granted all that
// its laws read on any day they are in force, and nothing else (AVG article 5(1)(c)).
func (l *loader) needs() {
	made := l.attempts()
	byPurpose := map[string]map[string]need{}
	served := map[string]bool{}
	for _, s := range l.c.Services {
		served[s.Purpose] = true
		if byPurpose[s.Purpose] == nil {
			byPurpose[s.Purpose] = map[string]need{}
		}
		if s.Municipal() && l.c.Laws != nil { // who decides hangs on it
			note(byPurpose[s.Purpose], MunicipalityField, need{service: s.ID, goal: s.Goal, on: l.changes[0]})
		}
		for _, goal := range s.AllGoals() {
			if !l.goalFaults(s, goal) {
				l.goalNeeds(s, goal, made[goal], byPurpose[s.Purpose])
			}
		}
		if s.Joint != nil && s.Joint.Goal != "" && !l.goalFaults(s, s.Joint.Goal) {
			l.goalNeeds(s, s.Joint.Goal, made[s.Joint.Goal], byPurpose[s.Purpose])
		}
		l.jointFaults(s, byPurpose[s.Purpose])
		l.askFaults(s, byPurpose[s.Purpose])
	}
	if l.faults.Any() {
		return // without every program it cannot be known what is needed
	}
	for _, p := range l.c.Purposes {
		switch {
		case p.Inspection:
		case !served[p.ID]:
			l.at[p].Fault("purpose "+p.ID+" is of no service", "a service with this purpose, or inspection: true")
		default:
			l.weigh(p, byPurpose[p.ID])
		}
	}
}

// AllGoals is every outcome of the service, each once: what is paid out, what is
// shown, and the right.
func (s *Service) AllGoals() []string {
	goals := []string{s.Goal}
	for _, g := range append(slices.Clone(s.Goals), s.Right) {
		if g != "" && !slices.Contains(goals, g) {
			goals = append(goals, g)
		}
	}
	return goals
}

// goalNeeds notes what a goal reads.
func (l *loader) goalNeeds(s *Service, goal string, made []attempt, needs map[string]need) {
	compiled := false
	var first error
	for _, a := range made {
		if a.err == nil {
			compiled = true
			for _, name := range a.reads.Facts {
				note(needs, name, need{s.ID, goal, a.on})
			}
			for _, name := range a.reads.Relations {
				note(needs, name, need{s.ID, goal, a.on})
			}
		} else if faults := (document.Faults)(nil); first == nil && errors.As(a.err, &faults) {
			first = a.err
		}
	}
	if !compiled {
		message := "goal " + goal + " cannot be worked out on any day"
		if first != nil {
			message += ": " + first.Error()
		}
		l.at[name{s, goal}].Fault(message, "a law that is in force with all that it needs")
	}
}

// changesOf is every day on which a law or a parameter begins, oldest first.
func changesOf(laws *document.Set) []value.Date {
	var days []value.Date
	for _, law := range laws.Laws() {
		for _, version := range laws.Versions(law) {
			days = append(days, version.From)
			for _, p := range version.Parameters {
				for _, v := range p.Values {
					days = append(days, v.From)
				}
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func note(needs map[string]need, name string, n need) {
	if _, known := needs[name]; !known {
		needs[name] = n
	}
}

func (l *loader) weigh(p *Purpose, needs map[string]need) {
	granted := map[string]bool{}
	for _, g := range p.Grants {
		for _, field := range g.Fields {
			granted[field] = true
			if _, needed := needs[field]; !needed {
				l.at[name{p, field}].Fault(field+" is granted and not needed: no law of a service with purpose "+p.ID+" reads it",
					"only what is needed (AVG article 5, data minimisation)")
			}
		}
	}
	var missing []string
	for field := range needs {
		if !granted[field] {
			missing = append(missing, field)
		}
	}
	slices.Sort(missing)
	for _, field := range missing {
		n := needs[field]
		l.at[p].Fault(fmt.Sprintf("purpose %s is not granted %s, which service %s needs for %s on %s", p.ID, field, n.service, n.goal, n.on),
			"a grant of "+field+" from register "+l.registerOf(field))
	}
}

func (l *loader) registerOf(name string) string {
	if f, ok := l.c.fields[name]; ok {
		return f.Register.ID
	}
	if r, ok := l.c.relations[name]; ok {
		return r.Register.ID
	}
	return "?"
}

func splitGoal(goal string) (law, rule string) {
	law, rule, _ = strings.Cut(goal, ".")
	return law, rule
}
