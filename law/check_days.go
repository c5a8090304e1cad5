package law

import (
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// Check finds what a lawyer could not check, such as a number in a formula that somebody
// sets from time to time. It also makes the program of every rule that can be asked for, for
// each stretch of days in which nothing changes that the rule uses, and gives the faults that
// only then appear, such as a number that may grow too large. That an amount was not set yet
// is none. It is nil without faults.
func (c *Corpus) Check() document.Faults {
	var faults document.Faults
	seen := map[document.Fault]bool{}
	for _, law := range c.set.Laws() {
		for _, d := range c.set.Versions(law) {
			faults = append(faults, reading(d)...)
			for _, f := range c.checkRules(d) {
				if !seen[f] {
					seen[f] = true
					faults = append(faults, f)
				}
			}
		}
	}
	return inOrder(faults)
}

func (c *Corpus) checkRules(d *document.Document) document.Faults {
	var rules []*document.Rule
	for _, t := range d.OpenTerms {
		if t.Rule != nil {
			rules = append(rules, t.Rule)
		}
	}
	for _, a := range d.Articles {
		rules = append(rules, a.Rules...)
	}
	begins := days(d)
	var faults document.Faults
	for _, r := range rules {
		if r.Of == "household" || r.Of == "person" {
			faults = append(faults, c.checkRule(d, r, begins)...)
		}
	}
	return faults
}

// checkRule goes from the first day of a version to the day after the stretch for which its
// program holds, and so on.
func (c *Corpus) checkRule(d *document.Document, r *document.Rule, begins []value.Date) document.Faults {
	var faults document.Faults
	for on := d.From; d.InForce(on); {
		p, err := c.Program(d.Law+"."+r.Name, on)
		if err == nil {
			if p.Until == 0 {
				return faults
			}
			on = p.Until + 1
			continue
		}
		var list document.Faults
		switch {
		case !errors.As(err, &list):
			faults = append(faults, document.Fault{Place: r.Place, Message: fmt.Sprintf("%s: %v", r.Name, err)})
		case slices.Contains(begins, on) || !c.notSetYet(list, on):
			faults = append(faults, list...)
		}
		next := slices.IndexFunc(begins, func(day value.Date) bool { return day > on })
		if next < 0 {
			return faults
		}
		on = begins[next]
	}
	return faults
}

// notSetYet tells whether all that is wrong on a day is that values have ended by then
// and no later one is known.
func (c *Corpus) notSetYet(faults document.Faults, on value.Date) bool {
	ended := func(f document.Fault) bool {
		for _, law := range c.set.Laws() {
			for _, d := range c.set.Versions(law) {
				for _, p := range d.Parameters {
					if v, _ := p.At(on); v.Place == f.Place && v.Until != 0 && v.Until < on {
						_, known := c.set.Next(law, p.Name, on)
						return !known
					}
				}
			}
		}
		return false
	}
	return !slices.ContainsFunc(faults, func(f document.Fault) bool { return !ended(f) })
}

// days are the first day of a version, and the days in it on which a parameter changes, in
// order.
func days(d *document.Document) []value.Date {
	all := []value.Date{d.From}
	for _, p := range d.Parameters {
		for _, v := range p.Values {
			if v.From > d.From && d.InForce(v.From) {
				all = append(all, v.From)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
