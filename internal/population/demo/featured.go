package demo

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// figure describes a featured person.
type figure struct {
	given   string
	name    surname
	gender  personlist.Gender
	born    personlist.Date
	since   int // years at the address
	income  string
	work    string // income from work; the same as income where it is empty
	savings string
	facts   map[string]string // further facts, or "" for one that is unknown
}

// featured makes the people whom a counter must not get wrong. Their facts are all
// given, so that nothing of them hangs on the seed.
func (m *maker) featured() error {
	for _, make := range []func() error{
		m.careFamily, m.almostRetired, m.lowIncome, m.partnerNotInsured, m.bornInAYear,
		m.hidden, m.noIncomeKnown, m.twoMothers, m.departed,
	} {
		if err := make(); err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) figure(f figure) (*member, error) {
	c := newChance(m.seed, "figuur", m.hand().next)
	p, err := m.person(c, f.gender, f.born, f.name)
	if err != nil {
		return nil, err
	}
	p.person.Names.Given = f.given
	p.since = f.born
	if on := m.years(f.since); f.since > 0 {
		p.since = personlist.On(on)
	}
	work := f.work
	if work == "" {
		work = f.income
	}
	p.knows(map[string]string{
		"inkomensgegeven": f.income, "inkomen_uit_arbeid": work, "niet_in_nederland_belastbaar_inkomen": "0.00",
		"rendementsgrondslag": f.savings, "vrijgestelde_groene_beleggingen": "0.00",
		"verzekerd_zvw": "true", "verzekering_opgeschort": "false", "verdragsgerechtigd": "false", "aow_verzekerde_jaren": "50",
	})
	if work != "0.00" && work != "" {
		p.knows(map[string]string{"loonbelasting_over_werk_in_nederland": "true"})
	} else {
		p.knows(map[string]string{"loonbelasting_over_werk_in_nederland": "false"})
	}
	p.knows(f.facts)
	return p, nil
}

func (m *maker) persona(p *member, why catalogue.Text) {
	n := p.person.Names
	name := n.Given + " "
	if n.Prefix != "" {
		name += n.Prefix + " "
	}
	m.made.Personas = append(m.made.Personas, Persona{BSN: p.person.BSN, Name: name + n.Surname, Why: why})
}

// aged is a date of birth: an age in years and months.
func (m *maker) aged(years, months int) personlist.Date {
	return personlist.On(m.on.AddMonths(-12*years - months))
}

// careFamily has a child who needs intensive care, and a toddler.
func (m *maker) careFamily() error {
	mother, err := m.figure(figure{given: "Samira", name: surname{"", "Velthuis"}, gender: personlist.Woman, born: m.aged(37, 4), since: 8,
		income: "11800.00", savings: "4200.00"})
	if err != nil {
		return err
	}
	father, err := m.figure(figure{given: "Joost", name: surname{"", "Velthuis"}, gender: personlist.Man, born: m.aged(39, 8), since: 8,
		income: "26900.00", savings: "3100.00"})
	if err != nil {
		return err
	}
	marry("H", m.years(11), mother, father)
	home("712.50", mother, father)
	mother.knows(map[string]string{"reden_voor_opvang": "werk"})
	father.knows(map[string]string{"reden_voor_opvang": "werk"})
	mother.extra.AsParent = map[string]string{"kinderbijslag_gaat_naar_ander": "false"}
	father.extra.AsParent = map[string]string{"kinderbijslag_gaat_naar_ander": "true"}
	people := []*member{mother, father}
	for _, child := range []struct {
		given  string
		gender personlist.Gender
		born   personlist.Date
		care   string
	}{{"Teun", personlist.Man, m.aged(8, 2), "true"}, {"Noor", personlist.Woman, m.aged(4, 7), "false"}} {
		p, err := m.figure(figure{given: child.given, name: surname{"", "Velthuis"}, gender: child.gender, born: child.born, income: "0.00", savings: "0.00"})
		if err != nil {
			return err
		}
		p.extra.AsChild = map[string]string{"intensieve_zorg": child.care, "leerplicht_niet_nagekomen": "false"}
		p.childcare("buitenschoolse_opvang", "38.00", "9.60")
		if low, _, _ := p.person.Birth.On.Range(); low < m.years(8) {
			p.since = mother.since
		}
		parentOf(p, mother, father)
		people = append(people, p)
	}
	m.persona(mother, catalogue.Text{
		NL: "haar zoon heeft intensieve zorg nodig; dubbele kinderbijslag heeft zij nooit gekregen",
		EN: "her son needs intensive care; she has never received double child benefit",
	})
	return m.add(people...)
}

// almostRetired reaches the AOW age of 67 in two months.
func (m *maker) almostRetired() error {
	p, err := m.figure(figure{given: "Gerrit", name: surname{"", "Molenkamp"}, gender: personlist.Man, born: m.aged(66, 10), since: 19,
		income: "23400.00", savings: "21500.00", facts: map[string]string{"aow_verzekerde_jaren": "47"}})
	if err != nil {
		return err
	}
	home("", p)
	ended(newChance(m.seed, "figuur", -1), p, m.years(38), m.years(4), "O")
	m.persona(p, catalogue.Text{
		NL: "krijgt over twee maanden AOW; drie jaar werkte hij in het buitenland",
		EN: "reaches pension age in two months; he worked abroad for three years",
	})
	return m.add(p)
}

// lowIncome has a right to the zorgtoeslag and does not know.
func (m *maker) lowIncome() error {
	p, err := m.figure(figure{given: "Yara", name: surname{"", "Bouwman"}, gender: personlist.Woman, born: m.aged(29, 3), since: 3,
		income: "21300.00", savings: "1650.00"})
	if err != nil {
		return err
	}
	m.persona(p, catalogue.Text{
		NL: "woont alleen, verdient weinig en heeft nooit zorgtoeslag gevraagd",
		EN: "lives alone, earns little and has never asked for the healthcare benefit",
	})
	home("641.20", p)
	return m.add(p)
}

// partnerNotInsured is a couple of which one has no Dutch health insurance.
func (m *maker) partnerNotInsured() error {
	a, err := m.figure(figure{given: "Lieke", name: surname{"van der", "Eem"}, gender: personlist.Woman, born: m.aged(44, 1), since: 6,
		income: "19900.00", savings: "8000.00"})
	if err != nil {
		return err
	}
	b, err := m.figure(figure{given: "Tobias", name: surname{"", "Lindeman"}, gender: personlist.Man, born: m.aged(46, 6), since: 6,
		income: "12500.00", savings: "0.00", facts: map[string]string{"verzekerd_zvw": "false"}})
	if err != nil {
		return err
	}
	marry("P", m.years(5), a, b)
	home("724.90", a, b)
	return m.add(a, b)
}

// bornInAYear has a date of birth of which only the year is known.
func (m *maker) bornInAYear() error {
	p, err := m.figure(figure{given: "Amina", name: surname{"", "Hassan"}, gender: personlist.Woman,
		born: personlist.InYear(m.on.Year() - 41), since: 9, income: "18750.00", savings: "500.00", facts: map[string]string{"aow_verzekerde_jaren": "31"}})
	if err != nil {
		return err
	}
	p.person.Birth.Country, p.person.Birth.Place = "6013", "onbekend"
	p.arrived, p.from = p.since, "6013"
	home("574.60", p)
	return m.add(p)
}

// hidden has her data kept secret.
func (m *maker) hidden() error {
	p, err := m.figure(figure{given: "Roos", name: surname{"", "Waterman"}, gender: personlist.Woman, born: m.aged(33, 9), since: 1,
		income: "28800.00", savings: "900.00"})
	if err != nil {
		return err
	}
	p.person.Secrecy = 7
	home("788.00", p)
	return m.add(p)
}

// noIncomeKnown works for himself: no income is known yet, so that a question arises.
func (m *maker) noIncomeKnown() error {
	p, err := m.figure(figure{given: "Bram", name: surname{"de", "Haas"}, gender: personlist.Man, born: m.aged(31, 5), since: 2,
		income: "", savings: "2500.00"})
	if err != nil {
		return err
	}
	home("?", p)
	return m.add(p)
}

// twoMothers are married and have a child of a year old.
func (m *maker) twoMothers() error {
	a, err := m.figure(figure{given: "Willemijn", name: surname{"", "Terpstra"}, gender: personlist.Woman, born: m.aged(35, 2), since: 4,
		income: "34200.00", savings: "11000.00"})
	if err != nil {
		return err
	}
	b, err := m.figure(figure{given: "Grace", name: surname{"", "Okafor"}, gender: personlist.Woman, born: m.aged(34, 7), since: 4,
		income: "9400.00", savings: "2200.00"})
	if err != nil {
		return err
	}
	marry("H", m.years(3), a, b)
	home("", a, b)
	a.knows(map[string]string{"reden_voor_opvang": "werk"})
	b.knows(map[string]string{"reden_voor_opvang": "werk"})
	child, err := m.figure(figure{given: "Mila", name: surname{"", "Okafor"}, gender: personlist.Woman, born: m.aged(1, 1), income: "0.00", savings: "0.00"})
	if err != nil {
		return err
	}
	child.childcare("dagopvang", "92.00", "10.85")
	parentOf(child, a, b)
	return m.add(a, b, child)
}

// departed are somebody who died this year, and a pensioner who went to Belgium.
func (m *maker) departed() error {
	late, err := m.figure(figure{given: "Hendrik", name: surname{"", "Kloosterman"}, gender: personlist.Man, born: m.aged(88, 3), since: 30, income: "", savings: ""})
	if err != nil {
		return err
	}
	late.extra.Person = nil
	m.died(late, m.on-value.Date(120))
	abroad, err := m.figure(figure{given: "Petra", name: surname{"", "Vandersteen"}, gender: personlist.Woman, born: m.aged(71, 6), since: 12,
		income: "", savings: "", facts: map[string]string{"verzekerd_zvw": "false", "verdragsgerechtigd": "true", "aow_verzekerde_jaren": "49"}})
	if err != nil {
		return err
	}
	m.emigrated(abroad, m.years(2), "5010")
	if err := m.add(late); err != nil {
		return err
	}
	return m.add(abroad)
}
