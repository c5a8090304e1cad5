package gbav

import (
	"slices"

	"meent.nl/meent/internal/population/personlist"
)

// family reads the parents, the partners and the children.
func (m *mapper) family(p *personlist.Person) {
	for _, category := range []int{parentOne, parentTwo} {
		if r := m.list.now(category); somebody(r) {
			parent := m.relative(category, r)
			parent.Since = m.date(category, 6210, r)
			p.Parents = append(p.Parents, parent)
		}
	}
	for _, s := range m.list.stacks[partnership] {
		if somebody(s.now) || s.now.get(610) != "" || s.now.get(710) != "" {
			p.Partnerships = append(p.Partnerships, m.partnership(s))
		}
	}
	slices.SortStableFunc(p.Partnerships, func(a, b personlist.Partnership) int {
		switch {
		case a.Ended == b.Ended:
			return compareDates(b.From, a.From)
		case a.Ended:
			return 1
		}
		return -1
	})
	for _, s := range m.list.stacks[child] {
		// 89.10 L registers a child that was born dead.
		if somebody(s.now) && s.now.get(8910) != "L" {
			p.Children = append(p.Children, personlist.Child{Relative: m.relative(child, s.now)})
		}
	}
}

// somebody says whether a record names a person at all: a list with nobody in a
// category says that there is none in law, or that an entry was withdrawn.
func somebody(r record) bool {
	surname := r.get(240)
	return r.get(110) != "" || r.get(120) != "" || r.get(210) != "" || surname != "" && surname != "."
}

func (m *mapper) relative(category int, r record) personlist.Relative {
	relative := personlist.Relative{Names: names(r), Gender: personlist.GenderUnknown, Birth: m.birth(category, r)}
	if category != child {
		relative.Gender = m.gender(category, r)
	}
	if text := r.get(120); text != "" {
		bsn, err := parseBSN(text)
		if err != nil {
			m.remark(r, category, 120, "is not a BSN; this relative is kept without one")
		}
		relative.BSN = bsn
	}
	return relative
}

// partnership reads one marriage or registered partnership: the record that holds
// says how it stands, the newest correct one with a start says since when.
func (m *mapper) partnership(s stack) personlist.Partnership {
	p := personlist.Partnership{
		Partner: m.relative(partnership, s.now),
		Kind:    m.word(partnership, 1510, s.now, "H", "P"),
		From:    m.date(partnership, 610, s.now),
		On:      m.date(partnership, 710, s.now),
	}
	p.Ended = p.On.Recorded()
	if p.Ended {
		p.EndReason = s.now.get(740)
	}
	for _, past := range s.history {
		if p.From.Recorded() {
			break
		}
		if past.get(8410) == "" && past.get(610) != "" {
			p.From = m.date(partnership, 610, past)
		}
	}
	return p
}

// compareDates orders by the first day that a date may be; an unknown one is the
// oldest.
func compareDates(a, b personlist.Date) int {
	la, _, oka := a.Range()
	lb, _, okb := b.Range()
	switch {
	case oka && okb:
		return int(la) - int(lb)
	case oka:
		return 1
	case okb:
		return -1
	}
	return 0
}
