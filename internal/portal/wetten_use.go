package portal

import (
	"slices"
	"strings"
	"sync"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

// lawUses are the services whose outcome rests on a rule or a number of a law, by
// law.name, each in the order of the catalogue.
type lawUses map[string][]string

// usesOn is which services stand on which rules, worked out once per stretch of days;
// who asks for another stretch does not wait for it.
func (v *visit) usesOn(since value.Date) lawUses {
	v.laws.mu.Lock()
	uses, ok := v.laws.uses[since]
	if !ok {
		c := v.Catalogue
		uses = sync.OnceValue(func() lawUses { return usesOf(c, since) })
		v.laws.uses[since] = uses
	}
	v.laws.mu.Unlock()
	return uses()
}

// usesOf works them out. A program knows its rules; of a service each of its outcomes
// is looked at.
func usesOf(c *catalogue.Catalogue, since value.Date) lawUses {
	uses := lawUses{}
	note := func(law, name, service string) {
		key := law + "." + name
		if !slices.Contains(uses[key], service) {
			uses[key] = append(uses[key], service)
		}
	}
	for _, s := range c.Services {
		for _, goal := range s.AllGoals() {
			p, err := c.Laws.Program(goal, since)
			if err != nil { // the service does not exist on that day
				continue
			}
			for _, r := range p.Rules {
				note(r.Document.Law, r.Decl.Name, s.ID)
				for _, x := range r.Decl.Exceptions {
					note(r.Document.Law, x.Name, s.ID)
				}
			}
			for _, n := range p.Parameters {
				note(n.Law, n.Decl.Name, s.ID)
			}
		}
	}
	return uses
}

// serviceLinks are services by name, each a link to where it is arranged.
func (v *visit) serviceLinks(ids []string) []view.Link {
	out := make([]view.Link, len(ids))
	for i, id := range ids {
		out[i] = view.Link{Href: "/recht/" + id, Text: v.serviceName(id)}
	}
	return out
}

// lawOfService is the law that a service carries out, as it reads today.
func (v *visit) lawOfService(s *catalogue.Service) *view.Link {
	law, rule, _ := strings.Cut(s.Goal, ".")
	since := v.laws.since(v.today())
	if _, ok := v.laws.set.Document(law, since); !ok {
		return nil
	}
	return &view.Link{Href: lawLinks{v: v, since: since}.name(law, rule), Text: v.lawTitle(law, since)}
}

// ofLaw are the services that use anything of a law.
func (u lawUses) ofLaw(names []string, law string) []string {
	var out []string
	for _, name := range names {
		for _, service := range u[law+"."+name] {
			if !slices.Contains(out, service) {
				out = append(out, service)
			}
		}
	}
	slices.Sort(out)
	return out
}

// ownDecisions are the decisions of the resident in which the version of a law that is
// shown was used, by the rule that ran. Nobody is nothing.
func (v *visit) ownDecisions(law string, version value.Date) (map[string][]view.Link, error) {
	if !v.loggedIn {
		return nil, nil
	}
	decisions, err := v.Decisions.List(v.ctx(), v.resident())
	if err != nil {
		return nil, err
	}
	out := map[string][]view.Link{}
	for _, d := range decisions {
		if was, ok := v.laws.set.Document(law, d.Content.On); !ok || was.From != version {
			continue
		}
		reason, err := readReason(d.Content.Result)
		if err != nil {
			return nil, err
		}
		for i, s := range reason.Steps {
			if s.Law != law {
				continue
			}
			link := view.Link{Href: "/besluiten/" + string(d.ID) + "#" + stepID(i), Text: v.T("laws.decision", "service", within(v.serviceName(d.Service)), "date", v.Day(d.IssuedAt))}
			isSame := func(l view.Link) bool { return l.Text == link.Text }
			if !slices.ContainsFunc(out[s.Rule], isSame) {
				out[s.Rule] = append(out[s.Rule], link)
			}
		}
	}
	return out, nil
}
