package layered

// Size is how much room things take.
type Size struct {
	Node float64 // height of a node
	Pass float64 // height of an edge that passes through a layer
	Gap  float64 // between two that stand above each other
}

// Drawing is where everything stands: the layer of each node, from 0, and its middle,
// from the top.
type Drawing struct {
	Layers int
	Height float64
	Layer  []int
	Middle []float64
	Edges  []Edge
}

// Edge is an edge as it was given, with where it passes: one height per layer between
// the layers of its ends. Back says that it goes from a later layer to an earlier one;
// its passes then are still from left to right.
type Edge struct {
	From, To int
	Back     bool
	Passes   []float64
}

// Lay lays out nodes 0 to n-1. An edge to itself, or one that stands twice, is left
// out; an edge beyond the nodes panics, since it is a fault of the caller.
func Lay(n int, edges [][2]int, size Size) Drawing {
	g := newGraph(n, edges)
	g.breakCircles()
	g.assignLayers()
	g.addPasses()
	g.order()
	g.place(size)
	return g.drawing()
}

// vertex is a node, or where an edge passes through a layer.
type vertex struct {
	layer   int
	isPass  bool
	in, out []int
	height  float64
	middle  float64
}

type link struct {
	from, to int
	turned   bool
	passes   []int // vertices, from left to right
}

type graph struct {
	nodes    int
	vertices []vertex
	links    []link
	layers   [][]int
}

func newGraph(n int, edges [][2]int) *graph {
	g := &graph{nodes: n, vertices: make([]vertex, n)}
	seen := map[[2]int]bool{}
	for _, e := range edges {
		if e[0] < 0 || e[0] >= n || e[1] < 0 || e[1] >= n {
			panic("layered: an edge to a node that there is not")
		}
		if e[0] != e[1] && !seen[e] {
			seen[e] = true
			g.links = append(g.links, link{from: e[0], to: e[1]})
		}
	}
	return g
}

// breakCircles turns the edges that lead back to where a walk through the graph came
// from.
func (g *graph) breakCircles() {
	out := make([][]int, g.nodes) // links
	for i, l := range g.links {
		out[l.from] = append(out[l.from], i)
	}
	const (
		unseen = iota
		busy
		done
	)
	state := make([]int, g.nodes)
	var walk func(node int)
	walk = func(node int) {
		state[node] = busy
		for _, i := range out[node] {
			switch to := g.links[i].to; state[to] {
			case busy:
				g.links[i].turned = true
			case unseen:
				walk(to)
			}
		}
		state[node] = done
	}
	for node := range g.nodes {
		if state[node] == unseen {
			walk(node)
		}
	}
	for i, l := range g.links {
		if l.turned {
			g.links[i].from, g.links[i].to = l.to, l.from
		}
	}
}

// assignLayers puts each node one layer after the last that leads to it.

func (g *graph) assignLayers() {
	in, out := make([]int, g.nodes), make([][]int, g.nodes)
	for _, l := range g.links {
		in[l.to]++
		out[l.from] = append(out[l.from], l.to)
	}
	var ready []int
	for node := range g.nodes {
		if in[node] == 0 {
			ready = append(ready, node)
		}
	}
	for len(ready) > 0 {
		node := ready[0]
		ready = ready[1:]
		for _, to := range out[node] {
			g.vertices[to].layer = max(g.vertices[to].layer, g.vertices[node].layer+1)
			if in[to]--; in[to] == 0 {
				ready = append(ready, to)
			}
		}
	}
}

// addPasses puts a vertex wherever an edge passes through a layer.
func (g *graph) addPasses() {
	for i, l := range g.links {
		at := l.from
		for layer := g.vertices[l.from].layer + 1; layer < g.vertices[l.to].layer; layer++ {
			pass := len(g.vertices)
			g.vertices = append(g.vertices, vertex{layer: layer, isPass: true})
			g.links[i].passes = append(g.links[i].passes, pass)
			g.connect(at, pass)
			at = pass
		}
		g.connect(at, l.to)
	}
	for i, v := range g.vertices {
		for len(g.layers) <= v.layer {
			g.layers = append(g.layers, nil)
		}
		g.layers[v.layer] = append(g.layers[v.layer], i)
	}
}

func (g *graph) connect(from, to int) {
	g.vertices[from].out = append(g.vertices[from].out, to)
	g.vertices[to].in = append(g.vertices[to].in, from)
}

func (g *graph) drawing() Drawing {
	d := Drawing{Layers: len(g.layers), Layer: make([]int, g.nodes), Middle: make([]float64, g.nodes)}
	for i := range g.nodes {
		d.Layer[i], d.Middle[i] = g.vertices[i].layer, g.vertices[i].middle
	}
	for _, v := range g.vertices {
		d.Height = max(d.Height, v.middle+v.height/2)
	}
	for _, l := range g.links {
		e := Edge{From: l.from, To: l.to, Back: l.turned}
		if l.turned {
			e.From, e.To = l.to, l.from
		}
		for _, pass := range l.passes {
			e.Passes = append(e.Passes, g.vertices[pass].middle)
		}
		d.Edges = append(d.Edges, e)
	}
	return d
}
