package brp

import (
	"context"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// The relations that the API can tell.
const (
	children   = "kinderen"
	candidates = "partnerkandidaten"
)

// objectPaths tell where somebody lives, and since when.
var objectPaths = []string{"verblijfplaats.adresseerbaarObjectIdentificatie", "verblijfplaats.datumVan", "verblijfplaats.functieAdres"}

// relationPaths are what a relation needs of the person whose relation it is.
func relationPaths(r register.RelationRequest) []string {
	var paths []string
	switch r.Relation.Name {
	case children:
		paths = append(paths, "kinderen.burgerservicenummer")
		paths = append(paths, memberPaths("kinderen", r.Members)...)
		if wants(r, "behoort_tot_huishouden") {
			paths = append(paths, objectPaths...)
		}
	case candidates:
		paths = append(paths, partnerPaths...)
		paths = append(paths, memberPaths("partners", r.Members)...)
		paths = append(paths, objectPaths...)
		paths = append(paths, "geboorte.datum")
		paths = append(paths, kinPaths(r)...)
	}
	return paths
}

// memberPaths are what a list tells of a member who has no number.
func memberPaths(list string, fields []*catalogue.Field) []string {
	var paths []string
	for _, f := range fields {
		switch f.Name {
		case "geboortedatum":
			paths = append(paths, list+".geboorte.datum")
		case "naam":
			paths = append(paths, list+".naam.voornamen", list+".naam.voorvoegsel", list+".naam.geslachtsnaam")
		}
	}
	return paths
}

func wants(r register.RelationRequest, names ...string) bool {
	for _, f := range r.Fields {
		for _, name := range names {
			if f.Name == name {
				return true
			}
		}
	}
	return false
}

// relation gives the members of a relation of one person; false where the API has
// no such relation.
func (s *Source) relation(ctx context.Context, purpose *catalogue.Purpose, self kernel.BSN, p persoon, r register.RelationRequest) (register.Members, bool, error) {
	switch r.Relation.Name {
	case children:
		members, err := s.children(ctx, purpose, p, r)
		return members, true, err
	case candidates:
		members, err := s.candidates(ctx, purpose, self, p, r)
		return members, true, err
	}
	return register.Members{}, false, nil
}

// number reads a number in the list of somebody else; zero where there is none.
func number(text string) (kernel.BSN, error) {
	if text == "" {
		return kernel.BSN{}, nil
	}
	bsn, err := kernel.ParseBSN(text)
	if err != nil {
		return bsn, kernel.Errorf(kernel.Unavailable, "the BRP API gave a number that is no BSN")
	}
	return bsn, nil
}

// told is what a list tells of a member who has no number.
func told(g gerelateerde, fields []*catalogue.Field) map[string]register.Value {
	values := map[string]register.Value{}
	for _, f := range fields {
		switch f.Name {
		case "geboortedatum":
			values[f.Name] = g.Geboorte.datum().value()
		case "naam":
			if g.Naam != nil {
				values[f.Name] = words(g.Naam.Voornamen + " " + g.Naam.Voorvoegsel + " " + g.Naam.Geslachtsnaam)
			}
		}
	}
	return values
}

// children are the children who have not died, as far as their own lists tell.
func (s *Source) children(ctx context.Context, purpose *catalogue.Purpose, p persoon, r register.RelationRequest) (register.Members, error) {
	var numbers []kernel.BSN
	all := make([]kernel.BSN, len(p.Kinderen))
	for i, child := range p.Kinderen {
		bsn, err := number(child.BSN)
		if err != nil {
			return register.Members{}, err
		}
		all[i] = bsn
		if !bsn.IsZero() {
			numbers = append(numbers, bsn)
		}
	}
	paths := []string{"burgerservicenummer"} // whether the list is kept comes by itself
	if wants(r, "behoort_tot_huishouden") {
		paths = append(paths, objectPaths...)
	}
	lists, err := s.persons(ctx, purpose, numbers, paths)
	if err != nil {
		return register.Members{}, err
	}
	members := register.Members{State: register.Known}
	for i, child := range p.Kinderen {
		list, ok := lists[all[i]]
		if ok && !list.alive() {
			continue
		}
		m := register.Member{BSN: all[i], Values: map[string]register.Value{}}
		if m.BSN.IsZero() {
			m.Values = told(child, r.Members)
		}
		if wants(r, "behoort_tot_huishouden") {
			m.Values["behoort_tot_huishouden"] = sameHome(p, list)
		}
		members.List = append(members.List, m)
	}
	return members, nil
}

// home is the identification of the object where a person lives; empty where the
// API does not tell, or where it is an address for post only.
func (p persoon) home() string {
	v := p.Verblijfplaats
	if !p.alive() || v == nil || v.Type != typeAdres || v.FunctieAdres != nil && v.FunctieAdres.Code == briefadres {
		return ""
	}
	return v.AdresseerbaarObjectIdentificatie
}

// abroad says that the person surely does not live in the Netherlands.
func (p persoon) abroad() bool {
	return p.Verblijfplaats != nil && p.Verblijfplaats.Type == typeBuitenland
}

// sameHome says whether two persons live at one address.
func sameHome(a, b persoon) register.Value {
	here, there := a.home(), b.home()
	switch {
	case here != "" && there != "":
		return truth(here == there)
	case here != "" && b.abroad() || there != "" && a.abroad():
		return truth(false)
	}
	return unknown()
}
