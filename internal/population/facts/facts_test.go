package facts_test

import (
	"maps"
	"math/rand/v2"
	"sync"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/demo"
	"meent.nl/meent/internal/population/facts"
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
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

// views is a demo municipality as its members see each other.
func views(t testing.TB, size int) []kin.View {
	t.Helper()
	town, err := demo.Make("facts", size, on(t))
	if err != nil {
		t.Fatal(err)
	}
	lists, homes := map[string]*personlist.Person{}, map[string][]*personlist.Person{}
	for _, l := range town.Lists {
		lists[l.Person.BSN.Digits()] = l.Person
		if a := kin.Address(l.Person); a != "" {
			homes[a] = append(homes[a], l.Person)
		}
	}
	all := make([]kin.View, 0, len(town.Lists))
	for _, l := range town.Lists {
		all = append(all, kin.Of(l.Person, kin.Around{Lists: lists, SameAddress: homes[kin.Address(l.Person)]}, on(t)))
	}
	return all
}

func TestTheSameWhateverTheOrderAndTheWorkers(t *testing.T) {
	all := views(t, 300)
	g := facts.New("seed", on(t))
	want := make([]fields.Values, len(all))
	for i, v := range all {
		want[i] = g.Person(v)
	}
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(all))
	got := make([]fields.Values, len(all))
	var wait sync.WaitGroup
	for worker := range 7 {
		wait.Go(func() {
			own := facts.New("seed", on(t))
			for i := worker; i < len(order); i += 7 {
				got[order[i]] = own.Person(all[order[i]])
			}
		})
	}
	wait.Wait()
	for i := range all {
		if !maps.Equal(want[i], got[i]) {
			t.Fatalf("person %d differs", i)
		}
	}
	if maps.Equal(facts.New("other", on(t)).Person(all[40]), want[40]) {
		t.Error("another seed gives the same facts")
	}
}

// Pinned: a store that was filled by an older program gets the same facts from this
// one. Change the version in the seed of package facts when they must change.
func TestFactsStayWhatTheyWere(t *testing.T) {
	bsn, err := kernel.ParseBSN("999993653")
	if err != nil {
		t.Fatal(err)
	}
	born, _ := personlist.ParseDate("19651201")
	p := &personlist.Person{BSN: bsn, Gender: personlist.Woman, Birth: personlist.Birth{On: born}}
	out := facts.New("pinned 8", on(t)).Person(kin.Of(p, kin.Around{}, on(t)))
	if got := out["inkomensgegeven"].Text + " " + out["rendementsgrondslag"].Text + " " + out["aow_verzekerde_jaren"].Text; got != pinned {
		t.Errorf("%s, want %s", got, pinned)
	}
}

const pinned = "35379.47 41110.00 50"

func TestBothOfACoupleHaveTheSameFacts(t *testing.T) {
	all := views(t, 800)
	g := facts.New("seed", on(t))
	byNumber := map[string]kin.View{}
	for _, v := range all {
		byNumber[v.Person.BSN.Digits()] = v
	}
	couples := 0
	for _, v := range all {
		for _, c := range v.Candidates {
			if c.BSN.IsZero() {
				continue
			}
			other := byNumber[c.BSN.Digits()]
			for _, back := range other.Candidates {
				if back.BSN != v.Person.BSN {
					continue
				}
				couples++
				a, b := g.Candidate(v, c), g.Candidate(other, back)
				const ofTheOther = "volgt_onderwijs_of_bbl"
				delete(a, ofTheOther)
				delete(b, ofTheOther)
				if !maps.Equal(a, b) {
					t.Fatalf("%v and %v", a, b)
				}
			}
		}
		for _, child := range v.Children {
			if child.OtherParentAlong != kin.Yes {
				continue
			}
			other := byNumber[child.OtherParent.Digits()]
			for _, same := range other.Children {
				if same.BSN == child.BSN {
					const field = "kinderbijslag_gaat_naar_ander"
					if g.Child(v, child)[field].Text == g.Child(other, same)[field].Text {
						t.Error("both parents, or neither, get the kinderbijslag")
					}
				}
			}
		}
	}
	if couples < 200 {
		t.Fatalf("only %d couples", couples)
	}
}

func TestTheDistributionIsOfThisWorld(t *testing.T) {
	all := views(t, 6000)
	g := facts.New("seed", on(t))
	n := map[string]int{}
	var incomes []int64
	for _, v := range all {
		p := v.Person
		out := g.Person(v)
		if p.Suspended.Reason == "O" {
			if len(out) != 3 || out["verzekerd_zvw"].Text != "false" {
				t.Fatalf("somebody who died has facts: %v", out)
			}
			continue
		}
		for field, x := range out {
			if !x.Synthetic {
				t.Fatalf("%s is not marked synthetic", field)
			}
		}
		adult := kin.IsAdult(p.Birth.On, v.On)
		if p.Suspended.Reason != "" || !adult {
			continue
		}
		n["adults"]++
		count(n, "income", out["inkomensgegeven"])
		count(n, "insured", out["verzekerd_zvw"])
		count(n, "assets", out["rendementsgrondslag"])
		if x := out["inkomensgegeven"]; x.State == register.Known {
			d, err := value.ParseDecimal(x.Text)
			if err != nil {
				t.Fatal(err)
			}
			incomes = append(incomes, d.Coefficient/100)
		}
		if x := out["aow_verzekerde_jaren"]; x.Text == "50" {
			n["fifty years"]++
		}
	}
	share := func(what string) int { return 1000 * n[what] / n["adults"] }
	for what, bounds := range map[string][2]int{
		"income unknown": {15, 50}, "income incomplete": {5, 60}, "insured true": {975, 992}, "insured false": {2, 20},
		"insured unknown": {3, 20}, "assets unknown": {10, 35}, "fifty years": {700, 900},
	} {
		if s := share(what); s < bounds[0] || s > bounds[1] {
			t.Errorf("%s: %d in a thousand, want %d to %d", what, s, bounds[0], bounds[1])
		}
	}
	low, high, total := 0, 0, int64(0)
	for _, x := range incomes {
		total += x
		if x < 25_000 {
			low++
		}
		if x > 60_000 {
			high++
		}
	}
	mean := total / int64(len(incomes))
	if mean < 28_000 || mean > 42_000 || low*10 < len(incomes)*3 || high*20 < len(incomes) {
		t.Errorf("mean income %d, %d of %d under 25,000, %d over 60,000", mean, low, len(incomes), high)
	}
}

func count(n map[string]int, what string, v register.Value) {
	switch v.State {
	case register.Known:
		n[what+" "+v.Text]++
	case register.Unknown:
		n[what+" unknown"]++
	case register.Incomplete:
		n[what+" incomplete"]++
	}
}

// Whatever the lists say, every fact fits its field; see also the import test.
func TestAmountsAreWrittenInCents(t *testing.T) {
	g := facts.New("seed", on(t))
	for _, v := range views(t, 500) {
		for field, x := range g.Person(v) {
			for _, text := range []string{x.Text, x.Low, x.High} {
				if field != "inkomensgegeven" || text == "" {
					continue
				}
				if d, err := value.ParseDecimal(text); err != nil || d.Scale != 2 {
					t.Errorf("%s: %q", field, text)
				}
			}
		}
	}
}
