package facts

import (
	"strings"

	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
)

// representation is what courts decided of a person, and what the list says of it.
func (g *Generator) representation(out fields.Values, l life) {
	none := personlist.Date{}
	s := g.stream("vertegenwoordiging", l.person.BSN)
	administration, mentor := s.permille(9), s.permille(4)
	out.Boolean("gehuwd_geweest", wasMarried(l.person), none)
	out.Boolean("meerderjarig_verklaard", false, none)
	out.Boolean("onder_curatele", l.person.Authority.Guardianship, none)
	out.Boolean("onder_bewind", l.age >= 18 && administration, none)
	out.Boolean("onder_mentorschap", l.age >= 18 && mentor, none)
	out.Boolean("geestelijk_niet_in_staat_tot_gezag", false, none)
}

func wasMarried(p *personlist.Person) bool {
	for _, x := range p.Partnerships {
		if x.Ended {
			return true
		}
	}
	return false
}

// authority is what is registered of the authority of a parent over a child. It comes
// from the list of the child; without one, or where the person is no parent on it,
// nothing is known.
func (g *Generator) authority(out fields.Values, v kin.View, c kin.Child) {
	me := parentOf(c, v.Person)
	if me < 0 {
		return
	}
	none := personlist.Date{}
	two := len(c.List.Parents) == 2
	other := personlist.Relative{}
	if two {
		other = c.List.Parents[1-me]
	}
	bond, union := "nooit_met_elkaar_getrouwd", unionOf(v.Person, other)
	if union != nil && !endedBefore(*union, c.Birth.On) {
		bond = "met_elkaar_getrouwd"
		if union.Ended {
			bond += "_geweest"
		}
	}
	married := bond != "nooit_met_elkaar_getrouwd" && !begunAfter(*union, c.Birth.On)
	mother := motherOf(c)
	out.Word("band_met_kind", bandOf(me, mother, married), none)
	out.Boolean("heeft_twee_ouders", two, none)
	out.Word("huwelijk_van_de_ouders", bond, none)

	s := g.stream("gezag", c.BSN)
	declared, asked := s.permille(30), s.permille(650)
	out.NotApplicable("erkend_op")
	obstacle, acknowledged := "geen", two && !married
	if acknowledged {
		out.Date("erkend_op", acknowledgedOn(c, mother))
		if declared {
			obstacle = "verklaring_gezag_bij_moeder"
		}
	}
	out.Word("beletsel_gezag_door_erkenning", obstacle, none)
	out.Boolean("aantekening_gezamenlijk_gezag", acknowledged && asked && obstacle == "geen", none)
	out.Boolean("geboren_in_huwelijk_met_niet_ouder", !two && marriedAt(v.Person, c.Birth.On), none)
	out.Boolean("andere_ouder_overleden", union != nil && union.EndReason == "O", none)
	out.Boolean("ander_kan_geen_gezag_uitoefenen", false, none)
	out.Word("beslissing_van_de_rechter", judgement(c.List.Authority.Parental, me), none)
	out.Boolean("bezwaar_van_de_ander", false, none)
	out.Boolean("bewind_bij_een_ander", false, none)
}

// parentOf is the place of a person among the parents on the list of a child; -1 where
// they are not on it.
func parentOf(c kin.Child, p *personlist.Person) int {
	if c.List == nil {
		return -1
	}
	for i, parent := range c.List.Parents {
		if parent.BSN == p.BSN {
			return i
		}
	}
	return -1
}

// motherOf is the place of the first woman among the parents; -1 where there is none.
func motherOf(c kin.Child) int {
	for i, parent := range c.List.Parents {
		if parent.Gender == personlist.Woman {
			return i
		}
	}
	return -1
}

func bandOf(me, mother int, married bool) string {
	switch {
	case me == mother:
		return "moeder"
	case mother < 0:
		return "ouder_door_adoptie"
	case married:
		return "ouder_door_huwelijk"
	}
	return "ouder_door_erkenning"
}

// acknowledgedOn is since when the other than the mother is a parent; the birth where
// the list does not say.
func acknowledgedOn(c kin.Child, mother int) personlist.Date {
	for i, parent := range c.List.Parents {
		if i != mother && parent.Since.Recorded() {
			return parent.Since
		}
	}
	return c.Birth.On
}

// unionOf is the newest marriage with a parent, who is known by number or by name.
func unionOf(p *personlist.Person, other personlist.Relative) *personlist.Partnership {
	for i, x := range p.Partnerships {
		sameName := x.Partner.Names == other.Names && other.Names != (personlist.Names{})
		if !other.BSN.IsZero() && x.Partner.BSN == other.BSN || x.Partner.BSN.IsZero() && sameName {
			return &p.Partnerships[i]
		}
	}
	return nil
}

// marriedAt says whether a person was married on a day.
func marriedAt(p *personlist.Person, on personlist.Date) bool {
	for _, x := range p.Partnerships {
		if !begunAfter(x, on) && !endedBefore(x, on) {
			return true
		}
	}
	return false
}

func begunAfter(x personlist.Partnership, on personlist.Date) bool {
	from, _, known := x.From.Range()
	_, day, knownDay := on.Range()
	return known && knownDay && from > day
}

func endedBefore(x personlist.Partnership, on personlist.Date) bool {
	_, end, known := x.On.Range()
	day, _, knownDay := on.Range()
	return x.Ended && known && knownDay && end < day
}

// judgement reads who has authority by a court, as category 11 has it for the child:
// 1 and 2 are the parents, D is a third.
func judgement(parental string, me int) string {
	if parental == "" {
		return "geen"
	}
	mine := strings.Contains(parental, string(rune('1'+me)))
	others := strings.Contains(parental, string(rune('2'-me)))
	third := strings.Contains(parental, "D")
	switch {
	case mine && others:
		return "ouders_samen"
	case mine && third:
		return "aanvrager_met_niet_ouder"
	case mine:
		return "aanvrager_alleen"
	case others:
		return "andere_ouder_alleen"
	}
	return "voogdij_van_een_ander"
}
