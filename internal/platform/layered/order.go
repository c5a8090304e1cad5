package layered

import (
	"cmp"
	"slices"
)

// sweeps is how often the layers are put in order; more no longer helps.
const sweeps = 24

// order puts the vertices of each layer where those beside them are, on average, and
// keeps the order with the fewest crossings.
func (g *graph) order() {
	at := make([]int, len(g.vertices))
	note := func() {
		for _, layer := range g.layers {
			for i, v := range layer {
				at[v] = i
			}
		}
	}
	note()
	best, fewest := g.copied(), g.crossings(at)
	for sweep := range sweeps {
		forward := sweep%2 == 0
		for k := range g.layers {
			layer := g.layers[k]
			if !forward {
				layer = g.layers[len(g.layers)-1-k]
			}
			g.sortLayer(layer, at, forward)
			for i, v := range layer {
				at[v] = i
			}
		}
		if n := g.crossings(at); n < fewest {
			best, fewest = g.copied(), n
		}
	}
	g.layers = best
}

// sortLayer sorts by the average place of the neighbours before, or after; what has
// none stays where it is.
func (g *graph) sortLayer(layer []int, at []int, forward bool) {
	weight := make(map[int]float64, len(layer))
	for i, v := range layer {
		beside := g.vertices[v].in
		if !forward {
			beside = g.vertices[v].out
		}
		weight[v] = float64(i)
		if len(beside) > 0 {
			sum := 0
			for _, n := range beside {
				sum += at[n]
			}
			weight[v] = float64(sum) / float64(len(beside))
		}
	}
	slices.SortStableFunc(layer, func(a, b int) int { return cmp.Compare(weight[a], weight[b]) })
}

func (g *graph) copied() [][]int {
	out := make([][]int, len(g.layers))
	for i, layer := range g.layers {
		out[i] = slices.Clone(layer)
	}
	return out
}

// crossings counts the pairs of edges between neighbouring layers that cross.
func (g *graph) crossings(at []int) int {
	n := 0
	for _, layer := range g.layers {
		var ends []int // of the edges, in the order of where they begin
		for _, v := range layer {
			out := make([]int, 0, len(g.vertices[v].out))
			for _, to := range g.vertices[v].out {
				out = append(out, at[to])
			}
			slices.Sort(out)
			ends = append(ends, out...)
		}
		for i, a := range ends {
			for _, b := range ends[i+1:] {
				if b < a {
					n++
				}
			}
		}
	}
	return n
}
