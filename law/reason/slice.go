package reason

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// trace is a finished run with the registers that bore on its outcome.
type trace struct {
	m       *run.Machine
	f       *run.Facts
	p       *program.Program
	marked  [][][]bool      // per scope, member and register
	inLaw   []Fact          // facts that steps used, while they are collected
	inLawAt []factOf        // where each of them is
	loads   [][]program.Reg // per scope and fact, the register that holds it, or NoReg
}

func newTrace(m *run.Machine, f *run.Facts) *trace {
	t := &trace{m: m, f: f, p: m.Program()}
	for s, w := range t.p.Windows {
		members := make([][]bool, m.Count(program.Scope(s)))
		for k := range members {
			members[k] = make([]bool, len(w.Init))
		}
		t.marked = append(t.marked, members)
		t.loads = append(t.loads, loadsOf(t.p, &w))
	}
	for k := range m.Count(t.p.Result.Scope) {
		t.mark(t.p.Result.Scope, k, t.p.Result.Reg)
	}
	return t
}

func loadsOf(p *program.Program, w *program.Window) []program.Reg {
	held := make([]program.Reg, len(p.Facts))
	for n := range held {
		held[n] = program.NoReg
	}
	for reg, def := range slices.Backward(w.Def) {
		if def >= 0 && p.Code[def].Op == program.Load {
			held[w.Slots[p.Code[def].Imm]] = program.Reg(reg)
		}
	}
	return held
}

func (t *trace) get(scope program.Scope, member int, reg program.Reg) program.Range {
	return t.m.Register(scope, member, reg)
}

// bore tells whether a register bore on the outcome. Constants always do.
func (t *trace) bore(at program.Place, member int) bool {
	if at.Reg == program.NoReg {
		return false
	}
	return t.p.Windows[at.Scope].Def[at.Reg] < 0 || t.marked[at.Scope][member][at.Reg]
}

// mark follows back what made a register what it is: of a choice the branch that
// was taken, of a false conjunction one part that is false.
func (t *trace) mark(scope program.Scope, member int, reg program.Reg) {
	if t.marked[scope][member][reg] {
		return
	}
	t.marked[scope][member][reg] = true
	def := t.p.Windows[scope].Def[reg]
	if def < 0 {
		return
	}
	in := &t.p.Code[def]
	switch in.Op {
	case program.Gather:
		t.mark(program.Root, 0, in.A)
		return
	case program.Select:
		cond := t.get(scope, member, in.A)
		t.mark(scope, member, in.A)
		if cond.MayBeTrue() {
			t.mark(scope, member, in.B)
		}
		if cond.MayBeFalse() || cond.MayBeNull() {
			t.mark(scope, member, in.C)
		}
		return
	case program.Rank:
		for k := range t.m.Count(scope) {
			for _, key := range [3]program.Reg{in.A, in.B, in.C} {
				t.mark(scope, k, key)
			}
		}
		return
	case program.And, program.Or:
		if settles, ok := t.settling(scope, member, in); ok {
			t.mark(scope, member, settles)
			return
		}
	}
	if in.Op.OverMembers() {
		t.markMembers(in)
		return
	}
	for i, r := range [3]program.Reg{in.A, in.B, in.C} {
		if i < in.Op.Operands() {
			t.mark(scope, member, r)
		}
	}
}

// settling is the operand that settles a conjunction or disjunction by itself, by
// preference one that already bore on the outcome.
func (t *trace) settling(scope program.Scope, member int, in *program.Instr) (program.Reg, bool) {
	want := program.Bool(in.Op == program.Or)
	found, ok := program.NoReg, false
	for _, r := range [2]program.Reg{in.B, in.A} {
		if t.get(scope, member, r) == want && !(ok && t.marked[scope][member][found]) {
			found, ok = r, true
		}
	}
	return found, ok
}

func (t *trace) markMembers(in *program.Instr) {
	scope := program.Scope(in.Imm + 1)
	if one, ok := t.deciding(in, scope); ok {
		t.mark(scope, one, in.B)
		t.mark(scope, one, in.A)
		return
	}
	for k := range t.m.Count(scope) {
		mask := t.get(scope, k, in.B)
		t.mark(scope, k, in.B)
		if mask.MayBeTrue() && in.Op != program.Count && in.Op != program.AtMostOne {
			t.mark(scope, k, in.A)
		}
		if in.Op == program.First && mask.IsTrue() {
			return
		}
	}
}

// deciding is the member that settles some … or every … alone.
func (t *trace) deciding(in *program.Instr, scope program.Scope) (int, bool) {
	if in.Op != program.Any && in.Op != program.All {
		return 0, false
	}
	if scope != program.Root && !t.f.Known(int(scope)-1) {
		return 0, false
	}
	want := program.Bool(in.Op == program.Any)
	for k := range t.m.Count(scope) {
		if t.get(scope, k, in.B).IsTrue() && t.get(scope, k, in.A) == want {
			return k, true
		}
	}
	return 0, false
}
