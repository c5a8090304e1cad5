package program

import (
	"slices"

	"meent.nl/meent/law/feel"
)

// windows gives each live node a register in the window of its scope. A constant that
// nothing reads has one too where it is the outcome of a rule that is shown.
func (x *layout) windows() {
	x.p.Windows = make([]Window, len(x.p.Relations)+1)
	x.reg = make([]Reg, len(x.g.nodes))
	has := slices.Clone(x.live)
	for _, i := range x.instances {
		if n := i.result(); x.kept[i.number] >= 0 && x.g.isConst(n) && x.scope[x.g.scope(n)] >= 0 {
			has[n] = true
		}
	}
	sizes := make([]int, len(x.p.Windows))
	for n := range x.g.nodes {
		if has[n] {
			sizes[x.scope[x.g.nodes[n].scope]]++
		}
	}
	for s, size := range sizes {
		ranges, defs := make([]Range, 2*size), make([]int, size)
		for i := range defs {
			defs[i] = -1
		}
		x.p.Windows[s] = Window{Init: ranges[:0:size], Out: ranges[size : size : 2*size], Def: defs, Readers: make([][]int32, size)}
	}
	for n := range x.g.nodes {
		if !has[n] {
			continue
		}
		node := &x.g.nodes[n]
		w := &x.p.Windows[x.scope[node.scope]]
		x.reg[n] = Reg(len(w.Init))
		init := Range{May: MayHold}
		if node.op == Const {
			init = node.out
		}
		w.Init = append(w.Init, init)
		w.Out = append(w.Out, node.out)
	}
}

// blocks puts the instructions in an order in which the scopes change as seldom
// as possible: a phase of the root, a phase of all members, and so on. In a phase the
// relations come in their order and the root last.
func (x *layout) blocks() {
	groups := len(x.lowering.relations) + 1
	place := make([]int, len(x.g.nodes)) // phase × groups + group
	var counts []int
	total := 0
	for n := range x.g.nodes {
		node := &x.g.nodes[n]
		if !x.live[n] || node.op == Const {
			continue
		}
		at, group := 0, groups-1
		if node.scope != Root {
			at, group = 1, int(node.scope)-1
		}
		for _, a := range node.arg {
			if a == none || x.g.isConst(a) {
				continue
			}
			after := place[a] / groups
			if x.g.scope(a) != node.scope || node.op == Rank { // Rank needs the keys of every member
				after++
			}
			at = max(at, after)
		}
		place[n] = at*groups + group
		for len(counts) <= place[n] {
			counts = append(counts, 0)
		}
		counts[place[n]]++
		total++
	}
	next := make([]int, len(counts)) // per place: where in the code its next instruction goes
	from := 0
	for at, count := range counts {
		next[at] = from
		if from += count; count > 0 {
			scope := Root
			if group := at % groups; group < groups-1 {
				scope = x.scope[group+1]
			}
			x.p.Blocks = append(x.p.Blocks, Block{Scope: scope, From: from - count, To: from})
		}
	}
	x.p.Code, x.p.Origins = make([]Instr, total), make([]Origin, total)
	for n := range x.g.nodes {
		node := &x.g.nodes[n]
		if !x.live[n] || node.op == Const {
			continue
		}
		at := next[place[n]]
		next[place[n]]++
		x.p.Windows[x.scope[node.scope]].Def[x.reg[n]] = at
		x.p.Code[at] = x.instr(id(n))
		o := x.g.origins[n]
		o.Rule = x.kept[o.Rule]
		x.p.Origins[at] = o
	}
	x.readers()
}

