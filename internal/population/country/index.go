package country

import (
	"context"
	"fmt"
	"runtime"

	"meent.nl/meent/law/batch"
)

// index makes the people of the columns, and measures them.
func (p *Population) index(workers int) error {
	s := &p.store
	n := p.Persons()
	people := &batch.People{Rows: n, Facts: p.applicant(), Relations: map[string]*batch.Members{
		"kinderen":          {From: starts(s.children), Facts: s.kinderen()},
		"partnerkandidaten": {From: starts(s.candidates), Facts: s.partnerkandidaten()},
	}}
	if err := measureAll(people, workers); err != nil {
		return err
	}
	if err := people.Measure(); err != nil {
		return err
	}
	p.people = people
	return nil
}

// starts is where the members of each begin, of how many each has.
func starts(each []uint8) []int32 {
	out := make([]int32, len(each)+1)
	at := int32(0)
	for i, n := range each {
		out[i] = at
		at += int32(n)
	}
	out[len(each)] = at
	return out
}

// measureAll measures every column once, some at a time; one that others look at through
// another index is measured as a whole.
func measureAll(p *batch.People, workers int) error {
	var all []*batch.Column
	seen := map[any]*batch.Column{}
	alike := map[*batch.Column]*batch.Column{}
	add := func(facts map[string]*batch.Column) {
		for _, c := range facts {
			key := keyOf(c)
			if first, ok := seen[key]; ok && key != nil && c.Absent == nil && first.Absent == nil {
				alike[c] = first
				continue
			}
			seen[key] = c
			all = append(all, c)
		}
	}
	add(p.Facts)
	for _, m := range p.Relations {
		add(m.Facts)
	}
	faults := make([]error, len(all))
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	err := inParallel(context.Background(), workers, len(all), func(int, int) {}, func(i int) {
		faults[i] = all[i].Measure(valuesOf(all[i]))
	})
	if err != nil {
		return err
	}
	for _, err := range faults {
		if err != nil {
			return fmt.Errorf("a column cannot be measured: %w", err)
		}
	}
	for c, first := range alike {
		c.Known = first.Known
	}
	return nil
}

// keyOf is what two columns share that hold the same values; nil of those that hold none.
func keyOf(c *batch.Column) any {
	switch {
	case len(c.Narrow) > 0:
		return &c.Narrow[0]
	case len(c.Bytes) > 0:
		return &c.Bytes[0]
	case len(c.Bits) > 0:
		return &c.Bits[0]
	}
	return c
}

func valuesOf(c *batch.Column) int {
	switch {
	case c.Narrow != nil:
		return len(c.Narrow)
	case c.Bytes != nil:
		return len(c.Bytes)
	}
	return 64 * len(c.Bits)
}
