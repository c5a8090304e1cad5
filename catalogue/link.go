package catalogue

import (
	"slices"
	"strconv"

	"meent.nl/meent/law/value"
)

// link checks that what files say of one another is there.
func (l *loader) link() {
	for _, r := range l.c.Registers {
		l.exists(r, "owner", r.Owner, l.c.organisations[r.Owner] != nil, "organisation")
	}
	l.linkMunicipalities()
	for _, p := range l.c.Purposes {
		l.carrier(p, p.Organisation)
	}
	for _, s := range l.c.Services {
		l.carrier(s, s.Organisation)
		p := l.c.purposes[s.Purpose]
		l.exists(s, "purpose", s.Purpose, p != nil, "purpose")
		if p != nil && p.Organisation != s.Organisation {
			l.at[name{s, "purpose"}].Fault("purpose "+p.ID+" is of "+p.Organisation, "a purpose of "+s.Organisation+", which carries out the service")
		}
		if p != nil && p.Inspection {
			l.at[name{s, "purpose"}].Fault("purpose "+p.ID+" is for inspection", "a purpose that is granted what the law needs")
		}
		l.spending(s)
		for _, event := range s.LifeEvents {
			e, ok := l.c.lifeEvents[event]
			l.exists(s, event, event, ok, "life event")
			if ok && !slices.Contains(e.Services, s.ID) {
				e.Services = append(e.Services, s.ID)
			}
		}
	}
}

// spending checks how a service counts in what somebody has to spend.
func (l *loader) spending(s *Service) {
	if (s.InHand == TopsUp) != (len(s.OwnIncome) > 0) {
		l.at[s].Fault("service "+s.ID+" with in_hand: "+s.InHand+" and "+strconv.Itoa(len(s.OwnIncome))+" fields under own_income", "own_income beside in_hand: tops_up, and only there")
	}
	for _, field := range s.OwnIncome {
		f, ok := l.c.fields[field]
		if !ok || f.Of != "person" || f.Type.Unit != (value.Unit{Quantity: value.Euro, Per: value.PerMonth}) {
			l.at[name{s, field}].Fault(field+" is not an income of a month", "a field of person in euro per month")
		}
	}
	for _, other := range l.c.Services {
		if other.ID < s.ID && s.InHand == Income && other.InHand == Income {
			l.at[s].Fault("service "+other.ID+" is the net income too", "one service with in_hand: income")
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
		if goal == s.Goal {
			l.answerFaults(s, r.Type)
		}
		return false
	}
	at.Fault("no version of law "+id+" has a rule "+rule, "a rule of that law")
	return true
}

// jointFaults checks that who shares a right can be told from what its law works out
// and reads.
func (l *loader) jointFaults(s *Service, needs map[string]need) {
	if s.Joint == nil {
		return
	}
	for _, name := range []string{s.Joint.With, s.Joint.Except} {
		_, read := needs[name]
		if name == "" || read || name == s.Joint.With && l.ruleOfMember(name) {
			continue
		}
		l.at[s.Joint].Fault("a right is had together by "+name+", which service "+s.ID+" does not read",
			"a rule of a member of a relation, or a field that its law reads")
	}
}

// ruleOfMember says whether any law has a rule of that name that yields a yes or a no
// of a member of a relation.
func (l *loader) ruleOfMember(rule string) bool {
	if l.c.Laws == nil {
		return false
	}
	laws := l.c.Laws.Documents()
	for _, law := range laws.Laws() {
		for _, version := range laws.Versions(law) {
			r := version.Rule(rule)
			if r != nil && r.Type.Kind == value.Boolean && r.Of != "household" && r.Of != "person" {
				return true
			}
		}
	}
	return false
}