// readers notes which instructions read each register.
func (x *layout) readers() {
	p := x.p
	p.Scopes = make([]Scope, len(p.Code))
	counts := make([][]int32, len(p.Windows))
	for s := range p.Windows {
		counts[s] = make([]int32, len(p.Windows[s].Init))
	}
	total := 0
	p.reads(func(_ int, source Scope, r Reg) { counts[source][r]++; total++ })
	all := make([]int32, total)
	for s := range p.Windows {
		for r, n := range counts[s] {
			if n > 0 {
				p.Windows[s].Readers[r], all = all[:0:n], all[n:]
			}
		}
	}
	for _, b := range p.Blocks {
		for at := b.From; at < b.To; at++ {
			p.Scopes[at] = b.Scope
		}
	}
	p.reads(func(at int, source Scope, r Reg) {
		list := &p.Windows[source].Readers[r]
		*list = append(*list, int32(at))
	})
}

// reads tells of each instruction, in order, which registers it reads, each once.
func (p *Program) reads(tell func(at int, source Scope, r Reg)) {
	for _, b := range p.Blocks {
		for at := b.From; at < b.To; at++ {
			in := &p.Code[at]
			source, n := in.Source(b.Scope), in.Op.Operands()
			if n > 0 {
				tell(at, source, in.A)
			}
			if n > 1 && in.B != in.A {
				tell(at, source, in.B)
			}
			if n > 2 && in.C != in.A && in.C != in.B {
				tell(at, source, in.C)
			}
		}
	}
}

func (x *layout) instr(n id) Instr {
	node := x.g.node(n)
	in := Instr{Op: node.op, Round: node.round, Dst: x.reg[n], Imm: node.imm, Table: node.table}
	for i, r := range []*Reg{&in.A, &in.B, &in.C} {
		if node.arg[i] != none {
			*r = x.reg[node.arg[i]]
		}
	}
	switch {
	case node.op == Load:
		w := &x.p.Windows[x.scope[node.scope]]
		in.Imm = int64(len(w.Slots))
		w.Slots = append(w.Slots, x.facts[node.imm])
	case node.op.OverMembers():
		in.Imm = int64(x.scope[node.imm+1]) - 1
	}
	return in
}

// outcomes points the rules and the goal at their registers.
func (x *layout) outcomes() {
	for _, i := range x.instances {
		k := x.kept[i.number]
		if k < 0 {
			continue
		}
		r := &x.p.Rules[k]
		n := i.result()
		r.Out = Place{Scope: x.scope[x.g.scope(n)], Reg: x.reg[n], Scale: i.out.scale}
		if !x.live[n] && !x.g.isConst(n) {
			r.Out.Reg = NoReg
		}
		r.Applied = nil
		for _, a := range i.applied {
			r.Applied = append(r.Applied, x.branch(a))
		}
		r.Lookups = map[*feel.Lookup]Found{}
		for e, c := range i.looked {
			r.Lookups[e] = x.found(c.row, c.table)
		}
		r.Branches = map[*feel.If]Branch{}
		for e, c := range i.conds {
			r.Branches[e] = x.branch(c)
		}
	}
	x.p.Result = x.p.Rules[x.p.Goal].Out
}

// branch is where a condition is found.
func (x *layout) branch(n id) Branch {
	if x.g.isConst(n) {
		v, ok := x.g.value(n)
		return Branch{Settled: true, Value: ok && v == 1, At: Place{Reg: NoReg}}
	}
	if !x.live[n] {
		return Branch{At: Place{Reg: NoReg}}
	}
	return Branch{At: Place{Scope: x.scope[x.g.scope(n)], Reg: x.reg[n]}}
}

// found is where the row of a table is found.
func (x *layout) found(row id, table *Table) Found {
	switch {
	case x.g.isConst(row):
		return Found{Table: table, Settled: true, Row: x.g.out(row), At: Place{Reg: NoReg}}
	case !x.live[row]:
		return Found{Table: table, At: Place{Reg: NoReg}}
	}
	return Found{Table: table, At: Place{Scope: x.scope[x.g.scope(row)], Reg: x.reg[row]}}
}

// NoReg is the register of what was found to need none.
const NoReg Reg = -1
