package batch

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Rows is how many applicants are worked out together: few enough for the registers
// to stay in the processor's cache, and a multiple of 64.
const Rows = 512

// plan is the steps of a program in the order in which they are carried out.
type plan struct {
	steps []step
	// once is how many steps, from the first, do not depend on the date that is asked.
	once    int
	outputs []register
	scopes  []files
	fills   []fill // registers that hold a constant
	leads   int    // how many searches for first members there are
}

// files says how many registers of each kind a scope has.
type files struct{ numbers, bits int }

// fill is a constant that is laid out as a register.
type fill struct {
	scope program.Scope
	reg   register
	value int64
}

// step is one instruction with its registers found.
type step struct {
	do           kernel
	in           *program.Instr
	scope        program.Scope // of dst
	from         program.Scope // of the operands
	dst, a, b, c register
	column       *Column
	words        []int64 // what a word of the column is in the program
	table        *lookup // nil unless it is looked up
	lead         int     // of First: the search for the members that come first
}

type kernel func(w *Worker, s *step)

// register is where a value of the program is while a chunk is worked out.
type register struct {
	slot int // among the numbers or the bits of its scope; -1: none
	// absent and failed are bits of its scope: where it holds no value; -1: nowhere.
	absent, failed int
	truth          bool // it is bits
	constant       bool // value everywhere; slot is -1 unless a step needs a register
	value          int64
}

// noRegister is that of an operand that an instruction does not have.
var noRegister = register{slot: -1, absent: -1, failed: -1}

// planning is a plan in the making.
type planning struct {
	b       *Batch
	plan    plan
	regs    [][]register // per scope and register of the program
	lastUse [][]int      // the step after which a register is free; keep: never
	varies  [][]bool     // depends on the date that is asked
	free    []freeSlots
	laidOut map[laidOut]int
	looked  map[scoped]*lookup
	leads   map[at]int  // -1: not laid out
	alike   map[at]bool // the same for everybody on a date
}

// laidOut is a constant as a register of numbers or of bits.
type laidOut struct {
	scope program.Scope
	value int64
	truth bool
}

type freeSlots struct{ numbers, bits []int }

// keep is later than every step.
const keep = 1 << 30

func newPlanning(b *Batch) *planning {
	p := &planning{b: b, plan: plan{scopes: make([]files, len(b.p.Windows))}, free: make([]freeSlots, len(b.p.Windows)),
		laidOut: map[laidOut]int{}, looked: map[scoped]*lookup{}, leads: map[at]int{}, alike: map[at]bool{}}
	for _, w := range b.p.Windows {
		p.regs = append(p.regs, slices.Repeat([]register{noRegister}, len(w.Init)))
		p.lastUse = append(p.lastUse, make([]int, len(w.Init)))
		p.varies = append(p.varies, make([]bool, len(w.Init)))
	}
	return p
}

func makePlan(b *Batch) plan {
	p := newPlanning(b)
	p.constants()
	order := p.tabulate(p.order())
	p.uses(order)
	p.masks(order)
	once := p.plan.once
	for i, at := range order {
		if i == once {
			p.plan.once = len(p.plan.steps)
		}
		p.step(i, at)
		p.lead(&b.p.Code[at.at], at.scope)
	}
	if once == len(order) {
		p.plan.once = len(p.plan.steps)
	}
	for _, r := range b.p.Outputs {
		out := b.p.Rules[r].Out
		p.plan.outputs = append(p.plan.outputs, p.column(out.Scope, out.Reg))
	}
	return p.plan
}

// constants says which registers hold the same for everybody.
func (p *planning) constants() {
	for s, w := range p.b.p.Windows {
		for r, def := range w.Def {
			if def >= 0 {
				continue
			}
			reg := &p.regs[s][r]
			reg.constant, reg.value = true, w.Init[r].Lo
			if w.Init[r].MayBeNull() {
				always := register{constant: true, slot: -1, value: 1}
				p.laid(program.Scope(s), &always, true)
				reg.absent = always.slot
			}
		}
	}
}

// scoped is an instruction of the program and whose it is.
type scoped struct {
	at    int
	scope program.Scope
}

// order puts what does not depend on the date that is asked first.
func (p *planning) order() []scoped {
	var once, each []scoped
	for _, block := range p.b.p.Blocks {
		for at := block.From; at < block.To; at++ {
			in := &p.b.p.Code[at]
			varies := in.Op == program.Asked
			p.operands(in, block.Scope, func(s program.Scope, r program.Reg) { varies = varies || p.varies[s][r] })
			p.varies[block.Scope][in.Dst] = varies
			if varies {
				each = append(each, scoped{at, block.Scope})
			} else {
				once = append(once, scoped{at, block.Scope})
			}
		}
	}
	p.plan.once = len(once)
	return append(once, each...)
}

// operands calls use with each register that an instruction reads.
func (p *planning) operands(in *program.Instr, scope program.Scope, use func(program.Scope, program.Reg)) {
	from := in.Source(scope)
	for i, r := range [3]program.Reg{in.A, in.B, in.C} {
		if i < in.Op.Operands() {
			use(from, r)
		}
	}
}

