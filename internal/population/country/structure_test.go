package country

import "testing"

// What a household is called is what it is made of.
func TestHouseholdsAreWhatTheyAreCalled(t *testing.T) {
	p := makeTest(t, 60_000, 2)
	s := &p.store
	days := newDays(p.On)
	for h, kind := range p.Type {
		var count [Positions]int
		for i := p.First[h]; i < p.First[h+1]; i++ {
			count[p.Position[i]]++
			if has(s.married, int(i)) != (p.Position[i] == MarriedNoChild || p.Position[i] == MarriedWithChild) {
				t.Fatalf("household %d: married and position contradict", h)
			}
		}
		children := count[ChildOfCouple] + count[ChildOfLoneParent]
		n := int(p.First[h+1] - p.First[h])
		want := map[HouseholdType]bool{
			OnePerson:               n == 1 && count[Alone] == 1,
			Institution:             n == 1 && count[Institutional] == 1,
			UnmarriedCouple:         count[UnmarriedNoChild] == 2 && children == 0,
			MarriedCouple:           count[MarriedNoChild] == 2 && children == 0,
			UnmarriedCoupleChildren: count[UnmarriedWithChild] == 2 && count[ChildOfCouple] > 0 && count[ChildOfLoneParent] == 0,
			MarriedCoupleChildren:   count[MarriedWithChild] == 2 && count[ChildOfCouple] > 0 && count[ChildOfLoneParent] == 0,
			LoneParentHousehold:     count[LoneParent] == 1 && count[ChildOfLoneParent] > 0 && count[ChildOfCouple] == 0,
			OtherHousehold:          n >= 2 && count[OtherMember] == n,
		}
		if !want[kind] {
			t.Fatalf("household %d is called %s, and has %v", h, kind, count)
		}
		parents(t, p, &days, h)
		applicants(t, p, &days, h)
	}
}

// parents are old enough for their children, who are all theirs.
func parents(t *testing.T, p *Population, days *days, h int) {
	s := &p.store
	from := p.People().Relations["kinderen"].From
	for i := p.First[h]; i < p.First[h+1]; i++ {
		for k := from[i]; k < from[i+1]; k++ {
			child := s.child[k]
			if p.Household[child] != int32(h) || p.Position[child] != ChildOfCouple && p.Position[child] != ChildOfLoneParent {
				t.Fatalf("household %d: a child that is not at home", h)
			}
			if own := days.age(s.birth[child]) < adultAge; own != (int(s.care[k]) < len(s.minor)-1) || own && s.minor[s.care[k]] != child {
				t.Fatalf("household %d: a child has the care of another", h)
			}
		}
		if first := p.First[h]; i == first && from[i] < from[i+1] && p.Type[h] == LoneParentHousehold &&
			s.birth[s.child[from[i]]]-s.birth[i] < (youngestParent-1)*365 { // whole years apart
			t.Fatalf("household %d: a parent is too young", h)
		}
	}
}

// applicants are one of each couple and each other adult, one of a household, and one
// parent where there are children under 18.
func applicants(t *testing.T, p *Population, days *days, h int) {
	var of [Joints]int
	adults, couple, minors := 0, 0, 0
	for i := int(p.First[h]); i < int(p.First[h+1]); i++ {
		for j := range Joints {
			if p.Applies(j, i) {
				of[j]++
			}
		}
		if days.age(p.store.birth[i]) >= adultAge {
			adults++
		} else if p.Position[i] == ChildOfCouple || p.Position[i] == ChildOfLoneParent {
			minors++
		}
		switch p.Position[i] {
		case UnmarriedNoChild, MarriedNoChild, UnmarriedWithChild, MarriedWithChild:
			couple = 1
		}
	}
	if of[OfCouple] != adults-couple || of[OfHousehold] != 1 || of[OfParents] != min(minors, 1) {
		t.Fatalf("household %d of type %s with %d adults and %d minors has applicants %v", h, p.Type[h], adults, minors, of)
	}
}

// The other adults at an address know each other both ways, the partner first.
func TestCandidatesAreMutual(t *testing.T) {
	p := makeTest(t, 30_000, 2)
	s, from := &p.store, p.People().Relations["partnerkandidaten"].From
	for i := range p.Persons() {
		for k := from[i]; k < from[i+1]; k++ {
			other := s.candidate[k]
			back := -1
			for b := from[other]; b < from[other+1]; b++ {
				if s.candidate[b] == int32(i) {
					back = int(b)
				}
			}
			if back < 0 || other == int32(i) {
				t.Fatalf("person %d knows another who does not know them", i)
			}
			code, mirrored := uint8(s.code[k]), uint8(s.code[back])
			if isCouple(code) && (code != mirrored || k != from[i]) || relation(code) == parentTo && relation(mirrored) != childOf ||
				s.since[k] != s.since[back] || s.wed[k] != s.wed[back] || (s.wed[k] != 0) != (relation(code) == spouseOf) {
				t.Fatalf("persons %d and %d do not have the same bond: %d and %d", i, other, code, mirrored)
			}
		}
	}
}

// What is earned is what is registered, after tax is less than before, and who has the
// AOW age or lives on assistance has no wages.
func TestMoneyAddsUp(t *testing.T) {
	p := makeTest(t, 60_000, 2)
	s := &p.store
	days := newDays(p.On)
	for i := range p.Persons() {
		if s.income[i] != s.labour[i]+s.benefits[i]+s.box3[i]+s.notional[i]-s.mortgage[i] {
			t.Fatalf("person %d: the parts do not make the income", i)
		}
		if 12*int64(s.netWage[i]) > int64(s.labour[i])+12 || 12*(int64(s.netOther[i])+int64(s.netPension[i])) > int64(s.benefits[i])+1200 {
			t.Fatalf("person %d has more after tax than before", i)
		}
		age := days.age(s.birth[i])
		if age >= pensionAge && s.labour[i] > 0 || age < 15 && s.income[i] != 0 {
			t.Fatalf("person %d of %d years earns", i, age)
		}
		h := int(p.Household[i])
		if p.Assistance(h) && p.Position[i] < ChildOfCouple && (s.labour[i] != 0 || s.netOther[i] != 0 || s.assets[i] > 400_000) {
			t.Fatalf("person %d is on assistance with means", i)
		}
		if has(s.rents, i) != (p.Tenure[h] == Corporation || p.Tenure[h] == PrivateLandlord) && p.Applies(OfHousehold, i) {
			t.Fatalf("person %d: tenure and rent contradict", i)
		}
		if has(s.rents, i) && s.rent[h] <= 0 {
			t.Fatalf("person %d rents for nothing", i)
		}
	}
}
