package simulate

// desk is where one worker works out blocks and counts them.
type desk struct {
	r     *simulation
	bench *bench
	sums  *sums
	// amounts are as simulation.scenarios: per scenario, of each scheme.
	amounts [2][1 + earners][]amounts
	tally   tally
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
	d.tally = d.newTally()
	return d
}

// of is what a scheme comes to for each household of a block; what a reform does not
// change is as before.
func (d *desk) of(when, who, scheme int) []int64 {
	if when == 1 && !d.r.changed[scheme] {
		when = 0
	}
	return d.amounts[when][who][scheme].ofHousehold
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
	d.count(n)
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
