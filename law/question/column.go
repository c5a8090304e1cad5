package question

import "slices"

// bins is about how many values of a fact are told apart.
const bins = 16

// nothing is the bin of what is not applicable or not there; mostBins is one more.
const (
	nothing  = 3 * bins
	mostBins = nothing + 1
)

// column is a fact of everybody, in bins.
type column struct {
	// words hold the bin of eight people each, the first in the lowest byte; nil where
	// all are in bin same.
	words []uint64
	same  uint8
	edges []int64 // the least values of all bins but the first
}

// looked is of how many people the values say where bins end.
const looked = 4096

func newColumn(n int, of func(i int) cell) *column {
	c := &column{edges: edges(n, of, bins)}
	words := make([]uint64, (n+7)/8)
	alike := true
	for i := range n {
		bin := c.of(of(i))
		if i == 0 {
			c.same = bin
		}
		alike = alike && bin == c.same
		words[i/8] |= uint64(bin) << (i % 8 * 8)
	}
	if !alike {
		c.words = words
	}
	return c
}

// of is the bin of a value.
func (c *column) of(one cell) uint8 { return binOf(c.edges, one) }

func binOf(edges []int64, one cell) uint8 {
	if !one.has {
		return nothing
	}
	i, found := slices.BinarySearch(edges, one.v)
	if found {
		i++
	}
	return uint8(i)
}

// edges are where the bins of n values begin, but the first: a value that many have is a
// bin by itself, and what lies between is in bins of about as many each. There are less
// than three times as many as is asked.
func edges(n int, of func(i int) cell, bins int) []int64 {
	values := make([]int64, 0, min(n, looked))
	step := max(1, n/looked)
	for i := 0; i < n; i += step {
		if c := of(i); c.has {
			values = append(values, c.v)
		}
	}
	slices.Sort(values)
	few := slices.Compact(slices.Clone(values))
	if len(few) <= bins {
		return few[min(1, len(few)):]
	}
	var out []int64
	in, alone := 0, false // how many the bin has, and whether it is one value
	for at := 0; at < len(values); {
		end := at + 1
		for end < len(values) && values[end] == values[at] {
			end++
		}
		many := (end-at)*bins >= len(values)
		if at > 0 && (many || alone || in*bins >= len(values)) {
			out, in = append(out, values[at]), 0
		}
		in, alone, at = in+end-at, many, end
	}
	return out
}
