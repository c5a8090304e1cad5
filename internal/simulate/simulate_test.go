package simulate

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

var world = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(nl.FS) })

func laws(t testing.TB) *law.Corpus {
	t.Helper()
	c, err := world()
	if err != nil {
		t.Fatal(err)
	}
	return c.Laws
}

func people(t testing.TB, persons int) *country.Population {
	t.Helper()
	p, err := country.Make(context.Background(), country.Options{Persons: persons, Seed: 7, On: day(t, "2026-01-01"), Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func day(t testing.TB, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func year(t testing.TB, y int) Period {
	t.Helper()
	p, err := YearOf(y)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func reformed(t testing.TB, patch string) *law.Corpus {
	t.Helper()
	c, err := laws(t).Reformed(fstest.MapFS{"reform.yaml": {Data: []byte(patch)}}, "reform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// higher raises the healthcare benefit and child benefit of 2026.
const higher = `parameters:
  - {law: zorgtoeslag, name: standaardpremie, from: 2026-01-01, until: 2026-12-31, value: 2400}
  - {law: zorgtoeslag, name: vermogensgrens_zorgtoeslag_alleen, from: 2026-01-01, until: 2026-12-31, value: 1000}
`

func TestOutcomesAreTheSameForAnyNumberOfWorkers(t *testing.T) {
	c, o := people(t, 20_000), Options{Schemes: Schemes, Period: Period{On: day(t, "2026-01-01")}, Laws: laws(t),
		Reform: reformed(t, higher), TakeUp: Published}
	var first *Result
	for _, workers := range []int{1, 2, 3, 8} {
		o.Workers = workers
		got, err := Simulate(context.Background(), c, o)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
			continue
		}
		if !reflect.DeepEqual(got, first) {
			t.Errorf("%d workers find something else than one", workers)
		}
	}
}

// What is counted is what the machine gives for each applicant, over the year.
func TestSumsAreThoseOfTheMachine(t *testing.T) {
	c, l, p := people(t, 4_000), laws(t), year(t, 2026)
	got, err := Simulate(context.Background(), c, Options{Schemes: Schemes, Period: p, Laws: l, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range Schemes {
		asked, err := l.Program(s.Goal, p.On)
		if err != nil {
			t.Fatal(err)
		}
		dates, times, err := p.dates(asked.Type.Unit.Per)
		if err != nil {
			t.Fatal(err)
		}
		var want Reach
		for row := range c.Persons() {
			if s.Of != Everyone && !c.Applies(s.Of, row) {
				continue
			}
			had := false
			for _, on := range dates {
				of, err := l.Program(s.Goal, on)
				if err != nil {
					t.Fatal(err)
				}
				f, err := c.People().Row(of, row)
				if err != nil {
					t.Fatal(err)
				}
				out, err := run.NewMachine(of).Run(f)
				if err != nil {
					want.Undecided++
					continue
				}
				if out.NotApplicable {
					continue
				}
				cents := out.Value * times
				if of.Rules[of.Goal].Out.Scale == 0 {
					cents *= 100
				}
				want.Cents += cents
				had = had || cents > 0
			}
			if had {
				want.Recipients++
			}
		}
		if got.Schemes[i].Before != want {
			t.Errorf("%s: %+v, and by the machine %+v", s.Goal, got.Schemes[i].Before, want)
		}
		if want.Recipients == 0 {
			t.Errorf("nobody has %s", s.Goal)
		}
	}
}

func TestAReformIsComparedHouseholdByHousehold(t *testing.T) {
	c, l := people(t, 20_000), laws(t)
	o := Options{Schemes: Schemes, Period: Period{On: day(t, "2026-03-01")}, Laws: l, Reform: reformed(t, higher), Workers: 2}
	got, err := Simulate(context.Background(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	var change, tenths, types, winners, losers int64
	for _, s := range got.Schemes {
		change += s.After.Cents - s.Before.Cents
		if changed := strings.HasPrefix(s.Goal, "zorgtoeslag."); s.Changed != changed || !changed && *s.After != s.Before {
			t.Errorf("%s: changed %t, before %+v, after %+v", s.Goal, s.Changed, s.Before, *s.After)
		}
	}
	for _, g := range got.Types {
		types += g.Change
		winners, losers = winners+g.Winners, losers+g.Losers
	}
	for _, g := range got.Tenths {
		tenths += g.Change
		if of := share(g.Households, int64(c.Households())); of < 900 || of > 1050 {
			t.Errorf("tenth %s has %d of %d households", g.Name, g.Households, c.Households())
		}
	}
	premium := insuredAdults(t, c, o.Period.On) * (240_000 - standardPremium(t, l, o.Period.On))
	institutions := got.Types[country.Institution].Change
	if change == 0 || premium <= 0 || change-premium != types || types != tenths+institutions {
		t.Errorf("the schemes change by %d, the premium by %d, the types by %d, the tenths by %d and institutions by %d", change, premium, types, tenths, institutions)
	}
	if winners == 0 || losers == 0 {
		t.Errorf("%d win and %d lose", winners, losers)
	}
	again, err := Simulate(context.Background(), c, Options{Schemes: Schemes, Period: o.Period, Laws: o.Reform, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range again.Schemes {
		if s.Before != *got.Schemes[i].After {
			t.Errorf("%s: %+v as reform, %+v as law", s.Goal, *got.Schemes[i].After, s.Before)
		}
	}
}

func insuredAdults(t testing.TB, c *country.Population, on value.Date) (n int64) {
	t.Helper()
	facts := c.People().Facts
	for i := range c.Persons() {
		born, ok := facts["geboortedatum"].Value(i)
		insured, known := facts["verzekerd_zvw"].Value(i)
		if ok && known && insured.Lo == 1 && value.Date(born.Lo).AddMonths(18*12) <= on {
			n++
		}
	}
	return n
}

// standardPremium is in cents.
func standardPremium(t testing.TB, laws *law.Corpus, on value.Date) int64 {
	t.Helper()
	p, ok := laws.Documents().Parameter("zorgtoeslag", "standaardpremie", on)
	if !ok {
		t.Fatal("there is no standard premium")
	}
	at, ok := p.At(on)
	if !ok {
		t.Fatalf("there is no standard premium on %s", on)
	}
	cents, err := at.Value.Rescale(2)
	if err != nil {
		t.Fatal(err)
	}
	return cents.Coefficient
}

// What insurers ask is that of the reform after it: a higher standard premium gives more
// benefit, and takes more from every insured adult.
func TestAReformOfTheStandardPremiumIsPaidToo(t *testing.T) {
	c, l := people(t, 5_000), laws(t)
	o := Options{Schemes: Schemes, Period: Period{On: day(t, "2026-03-01")}, Laws: l, Workers: 2,
		Reform: reformed(t, "parameters:\n  - {law: zorgtoeslag, name: standaardpremie, from: 2026-01-01, until: 2026-12-31, value: 2400}\n")}
	got, err := Simulate(context.Background(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	reformed, err := Simulate(context.Background(), c, Options{Schemes: Schemes, Period: o.Period, Laws: o.Reform, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if got.After.Mean != reformed.Before.Mean || got.After.Median != reformed.Before.Median || *got.After.LowIncome != *reformed.Before.LowIncome {
		t.Errorf("after the reform incomes are %+v, and as law %+v", *got.After, reformed.Before)
	}
	if got.After.Mean >= got.Before.Mean {
		t.Errorf("a higher premium, of which the benefit repays a part, makes the mean %d of %d", got.After.Mean, got.Before.Mean)
	}
	unset, err := premiums(l, laws(t), o.Period.On)
	if err != nil || unset[0] != unset[1] || unset[0] != standardPremium(t, l, o.Period.On) {
		t.Errorf("without a change the premiums are %v, %v", unset, err)
	}
}
