package batch

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// stay says for whom nothing changes between the first and the last of some dates. What
// a date bears on goes through comparisons, ages and the like, that rise or fall with it:
// where these cuts are the same on the first and the last date they are the same on
// all between, and so is the outcome.
type stay struct {
	dates []value.Date
	ok    bool  // the cuts are all that a date bears on
	steps []int // what the cuts need, in the order of the plan
	cuts  []cut
}

// cut is a register that is compared, after its step was done.
type cut struct {
	step  int
	scope program.Scope
	reg   register
	// What it was on the first date.
	numbers              []int64
	bits, absent, failed []uint64
}

// mostKnown is of how many lists of dates a worker remembers what was found.
const mostKnown = 32

// trend is how a register goes with the date, for one subject.
type trend uint8

const (
	still   trend = iota // it does not change, or no more than the cuts do
	rising               // or stays
	falling              // or stays
	wild
)

func (t trend) turned() trend {
	switch t {
	case rising:
		return falling
	case falling:
		return rising
	}
	return t
}

// stays finds the cuts of some dates, which ascend.
func (w *Worker) stays(dates []value.Date) *stay {
	for _, s := range w.known {
		if slices.Equal(s.dates, dates) {
			return s
		}
	}
	s := &stay{dates: slices.Clone(dates)}
	if len(w.known) == mostKnown {
		w.known = w.known[:0]
	}
	w.known = append(w.known, s)
	f := &finding{w: w, p: w.b.p, stay: s, last: map[*program.Instr]int{}, writer: map[at]*program.Instr{}, trends: map[at]trend{}, needed: map[*program.Instr]bool{}}
	s.ok = slices.IsSorted(dates) && f.find()
	return s
}

// at is a register of a scope.
type at struct {
	scope program.Scope
	reg   program.Reg
}

// finding looks for the cuts.
type finding struct {
	w      *Worker
	p      *program.Program
	stay   *stay
	last   map[*program.Instr]int // the step that sets its register
	order  []scoped               // what depends on the date
	writer map[at]*program.Instr
	trends map[at]trend // of what depends on the date
	same   map[at]bool  // depends on nothing but the date
	needed map[*program.Instr]bool
}

func (f *finding) find() bool {
	plan := &f.w.b.plan
	for i := plan.once; i < len(plan.steps); i++ {
		f.last[plan.steps[i].in] = i // a conversion of an operand stands before it
	}
	for _, block := range f.p.Blocks {
		for i := block.From; i < block.To; i++ {
			if _, ok := f.last[&f.p.Code[i]]; ok {
				f.order = append(f.order, scoped{i, block.Scope})
				f.writer[at{block.Scope, f.p.Code[i].Dst}] = &f.p.Code[i]
			}
		}
	}
	f.alone()
	for _, o := range f.order {
		to := at{o.scope, f.p.Code[o.at].Dst}
		if f.same[to] {
			continue
		}
		t, ok := f.follow(&f.p.Code[o.at], o.scope)
		if !ok {
			return false
		}
		f.trends[to] = t
	}
	for _, r := range f.p.Outputs {
		out := f.p.Rules[r].Out
		to := at{out.Scope, out.Reg}
		if f.trends[to] != still && (f.same[to] || !f.cut(to)) {
			return false
		}
	}
	for i := plan.once; i < len(plan.steps); i++ {
		if f.needed[plan.steps[i].in] {
			f.stay.steps = append(f.stay.steps, i)
		}
	}
	slices.SortFunc(f.stay.cuts, func(a, b cut) int { return a.step - b.step })
	return true
}

// sources calls use with each operand of an instruction.
func (f *finding) sources(in *program.Instr, scope program.Scope, use func(at)) {
	from := in.Source(scope)
	for i, r := range [3]program.Reg{in.A, in.B, in.C} {
		if i < in.Op.Operands() {
			use(at{from, r})
		}
	}
}

