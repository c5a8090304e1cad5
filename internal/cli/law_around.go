package cli

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// carrier is who carries a law out, by name: of a municipal regulation the municipality.
func (o *lawPrinter) carrier(id, municipality string) string {
	if found, ok := o.c.Organisation(o.c.Carrier(id, municipality)); ok {
		return found.Name.In(string(o.lang))
	}
	if name, ok := o.t["carrier "+id]; ok {
		return name
	}
	return id
}

// registerFacts are the facts and relations of one register.
type registerFacts struct {
	register *catalogue.Register
	names    []string
}

// byRegister puts facts and relations with the register that holds them.
func byRegister(c *catalogue.Catalogue, facts []string) []registerFacts {
	var out []registerFacts
	for _, name := range facts {
		var held *catalogue.Register
		if f, ok := c.Field(name); ok {
			held = f.Register
		} else if r, ok := c.RelationOf(name); ok {
			held = r.Register
		} else {
			continue
		}
		i := slices.IndexFunc(out, func(r registerFacts) bool { return r.register == held })
		if i < 0 {
			i = len(out)
			out = append(out, registerFacts{register: held})
		}
		out[i].names = append(out[i].names, name)
	}
	return out
}

func (o *lawPrinter) facts(p *page.Page, label func(name string) string) {
	all := byRegister(o.c, p.Facts)
	if len(all) == 0 {
		return
	}
	o.head("facts")
	for _, r := range all {
		o.say("  ", "%s (%s), %s", r.register.Title.In(string(o.lang)), r.register.ID, o.carrier(r.register.Owner, ""))
		for _, name := range r.names {
			o.say("    ", "%s (%s)", label(name), name)
		}
	}
}

// services writes which services rest on a law on a date.
func (o *lawPrinter) services(all *law.Corpus, name string, on value.Date) {
	used := servicesOf(o.c, all, name, on)
	if len(used) == 0 {
		return
	}
	o.head("services")
	for _, s := range used {
		o.say("  ", "%s (%s), %s", s.Title.In(string(o.lang)), s.ID, o.carrier(s.Organisation, ""))
	}
}

// servicesOf are the services of which an outcome uses a rule or a number of a law. One
// that does not exist on the date uses nothing.
func servicesOf(c *catalogue.Catalogue, all *law.Corpus, name string, on value.Date) []*catalogue.Service {
	var out []*catalogue.Service
	for _, s := range c.Services {
		if slices.ContainsFunc(s.AllGoals(), func(goal string) bool { return uses(all, goal, name, on) }) {
			out = append(out, s)
		}
	}
	return out
}

func uses(all *law.Corpus, goal, name string, on value.Date) bool {
	p, err := all.Program(goal, on)
	if err != nil { // the outcome does not exist on that day
		return false
	}
	for _, r := range p.Rules {
		if r.Document.Law == name {
			return true
		}
	}
	for _, n := range p.Parameters {
		if n.Law == name {
			return true
		}
	}
	return false
}
