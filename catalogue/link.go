package catalogue

import (
	"slices"

	"meent.nl/meent/law/value"
)

// link checks that what files say of one another is there.
func (l *loader) link() {
	for _, r := range l.c.Registers {
		l.exists(r, "owner", r.Owner, l.c.organisations[r.Owner] != nil, "organisation")
	}
	for _, p := range l.c.Purposes {
		l.exists(p, "organisation", p.Organisation, l.c.organisations[p.Organisation] != nil, "organisation")
	}
	for _, s := range l.c.Services {
		l.exists(s, "organisation", s.Organisation, l.c.organisations[s.Organisation] != nil, "organisation")
		p := l.c.purposes[s.Purpose]
		l.exists(s, "purpose", s.Purpose, p != nil, "purpose")
		if p != nil && p.Organisation != s.Organisation {
			l.at[name{s, "purpose"}].Fault("purpose "+p.ID+" is of "+p.Organisation, "a purpose of "+s.Organisation+", which carries out the service")
		}
		if p != nil && p.Inspection {
			l.at[name{s, "purpose"}].Fault("purpose "+p.ID+" is for inspection", "a purpose that is granted what the law needs")
		}
		for _, event := range s.LifeEvents {
			e, ok := l.c.lifeEvents[event]
			l.exists(s, event, event, ok, "life event")
			if ok && !slices.Contains(e.Services, s.ID) {
				e.Services = append(e.Services, s.ID)
			}
		}
	}
}

// exists notes a fault where a part of the world names what is not there. An empty
// id has been noted already.
func (l *loader) exists(owner any, key, id string, ok bool, what string) {
	if id != "" && !ok {
		l.at[name{owner, key}].Fault("there is no "+what+" "+id, "the id of a declared "+what)
	}
}

// goalFaults checks that the goals of a service are rules, and that its right is a
// yes or a no.
func (l *loader) goalFaults(s *Service, goal string) bool {
	at := l.at[name{s, goal}]
	id, rule := splitGoal(goal)
	if l.c.Laws == nil || len(l.c.Laws.Documents().Versions(id)) == 0 {
		at.Fault("there is no law "+id, "a law in the folder laws")
		return true
	}
	for _, version := range l.c.Laws.Documents().Versions(id) {
		r := version.Rule(rule)
		if r == nil {
			continue
		}
		if goal == s.Right && r.Type.Kind != value.Boolean {
			at.Fault("rule "+goal+" yields "+r.Type.String(), "a rule that yields boolean")
			return true
		}
		return false
	}
	at.Fault("no version of law "+id+" has a rule "+rule, "a rule of that law")
	return true
}
