package program

import (
	"slices"

	"meent.nl/meent/law/feel"
)

// windows gives each live node a register in the window of its scope.
func (x *layout) windows() {
	x.p.Windows = make([]Window, len(x.p.Relations)+1)
	x.reg = make([]Reg, len(x.g.nodes))
	for n, node := range x.g.nodes {
		if !x.live[n] && !x.constantOfRule(id(n)) {
			continue
		}
		w := &x.p.Windows[x.scope[node.scope]]
		x.reg[n] = Reg(len(w.Init))
		init := Range{May: MayHold}
		if node.op == Const {
			init = node.out
		}
		w.Init = append(w.Init, init)
		w.Out = append(w.Out, node.out)
		w.Def = append(w.Def, -1)
	}
}

// constantOfRule tells whether a node that nothing reads is yet the outcome of a
// rule that is shown.
func (x *layout) constantOfRule(n id) bool {
	if x.g.node(n).op != Const || x.scope[x.g.scope(n)] < 0 {
		return false
	}
	return slices.ContainsFunc(x.instances, func(i *instance) bool {
		return x.kept[i.number] >= 0 && i.result() == n
	})
}

// blocks puts the instructions in an order in which the scopes change as seldom
// as possible: a phase of the root, a phase of all members, and so on.
func (x *layout) blocks() {
	phase := make([]int, len(x.g.nodes))
	last := 0
	for n, node := range x.g.nodes {
		if !x.live[n] || node.op == Const {
			continue
		}
		at := 0
		if node.scope != Root {
			at = 1
		}
		for _, a := range node.arg {
			if a == none || x.g.isConst(a) {
				continue
			}
			after := phase[a]
			if x.g.scope(a) != node.scope || node.op == Rank { // Rank needs the keys of every member
				after++
			}
			at = max(at, after)
		}
		phase[n], last = at, max(last, at)
	}
	for at := 0; at <= last; at++ {
		for s := range x.lowering.relations {
			x.block(at, phase, Scope(s+1))
		}
		x.block(at, phase, Root)
	}
	x.readers()
}

// readers notes which instructions read each register.
func (x *layout) readers() {
	p := x.p
	for s := range p.Windows {
		p.Windows[s].Readers = make([][]int32, len(p.Windows[s].Init))
	}
	for _, b := range p.Blocks {
		for at := b.From; at < b.To; at++ {
			p.Scopes = append(p.Scopes, b.Scope)
			in := &p.Code[at]
			w := &p.Windows[in.Source(b.Scope)]
			for i, r := range [3]Reg{in.A, in.B, in.C} {
				if i < in.Op.Operands() && !slices.Contains(w.Readers[r], int32(at)) {
					w.Readers[r] = append(w.Readers[r], int32(at))
				}
			}
		}
	}
}

func (x *layout) block(at int, phase []int, scope Scope) {
	from := len(x.p.Code)
	for n, node := range x.g.nodes {
		if x.live[n] && node.op != Const && node.scope == scope && phase[n] == at {
			x.p.Windows[x.scope[scope]].Def[x.reg[n]] = len(x.p.Code)
			x.p.Code = append(x.p.Code, x.instr(id(n)))
			o := x.g.origins[n]
			o.Rule = x.kept[o.Rule]
			x.p.Origins = append(x.p.Origins, o)
		}
	}
	if from < len(x.p.Code) {
		x.p.Blocks = append(x.p.Blocks, Block{Scope: x.scope[scope], From: from, To: len(x.p.Code)})
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
