package batch

import (
	"slices"

	"meent.nl/meent/law/program"
)

// What depends on one column alone, of which there are not too many values, is worked
// out once for each value when the plan is made, and looked up after that: from a date
// of birth, for example, whether somebody is of age. So is what depends on several
// columns that are indexed by the same few.

// mostKeys is of how many values a table is made at most.
const mostKeys = 1 << 16

// keyed is one column, or some that are indexed alike, in a scope: what a table is of.
type keyed struct {
	scope  program.Scope
	column *Column // the only one, or one of them
	at     bool    // the key is the index, else the value
	lo, n  int     // keys are lo to lo+n-1
	loads  []scoped
	steps  []scoped // what depends on these alone, in order; not the loads
	looked []scoped // those of these that other steps read
}

// lookup is what a step looks up: so many booleans, or one number.
type lookup struct {
	of      *keyed
	bits    []uint8 // per key, bit i for slot i of to
	to      []int
	given   int // how many of these the plan has
	numbers []int64
}

// together is how many booleans are looked up together.
const together = 8

// tabulating finds what can be looked up.
type tabulating struct {
	p     *planning
	found []*keyed
	of    []map[program.Reg]*keyed // per scope: of what a register is a function
}

// tabulate gives the steps that are left of an order, where p.looked are looked up.
func (p *planning) tabulate(order []scoped) []scoped {
	if p.b.people.Rows < Rows { // the tables would cost more than they spare
		return order
	}
	t := &tabulating{p: p, of: make([]map[program.Reg]*keyed, len(p.regs))}
	for s := range t.of {
		t.of[s] = map[program.Reg]*keyed{}
	}
	for _, o := range order {
		t.trace(o)
	}
	kept := t.keep(order)
	for _, k := range t.found {
		if len(k.looked) > 0 {
			p.makeTables(k)
		}
	}
	return kept
}

// trace finds of which column alone an instruction is a function.
func (t *tabulating) trace(o scoped) {
	in := &t.p.b.p.Code[o.at]
	if t.p.b.p.Windows[o.scope].Out[in.Dst].May != program.MayHold {
		return
	}
	switch {
	case in.Op == program.Load:
		if k := t.load(o, t.p.b.loads[o.scope][in.Imm]); k != nil {
			k.loads = append(k.loads, o)
			t.of[o.scope][in.Dst] = k
		}
		return
	case in.Op == program.Asked || in.Op == program.Gather || in.Op == program.Rank || in.Op.OverMembers():
		return
	}
	var only *keyed
	alone := true
	t.p.operands(in, o.scope, func(s program.Scope, r program.Reg) {
		k := t.of[s][r]
		switch {
		case k == nil:
			alone = alone && t.p.regs[s][r].constant
		case only == nil:
			only = k
		default:
			alone = alone && k == only
		}
	})
	if alone && only != nil {
		only.steps = append(only.steps, o)
		t.of[o.scope][in.Dst] = only
	}
}

// load is the key of a column; nil where it has too many values, or may have none.
func (t *tabulating) load(o scoped, c *Column) *keyed {
	if c.Fixed.May != 0 || c.Absent != nil || c.Unknown != nil || c.Known.May != program.MayHold {
		return nil
	}
	k := &keyed{scope: o.scope, column: c}
	switch held := c.held(); {
	case c.At != nil && held <= mostKeys:
		k.at, k.n = true, held
	case (c.Narrow != nil || c.Bytes != nil) && c.Known.Hi-c.Known.Lo < mostKeys:
		k.lo, k.n = int(c.Known.Lo), int(c.Known.Hi-c.Known.Lo)+1
	default:
		return nil
	}
	for _, f := range t.found {
		if f.scope == k.scope && f.at == k.at && (f.column == c || k.at && len(c.At) > 0 && len(f.column.At) > 0 && &f.column.At[0] == &c.At[0]) {
			f.n = min(f.n, k.n) // what is held as bits may have some beyond the last
			return f
		}
	}
	t.found = append(t.found, k)
	return k
}

