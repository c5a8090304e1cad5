package gbav

import "meent.nl/meent/internal/population/personlist"

// residence reads where the person lives and lived, and the residence permit.
func (m *mapper) residence(p *personlist.Person) {
	for _, s := range m.list.stacks[residence] {
		m.stay(p, s.now)
		for _, past := range s.history {
			// Only what was entered correctly was ever true.
			if past.get(8410) == "" {
				m.stay(p, past)
			}
		}
	}
	if r := m.list.now(permit); r.get(3910) != "" {
		p.Permit = &personlist.Permit{
			Code:  r.get(3910),
			From:  m.date(permit, 3930, r),
			Until: m.date(permit, 3920, r),
		}
	}
}

// stay adds one record of category 08. A record that starts on the same day as
// the one above it is the same stay as it was written down before.
func (m *mapper) stay(p *personlist.Person, r record) {
	if r.get(910) == "" && r.get(1310) == "" {
		return
	}
	stay := personlist.Residence{
		Municipality: r.get(910),
		Function:     m.word(residence, 1010, r, "W", "B"),
		Address:      address(r),
		ArrivedFrom:  r.get(1410),
		Arrived:      m.date(residence, 1420, r),
		Doubted:      r.get(8310) != "" && r.get(8330) == "",
	}
	if country := r.get(1310); country != "" {
		stay.Abroad = personlist.Abroad{Country: country, Lines: [3]string{r.get(1330), r.get(1340), r.get(1350)}}
		stay.Since = m.date(residence, 1320, r)
	} else {
		stay.Since = m.date(residence, 1030, r)
	}
	if !stay.Since.Recorded() {
		stay.Since = m.date(residence, 920, r)
	}
	if n := len(p.Residences); n > 0 {
		above := p.Residences[n-1]
		if above.Since == stay.Since && (above.Abroad.Country == "") == (stay.Abroad.Country == "") {
			return
		}
	}
	p.Residences = append(p.Residences, stay)
}

func address(r record) personlist.Address {
	a := personlist.Address{
		Street: r.get(1115), Number: r.get(1120), Letter: r.get(1130), Addition: r.get(1140), By: r.get(1150),
		Postcode: r.get(1160), Town: r.get(1170),
		Object: r.get(1180), Designation: r.get(1190),
		Description: r.get(1210),
	}
	if a.Street == "" {
		a.Street = r.get(1110)
	}
	return a
}
