package fields

import (
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
)

// Relations of the register.
const (
	Children   = "kinderen"
	Candidates = "partnerkandidaten"
)

// OfRelations are the relations of a person with the fields of the two together. A
// member without a number carries what the list tells of that person.
func OfRelations(v kin.View) map[string]register.Members {
	children := register.Members{State: register.Known}
	for _, c := range v.Children {
		out := Values{}
		out.Truth("behoort_tot_huishouden", c.AtHome, personlist.Date{})
		children.List = append(children.List, member(c.Relative, out))
	}
	candidates := register.Members{State: register.Known}
	// Of so many adults the register cannot tell who counts; a spouse goes before all.
	if v.TooMany && v.Spouse() == nil {
		candidates.State = register.Unknown
		return map[string]register.Members{Children: children, Candidates: candidates}
	}
	for _, c := range v.Candidates {
		values := together(c)
		values.Boolean("eigen_kind", v.IsChild(c), personlist.Date{})
		values.Truth("kind_van_een_bewoner", v.HasParentHere(c), personlist.Date{})
		candidates.List = append(candidates.List, member(c.Relative, values))
	}
	return map[string]register.Members{Children: children, Candidates: candidates}
}

func together(c kin.Candidate) Values {
	out := Values{}
	out.Boolean("echtgenoot", c.Spouse, c.Married)
	if c.Spouse {
		out.Date("gehuwd_sinds", c.Married)
	} else {
		out.NotApplicable("gehuwd_sinds")
	}
	out.Boolean("gehuwd_geweest_met_aanvrager", c.Former, personlist.Date{})
	out.Truth("zelfde_woonadres", c.SameAddress, c.Together)
	switch c.SameAddress {
	case kin.Yes:
		out.Date("samen_op_adres_sinds", c.Together)
	case kin.No:
		out.NotApplicable("samen_op_adres_sinds")
	default:
		out.Unknown("samen_op_adres_sinds")
	}
	out.Word("verwantschap", string(c.Kinship), personlist.Date{})
	if c.List == nil {
		out.Unknown("kind_samen")
		out.Unknown("kind_erkend")
	} else {
		out.Boolean("kind_samen", c.ChildTogether, personlist.Date{})
		out.Boolean("kind_erkend", c.Acknowledged, personlist.Date{})
	}
	out.Truth("minderjarig_kind_op_adres", c.MinorAtAddress, personlist.Date{})
	return out
}

func member(r personlist.Relative, values Values) register.Member {
	m := register.Member{BSN: r.BSN, Values: values}
	if r.BSN.IsZero() {
		for field, v := range OfRelative(r) {
			m.Values[field] = v
		}
	}
	return m
}