// uses finds the last step that reads each register.
func (p *planning) uses(order []scoped) {
	for i, at := range order {
		if p.looked[at] != nil {
			continue
		}
		in := &p.b.p.Code[at.at]
		p.operands(in, at.scope, func(s program.Scope, r program.Reg) {
			p.lastUse[s][r] = max(p.lastUse[s][r], i)
			if i >= p.plan.once && !p.varies[s][r] { // read again for every date
				p.lastUse[s][r] = keep
			}
		})
	}
	for _, r := range p.b.p.Outputs {
		out := p.b.p.Rules[r].Out
		p.lastUse[out.Scope][out.Reg] = keep
	}
}

// step lays out one instruction.
func (p *planning) step(i int, at scoped) {
	if l := p.looked[at]; l != nil {
		p.look(at, l)
		return
	}
	in := &p.b.p.Code[at.at]
	s := step{in: in, scope: at.scope, from: in.Source(at.scope), a: noRegister, b: noRegister, c: noRegister}
	for n, r := range [3]program.Reg{in.A, in.B, in.C} {
		if n < in.Op.Operands() {
			*[3]*register{&s.a, &s.b, &s.c}[n] = p.regs[s.from][r]
		}
	}
	out := p.b.p.Windows[at.scope].Out[in.Dst]
	s.dst = noRegister
	s.dst.truth = p.isTruth(in, at.scope, &s)
	if s.dst.truth {
		s.dst.slot = p.bits(at.scope)
	} else {
		s.dst.slot = p.number(at.scope)
	}
	if out.MayBeNull() {
		s.dst.absent = p.bits(at.scope)
	}
	if out.MayFail() {
		s.dst.failed = p.bits(at.scope)
	}
	p.regs[at.scope][in.Dst] = s.dst
	if in.Op == program.Load {
		s.column = p.b.loads[at.scope][in.Imm]
		s.words = p.wordsOf(at.scope, in)
	}
	p.kinds(&s)
	if in.Op == program.First {
		s.lead = p.leadOf(&s)
	}
	if s.do = choose(&s); p.isAlike(in, at.scope) {
		s.do = forOne(s.do)
	}
	p.plan.steps = append(p.plan.steps, s)
	p.operands(in, at.scope, func(scope program.Scope, r program.Reg) {
		if p.lastUse[scope][r] == i {
			p.release(scope, r)
		}
	})
}

// isTruth tells whether an instruction gives booleans.
func (p *planning) isTruth(in *program.Instr, scope program.Scope, s *step) bool {
	switch in.Op {
	case program.Eq, program.Lt, program.Le, program.And, program.Or, program.Not, program.IsTrue, program.IsNull,
		program.Any, program.All, program.AtMostOne:
		return true
	case program.Load:
		return boolean(p.b.p.Facts[p.b.p.Windows[scope].Slots[in.Imm]].Fact)
	case program.Gather, program.First:
		return s.a.truth
	case program.Select:
		return (s.b.truth || isBit(s.b)) && (s.c.truth || isBit(s.c))
	case program.Guard:
		return s.c.truth
	}
	return false
}

// isBit tells whether a constant can be a boolean.
func isBit(r register) bool { return r.constant && (r.value == 0 || r.value == 1) }

// wordsOf translates the words of a fact to those of the program; nil where it is not
// of words.
func (p *planning) wordsOf(scope program.Scope, in *program.Instr) []int64 {
	f := p.b.p.Facts[p.b.p.Windows[scope].Slots[in.Imm]]
	if f.Type.Kind != value.Word {
		return nil
	}
	words := make([]int64, len(f.Type.Words))
	for i, word := range f.Type.Words {
		words[i] = int64(slices.Index(p.b.p.Words, word))
	}
	return words
}

func (p *planning) number(scope program.Scope) int {
	return take(&p.free[scope].numbers, &p.plan.scopes[scope].numbers)
}

func (p *planning) bits(scope program.Scope) int {
	return take(&p.free[scope].bits, &p.plan.scopes[scope].bits)
}

func take(free *[]int, made *int) int {
	if n := len(*free); n > 0 {
		slot := (*free)[n-1]
		*free = (*free)[:n-1]
		return slot
	}
	*made++
	return *made - 1
}

// release gives back the slots of a register that no further step reads.
func (p *planning) release(scope program.Scope, r program.Reg) {
	reg := &p.regs[scope][r]
	if reg.constant || reg.slot < 0 {
		return
	}
	if reg.truth {
		p.free[scope].bits = append(p.free[scope].bits, reg.slot)
	} else {
		p.free[scope].numbers = append(p.free[scope].numbers, reg.slot)
	}
	for _, slot := range []int{reg.absent, reg.failed} {
		if slot >= 0 {
			p.free[scope].bits = append(p.free[scope].bits, slot)
		}
	}
	reg.slot = -1
}

// column is the register of an outcome, laid out even where it is a constant.
func (p *planning) column(scope program.Scope, r program.Reg) register {
	reg := p.regs[scope][r]
	p.laid(scope, &reg, false)
	return reg
}
