package program

// rank adds a Rank of the members of a relation.
func (g *graph) rank(scope Scope, keys [3]id) id {
	out := RankAny([3]Range{g.out(keys[0]), g.out(keys[1]), g.out(keys[2])}, g.most(scope))
	return g.add(node{op: Rank, scope: scope, arg: keys, out: out})
}

// over adds an instruction over the members of a relation. val is none for Count
// and AtMostOne.
func (g *graph) over(op Op, relation Scope, val, mask id) id {
	mask = g.within(relation, mask)
	if val == none {
		val = mask
	}
	val = g.within(relation, val)
	o := Over{Op: op}
	o.Any(g.out(val), g.out(mask), g.most(relation))
	out, fits := o.Outcome(0)
	if !fits {
		fail(g.at.At, "this may grow past what the engine holds (18 digits)",
			"narrower bounds on the facts, or a rounding sooner")
	}
	if m, ok := g.value(mask); ok && m == 0 {
		return g.literal(Root, out)
	}
	return g.add(node{op: op, scope: Root, arg: [3]id{val, mask, none}, imm: int64(relation - 1), out: out})
}
