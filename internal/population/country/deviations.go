package country

import (
	"fmt"
	"strconv"
	"sync"
)

// tally counts what no column tells.
type tally struct{ disabled int }

// comparison gathers deviations.
type comparison struct {
	p    *Population
	rows []Deviation
	// persons and private households there are here; figures of the country are brought
	// to that.
	persons, private int
}

// deviations compares what was made with what was published.
func (p *Population) deviations(t tally) []Deviation {
	private := 0
	for _, t := range p.Type {
		if t != Institution {
			private++
		}
	}
	subjects := []func(c *comparison){(*comparison).ages, (*comparison).positions, (*comparison).households, (*comparison).places,
		(*comparison).incomes, (*comparison).wealth, func(c *comparison) { c.circumstances(t) }}
	each := make([]comparison, len(subjects))
	var wait sync.WaitGroup
	for i, compare := range subjects {
		each[i] = comparison{p: p, persons: p.Persons(), private: private}
		wait.Go(func() { compare(&each[i]) })
	}
	wait.Wait()
	var rows []Deviation
	for _, c := range each {
		rows = append(rows, c.rows...)
	}
	return rows
}

func (c *comparison) add(d Deviation) { c.rows = append(c.rows, d) }

// count compares a number of persons.
func (c *comparison) count(marginal, figure string, published, made int, source string) {
	c.add(Deviation{marginal, figure, "persons", share(published, c.persons, residents), int64(made), source})
}

// homes compares a number of households.
func (c *comparison) homes(marginal, figure string, published, made, of int, source string) {
	c.add(Deviation{marginal, figure, "households", share(published, c.private, of), int64(made), source})
}

// share is a part of n of which the whole was of.
func share(part, n, of int) int64 {
	return (int64(part)*int64(n) + int64(of)/2) / int64(of)
}

func (c *comparison) ages() {
	var made [ages + 60]int
	days := newDays(c.p.On)
	for _, birth := range c.p.store.birth {
		made[days.age(birth)]++
	}
	for age, n := range publishedAges {
		c.count("age", strconv.Itoa(age), n, made[age], agesSource)
	}
	sum := func(from, to int) int {
		n := 0
		for _, m := range made[from:to] {
			n += m
		}
		return n
	}
	// 20 to 64 years are 100 of 170.3; 80 and older 5.0 %.
	const young, old, ratio = 35_9, 34_4, 170_3
	const from, fromOldest = "StatLine 85496NED, 1 January 2023", "StatLine 70072ned, 1 January 2024"
	c.count("age", "0-19", residents*young/(ratio), sum(0, 20), from)
	c.count("age", "20-64", residents*1000/ratio, sum(20, 65), from)
	c.count("age", "65 and older", residents*old/(ratio), sum(65, len(made)), from)
	c.count("age", "80 and older", residents*5/100, sum(80, len(made)), fromOldest)
}

// age is how old somebody is, in whole years, at most 105.
func (d *days) age(birth int32) int {
	i := min(int(d.from[0]-birth)*4/1461, ages-1)
	for i > 0 && birth > d.from[i] {
		i--
	}
	for i < ages-1 && birth <= d.from[i+1] {
		i++
	}
	return i
}

func (c *comparison) positions() {
	var made [Positions]int
	for _, p := range c.p.Position {
		made[p]++
	}
	for _, p := range shapeOrder {
		c.count("position", p.String(), peopleByPosition[p], made[p], positionsFrom)
	}
	c.count("position", "child at home", childrenHome, made[ChildOfCouple]+made[ChildOfLoneParent], positionsFrom)
}

func (c *comparison) households() {
	var sizes [5]int
	var types [HouseholdTypes]int
	children := map[HouseholdType]*[3]int{UnmarriedCoupleChildren: {}, MarriedCoupleChildren: {}, LoneParentHousehold: {}}
	for h, t := range c.p.Type {
		types[t]++
		if t == Institution {
			continue
		}
		n := int(c.p.First[h+1] - c.p.First[h])
		sizes[min(n, 5)-1]++
		if of := children[t]; of != nil {
			of[min(int(c.p.store.children[c.p.First[h]]), 3)-1]++
		}
	}
	published := householdsByType()
	for t, n := range types[:Institution] {
		c.homes("household type", HouseholdType(t).String(), published[t], n, privateHouseholds, positionsFrom)
	}
	for i, n := range sizes {
		name := strconv.Itoa(i + 1)
		if i == 4 {
			name = "5 or more"
		}
		c.homes("household size", name, householdsBySize[i], n, privateHouseholds, householdsFrom)
	}
	const householdsOf2023 = 8_270_000 // StatLine 85496NED
	for _, t := range []HouseholdType{UnmarriedCoupleChildren, MarriedCoupleChildren, LoneParentHousehold} {
		for i, n := range children[t] {
			c.homes("children", fmt.Sprintf("%s: %s", t, []string{"1", "2", "3 or more"}[i]), childrenByType[t][i], n, householdsOf2023, childrenFrom)
		}
	}
}

func (c *comparison) places() {
	var tenures [Tenures]int
	for _, t := range c.p.Tenure {
		tenures[t]++
	}
	total := dwellings[0] + dwellings[1] + dwellings[2]
	for t, n := range tenures[:NoDwelling] {
		c.homes("home", Tenure(t).String(), dwellings[t], n, total, dwellingsFrom)
	}
	var provinces [Provinces]int
	for _, h := range c.p.Household {
		provinces[c.p.Province[h]]++
	}
	for i, n := range provinces {
		c.count("province", Province(i).String(), peopleByProvince[i], n, provincesFrom)
	}
}
