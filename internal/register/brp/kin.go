package brp

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// kinPaths are what the facts of two persons together need of the lists of both.
func kinPaths(r register.RelationRequest) []string {
	var paths []string
	if wants(r, "kind_samen", "kind_erkend", "minderjarig_kind_op_adres", "verwantschap", "eigen_kind", "kind_van_een_bewoner") {
		paths = append(paths, "kinderen.burgerservicenummer")
	}
	if wants(r, "verwantschap") {
		paths = append(paths, "ouders.burgerservicenummer")
	}
	return paths
}

// together is what the lists tell of a person and a candidate.
func together(p persoon, c candidate, all []candidate, home around, fields []*catalogue.Field) map[string]register.Value {
	values := map[string]register.Value{}
	for _, f := range fields {
		if v, ok := pair(p, c, all, home, f.Name); ok {
			values[f.Name] = v
		}
	}
	return values
}

func pair(p persoon, c candidate, all []candidate, home around, name string) (register.Value, bool) {
	switch name {
	case "echtgenoot":
		v := truth(c.spouse != nil)
		if c.spouse != nil {
			v.Since = c.spouse.Aangaan.datum().since()
		}
		return v, true
	case "gehuwd_sinds":
		if c.spouse == nil {
			return notApplicable(), true
		}
		return c.spouse.Aangaan.datum().value(), true
	case "gehuwd_geweest_met_aanvrager":
		return wasMarried(p, c), true
	case "zelfde_woonadres":
		return sameHome(p, c.list), true
	case "samen_op_adres_sinds":
		return togetherSince(p, c.list), true
	case "verwantschap":
		return kinship(p, c, all), true
	case "kind_samen":
		return childTogether(p, c), true
	case "kind_erkend":
		// The API tells no acknowledgements; without a child together there is none.
		if v := childTogether(p, c); v.Text == "false" {
			return v, true
		}
		return unknown(), true
	case "minderjarig_kind_op_adres":
		return minorAtHome(p, c, home), true
	case "eigen_kind":
		return ownChild(p, c), true
	case "kind_van_een_bewoner":
		return childOfResident(p, c, all), true
	}
	return register.Value{}, false
}

// wasMarried: the API tells only the newest of the partnerships that have ended,
// and none where there is one now.
func wasMarried(p persoon, c candidate) register.Value {
	if c.bsn.IsZero() {
		return unknown()
	}
	for _, x := range p.Partners {
		if x.Ontbinding != nil && x.BSN == c.bsn.Digits() {
			return truth(true)
		}
	}
	if len(p.Partners) == 0 {
		return truth(false)
	}
	return unknown()
}

// togetherSince is the later of the days on which the two came to the address.
func togetherSince(p, other persoon) register.Value {
	switch same := sameHome(p, other); same.Text {
	case "true":
	case "false":
		return notApplicable()
	default:
		return unknown()
	}
	a, b := p.Verblijfplaats.DatumVan, other.Verblijfplaats.DatumVan
	switch {
	case a == nil || b == nil || a.unknown || b.unknown:
		return unknown()
	case b.low > a.low || b.low == a.low && b.high > a.high:
		return b.value()
	}
	return a.value()
}

// kinship is the tie that the lists tell of. Foster children and grandparents are
// not in them.
func kinship(p persoon, c candidate, all []candidate) register.Value {
	if !c.found {
		return unknown()
	}
	if c.spouse != nil {
		return known("geen")
	}
	if isParent(p, c.bsn) || isChild(p, c.bsn) {
		return known("ouder_of_kind")
	}
	for _, other := range all {
		if other.spouse != nil && (isParent(other.list, c.bsn) || isChild(other.list, c.bsn)) {
			return known("aangetrouwde_ouder_of_kind")
		}
	}
	for _, mine := range p.Ouders {
		if mine.BSN != "" && slices.ContainsFunc(c.list.Ouders, func(theirs gerelateerde) bool { return theirs.BSN == mine.BSN }) {
			return known("andere_familie")
		}
	}
	return known("geen")
}

func isParent(p persoon, bsn kernel.BSN) bool { return holds(p.Ouders, bsn) }
func isChild(p persoon, bsn kernel.BSN) bool  { return holds(p.Kinderen, bsn) }

func holds(list []gerelateerde, bsn kernel.BSN) bool {
	return slices.ContainsFunc(list, func(g gerelateerde) bool { return g.BSN != "" && g.BSN == bsn.Digits() })
}

// childTogether compares numbers; a child without one may be the same.
func childTogether(p persoon, c candidate) register.Value {
	if !c.found {
		return unknown()
	}
	for _, child := range p.Kinderen {
		if bsn, err := kernel.ParseBSN(child.BSN); err == nil && isChild(c.list, bsn) {
			return truth(true)
		}
	}
	if nameless(p.Kinderen) && len(c.list.Kinderen) > 0 || nameless(c.list.Kinderen) && len(p.Kinderen) > 0 {
		return unknown()
	}
	return truth(false)
}

// ownChild: a child in the list without a number may be this candidate.
func ownChild(p persoon, c candidate) register.Value {
	switch {
	case !c.bsn.IsZero() && isChild(p, c.bsn):
		return truth(true)
	case c.bsn.IsZero() || nameless(p.Kinderen):
		return unknown()
	}
	return truth(false)
}

// childOfResident says whether a parent of the candidate lives at the address.
func childOfResident(p persoon, c candidate, all []candidate) register.Value {
	answer := ownChild(p, c)
	for _, other := range all {
		if answer.Text == "true" || other.bsn == c.bsn || sameHome(p, other.list).Text != "true" {
			continue
		}
		if of := ownChild(other.list, c); of.Text != "false" {
			answer = of
		}
	}
	return answer
}

func nameless(list []gerelateerde) bool {
	return slices.ContainsFunc(list, func(g gerelateerde) bool { return g.BSN == "" })
}

// minorAtHome says whether a child under 18 of one of the two lives at the address.
func minorAtHome(p persoon, c candidate, home around) register.Value {
	if same := sameHome(p, c.list); same.Text != "true" {
		return same
	}
	for _, minor := range home.minors {
		if isChild(p, minor) || isChild(c.list, minor) {
			return truth(true)
		}
	}
	if !home.complete || nameless(p.Kinderen) || nameless(c.list.Kinderen) {
		return unknown()
	}
	return truth(false)
}
