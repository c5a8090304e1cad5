package document

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/feel"
)

// filling is a rule or a parameter that says what it fills.
type filling struct {
	by     *Document
	target target
	term   string // law.name
	place  Place
}

func (l *linker) fillings(d *Document) []filling {
	if known, ok := l.filled[d]; ok {
		return known
	}
	found := []filling{}
	defer func() { l.filled[d] = found }()
	for _, p := range d.Parameters {
		if p.Fills != "" {
			found = append(found, filling{d, parameterTarget(d, p), p.Fills, l.at(p, "fills", p.Place)})
		}
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			if r.Fills != "" {
				found = append(found, filling{d, ruleTarget(d, r), r.Fills, l.at(r, "fills", r.Place)})
			}
		}
	}
	return found
}

// fillers sees to it that what a regulation fills is there to be filled.
func (l *linker) fillers(d *Document) {
	for _, f := range l.fillings(d) {
		law, name, _ := strings.Cut(f.term, ".")
		found := false
		for _, v := range l.set.versions[law] {
			term := v.term(name)
			if term == nil || !overlap(d, v) {
				continue
			}
			found = true
			l.setter(f, term)
			if !term.Type.Equal(f.target.kind) {
				l.faultOnce(f.place, fmt.Sprintf("%s is %s", f.target.ref.Name, f.target.kind), term.Type.String()+", as the open term yields")
			}
		}
		if !found {
			l.fault(f.place, fmt.Sprintf("%s has no open term %s while this regulation is in force", law, name), "a name under open_terms of that law")
		}
	}
}

// setter sees to it that municipalities set what is left to them, and nothing else.
func (l *linker) setter(f filling, term *OpenTerm) {
	switch {
	case term.Per != "" && f.by.Municipality == "":
		l.faultOnce(f.place, fmt.Sprintf("%s is set per municipality", f.term), "a regulation with municipality: …")
	case term.Per == "" && f.by.Municipality != "":
		l.faultOnce(f.place, fmt.Sprintf("%s is not set per municipality", f.term), "per_municipality at the open term, or a regulation for the whole country")
	case term.Per != "" && f.target.ref.Kind == feel.RuleRef && f.target.of != term.Of:
		l.faultOnce(f.place, fmt.Sprintf("%s is of a %s", f.target.ref.Name, f.target.of), "of: "+term.Of+", as the open term")
	}
}

// openTerms sees to it that every open term is filled, always, and by one.
func (l *linker) openTerms(d *Document) {
	for _, t := range d.OpenTerms {
		if t.Name == "" || !l.isDated(d) {
			continue
		}
		if t.Per != "" {
			if t.Rule != nil {
				l.municipal(d, t)
			}
			continue
		}
		l.filler(d, t.Name)
		var by []*Document
		for _, f := range l.fillersOf(d, t.Name) {
			by = append(by, f.by)
		}
		for _, gap := range gaps(d.span(), by) {
			l.fault(l.at(t, "name", t.Place), fmt.Sprintf("no regulation fills %s %s", t.Name, gap), fmt.Sprintf("a rule or parameter with fills: %s.%s", d.Law, t.Name))
		}
	}
}

// fillersOf are the rules and parameters that fill a term of d, oldest first.
func (l *linker) fillersOf(d *Document, name string) []filling {
	var found []filling
	term := d.Law + "." + name
	for _, law := range l.set.laws {
		for _, v := range l.set.versions[law] {
			if !overlap(d, v) {
				continue
			}
			for _, f := range l.fillings(v) {
				if f.term == term {
					found = append(found, f)
				}
			}
		}
	}
	return found
}

// filler is the one rule or parameter that fills a term of d.
func (l *linker) filler(d *Document, name string) (found target, ok bool) {
	for _, f := range l.fillersOf(d, name) {
		if ok && (found.ref != f.target.ref || !found.same(f.target)) {
			l.faultOnce(f.place, fmt.Sprintf("%s.%s fills %s, which %s.%s fills already", f.target.ref.Law, f.target.ref.Name, f.term, found.ref.Law, found.ref.Name),
				"one rule or parameter that fills an open term")
			return found, false
		}
		found, ok = f.target, true
	}
	return found, ok
}
