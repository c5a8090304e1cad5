package simulate

import (
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/value"
)

// desk is where one worker works out blocks and counts them.
type desk struct {
	r     *simulation
	bench *bench
	sums  *sums
	// amounts are as simulation.scenarios: per scenario, of each scheme.
	amounts [2][1 + earners][]amounts
}

func newDesk(r *simulation, s *sums) *desk {
	d := &desk{r: r, bench: newBench(r.c), sums: s}
	for when, scenarios := range r.scenarios {
		for who, sc := range scenarios {
			if sc == nil {
				continue
			}
			d.amounts[when][who] = make([]amounts, len(r.Schemes))
			for i := range r.Schemes {
				if when == 0 || r.changed[i] {
					d.amounts[when][who][i].ofHousehold = make([]int64, blockOf)
				}
			}
		}
	}
	return d
}

// block works out some households and counts them.
func (d *desk) block(first, n int) {
	b := d.bench
	b.enter(first, n)
	if d.r.whole {
		b.raises(d.r.labour)
	}
	persons := int(b.c.First[first+n] - b.c.First[first])
	for when, scenarios := range d.r.scenarios {
		for who, sc := range scenarios {
			if sc == nil {
				continue
			}
			to := d.amounts[when][who]
			for i := range to {
				clear(to[i].ofHousehold)
				if need := (persons + 63) / 64; len(to[i].got) < need {
					to[i].got = make([]uint64, need+need/8)
				}
			}
			for i := range sc.units {
				b.work(&sc.units[i], who, to)
			}
			for i := range to {
				to[i].settle(persons)
			}
		}
	}
	d.schemes()
	for h := range n {
		d.household(h)
	}
}

// schemes books what the schemes of the block came to.
func (d *desk) schemes() {
	for when := range d.amounts {
		to := d.amounts[when][0]
		for i := range to {
			a, s := &to[i], &d.sums.schemes[when][i]
			s.Cents += a.total
			s.Recipients += a.recipients
			s.Undecided += a.undecided
			a.total, a.recipients, a.undecided = 0, 0, 0
		}
	}
}

// of is what a scheme comes to for a household; what a reform does not change is as
// before.
func (d *desk) of(when, who, scheme, h int) int64 {
	if when == 1 && !d.r.changed[scheme] {
		when = 0
	}
	return d.amounts[when][who][scheme].ofHousehold[h]
}

// income is what a household has to live on, and what of it is for the rent.
type income struct{ all, rent int64 }

// household counts one household.
func (d *desk) household(h int) {
	c, at := d.r.c, d.bench.first+h
	kind := c.Type[at]
	persons := int(c.First[at+1] - c.First[at])
	if kind == country.Institution {
		change := d.change(h, false)
		d.sums.types[kind].count(persons, 0, change)
		return
	}
	adults := 0
	before := income{all: int64(c.Disposable[at])}
	if d.r.whole {
		before = income{}
	}
	for i := c.First[at]; i < c.First[at+1]; i++ {
		if value.Date(d.r.born[i]) > d.r.cutoff {
			continue
		}
		adults++
		if d.r.whole && d.isInsured(int(i)) {
			before.all -= d.r.premium
		}
	}
	if d.r.whole {
		for i, s := range d.r.Schemes {
			switch s.In {
			case Rent:
				before.rent += d.of(0, 0, i, h)
				fallthrough
			case Net, Benefit:
				before.all += d.of(0, 0, i, h)
			}
		}
	}
	felt := d.change(h, false)
	after := income{all: before.all + d.change(h, true), rent: before.rent}
	for i, s := range d.r.Schemes {
		if s.In == Rent {
			after.rent += d.of(1, 0, i, h) - d.of(0, 0, i, h)
		}
	}
	by := factor(adults, persons-adults)
	for when, in := range [2]income{before, after} {
		d.sums.incomes[when].count(in.all*100/by, persons)
		if d.r.whole && (in.all-in.rent)*100/by < d.r.lowLine {
			d.sums.low[when] += int64(persons)
		}
	}
	d.sums.types[kind].count(persons, before.all, felt)
	d.sums.ranked[bin(before.all*100/by)/rankStep].count(persons, before.all, felt)
	if d.r.whole {
		d.marginal(h)
	}
}

// change is what a reform changes for a household: of all that it feels, or only of
// what is income.
func (d *desk) change(h int, incomes bool) int64 {
	sum := int64(0)
	for i, s := range d.r.Schemes {
		if d.r.changed[i] && !(incomes && (s.In == Care || s.In == Aside)) {
			sum += d.of(1, 0, i, h) - d.of(0, 0, i, h)
		}
	}
	return sum
}

func (d *desk) isInsured(i int) bool {
	c := d.r.insured
	if c.Bits != nil && c.At == nil {
		return c.Bits[i>>6]>>(i&63)&1 != 0
	}
	v, ok := c.Value(i)
	return ok && v.Lo == 1
}

// marginal counts what the earners of a household keep of a raise.
func (d *desk) marginal(h int) {
	for e := range earners {
		if !d.bench.earns[e][h] {
			continue
		}
		i, _ := earner(d.r.c, d.bench.first+h, e)
		more := raise(int64(d.r.labour[i]))
		for when := range 2 {
			kept := int64(0)
			for s := range d.r.Schemes {
				if d.r.Schemes[s].In != Aside {
					kept += d.of(when, 1+e, s, h) - d.of(when, 0, s, h)
				}
			}
			d.sums.marginal[when][e].count(more, kept)
		}
	}
}
