package batch

import (
	"fmt"

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
	if err := measure(p.Facts, p.Rows, ""); err != nil {
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
		if err := measure(m.Facts, int(m.From[p.Rows]), name+": "); err != nil {
			return err
		}
	}
	return nil
}

func measure(facts map[string]*Column, n int, of string) error {
	for name, c := range facts {
		values := n
		if c.At != nil {
			if len(c.At) < n {
				return fmt.Errorf("%s%s says of %d whose value is whose, and there are %d", of, name, len(c.At), n)
			}
			values = c.held()
			for i, at := range c.At[:n] {
				if at < 0 || int(at) >= values {
					return fmt.Errorf("%s%s: value %d of row %d does not exist", of, name, at, i)
				}
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
