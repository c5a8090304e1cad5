package simulate

import (
	"fmt"

	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
)

// Who earns more in a simulation of marginal rates: the first of those who run a
// household, or the second.
const (
	firstEarner = iota
	secondEarner
	earners
)

// The facts in which a higher wage shows.
const (
	labourFact = "arbeidsinkomen"
	incomeFact = "inkomensgegeven"
	wageFact   = "netto_loon"
)

// raise is what more somebody earns: three percent, and at least a hundred euro.
func raise(labour int64) int64 {
	if labour <= 0 {
		return 0
	}
	return max((labour*3+50)/100, 10_000)
}

// earner is the person of a household who earns more; false where nobody does.
func earner(p *country.Population, household, which int) (int, bool) {
	i := int(p.First[household]) + which
	if i >= int(p.First[household+1]) {
		return 0, false
	}
	switch p.Position[i] {
	case country.Alone, country.LoneParent:
		return i, which == firstEarner
	case country.UnmarriedNoChild, country.MarriedNoChild, country.UnmarriedWithChild, country.MarriedWithChild:
		return i, true
	}
	return 0, false
}

// raised are the people with a higher wage of one earner in each household.
func raised(p *country.Population, which int) (*batch.People, error) {
	people := p.People()
	labour, income, wage := people.Facts[labourFact], people.Facts[incomeFact], people.Facts[wageFact]
	for name, c := range map[string]*batch.Column{labourFact: labour, incomeFact: income, wageFact: wage} {
		if c == nil || c.Narrow == nil || c.At != nil {
			return nil, fmt.Errorf("the population has no %s of each person, which marginal rates need", name)
		}
	}
	higher := map[string][]int32{labourFact: clone(labour), incomeFact: clone(income), wageFact: clone(wage)}
	for h := range p.Households() {
		i, ok := earner(p, h, which)
		if !ok {
			continue
		}
		had := int64(labour.Narrow[i])
		more := raise(had)
		if more == 0 {
			continue
		}
		higher[labourFact][i] = clamp(had + more)
		higher[incomeFact][i] = clamp(int64(income.Narrow[i]) + more)
		higher[wageFact][i] = clamp(int64(wage.Narrow[i]) + int64(wage.Narrow[i])*more/had)
	}
	columns := map[string]*batch.Column{}
	for name, v := range higher {
		c := &batch.Column{Narrow: v}
		if err := c.Measure(len(v)); err != nil {
			return nil, err
		}
		columns[name] = c
	}
	out := &batch.People{Rows: people.Rows, Facts: with(people.Facts, columns), Relations: map[string]*batch.Members{}}
	for name, m := range people.Relations {
		of := *m
		of.Facts = with(m.Facts, columns)
		out.Relations[name] = &of
	}
	return out, nil
}

// with are facts of which some have other values; who looks at whose stays.
func with(facts, others map[string]*batch.Column) map[string]*batch.Column {
	out := map[string]*batch.Column{}
	for name, c := range facts {
		if o, ok := others[name]; ok && c.Narrow != nil {
			c = &batch.Column{Narrow: o.Narrow, At: c.At, Known: o.Known}
		}
		out[name] = c
	}
	return out
}

func clone(c *batch.Column) []int32 { return append([]int32(nil), c.Narrow...) }

// clamp keeps an amount in the column; the facts end there as well.
func clamp(v int64) int32 { return int32(min(v, 1<<31-1)) }
