package batch

import (
	"fmt"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Batch is a program for some people. It is never changed, and any number of workers
// may use it.
type Batch struct {
	p      *program.Program
	people *People
	plan   plan
	// loads are, per scope and slot of the program, where its facts are.
	loads [][]*Column
	// most is, per scope, the most subjects of a chunk.
	most []int
}

// Compile makes a batch of goals (law.rule) for people that were measured. The error
// is document.Faults of the laws, or says which column is missing.
func Compile(laws program.Laws, goals []string, on value.Date, people *People) (*Batch, error) {
	p, err := program.CompileWithin(laws, goals, on, people.Bounds())
	if err != nil {
		return nil, err
	}
	return Bind(p, people)
}

// CompileDay is Compile for one date: the batch holds on no other, and what depends on
// the date alone is a constant.
func CompileDay(laws program.Laws, goals []string, on value.Date, people *People) (*Batch, error) {
	known := people.Bounds()
	known.OneDay = true
	p, err := program.CompileWithin(laws, goals, on, known)
	if err != nil {
		return nil, err
	}
	return Bind(p, people)
}

// Bind makes a batch of a program that holds for the people.
func Bind(p *program.Program, people *People) (*Batch, error) {
	b := &Batch{p: p, people: people, loads: make([][]*Column, len(p.Windows)), most: make([]int, len(p.Windows))}
	for s, w := range p.Windows {
		facts, of := people.Facts, ""
		b.most[s] = min(Rows, people.Rows)
		if s > 0 {
			name := p.Relations[s-1].Name
			m, ok := people.Relations[name]
			if !ok {
				return nil, fmt.Errorf("%s.%s needs relation %s, which is not given", p.Law, p.Rule, name)
			}
			facts, of = m.Facts, " of "+name
			b.most[s] = m.most(people.Rows)
		}
		for _, n := range w.Slots {
			c, ok := facts[p.Facts[n].Name]
			if !ok {
				return nil, fmt.Errorf("%s.%s needs %s%s, of which there is no column", p.Law, p.Rule, p.Facts[n].Name, of)
			}
			if err := fits(p.Facts[n], c); err != nil {
				return nil, fmt.Errorf("column %s%s: %w", p.Facts[n].Name, of, err)
			}
			b.loads[s] = append(b.loads[s], c)
		}
	}
	b.plan = makePlan(b)
	return b, nil
}

// most is the most members of the applicants of one chunk.
func (m *Members) most(rows int) int {
	most := int32(0)
	for from := 0; from < rows; from += Rows {
		most = max(most, m.From[min(rows, from+Rows)]-m.From[from])
	}
	return int(most)
}

// fits checks that a column holds what the fact can be.
func fits(f program.Fact, c *Column) error {
	known := c.Known
	lo, hi := f.Range.Lo, f.Range.Hi
	if words := f.Type.Words; len(words) > 0 {
		lo, hi = 0, int64(len(words)-1)
	}
	if known.MayHold() && (known.Lo < lo || known.Hi > hi) {
		return fmt.Errorf("holds a value outside %d to %d, which is all that is possible", lo, hi)
	}
	if c.Bits != nil && !boolean(f.Fact) {
		return fmt.Errorf("holds bits, and the fact is not a boolean")
	}
	return nil
}

func boolean(f document.Fact) bool { return f.Type.Kind == value.Boolean }

// Program is the program that is worked out.
func (b *Batch) Program() *program.Program { return b.p }
