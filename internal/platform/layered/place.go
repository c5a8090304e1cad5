package layered

// pulls is how often each vertex is pulled towards those beside it.
const pulls = 12

// place gives every vertex its height: in the order of its layer, as near to its
// neighbours as those above and below it allow.
func (g *graph) place(size Size) {
	for i := range g.vertices {
		g.vertices[i].height = size.Node
		if g.vertices[i].isPass {
			g.vertices[i].height = size.Pass
		}
	}
	for _, layer := range g.layers {
		g.stack(layer, size.Gap, func(int) float64 { return 0 })
	}
	for pull := range pulls {
		for k := range g.layers {
			layer := g.layers[k]
			if pull%2 == 1 {
				layer = g.layers[len(g.layers)-1-k]
			}
			g.stack(layer, size.Gap, g.wanted)
		}
	}
	top := 0.0
	for i, v := range g.vertices {
		if first := v.middle - v.height/2; i == 0 || first < top {
			top = first
		}
	}
	for i := range g.vertices {
		g.vertices[i].middle -= top
	}
}

// wanted is the average height of what a vertex is linked with.
func (g *graph) wanted(v int) float64 {
	sum, n := 0.0, 0
	for _, beside := range [][]int{g.vertices[v].in, g.vertices[v].out} {
		for _, w := range beside {
			sum += g.vertices[w].middle
			n++
		}
	}
	if n == 0 {
		return g.vertices[v].middle
	}
	return sum / float64(n)
}

// block is a row of vertices that touch, and move as one.
type block struct {
	first, last int     // in the layer
	sum         float64 // of where the middle of the first would have to be
	n           int
}

func (b block) start() float64 { return b.sum / float64(b.n) }

// stack places a layer so that nothing overlaps and each is, taken together, as near
// to where it wants to be as can be: blocks that would overlap are joined.
func (g *graph) stack(layer []int, gap float64, wanted func(int) float64) {
	offset := make([]float64, len(layer)) // of a middle, when all touch
	for i := 1; i < len(layer); i++ {
		offset[i] = offset[i-1] + (g.vertices[layer[i-1]].height+g.vertices[layer[i]].height)/2 + gap
	}
	var blocks []block
	for i, v := range layer {
		blocks = append(blocks, block{first: i, last: i, sum: wanted(v) - offset[i], n: 1})
		for len(blocks) > 1 {
			a, b := blocks[len(blocks)-2], blocks[len(blocks)-1]
			if b.start() >= a.start() {
				break
			}
			blocks = append(blocks[:len(blocks)-2], block{first: a.first, last: b.last, sum: a.sum + b.sum, n: a.n + b.n})
		}
	}
	for _, b := range blocks {
		for i := b.first; i <= b.last; i++ {
			g.vertices[layer[i]].middle = b.start() + offset[i]
		}
	}
}
