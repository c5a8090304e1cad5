package simulate

import (
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Period is what is simulated: a year, by the first day of each month, or one day of
// which the amounts hold for a year.
type Period struct {
	Year int        // 0: the day
	On   value.Date // of a year: its first of July
}

// YearOf is a whole year.
func YearOf(year int) (Period, error) {
	on, err := value.NewDate(year, 7, 1)
	return Period{Year: year, On: on}, err
}

// String is the year or the day.
func (p Period) String() string {
	if p.Year != 0 {
		return fmt.Sprint(p.Year)
	}
	return p.On.String()
}

// dates are those on which an amount per so much time is asked, and how often each
// counts in a year.
func (p Period) dates(per value.Per) ([]value.Date, int64, error) {
	step, times := 12, int64(0)
	switch per {
	case value.PerMonth:
		step, times = 1, 12
	case value.PerQuarter:
		step, times = 3, 4
	case value.PerYear, value.Once:
		step, times = 12, 1
	default:
		return nil, 0, errors.New("it is an amount per week, day or hour; only amounts per month, quarter or year, or once, are simulated")
	}
	if p.Year == 0 || step == 12 {
		return []value.Date{p.On}, times, nil
	}
	var all []value.Date
	for month := 1; month <= 12; month += step {
		on, err := value.NewDate(p.Year, month, 1)
		if err != nil {
			return nil, 0, err
		}
		all = append(all, on)
	}
	return all, 1, nil
}

// unit is some schemes that are worked out together for the same rows and dates.
type unit struct {
	batch   *batch.Batch
	schemes []int // indexes in the chosen
	of      country.Joint
	dates   []value.Date
	times   int64
	cents   []money // of each scheme
}

// money says how an amount in registers becomes cents.
type money struct{ times, over int64 }

func (m money) cents(v int64) int64 {
	v *= m.times
	if m.over == 1 {
		return v
	}
	if v < 0 {
		return -((-2*v + m.over) / (2 * m.over))
	}
	return (2*v + m.over) / (2 * m.over)
}

// scenario is the chosen schemes by some laws for some people.
type scenario struct {
	units []unit
}

// prepare compiles the schemes of which wanted is true.
func prepare(laws *law.Corpus, chosen []Scheme, wanted []bool, period Period, people *batch.People) (*scenario, error) {
	type key struct {
		of    country.Joint
		times int64
		first value.Date
		n     int
	}
	groups := map[key][]int{}
	asked := map[key][]value.Date{}
	var order []key
	for i, s := range chosen {
		if !wanted[i] {
			continue
		}
		p, err := laws.Program(s.Goal, period.On)
		if err != nil {
			return nil, err
		}
		if p.Type.Kind != value.Number || p.Type.Unit.Quantity != value.Euro {
			return nil, fmt.Errorf("%s yields %s; only amounts in euros are simulated", s.Goal, p.Type)
		}
		dates, times, err := period.dates(p.Type.Unit.Per)
		if err != nil {
			return nil, fmt.Errorf("%s yields %s: %w", s.Goal, p.Type, err)
		}
		k := key{s.Of, times, dates[0], len(dates)}
		if groups[k] == nil {
			order = append(order, k)
			asked[k] = dates
		}
		groups[k] = append(groups[k], i)
	}
	out := &scenario{}
	for _, k := range order {
		dates := asked[k]
		for len(dates) > 0 {
			u := unit{schemes: groups[k], of: k.of, times: k.times}
			goals := make([]string, len(u.schemes))
			for i, s := range u.schemes {
				goals[i] = chosen[s].Goal
			}
			compile := batch.Compile
			if len(dates) == 1 {
				compile = batch.CompileDay
			}
			var err error
			if u.batch, err = compile(laws.Documents(), goals, dates[0], people); err != nil {
				return nil, err
			}
			n := 1
			for n < len(dates) && u.batch.Program().HoldsOn(dates[n]) {
				n++
			}
			u.dates, dates = dates[:n], dates[n:]
			p := u.batch.Program()
			for _, rule := range p.Outputs {
				u.cents = append(u.cents, inCents(p.Rules[rule].Out))
			}
			out.units = append(out.units, u)
		}
	}
	return out, nil
}

func inCents(at program.Place) money {
	m := money{1, 1}
	for s := at.Scale; s < 2; s++ {
		m.times *= 10
	}
	for s := at.Scale; s > 2; s-- {
		m.over *= 10
	}
	return m
}

// changed tells which schemes a reform makes something else of, on any date.
func changed(before, after *law.Corpus, chosen []Scheme, period Period) ([]bool, error) {
	out := make([]bool, len(chosen))
	for i, s := range chosen {
		p, err := before.Program(s.Goal, period.On)
		if _, added := after.Program(s.Goal, period.On); err != nil && added == nil {
			return nil, fmt.Errorf("%s is in the reform alone; give a goal that is law already, which a reform is compared with", s.Goal)
		}
		if err != nil {
			return nil, err
		}
		dates, _, err := period.dates(p.Type.Unit.Per)
		if err != nil {
			return nil, fmt.Errorf("%s yields %s: %w", s.Goal, p.Type, err)
		}
		for _, on := range dates {
			old, err := before.Program(s.Goal, on)
			if err != nil {
				return nil, err
			}
			now, err := after.Program(s.Goal, on)
			if err != nil {
				return nil, err
			}
			if !old.Type.Equal(now.Type) {
				return nil, fmt.Errorf("%s yields %s, and in the reform %s; only amounts of the same kind are compared", s.Goal, old.Type, now.Type)
			}
			out[i] = out[i] || old.Hash != now.Hash
		}
	}
	return out, nil
}

// premiums are what health insurance costs an adult in a year, before and after a reform,
// in cents: the standard premium of the law on the healthcare benefit. A reform that has
// none changes nothing of what insurers ask.
func premiums(before, after *law.Corpus, on value.Date) (cents [2]int64, err error) {
	const of, name = "zorgtoeslag", "standaardpremie"
	p, ok := before.Documents().Parameter(of, name, on)
	if !ok {
		return cents, fmt.Errorf("%s has no parameter %s on %s, which incomes need", of, name, on)
	}
	if cents[0], err = amountOf(p, on); err != nil {
		return cents, err
	}
	cents[1] = cents[0]
	if after != nil {
		if p, ok = after.Documents().Parameter(of, name, on); ok {
			cents[1], err = amountOf(p, on)
		}
	}
	return cents, err
}

func amountOf(p *document.Parameter, on value.Date) (int64, error) {
	at, ok := p.At(on)
	if !ok {
		return 0, fmt.Errorf("%s has no value on %s, which incomes need", p.Name, on)
	}
	v, err := at.Value.Rescale(2)
	return v.Coefficient, err
}

func everyOne(n int) []bool { return slices.Repeat([]bool{true}, n) }