// alone works out, for each date, what depends on nothing but the date, and says how it
// goes.
func (f *finding) alone() {
	f.same = map[at]bool{}
	var steps []int
	plan := &f.w.b.plan
	for _, o := range f.order {
		in := &f.p.Code[o.at]
		only := in.Op != program.Load && !in.Op.OverMembers() && in.Op != program.Rank
		f.sources(in, o.scope, func(a at) {
			only = only && (f.same[a] || f.p.Windows[a.scope].Def[a.reg] < 0)
		})
		if only {
			f.same[at{o.scope, in.Dst}] = true
		}
	}
	for i := plan.once; i < len(plan.steps); i++ {
		s := &plan.steps[i]
		if f.same[at{s.scope, s.in.Dst}] {
			steps = append(steps, i)
		}
	}
	w := f.w
	was, owners := slices.Clone(w.n), make([]int32, len(w.n))
	for s := range w.n {
		w.n[s] = 1
		if len(w.owner[s]) == 0 {
			w.room(program.Scope(s), 1)
		}
		owners[s], w.owner[s][0] = w.owner[s][0], 0
	}
	seen := map[at][]int64{}
	odd := map[at]bool{}
	for _, on := range f.stay.dates {
		w.asked = int64(on)
		for _, i := range steps {
			s := &plan.steps[i]
			s.do(w, s)
			if f.last[s.in] != i {
				continue
			}
			to := at{s.scope, s.in.Dst}
			v, whole := w.single(s)
			odd[to] = odd[to] || !whole
			seen[to] = append(seen[to], v)
		}
	}
	copy(w.n, was)
	for s, row := range owners {
		w.owner[s][0] = row
	}
	for to := range f.same {
		f.trends[to] = trendOf(seen[to], odd[to])
	}
}

// single is what a step gave the only subject; whole where it is a value.
func (w *Worker) single(s *step) (v int64, whole bool) {
	whole = !(s.dst.absent >= 0 && bit(w.bits[s.scope][s.dst.absent], 0) || s.dst.failed >= 0 && bit(w.bits[s.scope][s.dst.failed], 0))
	if s.dst.truth {
		return int64(w.bits[s.scope][s.dst.slot][0] & 1), whole
	}
	return w.numbers[s.scope][s.dst.slot][0], whole
}

func trendOf(seen []int64, odd bool) trend {
	up, down := true, true
	for i := 1; i < len(seen); i++ {
		up, down = up && seen[i] >= seen[i-1], down && seen[i] <= seen[i-1]
	}
	switch {
	case odd:
		return wild
	case up && down:
		return still
	case up:
		return rising
	case down:
		return falling
	}
	return wild
}

// follow says how an instruction goes with the date, and cuts where it neither rises
// nor falls. It is false where no cut is possible.
func (f *finding) follow(in *program.Instr, scope program.Scope) (trend, bool) {
	var of [3]trend
	n, moves := 0, false
	f.sources(in, scope, func(a at) {
		of[n] = f.trends[a]
		moves = moves || of[n] != still
		n++
	})
	if !moves {
		return still, true
	}
	to := at{scope, in.Dst}
	if t := combined(in.Op, of); t != wild && (!mayFailItself(in.Op) || !f.p.Windows[scope].Out[in.Dst].MayFail()) {
		if in.Op == program.Lt || in.Op == program.Le {
			return still, f.cut(to)
		}
		return t, true
	}
	ok, i := true, 0
	f.sources(in, scope, func(a at) {
		if of[i] != still {
			ok = ok && !f.same[a] && f.cut(a)
		}
		i++
	})
	return still, ok
}

// mayFailItself tells whether an instruction that goes with the date can fail where its
// operands do not.
func mayFailItself(op program.Op) bool {
	switch op {
	case program.Lt, program.Le, program.Add, program.Sub, program.Min, program.Max, program.Gather:
		return false
	}
	return true
}

// combined is how an instruction goes with operands that go so.
func combined(op program.Op, of [3]trend) trend {
	a, b := of[0], of[1]
	both := func(a, b trend) trend {
		switch {
		case a == still || a == b:
			return b
		case b == still:
			return a
		}
		return wild
	}
	switch op {
	case program.Add, program.Min, program.Max:
		return both(a, b)
	case program.Sub:
		return both(a, b.turned())
	case program.MonthsBetween, program.Lt, program.Le:
		return both(a.turned(), b)
	case program.AddMonths:
		if b == still {
			return a
		}
	case program.Gather, program.Years, program.YearOf:
		return a
	}
	return wild
}

// cut compares a register, and all that it rests on is needed; it stays where it is
// compared.
func (f *finding) cut(a at) bool {
	in := f.writer[a]
	if in == nil {
		return false
	}
	step := f.last[in]
	if !slices.ContainsFunc(f.stay.cuts, func(c cut) bool { return c.step == step }) {
		s := &f.w.b.plan.steps[step]
		f.stay.cuts = append(f.stay.cuts, cut{step: step, scope: a.scope, reg: s.dst})
	}
	f.trends[a] = still
	f.need(in, a.scope)
	return true
}

func (f *finding) need(in *program.Instr, scope program.Scope) {
	if f.needed[in] {
		return
	}
	f.needed[in] = true
	f.sources(in, scope, func(a at) {
		if of := f.writer[a]; of != nil {
			f.need(of, a.scope)
		}
	})
}
