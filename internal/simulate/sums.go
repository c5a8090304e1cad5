package simulate

import (
	"meent.nl/meent/internal/population/country"
)

// sums are what one worker found.
type sums struct {
	schemes  [2][]Reach   // before and after
	incomes  [2]histogram // before, and what a reform changes of that
	low      [2]int64     // persons below the low-income line
	ranked   ranked
	types    [country.HouseholdTypes]Group
	marginal [2][earners]rates
}

func newSums(schemes int) *sums {
	return &sums{schemes: [2][]Reach{make([]Reach, schemes), make([]Reach, schemes)}}
}

func (s *sums) add(o *sums) {
	for when := range s.schemes {
		for i, r := range o.schemes[when] {
			to := &s.schemes[when][i]
			to.Cents += r.Cents
			to.Recipients += r.Recipients
			to.Undecided += r.Undecided
		}
		s.incomes[when].add(&o.incomes[when])
		s.low[when] += o.low[when]
		for e := range s.marginal[when] {
			s.marginal[when][e].add(&o.marginal[when][e])
		}
	}
	for i := range s.ranked {
		s.ranked[i].add(&o.ranked[i])
	}
	for i := range s.types {
		s.types[i].add(&o.types[i])
	}
}

// rates count earners by what is not kept of a raise, in whole percents rounded down.
type rates struct {
	earners [highestRate - lowestRate + 1]int64
	raised  int64 // cents
	kept    int64
}

// lowestRate and highestRate also stand for what is beyond them.
const lowestRate, highestRate = -200, 300

func (r *rates) count(raise, kept int64) {
	lost := raise - kept
	percent := lost * 100 / raise
	if lost < 0 && lost*100%raise != 0 {
		percent--
	}
	r.earners[min(max(percent, lowestRate), highestRate)-lowestRate]++
	r.raised += raise
	r.kept += kept
}

func (r *rates) add(o *rates) {
	for i, n := range o.earners {
		r.earners[i] += n
	}
	r.raised += o.raised
	r.kept += o.kept
}

func (r *rates) result(laws, earner string) Marginal {
	m := Marginal{Laws: laws, Earner: earner, Mean: share(max(r.raised-r.kept, 0), r.raised)}
	for _, n := range r.earners {
		m.Earners += n
	}
	seen, found := int64(0), false
	for i, n := range r.earners {
		percent := i + lowestRate
		if seen += n; !found && m.Earners > 0 && 2*seen >= m.Earners {
			m.Median, found = int64(percent), true
		}
		switch {
		case percent < 0:
			m.Bands[0] += n
		case percent >= 100:
			m.Bands[RateBands-1] += n
		default:
			m.Bands[1+percent/10] += n
		}
	}
	return m
}
