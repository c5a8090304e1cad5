package program

import (
	"cmp"
	"slices"

	"meent.nl/meent/law/feel"
)

// layout turns the live part of the graph into a program: what cannot reach the
// goal has no register, no rule and no fact.
type layout struct {
	*lowering
	p     *Program
	live  []bool
	kept  []int   // per instance: its index in Rules, or -1
	facts []int   // per fact: its index in Facts, or -1
	scope []Scope // per relation + 1: its scope in the program, or -1
	reg   []Reg   // per node
}

func (l *lowering) finish(p *Program, goals []*instance) {
	x := &layout{lowering: l, p: p, live: make([]bool, len(l.g.nodes))}
	for _, goal := range goals {
		x.reach(goal.result())
	}
	x.relationsInUse()
	x.rulesInOrder(goals)
	x.factsInOrder()
	x.parametersInOrder()
	x.windows()
	x.blocks()
	x.outcomes()
}

func (x *layout) reach(n id) {
	if n == none || x.live[n] {
		return
	}
	x.live[n] = true
	for _, a := range x.g.node(n).arg {
		x.reach(a)
	}
}

// relationsInUse drops the relations of which nothing is asked.
func (x *layout) relationsInUse() {
	used := make([]bool, len(x.relations)+1)
	for n := range x.g.nodes {
		if node := x.g.nodes[n]; x.live[n] {
			used[node.scope] = true
			if node.op.OverMembers() {
				used[node.imm+1] = true
			}
		}
	}
	x.scope = make([]Scope, len(used))
	x.p.Relations = nil
	for s := 1; s < len(used); s++ {
		x.scope[s] = -1
		if used[s] {
			x.p.Relations = append(x.p.Relations, x.relations[s-1])
			x.scope[s] = Scope(len(x.p.Relations))
		}
	}
}

// rulesInOrder keeps the rules that the goals rest on, in the order of the law.
func (x *layout) rulesInOrder(goals []*instance) {
	keep := make([]bool, len(x.instances))
	var visit func(*instance)
	visit = func(i *instance) {
		if keep[i.number] || x.scope[i.Scope] < 0 {
			return
		}
		if n := i.result(); !x.live[n] && !x.g.isConst(n) {
			return
		}
		keep[i.number] = true
		for _, u := range i.Uses {
			if u.Kind == feel.RuleRef {
				visit(x.instances[u.Index])
			}
		}
	}
	for _, goal := range goals {
		visit(goal)
	}
	for n := range x.g.nodes {
		if x.live[n] && x.g.nodes[n].op != Const {
			keep[x.g.origins[n].Rule] = true
		}
	}
	var list []placed
	for _, i := range x.instances {
		if keep[i.number] {
			list = append(list, x.placed(i))
		}
	}
	slices.SortStableFunc(list, placed.compare)
	x.kept = make([]int, len(x.instances))
	for n := range x.kept {
		x.kept[n] = -1
	}
	x.p.Rules = make([]Rule, 0, len(list))
	for n, i := range list {
		x.kept[i.number] = n
		r := i.Rule
		r.Scope = x.scope[r.Scope]
		x.p.Rules = append(x.p.Rules, r)
	}
	for _, goal := range goals {
		x.p.Outputs = append(x.p.Outputs, x.kept[goal.number])
	}
	x.p.Goal = x.p.Outputs[0]
	var conflicts []Conflict
	for _, c := range x.conflicts {
		c.Rule = x.kept[c.Rule]
		conflicts = append(conflicts, c)
	}
	x.p.Conflicts = conflicts
}

// placed is an instance with where it stands in the law.
type placed struct {
	*instance
	law, article, rule int
}

func (x *layout) placed(i *instance) placed {
	return placed{i, slices.Index(x.order, i.Decl.Law), slices.Index(i.Document.Articles, i.Article),
		slices.Index(i.Article.Rules, i.Decl)}
}

// compare puts the goal's law first and the others as they are first named; within
// a law it follows the articles.
func (a placed) compare(b placed) int {
	return cmp.Or(cmp.Compare(a.law, b.law), cmp.Compare(a.article, b.article), cmp.Compare(a.rule, b.rule), cmp.Compare(a.Scope, b.Scope))
}

// factsInOrder keeps the facts that are read, in the order in which the rules name them.
func (x *layout) factsInOrder() {
	read := make([]Fact, len(x.lowering.facts))
	used := make([]bool, len(read))
	for i, f := range x.lowering.facts {
		f.Root, f.Members = false, nil
		read[i] = f
	}
	for n, node := range x.g.nodes {
		if !x.live[n] || node.op != Load {
			continue
		}
		used[node.imm] = true
		if f := &read[node.imm]; node.scope == Root {
			f.Root = true
		} else {
			f.Members = append(f.Members, x.scope[node.scope])
		}
	}
	x.facts = make([]int, len(read))
	for i := range x.facts {
		x.facts[i] = -1
	}
	for _, r := range x.p.Rules {
		for _, u := range r.Uses {
			if u.Kind == feel.FactRef && used[u.Index] && x.facts[u.Index] < 0 {
				x.facts[u.Index] = len(x.p.Facts)
				slices.Sort(read[u.Index].Members)
				x.p.Facts = append(x.p.Facts, read[u.Index])
			}
		}
	}
}

// parametersInOrder keeps the parameters that the rules name, and points the uses
// of each rule at what was kept.
func (x *layout) parametersInOrder() {
	at := make([]int, len(x.parameters))
	x.p.Parameters = nil
	for i := range at {
		at[i] = -1
	}
	for i := range x.p.Rules {
		r := &x.p.Rules[i]
		uses := make([]Use, 0, len(r.Uses))
		for _, u := range r.Uses {
			u.Scope = x.scope[u.Scope]
			switch u.Kind {
			case feel.RuleRef:
				u.Index = x.kept[u.Index]
			case feel.FactRef:
				u.Index = x.facts[u.Index]
			case feel.RelationRef:
				u.Index = int(x.scope[u.Index+1]) - 1
			case feel.ParameterRef:
				if at[u.Index] < 0 {
					at[u.Index] = len(x.p.Parameters)
					x.p.Parameters = append(x.p.Parameters, x.parameters[u.Index])
				}
				u.Index = at[u.Index]
			}
			if u.Index >= 0 && u.Scope >= 0 {
				uses = append(uses, u)
			}
		}
		r.Uses = uses
	}
}
