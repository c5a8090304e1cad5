package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// assistance are the grounds on which somebody gets no assistance, or less.
func (g *Generator) assistance(out fields.Values, l life) {
	const parents = "kan_geen_beroep_doen_op_ouders"
	none := personlist.Date{}
	s := g.stream("bijstand", l.person.BSN)
	detained, debts, institution, carer := s.permille(3), s.permille(5), s.permille(6), s.permille(4)
	weeks, long, alone, asked := s.below(4), s.permille(15), s.permille(180), s.permille(300)
	word := "geen"
	switch {
	case detained && l.age >= 18:
		word = "gedetineerd"
	case debts && l.age >= 18:
		word = "schulden"
	}
	out.Word("uitsluiting_bijstand", word, none)
	word = "geen"
	if l.work == student && l.age < 27 {
		word = "onderwijs"
	}
	out.Word("uitsluiting_algemene_bijstand", word, none)
	if long {
		weeks += 5
	}
	out.Word("weken_in_het_buitenland", itoa(int(weeks)), none)
	out.Boolean("verblijft_in_inrichting", institution && l.age >= 18, none)
	out.Boolean("tijdelijk_elders_vanwege_mantelzorg", carer && l.age >= 18, none)
	switch {
	case l.age < 18 || l.age > 20:
		out.Boolean(parents, false, none)
	case asked:
		out.Boolean(parents, alone, none)
	default:
		out.Unknown(parents) // the municipality asks it of who applies
	}
	word = "geen"
	if s.permille(15) && l.work == benefit {
		word = []string{"inschrijving_als_werkzoekende", "plan_van_aanpak"}[s.pick(600, 400)]
	}
	out.Word("niet_nagekomen_verplichting", word, none)
}

// means are what somebody has each month, and what they own. Assistance is not income
// for assistance.
func (g *Generator) means(out, known fields.Values, l life, m incomes) {
	const wages, other, pension, owned = "netto_loon", "netto_overig_inkomen", "particulier_pensioen", "bezittingen"
	s := g.stream("middelen", l.person.BSN)
	account, debts, indebted := s.cents(curve{100, 700, 1800, 4500}), s.cents(curve{500, 2500, 8000, 30_000}), s.permille(220)
	equity := s.cents(curve{-10_000, 20_000, 90_000, 180_000, 420_000})
	amount(out, "giften_dit_jaar", 0)
	amount(out, "gespaard_tijdens_bijstand", 0)
	out.Word("vrijlating_van_loon", "geen", personlist.Date{})
	if !g.owns(known, l) {
		equity = 0
	}
	amount(out, "overwaarde_van_de_woning", equity)
	if !indebted || l.age < 18 {
		debts = 0
	}
	amount(out, "schulden", debts)
	if savings, ok := cents(known["rendementsgrondslag"]); ok {
		amount(out, owned, savings+min(account, m.work/12+m.benefit/12))
	} else {
		out.Unknown(owned)
	}
	switch {
	case !m.known || l.abroad:
		for _, field := range []string{wages, other, pension} {
			out.Unknown(field)
		}
	case l.work == pensioner:
		state := min(m.benefit, 17_000_00)
		perMonth(out, wages, net(netOfWork, m.work))
		perMonth(out, other, net(netOfBenefit, state))
		perMonth(out, pension, net(netOfBenefit, m.benefit)-net(netOfBenefit, state))
	default:
		rest := net(netOfBenefit, m.benefit)
		if m.onAssistance {
			rest = 0
		}
		perMonth(out, wages, net(netOfWork, m.work))
		perMonth(out, other, rest+m.capital)
		amount(out, pension, 0)
	}
	g.longLow(out, l, m, s)
}

// longLow is for how long somebody has had little.
func (g *Generator) longLow(out fields.Values, l life, m incomes, s stream) {
	const months, share, prospect, last = "maanden_met_laag_inkomen", "gemiddeld_inkomen_van_drie_jaar", "geen_uitzicht_op_meer_inkomen", "laatste_inkomenstoeslag"
	const low = 19_000_00 // net in a year, about 110% of the norm of one person
	years, part, hopeless, had := int(s.below(120)), s.below(1500), s.permille(700), s.permille(350)
	got := g.on - value.Date(30+s.below(700))
	income := net(netOfWork, m.work) + net(netOfBenefit, m.benefit) + m.capital
	out.NotApplicable(last)
	switch {
	case !m.known || l.abroad:
		out.Unknown(months)
		out.Unknown(share)
		out.Unknown(prospect)
	case m.onAssistance:
		out.Word(months, itoa(6+years), personlist.Date{})
		amount(out, share, 94_00+part)
		out.Boolean(prospect, hopeless, personlist.Date{})
		if had && years >= 36 {
			onDay(out, last, got)
		}
	case income <= low && l.age >= 18:
		out.Word(months, itoa(years/2), personlist.Date{})
		amount(out, share, income*100_00/low+part)
		out.Unknown(prospect) // who is not on assistance was never asked
	default:
		out.Word(months, "0", personlist.Date{})
		amount(out, share, max(112_00, min(999_00, income*100_00/low)))
		out.Boolean(prospect, false, personlist.Date{})
	}
}

// household are the facts of two people at one address that assistance asks.
func (g *Generator) household(out fields.Values, v kin.View, c kin.Candidate) {
	b := g.bond(v, c)
	s := g.pair("huishouden", v, c.BSN)
	none := personlist.Date{}
	care, rent := s.permille(25), s.pick(550, 250, 200)
	out.Boolean("als_gehuwd_in_afgelopen_twee_jaar", b == spouses || b == partners && c.Together.Recorded(), none)
	out.Boolean("samen_vanwege_zorg", care && b == strangers && c.SameAddress == kin.Yes, none)
	word := "geen"
	if c.Kinship == kin.OtherFamily {
		word = "bloedverwant"
	}
	out.Word("familie_in_de_tweede_graad", word, none)
	word = "geen"
	if b == strangers && c.SameAddress == kin.Yes && c.Kinship == kin.NoKin {
		word = []string{"geen", "met_elkaar", "met_dezelfde_verhuurder"}[rent]
		if out["onderhuurder"].Text == "true" {
			word = "met_elkaar"
		}
	}
	out.Word("overeenkomst_over_de_woning", word, none)
}

// studies says whether the other of the two is in education.
func (g *Generator) studies(out fields.Values, c kin.Candidate) {
	const field = "volgt_onderwijs_of_bbl"
	if c.List == nil {
		out.Unknown(field)
		return
	}
	out.Boolean(field, g.life(c.List).work == student, personlist.Date{})
}
