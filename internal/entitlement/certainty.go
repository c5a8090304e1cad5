package entitlement

import (
	"fmt"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/reason"
)

// because are the facts that lead a page.
func because(e *reason.Explanation) []Because {
	var reasons []Because
	for _, f := range e.Leading() {
		reasons = append(reasons, Because{Relation: f.Of.Relation, Number: f.Of.Member, Field: f.Name, Text: f.Text})
	}
	return reasons
}

// certainty says how sure a right is. Income and assets of this year are estimates:
// the final figure comes later, and money may have to be paid back. Only facts that
// bore on the outcome count. has says whether an outcome that is no amount is a right.
func (s *Service) certainty(r Right, has verdict, d dossier, e *reason.Explanation) (c Certainty, repayable bool) {
	if has == no || r.IsAmount() && r.Status != Needs && r.Status != RulesUnknown && r.High.IsZero() {
		return None, false
	}
	if r.Status != Decided || has == open {
		return Possible, false
	}
	c = Certain
	for _, used := range e.Used {
		if field, ok := s.Catalogue.Field(used.Name); ok && IsEstimate(field) {
			c, repayable = Probable, r.IsAmount()
		}
		if d.told(used) {
			c = Probable
		}
	}
	return c, repayable
}

// estimated are the groups of facts whose final figure comes after the year.
var estimated = []string{"inkomen", "vermogen"}

// IsEstimate says whether the final figure of a field comes after the year.
func IsEstimate(f *catalogue.Field) bool { return slices.Contains(estimated, f.Group) }

// told says whether the resident is the source of a fact.
func (d dossier) told(f reason.Fact) bool { return d.useOf(f).Register == OwnStatement }

// toldBy lists the facts of the resident's own telling that bore on an outcome.
func (d dossier) toldBy(e *reason.Explanation) []Told {
	var all []Told
	for _, f := range e.Used {
		if use := d.useOf(f); use.Register == OwnStatement {
			text := use.Text
			if use.State == register.NotApplicable.String() {
				text = Absent
			}
			all = append(all, Told{Missing: Missing{Relation: use.Relation, Member: use.Member, Field: use.Field}, Text: text, Low: use.Low, High: use.High})
		}
	}
	return all
}

func (d dossier) useOf(f reason.Fact) FactUse {
	path := f.Name
	if f.Of.Relation != "" {
		path = fmt.Sprintf("%s[%d].%s", f.Of.Relation, f.Of.Member, f.Name)
	}
	if i := slices.IndexFunc(d.uses, func(use FactUse) bool { return use.Path == path }); i >= 0 {
		return d.uses[i]
	}
	return FactUse{}
}
