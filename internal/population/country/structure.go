package country

import "slices"

const (
	mostChildren = 6
	mostMembers  = 10
	adultAge     = 18
)

// member is a person of a household that is being drawn.
type member struct {
	age      int
	birth    int32
	position Position
}

// household is one that is being drawn: first the adults that run it, then their
// children from old to young, then others.
type household struct {
	kind     HouseholdType
	n        int
	core     int // adults that run it: the first ones
	children int // the next ones
	minors   int // children of them under 18
	members  [mostMembers]member
}

// draw makes the ages and positions of a household of at most so many persons.
func (m *model) draw(s stream, most int) household {
	for {
		h := household{kind: HouseholdType(m.types.draw(s))}
		switch h.kind {
		case OnePerson:
			h.add(m.ages[Alone].draw(s), Alone)
		case Institution:
			h.add(m.ages[Institutional].draw(s), Institutional)
		case UnmarriedCouple:
			m.couple(s, &h, m.ages[UnmarriedNoChild].draw(s), UnmarriedNoChild)
		case MarriedCouple:
			m.couple(s, &h, m.ages[MarriedNoChild].draw(s), MarriedNoChild)
		case OtherHousehold:
			m.others(s, &h)
		default:
			m.family(s, &h)
		}
		if h.kind != OnePerson && h.kind != Institution && h.kind != OtherHousehold && s.permyriad(withOther) {
			h.add(m.ages[OtherMember].draw(s), OtherMember)
		}
		if h.n > most {
			continue
		}
		for i := range h.members[:h.n] {
			h.members[i].birth = m.on.birth(s, h.members[i].age)
		}
		return h
	}
}

func (h *household) add(age int, p Position) {
	if h.n == mostMembers {
		return
	}
	h.members[h.n] = member{age: age, position: p}
	h.n++
	if p < ChildOfCouple {
		h.core++
	}
}

func (m *model) couple(s stream, h *household, age int, p Position) {
	other := m.partner[h.kind][age].draw(s)
	if s.below(2) == 0 {
		age, other = other, age
	}
	h.add(age, p)
	h.add(other, p)
}

// others is a household without a couple or a parent that runs it: the first is an adult.
func (m *model) others(s stream, h *household) {
	for range m.otherSize.draw(s) + 2 {
		age := m.ages[OtherMember].draw(s)
		for h.n == 0 && age < adultAge {
			age = m.ages[OtherMember].draw(s)
		}
		h.add(age, OtherMember)
	}
}

// family is parents with children: one child as the children are, its brothers and
// sisters at ages that go with it, and a parent whose age goes with all of them.
func (m *model) family(s stream, h *household) {
	t := h.kind
	var childAges [mostChildren]int
	n := m.children[t].draw(s) + 1
	childAges[0] = m.childAge[t].draw(s)
	for i := 1; i < n; i++ {
		childAges[i] = m.sibling[t][childAges[i-1]].draw(s)
	}
	oldest, youngest := slices.Max(childAges[:n]), slices.Min(childAges[:n])
	age := 0
	for range 12 {
		age = m.parent[t][childAges[s.below(n)]].draw(s)
		if age >= oldest+youngestParent && age <= youngest+oldestParent {
			break
		}
	}
	age = min(max(age, oldest+youngestParent), ages-1)
	of, p := ChildOfCouple, UnmarriedWithChild
	switch t {
	case LoneParentHousehold:
		of = ChildOfLoneParent
		h.add(age, LoneParent)
	case MarriedCoupleChildren:
		p = MarriedWithChild
		fallthrough
	default:
		m.couple(s, h, age, p)
	}
	slices.SortFunc(childAges[:n], func(a, b int) int { return b - a })
	for _, age := range childAges[:n] {
		h.add(age, of)
		h.children++
		if age < adultAge {
			h.minors++
		}
	}
}
