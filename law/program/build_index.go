package program

import "sync"

// graphs are those that no compilation is using: what they hold is dropped, its room kept.
var graphs = sync.Pool{New: func() any { return &graph{} }}

func newGraph(most func(Scope) int) *graph {
	g := graphs.Get().(*graph)
	g.most, g.at = most, Origin{}
	if len(g.index) == 0 {
		g.grow(1024)
	}
	return g
}

// release gives a graph back; nothing may point into it any more.
func (g *graph) release() {
	clear(g.nodes)
	clear(g.origins)
	g.nodes, g.origins, g.most = g.nodes[:0], g.origins[:0], nil
	if len(g.index) > 1<<16 {
		return // that of a whole country's laws is not worth keeping
	}
	g.unindex()
	graphs.Put(g)
}

func (g *graph) unindex() {
	for i := range g.index {
		g.index[i] = none
	}
}

// grow makes the index larger and puts every node in it again.
func (g *graph) grow(size int) {
	g.index = make([]id, size)
	g.unindex()
	for n := range g.nodes {
		g.index[g.slot(&g.nodes[n])] = id(n)
	}
}

// slot is where in the index a node is, or where it would be put.
func (g *graph) slot(n *node) int {
	h := uint64(n.op) | uint64(n.round)<<8 | uint64(n.scope)<<16
	for _, x := range [4]uint64{uint64(uint32(n.arg[0])) | uint64(uint32(n.arg[1]))<<32, uint64(uint32(n.arg[2])), uint64(n.imm)} {
		h = (h ^ x) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	mask := len(g.index) - 1
	for at := int(h>>16) & mask; ; at = (at + 1) & mask {
		if found := g.index[at]; found == none || g.nodes[found].same(n) {
			return at
		}
	}
}

// same tells whether two nodes always give the same.
func (n *node) same(m *node) bool {
	return n.op == m.op && n.round == m.round && n.scope == m.scope && n.arg == m.arg && n.imm == m.imm &&
		n.table == m.table && (n.op != Const || n.out.MayBeNull() == m.out.MayBeNull())
}

func (g *graph) add(n node) id {
	if 2*len(g.nodes) >= len(g.index) {
		g.grow(2 * len(g.index))
	}
	slot := g.slot(&n)
	if found := g.index[slot]; found != none {
		return found
	}
	g.nodes = append(g.nodes, n)
	g.origins = append(g.origins, g.at)
	g.index[slot] = id(len(g.nodes) - 1)
	return g.index[slot]
}
