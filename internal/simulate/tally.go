package simulate

import (
	"meent.nl/meent/internal/population/country"
)

// tally is what the households of a block come to, each in a column.
type tally struct {
	incomes, rents []column // what makes up an income, and what of it is for the rent
	changes        []difference
	raises         [2][earners][]pair // before and after, per earner: with a raise, and without

	all, rent            []int64 // income, and what of it is for the rent
	felt, gained, rented []int64 // what a reform changes: in all, of income, and of what is for the rent
	adults, insured      []int64
}

// column is an amount of each household.
type column []int64

// difference is a scheme before and after a reform, and what it is of an income.
type difference struct {
	before, after column
	income, rent  bool
}

// pair is a scheme with a raise and without.
type pair struct{ with, without column }

func (d *desk) newTally() tally {
	t := tally{all: make(column, blockOf), rent: make(column, blockOf), felt: make(column, blockOf),
		gained: make(column, blockOf), rented: make(column, blockOf), adults: make(column, blockOf), insured: make(column, blockOf)}
	for i, s := range d.r.Schemes {
		if d.r.changed[i] {
			t.changes = append(t.changes, difference{d.of(0, 0, i), d.of(1, 0, i), s.In != Care && s.In != Aside, s.In == Rent})
		}
		if !d.r.whole {
			continue
		}
		switch s.In {
		case Rent:
			t.rents = append(t.rents, d.of(0, 0, i))
			t.incomes = append(t.incomes, d.of(0, 0, i))
		case Net, Benefit:
			t.incomes = append(t.incomes, d.of(0, 0, i))
		}
		if s.In == Aside {
			continue
		}
		for when := range t.raises {
			for e := range earners {
				t.raises[when][e] = append(t.raises[when][e], pair{d.of(when, 1+e, i), d.of(when, 0, i)})
			}
		}
	}
	return t
}

// add adds amounts to those of some households.
func (c column) add(more column) {
	for h, v := range more[:len(c)] {
		c[h] += v
	}
}

// gain adds what a reform changes of some amounts.
func (c column) gain(by difference) {
	before, after := by.before[:len(c)], by.after[:len(c)]
	for h := range c {
		c[h] += after[h] - before[h]
	}
}

// lay lays the columns of n households out.
func (d *desk) lay(n int) {
	t, c, first := &d.tally, d.r.c, d.bench.first
	d.grown(n)
	for _, v := range [][]int64{t.rent[:n], t.felt[:n], t.gained[:n], t.rented[:n]} {
		clear(v)
	}
	if !d.r.whole {
		for h := range n {
			t.all[h] = int64(c.Disposable[first+h])
		}
	} else {
		for h := range n {
			t.all[h] = -d.r.premium[0] * t.insured[h]
			t.gained[h] = -(d.r.premium[1] - d.r.premium[0]) * t.insured[h]
			t.felt[h] = t.gained[h]
		}
	}
	for _, v := range t.incomes {
		column(t.all[:n]).add(v)
	}
	for _, v := range t.rents {
		column(t.rent[:n]).add(v)
	}
	for _, v := range t.changes {
		column(t.felt[:n]).gain(v)
		if v.income {
			column(t.gained[:n]).gain(v)
		}
		if v.rent {
			column(t.rented[:n]).gain(v)
		}
	}
}

// grown counts the adults of n households, and those who have health insurance.
func (d *desk) grown(n int) {
	t, c, first := &d.tally, d.r.c, d.bench.first
	clear(t.adults[:n])
	clear(t.insured[:n])
	cutoff := int32(d.r.cutoff)
	for i := c.First[first]; i < c.First[first+n]; i++ {
		adult := int64(0)
		if d.r.born[i] <= cutoff {
			adult = 1
		}
		h := int(c.Household[i]) - first
		t.adults[h] += adult
		if d.r.whole && d.isInsured(int(i)) {
			t.insured[h] += adult
		}
	}
}

func (d *desk) isInsured(i int) bool {
	c := d.r.insured
	if c.Bits != nil && c.At == nil {
		return c.Bits[i>>6]>>(i&63)&1 != 0
	}
	v, ok := c.Value(i)
	return ok && v.Lo == 1
}

// count counts n households.
func (d *desk) count(n int) {
	d.lay(n)
	t, c, first := &d.tally, d.r.c, d.bench.first
	for h := range n {
		at := first + h
		kind, persons := c.Type[at], int(c.First[at+1]-c.First[at])
		if kind == country.Institution {
			d.sums.types[kind].count(persons, 0, t.felt[h])
			continue
		}
		by := country.Equivalence(int(t.adults[h]), persons-int(t.adults[h]))
		alone := t.all[h] * 100 / by
		d.sums.incomes[0].count(alone, persons)
		d.sums.types[kind].count(persons, t.all[h], t.felt[h])
		d.sums.ranked[bin(alone)/rankStep].count(persons, t.all[h], t.felt[h])
		if t.gained[h] != 0 { // after is kept as what differs from before
			d.sums.incomes[1].count(alone, -persons)
			d.sums.incomes[1].count((t.all[h]+t.gained[h])*100/by, persons)
		}
		if d.r.whole {
			d.low(0, t.all[h]-t.rent[h], by, persons)
			d.low(1, t.all[h]-t.rent[h]+t.gained[h]-t.rented[h], by, persons)
			d.marginal(h)
		}
	}
}

// low counts the persons below the low-income line.
func (d *desk) low(when int, income, by int64, persons int) {
	if income*100/by < d.r.lowLine {
		d.sums.low[when] += int64(persons)
	}
}

// marginal counts what the earners of a household keep of a raise.
func (d *desk) marginal(h int) {
	for e := range earners {
		if !d.bench.earns[e][h] {
			continue
		}
		i, _ := earner(d.r.c, d.bench.first+h, e)
		more := raise(int64(d.r.labour[i]))
		for when, schemes := range d.tally.raises {
			kept := int64(0)
			for _, s := range schemes[e] {
				kept += s.with[h] - s.without[h]
			}
			d.sums.marginal[when][e].count(more, kept)
		}
	}
}
