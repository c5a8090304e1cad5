package question

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// bins is how many values of a fact are told apart, at most.
const bins = 16

// Prior is people of whom the outcome of a program is known, in bins. It is never
// changed, and any number of goroutines may use it.
type Prior struct {
	p        *program.Program
	rows     int
	outcomes []uint8
	columns  map[key]column
}

// key is a fact of the applicant (scope 0), or of the first, second, … member of a
// relation; without a fact, how many members the relation has.
type key struct {
	scope  program.Scope
	member int
	fact   int // -1: the relation itself
}

// column is a fact of everybody, in bins.
type column struct {
	bin []uint8
	// edges are the least values of all bins but the first, of what is not in words.
	edges []int64
}

// members is of how many members of a relation the facts are looked at.
const members = 3

// nothing is the bin of what is not applicable or not there.
const nothing = bins

// NewPrior works out a program for people whose facts are all known.
func NewPrior(p *program.Program, people *batch.People) (*Prior, error) {
	b, err := batch.Bind(p, people)
	if err != nil {
		return nil, fmt.Errorf("the prior: %w", err)
	}
	prior := &Prior{p: p, rows: people.Rows, columns: map[key]column{}}
	outcomes := make([]cell, people.Rows)
	w := b.Worker()
	for chunk := range b.Chunks() {
		w.Run(chunk, []value.Date{p.On}, func(_ int, out batch.Outcomes) {
			for row := range out.Rows {
				v, applies, decided := out.Value(0, row)
				outcomes[out.First+row] = cell{v, applies && decided}
			}
		})
	}
	prior.outcomes = binned(outcomes).bin
	for s, window := range p.Windows {
		for _, n := range window.Slots {
			prior.add(people, program.Scope(s), n)
		}
	}
	return prior, nil
}

// cell is a value; without is that there is none.
type cell struct {
	v   int64
	has bool
}

// add lays out one fact, of the applicant or of the first members.
func (q *Prior) add(people *batch.People, scope program.Scope, fact int) {
	name := q.p.Facts[fact].Name
	if scope == program.Root {
		q.columns[key{scope, 0, fact}] = binned(q.cells(people, func(row int) cell { return read(people.Facts[name], row) }))
		return
	}
	relation := people.Relations[q.p.Relations[scope-1].Name]
	size := func(row int) int32 { return relation.From[row+1] - relation.From[row] }
	q.columns[key{scope, 0, -1}] = binned(q.cells(people, func(row int) cell { return cell{int64(size(row)), true} }))
	for k := range members {
		q.columns[key{scope, k, fact}] = binned(q.cells(people, func(row int) cell {
			if int(size(row)) <= k {
				return cell{}
			}
			return read(relation.Facts[name], int(relation.From[row])+k)
		}))
	}
}

func read(c *batch.Column, i int) cell {
	v, known := c.Value(i)
	return cell{v.Lo, known && v.MayHold()}
}

func (q *Prior) cells(people *batch.People, of func(row int) cell) []cell {
	all := make([]cell, people.Rows)
	for row := range all {
		all[row] = of(row)
	}
	return all
}

// binned puts values in bins that hold about as many people each; few values have a
// bin each.
func binned(cells []cell) column {
	var values []int64
	for _, c := range cells {
		if c.has {
			values = append(values, c.v)
		}
	}
	slices.Sort(values)
	c := column{bin: make([]uint8, len(cells))}
	few := slices.Compact(slices.Clone(values))
	if len(few) <= bins {
		if len(few) > 1 {
			c.edges = few[1:]
		}
	} else {
		for i := 1; i < bins; i++ {
			c.edges = append(c.edges, values[i*len(values)/bins])
		}
		c.edges = slices.Compact(c.edges)
	}
	for i, one := range cells {
		c.bin[i] = c.of(one)
	}
	return c
}

// of is the bin of a value.
func (c *column) of(one cell) uint8 {
	if !one.has {
		return nothing
	}
	i, found := slices.BinarySearch(c.edges, one.v)
	if found {
		i++
	}
	return uint8(i)
}
