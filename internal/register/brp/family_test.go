package brp_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/brp/brptest"
	"meent.nl/meent/internal/register/registertest"
)

// other is an adult who may live with Anna.
var other = registertest.BSN("999995078")

func otherPerson() brptest.Person {
	return brptest.Person{"burgerservicenummer": other.Digits(), "geboorte": object{"datum": brptest.Date("1990-01-01")}, "verblijfplaats": address(house, "2020-01-01")}
}

func relationOf(t *testing.T, b *bench, name string, names ...string) register.Members {
	t.Helper()
	got := b.fetch(t, []kernel.BSN{anna}, names...)
	if len(got) != 1 {
		t.Fatalf("got %d records", len(got))
	}
	members, ok := got[0].Related[name]
	if !ok {
		t.Fatalf("there is no relation %s", name)
	}
	return members
}

func names(members register.Members) string {
	who := map[kernel.BSN]string{bob: "bob", child: "child", other: "other", {}: "-"}
	var all []string
	for _, m := range members.List {
		all = append(all, who[m.BSN])
	}
	return members.State.String() + " " + strings.Join(all, " ")
}

func TestChildren(t *testing.T) {
	b := newBench(t, annaPerson(), childPerson())
	members := relationOf(t, b, "kinderen", "kinderen.geboortedatum", "kinderen.naam", "kinderen.behoort_tot_huishouden")
	if got := names(members); got != "known child -" {
		t.Fatalf("the children are %s", got)
	}
	for i, want := range []map[string]string{
		{"behoort_tot_huishouden": "true"},
		{"behoort_tot_huishouden": "unknown", "geboortedatum": "2019-02-01..2019-02-28", "naam": "Kim Vries"},
	} {
		if got := members.List[i].Values; len(got) != len(want) {
			t.Errorf("child %d is %+v", i, got)
		}
		for name, text := range want {
			if got := short(members.List[i].Values[name]); got != text {
				t.Errorf("%s of child %d is %s, want %s", name, i, got, text)
			}
		}
	}
}

func TestChildrenWhoDiedOrLiveElsewhere(t *testing.T) {
	c := childPerson()
	c["verblijfplaats"] = address(elsewhere, "2020-01-01")
	b := newBench(t, annaPerson(), c)
	if got := short(relationOf(t, b, "kinderen", "kinderen.behoort_tot_huishouden").List[0].Values["behoort_tot_huishouden"]); got != "false" {
		t.Errorf("a child elsewhere is %s", got)
	}
	c["verblijfplaats"] = object{"type": "VerblijfplaatsOnbekend"}
	if got := short(relationOf(t, b, "kinderen", "kinderen.behoort_tot_huishouden").List[0].Values["behoort_tot_huishouden"]); got != "unknown" {
		t.Errorf("a child somewhere is %s", got)
	}
	c["verblijfplaats"] = object{"type": "VerblijfplaatsBuitenland"}
	if got := short(relationOf(t, b, "kinderen", "kinderen.behoort_tot_huishouden").List[0].Values["behoort_tot_huishouden"]); got != "false" {
		t.Errorf("a child abroad is %s", got)
	}
	c["opschortingBijhouding"] = object{"reden": object{"code": "O", "omschrijving": "overlijden"}}
	if got := names(relationOf(t, b, "kinderen", "kinderen.")); got != "known -" {
		t.Errorf("the children are %s", got)
	}
}

func TestNoChildren(t *testing.T) {
	p := annaPerson()
	delete(p, "kinderen")
	b := newBench(t, p)
	if got := names(relationOf(t, b, "kinderen", "kinderen.behoort_tot_huishouden")); got != "known " {
		t.Errorf("no children is %q", got)
	}
	if len(b.server.Requests()) != 1 {
		t.Error("nobody's lists were asked for")
	}
}

var pairFields = []string{"partnerkandidaten.echtgenoot", "partnerkandidaten.gehuwd_geweest_met_aanvrager", "partnerkandidaten.zelfde_woonadres",
	"partnerkandidaten.samen_op_adres_sinds", "partnerkandidaten.verwantschap", "partnerkandidaten.kind_samen",
	"partnerkandidaten.kind_erkend", "partnerkandidaten.minderjarig_kind_op_adres", "partnerkandidaten.gehuwd_sinds"}

var childFields = []string{"partnerkandidaten.eigen_kind", "partnerkandidaten.kind_van_een_bewoner"}

