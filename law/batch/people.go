package batch

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/program"
)

// People is what is known of many applicants.
type People struct {
	Rows      int
	Facts     map[string]*Column // of the applicant and the household
	Relations map[string]*Members
}

// Members is the members of one relation of all applicants, one after another.
type Members struct {
	From  []int32 // the members of applicant i are From[i] to From[i+1]
	Facts map[string]*Column

	longest int32 // the most members of anybody; what Measure found
}

// Measure finds the bounds of every column, once.
func (p *People) Measure() error {
	seen := indexes{}
	if err := measure(p.Facts, p.Rows, "", seen); err != nil {
		return err
	}
	for name, m := range p.Relations {
		if len(m.From) != p.Rows+1 {
			return fmt.Errorf("relation %s is given for %d applicants, and there are %d", name, len(m.From)-1, p.Rows)
		}
		m.longest = 0
		for i := range p.Rows {
			if m.From[i] > m.From[i+1] {
				return fmt.Errorf("relation %s: the members of row %d end before they begin", name, i)
			}
			m.longest = max(m.longest, m.From[i+1]-m.From[i])
		}
		if err := measure(m.Facts, int(m.From[p.Rows]), name+": ", seen); err != nil {
			return err
		}
	}
	return nil
}

func measure(facts map[string]*Column, n int, of string, seen indexes) error {
	for name, c := range facts {
		values := n
		if c.At != nil {
			if len(c.At) < n {
				return fmt.Errorf("%s%s says of %d whose value is whose, and there are %d", of, name, len(c.At), n)
			}
			values = c.held()
			if at := seen.beyond(c.At[:n], values); at >= 0 {
				return fmt.Errorf("%s%s: value %d of row %d does not exist", of, name, c.At[at], at)
			}
		}
		if c.Known.May != 0 {
			continue
		}
		if err := c.Measure(values); err != nil {
			return fmt.Errorf("%s%s: %w", of, name, err)
		}
	}
	return nil
}

// indexes are those that were looked through: many columns have the same.
type indexes map[*int32]reach

// reach is how far some indexes go.
type reach struct {
	n            int
	lowest, most int32
}

// beyond is the first of some indexes that is none of so many values; -1: none is.
func (x indexes) beyond(at []int32, values int) int {
	if len(at) == 0 {
		return -1
	}
	r, ok := x[&at[0]]
	if !ok || r.n != len(at) {
		r = reach{len(at), at[0], at[0]}
		for _, v := range at {
			r.lowest, r.most = min(r.lowest, v), max(r.most, v)
		}
		x[&at[0]] = r
	}
	if r.lowest >= 0 && int(r.most) < values {
		return -1
	}
	return slices.IndexFunc(at, func(v int32) bool { return v < 0 || int(v) >= values })
}

// Bounds is what a program may take for granted of these people. Measure them first.
func (p *People) Bounds() program.Bounds {
	b := program.Bounds{Facts: map[string]program.Range{}, Members: map[string]int{}}
	open := map[string]bool{}
	add := func(facts map[string]*Column, n int) {
		for name, c := range facts {
			if c.open(valuesOf(c, n)) {
				open[name] = true
			}
			if known := c.Known; known.May != 0 {
				b.Facts[name] = b.Facts[name].Or(known)
			}
		}
	}
	add(p.Facts, p.Rows)
	for name, m := range p.Relations {
		b.Members[name] = int(m.longest)
		add(m.Facts, int(m.From[p.Rows]))
	}
	for name := range open { // of who is replayed it may be anything
		delete(b.Facts, name)
	}
	return b
}

func valuesOf(c *Column, n int) int {
	if c.At != nil || c.Fixed.May != 0 {
		return c.held()
	}
	return n
}
