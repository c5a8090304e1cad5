package nl_test

import (
	"errors"
	"maps"
	"math/big"
	"os"
	"slices"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// walk raises the income of somebody euro by euro.
type walk struct {
	goal, raise string
	days        []string
	people      map[string]func(on string) person
	to          int64 // euros
	// most is what one euro more may take, by the parameters of the day; rounding included.
	most func(t *testing.T, on value.Date) *big.Rat
	// limit tells of an income at which the law itself lets more fall away, and of how much.
	limit func(t *testing.T, on value.Date, from, to int64, before, after *big.Rat) bool
	// gaps says that for some incomes the law file does not know the percentage, and fails.
	gaps bool
}

var tenants = map[string]func(on string) person{
	"alone":    func(string) person { return tenant("0", "1985-05-05", "720") },
	"nineteen": func(on string) person { return tenant("0", born(on, 19), "450") },
	"couple": func(string) person {
		p := tenant("0", "1985-05-05", "720")
		p["partnerkandidaten"] = []person{lodger()}
		return p
	},
	"with a child": func(string) person {
		p := tenant("0", "1985-05-05", "720")
		p["kinderen"] = []person{childInRent("2018-02-02")}
		return p
	},
	"old": func(string) person { return tenant("0", "1945-01-01", "720") },
}

// lodger is a spouse who lives in the rented home.
func lodger() person {
	mate := spouse("0")
	for _, fact := range []string{"eigen_kind", "onderhuurder", "kind_van_een_bewoner", "tijdelijke_bescherming_oekraine"} {
		mate[fact] = "false"
	}
	return mate
}

var families = map[string]func(on string) person{
	"one child": func(on string) person { return family(on, nil, 4) },
	"three":     func(on string) person { return family(on, nil, 4, 13, 16) },
	"couple":    func(on string) person { return family(on, []person{spouse("0")}, 13, 5) },
}

func family(on string, partners []person, ages ...int) person {
	p := parent("0", "1985-05-05")
	children := []person{}
	for _, age := range ages {
		children = append(children, atHome(born(on, age)))
	}
	p["kinderen"], p["partnerkandidaten"] = children, partners
	return p
}

var benefitDays = []string{"2024-03-01", "2025-03-01", "2026-03-01"}

func walks() []walk {
	insuredPeople := map[string]func(on string) person{
		"alone": func(string) person { return insured("0", "1985-05-05") },
		"couple": func(string) person {
			p := insured("0", "1985-05-05")
			p["partnerkandidaten"] = []person{spouse("0")}
			return p
		},
		"one is not insured": func(string) person {
			p, mate := insured("0", "1985-05-05"), spouse("0")
			mate["verzekerd_zvw"] = "false"
			p["partnerkandidaten"] = []person{mate}
			return p
		},
	}
	care := map[string]func(on string) person{"two in care": func(on string) person {
		hours, price := map[string]string{"dagopvang": "100"}, map[string]string{"dagopvang": "10"}
		return workingParent("0", "1985-05-05", inCare(born(on, 2), hours, price), inCare(born(on, 3), hours, price))
	}}
	poor := map[string]func(on string) person{
		"alone":  func(on string) person { return without(on, 40) },
		"couple": func(on string) person { return couple(on, 40, 30) },
		"four share": func(on string) person {
			p := without(on, 40)
			p["partnerkandidaten"] = []person{housemate(on, 40), housemate(on, 30), housemate(on, 28)}
			return p
		},
	}
	return []walk{
		{"zorgtoeslag.zorgtoeslag", "inkomensgegeven", benefitDays, insuredPeople, 60_000, oneEuro, smallBenefit, false},
		{"zorgtoeslag.berekende_zorgtoeslag", "inkomensgegeven", benefitDays, insuredPeople, 60_000, shareOf("zorgtoeslag", "percentage_boven_drempelinkomen"), nil, false},
		{"kindgebonden-budget.kindgebonden_budget", "inkomensgegeven", benefitDays, families, 150_000, oneEuro, smallBenefit, false},
		{"kindgebonden-budget.berekend_kindgebonden_budget", "inkomensgegeven", benefitDays, families, 150_000,
			shareOf("kindgebonden-budget", "afbouwpercentage_kindgebonden_budget"), nil, false},
		{"huurtoeslag.huurtoeslag", "inkomensgegeven", benefitDays, tenants, 60_000, oneEuro, smallBenefit, false},
		{"huurtoeslag.berekende_huurtoeslag", "inkomensgegeven", benefitDays, tenants, 60_000, rentSlope, nil, false},
		{"wet-kinderopvang.kinderopvangtoeslag", "inkomensgegeven", benefitDays, care, 250_000, nothing, rowOfTheTable, true},
		{"participatiewet.bijstand", "netto_loon", assistanceDays, poor, 3_000, oneEuro, nil, false},
	}
}

func oneEuro(*testing.T, value.Date) *big.Rat { return big.NewRat(1, 1) }
func nothing(*testing.T, value.Date) *big.Rat { return new(big.Rat) }

// amountOf is what a parameter is on a day, in its unit.
func amountOf(t *testing.T, law, name string, on value.Date) document.ParameterValue {
	t.Helper()
	p, ok := world(t).Laws.Documents().Parameter(law, name, on)
	if !ok {
		t.Fatalf("there is no %s.%s", law, name)
	}
	v, ok := p.At(on)
	if !ok {
		t.Fatalf("%s.%s has no value on %s", law, name, on)
	}
	return v
}

// shareOf is a percentage of the euro.
func shareOf(law, name string) func(*testing.T, value.Date) *big.Rat {
	return func(t *testing.T, on value.Date) *big.Rat {
		return new(big.Rat).Quo(amountOf(t, law, name, on).Value.Big(), big.NewRat(100, 1))
	}
}

// rentSlope is how fast the standard rent of a year rises at 60,000 euro, and a cent a
// month of rounding; since 2026 a percentage.
func rentSlope(t *testing.T, on value.Date) *big.Rat {
	if on.Year() >= 2026 {
		return shareOf("huurtoeslag", "afbouwpercentage_alleen")(t, on)
	}
	most := new(big.Rat)
	for _, row := range amountOf(t, "huurtoeslag", "normhuren", on).Rows {
		n := len(row.Cells)
		slope := new(big.Rat).Mul(row.Cells[n-2].Value.Big(), big.NewRat(2*60_000, 1))
		slope.Add(slope, row.Cells[n-1].Value.Big()).Add(slope, big.NewRat(1, 100)).Mul(slope, big.NewRat(12, 1))
		if slope.Cmp(most) > 0 {
			most = slope
		}
	}
	return most
}

// smallBenefit: what is less than a minimum in a year is not granted at all.
func smallBenefit(t *testing.T, on value.Date, _, _ int64, before, after *big.Rat) bool {
	least := amountOf(t, "awir", "minimum_tegemoetkoming", on).Value.Big()
	return after.Sign() == 0 && before.Cmp(least.Quo(least, big.NewRat(12, 1))) <= 0
}

// rowOfTheTable: a percentage of the cost holds until the next row.
func rowOfTheTable(t *testing.T, on value.Date, from, to int64, _, _ *big.Rat) bool {
	return slices.ContainsFunc(amountOf(t, "besluit-kinderopvangtoeslag", "vergoeding", on).Rows, func(r document.Row) bool {
		start := r.Key.Value.Big()
		return start.Cmp(big.NewRat(from, 1)) > 0 && start.Cmp(big.NewRat(to, 1)) <= 0
	})
}

// TestNoCliff: a euro more never raises a benefit, and takes no more than the law says,
// but at the limits that it names.
func TestNoCliff(t *testing.T) {
	for _, w := range walks() {
		t.Run(w.goal, func(t *testing.T) {
			t.Parallel()
			for _, day := range w.days {
				p := compiled(t, w.goal, day)
				raised := slices.IndexFunc(p.Facts, func(f program.Fact) bool { return f.Name == w.raise })
				for _, who := range slices.Sorted(maps.Keys(w.people)) {
					f := run.NewFacts(p)
					tell(t, p, f, f.Applicant(), program.Root, w.people[who](day))
					climb(t, w, p, f, raised, day+", "+who)
				}
			}
		})
	}
}

// stride is how far the income goes up each time: a euro in one hundred of every
// eight, and over the others at once; in make nightly always a euro.
func stride(income int64) int64 {
	if os.Getenv("MEENT_HOUSEHOLDS") != "" || income/100%8 == 3 {
		return 1
	}
	return 100 - income%100
}

func climb(t *testing.T, w walk, p *program.Program, f *run.Facts, raised int, who string) {
	t.Helper()
	m, most := run.NewMachine(p), w.most(t, p.On)
	var before *big.Rat
	from, falls := int64(0), 0
	for income := int64(0); income <= w.to; income += stride(income) {
		if !f.Applicant().Put(raised, program.Exactly(income*100)) {
			t.Fatalf("%s: %s cannot be %d euro", who, w.raise, income)
		}
		o, err := m.Run(f)
		if failure := (*run.Failure)(nil); w.gaps && errors.As(err, &failure) {
			before = nil
			continue
		}
		if err != nil || o.Status != run.Decided {
			t.Fatalf("%s at %d euro: %s, %v", who, income, o.Status, err)
		}
		after := new(big.Rat)
		if !o.NotApplicable {
			after = o.Decimal().Big()
		}
		if before != nil && after.Cmp(before) != 0 {
			loss, may := new(big.Rat).Sub(before, after), new(big.Rat).Mul(most, big.NewRat(income-from, 1))
			named := w.limit != nil && w.limit(t, p.On, from, income, before, after)
			if loss.Sign() < 0 || loss.Cmp(may) > 0 && !named {
				t.Fatalf("%s: %s at %d euro, %s at %d", who, after.FloatString(4), income, before.FloatString(4), from)
			}
			falls++
		}
		from, before = income, after
	}
	if falls == 0 {
		t.Errorf("%s: nothing falls away up to %d euro", who, w.to)
	}
}

// TestTheSupplementEndsAtItsLimit: in Alphen one income on average is the highest, and
// the supplement is all or nothing.
func TestTheSupplementEndsAtItsLimit(t *testing.T) {
	const on = "2026-03-01"
	p := without(on, 40)
	for fact, v := range map[string]string{
		"gemeente_van_inschrijving": "alphen_aan_den_rijn", "geen_uitzicht_op_meer_inkomen": "true", "maanden_met_laag_inkomen": "36",
	} {
		p[fact] = v
	}
	p["laatste_inkomenstoeslag"] = nil
	day, err := value.ParseDate(on)
	if err != nil {
		t.Fatal(err)
	}
	limit := amountOf(t, "inkomenstoeslag-alphen-aan-den-rijn", "hoogste_gemiddelde_inkomen", day).Value
	full := ""
	for _, c := range []struct {
		average *big.Rat
		gets    bool
	}{
		{new(big.Rat), true}, {big.NewRat(50, 1), true}, {limit.Big(), true},
		{new(big.Rat).Add(limit.Big(), big.NewRat(1, 100)), false}, {big.NewRat(300, 1), false},
	} {
		p["gemiddeld_inkomen_van_drie_jaar"] = c.average.FloatString(2)
		got := paidOut(t, "participatiewet.inkomenstoeslag", on, p)
		if c.gets && full == "" {
			full = got.FloatString(2)
		}
		if c.gets != (got.Sign() > 0) || c.gets && got.FloatString(2) != full {
			t.Errorf("with %s%% on average: %s", c.average.FloatString(2), got.FloatString(2))
		}
	}
}
