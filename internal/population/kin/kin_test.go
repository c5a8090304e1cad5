package kin_test

import (
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

func date(t testing.TB, text string) personlist.Date {
	t.Helper()
	d, ok := personlist.ParseDate(text)
	if !ok {
		t.Fatal(text)
	}
	return d
}

func day(t testing.TB) value.Date {
	t.Helper()
	d, err := value.NewDate(2026, 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var digits = []string{"999993653", "999992387", "999994736", "999994773", "999993136", "999990639", "999991425", "999994803", "999993239", "999993872", "999991723", "999992740", "999993240"}

// folk are people at one address, each known by a place in digits.
type folk struct {
	t  testing.TB
	by map[int]*personlist.Person
}

func (f *folk) person(i int, born, house string) *personlist.Person {
	bsn, err := kernel.ParseBSN(digits[i])
	if err != nil {
		f.t.Fatal(err)
	}
	p := &personlist.Person{BSN: bsn, Birth: personlist.Birth{On: date(f.t, born)}}
	if house != "" {
		p.Residences = []personlist.Residence{{Municipality: "0599", Function: "W", Since: date(f.t, "20200101"), Address: personlist.Address{Number: house, Postcode: "9900 sa"}}}
	}
	f.by[i] = p
	return p
}

func (f *folk) child(child int, parents ...int) {
	for _, p := range parents {
		f.by[p].Children = append(f.by[p].Children, personlist.Child{Relative: personlist.Relative{BSN: f.by[child].BSN, Birth: f.by[child].Birth}})
		f.by[child].Parents = append(f.by[child].Parents, personlist.Relative{BSN: f.by[p].BSN})
	}
}

func (f *folk) marry(a, b int, from string) {
	for _, pair := range [][2]int{{a, b}, {b, a}} {
		p := f.by[pair[0]]
		p.Partnerships = append(p.Partnerships, personlist.Partnership{Partner: personlist.Relative{BSN: f.by[pair[1]].BSN}, Kind: "H", From: date(f.t, from)})
	}
}

func (f *folk) view(i int) kin.View {
	a := kin.Around{Lists: map[string]*personlist.Person{}}
	for _, p := range f.by {
		a.Lists[p.BSN.Digits()] = p
		if home := kin.Address(p); home != "" && home == kin.Address(f.by[i]) {
			a.SameAddress = append(a.SameAddress, p)
		}
	}
	return kin.Of(f.by[i], a, day(f.t))
}

func newFolk(t testing.TB) *folk { return &folk{t: t, by: map[int]*personlist.Person{}} }

func TestHouseholdOfThreeGenerations(t *testing.T) {
	f := newFolk(t)
	f.person(0, "19500101", "1") // grandmother
	f.person(1, "19800101", "1") // her son
	f.person(2, "19820101", "1") // his wife
	f.person(3, "20100101", "1") // their child
	f.person(4, "20050101", "1") // her child of before, 21 years old
	f.child(1, 0)
	f.child(3, 1, 2)
	f.child(4, 2)
	f.marry(1, 2, "20120101")

	kinship := func(of, other int) kin.Kinship {
		for _, c := range f.view(of).Candidates {
			if c.BSN == f.by[other].BSN {
				return c.Kinship
			}
		}
		return "not a candidate"
	}
	for _, c := range []struct {
		of, other int
		want      kin.Kinship
	}{
		{0, 1, kin.ParentOrChild}, {1, 0, kin.ParentOrChild}, {2, 0, kin.InLaw}, {0, 2, kin.InLaw}, {1, 2, kin.NoKin},
		{4, 2, kin.ParentOrChild}, {4, 1, kin.InLaw}, {1, 4, kin.InLaw}, {4, 0, kin.NoKin}, {1, 3, "not a candidate"}, {3, 1, "not a candidate"},
	} {
		if got := kinship(c.of, c.other); got != c.want {
			t.Errorf("%d sees %d as %s, want %s", c.of, c.other, got, c.want)
		}
	}
	wife := f.view(1).Spouse()
	if wife == nil || !wife.ChildTogether || !wife.Acknowledged || wife.SameAddress != kin.Yes || wife.MinorAtAddress != kin.Yes {
		t.Errorf("the wife: %+v (the child was born before the marriage)", wife)
	}
	v := f.view(2)
	if len(v.Children) != 2 || v.Children[0].AtHome != kin.Yes || v.Children[0].OtherParentAlong != kin.Yes || v.Children[1].OtherParentAlong != kin.No {
		t.Errorf("children: %+v", v.Children)
	}
	if len(f.view(3).Candidates) != 0 {
		t.Error("a minor has candidates")
	}
}

func TestWhoDiedOrLeftIsInNoHousehold(t *testing.T) {
	f := newFolk(t)
	f.person(0, "19500101", "1")
	f.person(1, "19500101", "1").Suspended.Reason = "O"
	f.person(2, "19500101", "1").Suspended.Reason = "E"
	f.person(3, "20150101", "1").Suspended.Reason = "O"
	f.marry(0, 1, "19800101")
	f.child(3, 0)
	if v := f.view(0); len(v.Candidates) != 0 || len(v.Children) != 0 {
		t.Errorf("%+v", v)
	}
}

func TestUnknownIsNotNo(t *testing.T) {
	f := newFolk(t)
	f.person(0, "19800101", "1")
	f.person(1, "19800101", "")
	f.marry(0, 1, "20100101")
	f.by[0].Children = []personlist.Child{{Relative: personlist.Relative{BSN: mustBSN(t, digits[2]), Birth: personlist.Birth{On: date(t, "20150101")}}}}
	v := f.view(0)
	if c := v.Spouse(); c == nil || c.SameAddress != kin.Unknown || c.MinorAtAddress != kin.Unknown {
		t.Errorf("%+v", c)
	}
	if c := v.Children[0]; c.AtHome != kin.Unknown || c.OtherParentAlong != kin.Unknown {
		t.Errorf("%+v", c)
	}
	// Living elsewhere is known.
	f.person(1, "19800101", "2").Partnerships = f.by[0].Partnerships
	if c := f.view(0).Spouse(); c.SameAddress != kin.No {
		t.Errorf("%+v", c)
	}
}

func mustBSN(t testing.TB, text string) kernel.BSN {
	t.Helper()
	b, err := kernel.ParseBSN(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAnInstitutionIsNoHousehold(t *testing.T) {
	f := newFolk(t)
	for i := range digits {
		f.person(i, "19700101", "1")
	}
	v := f.view(0)
	if !v.TooMany || len(v.Candidates) != 0 {
		t.Errorf("%d candidates among %d adults", len(v.Candidates), len(digits))
	}
	f.marry(0, 1, "20100101")
	if v := f.view(0); !v.TooMany || len(v.Candidates) != 1 || !v.Candidates[0].Spouse {
		t.Errorf("a spouse among many: %+v", v.Candidates)
	}
}

func TestAddresses(t *testing.T) {
	f := newFolk(t)
	a, b := f.person(0, "19700101", "1"), f.person(1, "19700101", "1")
	b.Residences[0].Address.Postcode = "9900SA "
	if kin.Address(a) != kin.Address(b) {
		t.Error("a space makes another address")
	}
	b.Residences[0].Function = "B"
	if kin.Address(b) != "" {
		t.Error("a post address is where somebody lives")
	}
	if c := f.view(0); len(c.Candidates) != 0 {
		t.Error("somebody with a post address lives there")
	}
	b.Residences[0].Function = "W"
	b.Residences[0].Address.Letter = "A"
	if kin.Address(a) == kin.Address(b) {
		t.Error("a letter makes no other address")
	}
}