// pairText is the values of a member in the order of pairFields.
func pairText(m register.Member) string {
	var all []string
	for _, f := range pairFields {
		_, name, _ := strings.Cut(f, ".")
		all = append(all, short(m.Values[name]))
	}
	return strings.Join(all, " ")
}

func TestCandidates(t *testing.T) {
	b := newBench(t, annaPerson(), bobPerson(), childPerson(), otherPerson())
	members := relationOf(t, b, "partnerkandidaten", pairFields...)
	if got := names(members); got != "known bob other" {
		t.Fatalf("the candidates are %s", got)
	}
	for i, want := range []string{
		"true unknown true 2016-01-01 geen true unknown true 2010-05-01",
		// A child of Anna has no number, but this person has no children at all.
		"false unknown true 2020-01-01 geen false false true not-applicable",
	} {
		if got := pairText(members.List[i]); got != want {
			t.Errorf("candidate %d is\n%s, want\n%s", i, got, want)
		}
	}
	if got := members.List[0].Values["echtgenoot"].Since.String(); got != "2010-05-01" {
		t.Errorf("married since %s", got)
	}
}

func TestTies(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(anna, bob, other brptest.Person)
		field string
		want  string
	}{
		"parent": {func(a, _, _ brptest.Person) {
			a["ouders"] = list(object{"burgerservicenummer": other.Digits()})
		}, "verwantschap", "ouder_of_kind"},
		"grown-up child": {func(a, _, _ brptest.Person) {
			a["kinderen"] = list(object{"burgerservicenummer": other.Digits()})
		}, "verwantschap", "ouder_of_kind"},
		"parent of the spouse": {func(_, b, _ brptest.Person) {
			b["ouders"] = list(object{"burgerservicenummer": other.Digits()})
		}, "verwantschap", "aangetrouwde_ouder_of_kind"},
		"sister": {func(a, _, o brptest.Person) {
			parent := list(object{"burgerservicenummer": "999991978"})
			a["ouders"], o["ouders"] = parent, parent
		}, "verwantschap", "andere_familie"},
		"former spouse": {func(a, _, _ brptest.Person) {
			a["partners"] = list(object{"burgerservicenummer": other.Digits(), "ontbindingHuwelijkPartnerschap": object{"datum": brptest.Date("2020-01-01")}})
		}, "gehuwd_geweest_met_aanvrager", "true"},
		"never married": {func(a, _, _ brptest.Person) { delete(a, "partners") }, "gehuwd_geweest_met_aanvrager", "false"},
		"children without numbers": {func(_, _, o brptest.Person) {
			o["kinderen"] = list(object{"naam": object{"voornamen": "Kim"}})
		}, "kind_samen", "unknown"},
		"day of moving unknown": {func(_, _, o brptest.Person) {
			v := address(house, "2020-01-01")
			v["datumVan"] = brptest.UnknownDate()
			o["verblijfplaats"] = v
		}, "samen_op_adres_sinds", "unknown"},
		"month of moving": {func(_, _, o brptest.Person) {
			v := address(house, "2020-01-01")
			v["datumVan"] = brptest.Month(2020, 6)
			o["verblijfplaats"] = v
		}, "samen_op_adres_sinds", "2020-06-01..2020-06-30"},
		"grown-up child is the own child": {func(a, _, _ brptest.Person) {
			a["kinderen"] = list(object{"burgerservicenummer": other.Digits()})
		}, "eigen_kind", "true"},
		"a child has no number": {func(_, _, _ brptest.Person) {}, "eigen_kind", "unknown"},
		"nobody's child":        {func(a, _, _ brptest.Person) { delete(a, "kinderen") }, "eigen_kind", "false"},
		"child of nobody there": {func(a, b, _ brptest.Person) { delete(a, "kinderen"); delete(b, "kinderen") }, "kind_van_een_bewoner", "false"},
		"grown-up child of the spouse": {func(a, b, _ brptest.Person) {
			delete(a, "kinderen")
			b["kinderen"] = list(object{"burgerservicenummer": other.Digits()})
		}, "kind_van_een_bewoner", "true"},
		"no minor there": {func(a, _, _ brptest.Person) { delete(a, "kinderen") }, "minderjarig_kind_op_adres", "false"},
	} {
		a, b, o := annaPerson(), bobPerson(), otherPerson()
		c.spoil(a, b, o)
		members := relationOf(t, newBench(t, a, b, o), "partnerkandidaten", append(childFields, pairFields...)...)
		at := slices.IndexFunc(members.List, func(m register.Member) bool { return m.BSN == other })
		if at < 0 {
			t.Errorf("%s: the candidates are %s", name, names(members))
			continue
		}
		if got := short(members.List[at].Values[c.field]); got != c.want {
			t.Errorf("%s: %s is %s, want %s", name, c.field, got, c.want)
		}
	}
}

