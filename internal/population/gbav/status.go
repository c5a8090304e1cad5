package gbav

import (
	"strconv"

	"meent.nl/meent/internal/population/personlist"
)

// status reads nationality, death, enrolment, authority and what is in doubt.
func (m *mapper) status(p *personlist.Person) {
	for _, s := range m.list.stacks[nationality] {
		if code := s.now.get(510); code != "" {
			p.Nationalities = append(p.Nationalities, personlist.Nationality{Code: code, Since: m.date(nationality, 8510, s.now)})
		}
		if s.now.get(6510) == "B" {
			p.TreatedAsDutch = true
		}
	}
	m.enrolment(p)
	if r := m.list.now(death); r.get(810) != "" || p.Suspended.Reason == "O" {
		p.Death = &personlist.Death{On: m.date(death, 810, r), Place: r.get(820), Country: r.get(830)}
		if !p.Death.On.Recorded() {
			p.Death.On = personlist.UnknownDate()
		}
	}
	r := m.list.now(authority)
	p.Authority = personlist.Authority{Parental: r.get(3210), Guardianship: r.get(3310) == "1"}
	m.doubts(p)
}

func (m *mapper) enrolment(p *personlist.Person) {
	r := m.list.now(enrolment)
	if reason := r.get(6720); reason != "" {
		p.Suspended = personlist.Suspension{Reason: reason, Since: m.date(enrolment, 6710, r)}
	}
	code := r.get(7010)
	n, err := strconv.Atoi(code)
	if code != "" && (err != nil || n < 0 || n > 7 || len(code) != 1) {
		m.remark(r, enrolment, 7010, "is not a code from 0 to 7; kept as the strictest, 7")
		n = 7
	}
	p.Secrecy = n
}

// doubts reads what is under investigation now, in what holds now.
func (m *mapper) doubts(p *personlist.Person) {
	for category := person; category < categories; category++ {
		for _, s := range m.list.stacks[category] {
			code := s.now.get(8310)
			if code == "" || s.now.get(8330) != "" {
				continue
			}
			if _, err := strconv.Atoi(code); err != nil || len(code) != 6 {
				m.remark(s.now, category, 8310, "is not a code of six digits; the whole category counts as under investigation")
				code = strconv.Itoa(1_000_000 + category*10_000)[1:]
			}
			p.Doubts = append(p.Doubts, personlist.Doubt{Element: code, Since: m.date(category, 8320, s.now)})
		}
	}
}