// keep goes back from the outcomes, and leaves out what only tables need.
func (t *tabulating) keep(order []scoped) []scoped {
	need := make([]map[program.Reg]bool, len(t.of))
	for s := range need {
		need[s] = map[program.Reg]bool{}
	}
	for _, r := range t.p.b.p.Outputs {
		out := t.p.b.p.Rules[r].Out
		need[out.Scope][out.Reg] = true
	}
	var kept []scoped
	once := 0
	for i, o := range slices.Backward(order) {
		in := &t.p.b.p.Code[o.at]
		if !need[o.scope][in.Dst] {
			continue
		}
		kept = append(kept, o)
		if i < t.p.plan.once {
			once++
		}
		if k := t.of[o.scope][in.Dst]; k != nil && (in.Op != program.Load || k.at) {
			k.looked = append(k.looked, o)
			continue
		}
		t.p.operands(in, o.scope, func(s program.Scope, r program.Reg) { need[s][r] = true })
	}
	slices.Reverse(kept)
	t.p.plan.once = once
	return kept
}

// makeTables works out what is looked up, with the steps that would else be done for
// each subject.
func (p *planning) makeTables(k *keyed) {
	slices.Reverse(k.looked)
	w, q := k.worker(p.b)
	var lookups []*lookup
	var truths *lookup
	for _, o := range k.looked {
		r := q.regs[k.scope][p.b.p.Code[o.at].Dst]
		switch {
		case !r.truth:
			lookups = append(lookups, &lookup{of: k, numbers: make([]int64, k.n)})
			p.looked[o] = lookups[len(lookups)-1]
		default:
			if truths == nil || len(truths.to) == together {
				truths = &lookup{of: k, bits: make([]uint8, k.n)}
			}
			truths.to = append(truths.to, -1)
			p.looked[o] = truths
		}
	}
	for from := 0; from < k.n; from += Rows {
		w.first[k.scope], w.n[k.scope] = from, min(Rows, k.n-from)
		for i := range q.plan.steps {
			q.plan.steps[i].do(w, &q.plan.steps[i])
		}
		at := map[*lookup]int{}
		for _, o := range k.looked {
			r, l := q.regs[k.scope][p.b.p.Code[o.at].Dst], p.looked[o]
			if !r.truth {
				copy(l.numbers[from:], w.numbers[k.scope][r.slot][:w.n[k.scope]])
				continue
			}
			for i := range w.n[k.scope] {
				l.bits[from+i] |= uint8(w.bits[k.scope][r.slot][i>>6]>>(i&63)&1) << at[l]
			}
			at[l]++
		}
	}
}

// worker gives one who works the steps out for each key, and its plan.
func (k *keyed) worker(b *Batch) (*Worker, *planning) {
	of := &Batch{p: b.p, people: &People{Rows: k.n}, loads: make([][]*Column, len(b.loads)), most: make([]int, len(b.most))}
	for s := range b.loads {
		of.loads[s] = slices.Clone(b.loads[s])
	}
	of.most[k.scope] = Rows
	for _, o := range k.loads {
		c := &of.loads[k.scope][b.p.Code[o.at].Imm]
		*c = k.values(*c)
	}
	q := newPlanning(of)
	q.constants()
	for s := range q.lastUse {
		for r := range q.lastUse[s] {
			q.lastUse[s][r] = keep
		}
	}
	for i, o := range append(slices.Clone(k.loads), k.steps...) {
		q.step(i, o)
	}
	of.plan = q.plan
	return of.Worker(), q
}

// values is a column of which row i has the value of key lo+i.
func (k *keyed) values(c *Column) *Column {
	if k.at {
		each := *c
		each.At = nil
		return &each
	}
	each := &Column{Narrow: make([]int32, k.n), Known: c.Known}
	for i := range each.Narrow {
		each.Narrow[i] = int32(k.lo + i)
	}
	return each
}

// look lays out the step of a lookup, before the first that is looked up.
func (p *planning) look(o scoped, l *lookup) {
	in := &p.b.p.Code[o.at]
	reg := &p.regs[o.scope][in.Dst]
	*reg = noRegister
	first := len(l.to) == 0 || l.to[0] < 0
	if l.bits == nil {
		reg.slot = p.number(o.scope)
	} else {
		reg.truth = true
		reg.slot = l.slot(p)
	}
	if first {
		s := step{in: in, scope: o.scope, from: o.scope, dst: *reg, a: noRegister, b: noRegister, c: noRegister, column: l.of.column, table: l}
		if s.do = lookNumbers; reg.truth {
			s.do = lookBits
		}
		p.plan.steps = append(p.plan.steps, s)
	}
}

// slot is the next of the slots of a lookup, all of which are taken at once.
func (l *lookup) slot(p *planning) int {
	if l.to[0] < 0 {
		for i := range l.to {
			l.to[i] = p.bits(l.of.scope)
		}
	}
	slot := l.to[l.given]
	l.given++
	return slot
}