func TestWhoIsACandidate(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(anna, bob, other brptest.Person)
		want  string
	}{
		"spouse elsewhere": {func(_, b, o brptest.Person) {
			b["verblijfplaats"], o["verblijfplaats"] = address(elsewhere, "2020-01-01"), address(elsewhere, "2020-01-01")
		}, "known bob"},
		"spouse without a number": {func(a, _, o brptest.Person) {
			a["partners"] = list(object{"geboorte": object{"datum": brptest.Date("1979-01-01")}})
			o["verblijfplaats"] = address(elsewhere, "2020-01-01")
		}, "known - bob"},
		"spouse who died": {func(_, b, _ brptest.Person) {
			b["opschortingBijhouding"] = object{"reden": object{"code": "O"}}
		}, "known other"},
		"divorced": {func(a, _, _ brptest.Person) {
			a["partners"] = list(object{"burgerservicenummer": bob.Digits(), "ontbindingHuwelijkPartnerschap": object{"datum": brptest.Date("2020-01-01")}})
		}, "known bob other"},
		"housemate under 18": {func(_, _, o brptest.Person) {
			o["geboorte"] = object{"datum": brptest.Date("2010-01-01")}
		}, "known bob"},
		"Anna under 18": {func(a, _, _ brptest.Person) {
			a["geboorte"] = object{"datum": brptest.Date("2010-01-01")}
		}, "known bob"},
		"Anna nowhere, married":   {func(a, _, _ brptest.Person) { a["verblijfplaats"] = object{"type": "VerblijfplaatsOnbekend"} }, "known bob"},
		"Anna nowhere, unmarried": {func(a, _, _ brptest.Person) { delete(a, "verblijfplaats"); delete(a, "partners") }, "unknown "},
		"Anna abroad, unmarried": {func(a, _, _ brptest.Person) {
			a["verblijfplaats"] = object{"type": "VerblijfplaatsBuitenland"}
			delete(a, "partners")
		}, "known "},
		"Anna has a post address": {func(a, _, _ brptest.Person) {
			a["verblijfplaats"].(object)["functieAdres"] = object{"code": "B"}
			delete(a, "partners")
		}, "unknown "},
		"alone": {func(a, b, o brptest.Person) {
			delete(a, "partners")
			b["verblijfplaats"], o["verblijfplaats"] = address(elsewhere, "2020-01-01"), address(elsewhere, "2020-01-01")
		}, "known "},
	} {
		a, b, o := annaPerson(), bobPerson(), otherPerson()
		c.spoil(a, b, o)
		if got := names(relationOf(t, newBench(t, a, b, o), "partnerkandidaten", "partnerkandidaten.echtgenoot", "partnerkandidaten.geboortedatum")); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Of an institution nobody can say who are partners.
func TestTooManyCandidates(t *testing.T) {
	a := annaPerson()
	delete(a, "partners")
	persons := []brptest.Person{a}
	for n := 999990000; len(persons) < 13; n++ {
		if bsn, err := kernel.ParseBSN(fmt.Sprint(n)); err == nil {
			persons = append(persons, brptest.Person{"burgerservicenummer": bsn.Digits(), "geboorte": object{"datum": brptest.Year(1950)}, "verblijfplaats": address(house, "2020-01-01")})
		}
	}
	if got := relationOf(t, newBench(t, persons...), "partnerkandidaten", "partnerkandidaten.echtgenoot"); got.State != register.Unknown || len(got.List) != 0 {
		t.Errorf("got %s with %d members", got.State, len(got.List))
	}
}

// Without facts of kin there is no asking for kin.
func TestCandidatesAskOnlyWhatIsNeeded(t *testing.T) {
	b := newBench(t, annaPerson(), bobPerson())
	relationOf(t, b, "partnerkandidaten", "partnerkandidaten.zelfde_woonadres")
	for _, r := range b.server.Requests() {
		for _, path := range r.Fields {
			if strings.HasPrefix(path, "ouders") || strings.HasPrefix(path, "kinderen") || strings.HasPrefix(path, "naam") {
				t.Errorf("%s asked for %s", r.Type, path)
			}
		}
	}
}
