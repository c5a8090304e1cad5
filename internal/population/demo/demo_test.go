package demo_test

import (
	"encoding/json"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/demo"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

func on(t testing.TB) value.Date {
	t.Helper()
	d, err := value.NewDate(2026, 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func town(t testing.TB, seed string, size int) demo.Municipality {
	t.Helper()
	m, err := demo.Make(seed, size, on(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func text(t testing.TB, m demo.Municipality) string {
	t.Helper()
	var b strings.Builder
	for _, l := range m.Lists {
		list, err := personlist.Marshal(l.Person)
		if err != nil {
			t.Fatal(err)
		}
		extra, err := json.Marshal(l.Extra)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(list)
		b.Write(extra)
	}
	return b.String()
}

func TestTheSameSeedGivesTheSamePeople(t *testing.T) {
	first := text(t, town(t, "a", 400))
	if text(t, town(t, "a", 400)) != first {
		t.Error("a second time differs")
	}
	if text(t, town(t, "b", 400)) == first {
		t.Error("another seed gives the same people")
	}
	// A larger municipality begins with the people of the smaller one.
	if !strings.HasPrefix(text(t, town(t, "a", 900)), first) {
		t.Error("a larger municipality has other people")
	}
	if _, err := demo.Make("a", 0, on(t)); kernel.KindOf(err) != kernel.Invalid {
		t.Errorf("nobody: %v", err)
	}
}

func TestNobodyExists(t *testing.T) {
	seen, homes := map[string]bool{}, map[string]string{}
	for _, l := range town(t, "a", 12_000).Lists {
		p := l.Person
		digits := p.BSN.Digits()
		if seen[digits] || !strings.HasPrefix(digits, "99") || strings.HasPrefix(digits, "99999") {
			t.Fatalf("person %d has a number twice or outside the range", len(seen))
		}
		seen[digits] = true
		a := p.Residences[len(p.Residences)-1].Address
		if end := a.Postcode[4:]; end != "SA" && end != "SD" && end != "SS" {
			t.Fatalf("postcode %s may exist", a.Postcode)
		}
		if key := kin.Address(p); key != "" {
			if street := homes[key]; street != "" && street != a.Street {
				t.Fatal("one postcode and number in two streets")
			}
			homes[key] = a.Street
		}
	}
}

// What every list must be, whatever the seed.
func TestPeopleFitTogether(t *testing.T) {
	m := town(t, "c", 5000)
	lists := map[string]*personlist.Person{}
	for _, l := range m.Lists {
		lists[l.Person.BSN.Digits()] = l.Person
	}
	n := map[string]int{}
	for _, p := range lists {
		born, latest, ok := p.Birth.On.Range()
		if !ok || born > on(t) {
			t.Fatalf("born %v", p.Birth.On)
		}
		for _, r := range p.Residences {
			if since, _, ok := r.Since.Range(); !ok || since < born || since > on(t) {
				t.Errorf("born %s, lives there since %v", born, r.Since)
			}
		}
		for _, c := range p.Children {
			child := lists[c.BSN.Digits()]
			if low, _, _ := child.Birth.On.Range(); low < latest.AddMonths(12*15) {
				t.Errorf("a parent born %s has a child born %s", latest, low)
			}
			n["child"]++
		}
		for _, x := range p.Partnerships {
			if from, _, ok := x.From.Range(); !ok || from < born.AddMonths(12*17) {
				t.Errorf("born %s and married %v", born, x.From)
			}
			if on, _, ok := x.On.Range(); x.Ended && ok {
				if from, _, _ := x.From.Range(); on < from {
					t.Errorf("a marriage from %s to %s", from, on)
				}
			}
			n["married"]++
		}
		switch {
		case p.Suspended.Reason != "":
			n["gone "+p.Suspended.Reason]++
		case p.Secrecy != 0:
			n["secrecy"]++
		}
		if born != latest {
			n["incomplete birth"]++
		}
		if kin.IsMinor(p.Birth.On, on(t)) {
			n["minor"]++
		}
	}
	for what, bounds := range map[string][2]int{"minor": {700, 1400}, "married": {1500, 3500}, "gone O": {5, 60}, "gone E": {5, 60}, "secrecy": {20, 90}, "incomplete birth": {10, 90}} {
		if n[what] < bounds[0] || n[what] > bounds[1] {
			t.Errorf("%s: %d, want %d to %d", what, n[what], bounds[0], bounds[1])
		}
	}
}

func TestPersonasHaveAReason(t *testing.T) {
	m := town(t, demo.Seed, demo.Size)
	if len(m.Lists) < 500 || len(m.Lists) > 1000 {
		t.Errorf("the standard municipality has %d residents", len(m.Lists))
	}
	if len(m.Personas) != 7 {
		t.Fatalf("%d personas", len(m.Personas))
	}
	for _, p := range m.Personas {
		if p.Name == "" || p.Why.NL == "" || p.Why.EN == "" || p.BSN.IsZero() {
			t.Errorf("%+v", p)
		}
	}
}

// Who lives in a municipality that exists can be told from people who do.
func TestStreetsElsewhereAreMarked(t *testing.T) {
	n := map[string]int{}
	for _, l := range town(t, demo.Seed, demo.Size).Lists {
		r := l.Person.Residences[len(l.Person.Residences)-1]
		n[r.Municipality]++
		if marked := strings.HasPrefix(r.Address.Street, "Test"); marked != (r.Municipality != "9900") {
			t.Errorf("a street in %s is called %s", r.Municipality, r.Address.Street)
		}
	}
	for _, code := range []string{"0384", "0484", "0344", "0363", "0518"} {
		if n[code] < 3 || n[code] > 60 {
			t.Errorf("%d people live in %s", n[code], code)
		}
	}
}
