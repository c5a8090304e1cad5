package batch

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Worker works out chunks of a batch, one at a time, in registers of its own. One
// goroutine at a time may use it.
type Worker struct {
	b       *Batch
	numbers [][][]int64  // per scope and slot
	bits    [][][]uint64 // per scope and slot
	first   []int        // per scope: the first subject of the chunk
	picked  [][]int32    // per scope: which subjects; nil: those from first on
	members [][]int32    // per relation: room for the chosen
	at      [][]int32    // per scope: room for which values they have
	keyed   []int32      // room for what is looked up
	n       []int        // per scope: how many subjects
	starts  [][]int32    // per relation: where the members of each row begin, in the chunk
	owner   [][]int32    // per relation: the row of each member, in the chunk
	open    []uint64     // rows of which a fact is unknown
	scratch [][]uint64   // per scope
	spare   [2][]uint64  // of rows: states that nobody looks at
	led     []led        // the members that come first
	asked   int64

	known              []*stay // of dates that were asked together
	few                *Worker // for the rows that change between dates
	moved              []uint64
	moverRows, moverAt []int32
}

// Worker gives a worker.
func (b *Batch) Worker() *Worker {
	scopes := len(b.most)
	w := &Worker{b: b, first: make([]int, scopes), n: make([]int, scopes), picked: make([][]int32, scopes), at: make([][]int32, scopes), members: make([][]int32, scopes),
		numbers: make([][][]int64, scopes), bits: make([][][]uint64, scopes), owner: make([][]int32, scopes),
		scratch: make([][]uint64, scopes), open: make([]uint64, Rows/64), moved: make([]uint64, Rows/64)}
	for i := range w.spare {
		w.spare[i] = make([]uint64, Rows/64)
	}
	for range b.plan.leads {
		w.led = append(w.led, led{none: make([]uint64, Rows/64), failed: make([]uint64, Rows/64)})
	}
	for s := range b.most {
		w.starts = append(w.starts, make([]int32, Rows+1))
		w.room(program.Scope(s), b.most[s])
	}
	return w
}

// room makes registers for n subjects of a scope.
func (w *Worker) room(scope program.Scope, n int) {
	files := w.b.plan.scopes[scope]
	w.numbers[scope] = matrix[int64](files.numbers, whole(n))
	w.bits[scope] = matrix[uint64](files.bits, (n+63)/64)
	w.owner[scope] = make([]int32, n)
	w.scratch[scope] = make([]uint64, (n+63)/64)
	for _, f := range w.b.plan.fills {
		if f.scope != scope {
			continue
		}
		if f.reg.truth {
			w.lay(w.bits[scope][f.reg.slot], uint64(-f.value))
			continue
		}
		numbers := w.numbers[scope][f.reg.slot]
		for i := range numbers {
			numbers[i] = f.value
		}
	}
}

func (*Worker) lay(words []uint64, v uint64) {
	for i := range words {
		words[i] = v
	}
}

func matrix[T any](rows, columns int) [][]T {
	all := make([]T, rows*columns)
	out := make([][]T, rows)
	for i := range out {
		out[i] = all[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return out
}

// Chunks is how many chunks the people make.
func (b *Batch) Chunks() int { return (b.people.Rows + Rows - 1) / Rows }

// Run works out one chunk for some dates, on all of which the program must hold, and
// calls done for each. What done is given holds until it returns.
func (w *Worker) Run(chunk int, dates []value.Date, done func(date int, out Outcomes)) {
	w.enter(chunk)
	w.run(dates, done)
}

// RunRows works out some rows, at most Rows of them and in any order, as Run does a
// chunk: row i of what done is given is rows[i]. It keeps rows until it returns.
func (w *Worker) RunRows(rows []int32, dates []value.Date, done func(date int, out Outcomes)) {
	w.enterRows(rows)
	w.run(dates, done)
}

func (w *Worker) run(dates []value.Date, done func(date int, out Outcomes)) {
	w.once()
	w.runDates(dates, 0, done)
}

// once does the steps that do not depend on the date.
func (w *Worker) once() {
	steps := w.b.plan.steps
	for i := range steps[:w.b.plan.once] {
		steps[i].do(w, &steps[i])
	}
}

// enter finds the subjects of a chunk.
func (w *Worker) enter(chunk int) {
	from := chunk * Rows
	to := min(from+Rows, w.b.people.Rows)
	w.first[program.Root], w.n[program.Root] = from, to-from
	clear(w.open)
	clear(w.picked)
	for s := 1; s < len(w.n); s++ {
		m := w.b.people.Relations[w.b.p.Relations[s-1].Name]
		base := m.From[from]
		w.first[s], w.n[s] = int(base), int(m.From[to]-base)
		starts, owner := w.starts[s][:to-from+1], w.owner[s]
		for i, at := range m.From[from : to+1] {
			starts[i] = at - base
		}
		for row := range to - from {
			for k := starts[row]; k < starts[row+1]; k++ {
				owner[k] = int32(row)
			}
		}
	}
}

// enterRows finds the subjects of chosen rows.
func (w *Worker) enterRows(rows []int32) {
	clear(w.open)
	w.picked[program.Root], w.n[program.Root], w.first[program.Root] = rows, len(rows), -1
	for s := 1; s < len(w.n); s++ {
		from := w.b.people.Relations[w.b.p.Relations[s-1].Name].From
		starts, n := w.starts[s], int32(0)
		for i, row := range rows {
			starts[i] = n
			n += from[row+1] - from[row]
		}
		starts[len(rows)] = n
		if int(n) > len(w.owner[s]) {
			w.room(program.Scope(s), int(n))
		}
		chosen, owner := slices.Grow(w.members[s][:0], int(n)+1), w.owner[s]
		for i, row := range rows {
			for k := from[row]; k < from[row+1]; k++ {
				owner[len(chosen)] = int32(i)
				chosen = append(chosen, k)
			}
		}
		w.picked[s], w.members[s], w.n[s] = chosen, chosen, len(chosen)
	}
}

// where says which value of a column each subject has; nil where they are those of
// the subjects from first on.
func (w *Worker) where(s *step) []int32 {
	n, chosen, at := w.n[s.scope], w.picked[s.scope], s.column.At
	switch {
	case chosen == nil && at == nil:
		return nil
	case chosen == nil:
		first := w.first[s.scope]
		return at[first : first+n]
	case at == nil:
		return chosen[:n]
	}
	if cap(w.at[s.scope]) < n {
		w.at[s.scope] = make([]int32, max(n, Rows))
	}
	both := w.at[s.scope][:n]
	for i, k := range chosen[:n] {
		both[i] = at[k]
	}
	return both
}

// Outcomes is what the goals came to for the rows of a chunk.
type Outcomes struct {
	w     *Worker
	First int // the row of the first; -1 where the rows were chosen
	Rows  int
	On    value.Date
}

// Value is the outcome of a goal (in the order of Compile) for a row of the chunk, as
// Rules[…].Out has it. decided is false where a fact is unknown or where the law gives
// no outcome: ask the machine (People.Row).
func (o Outcomes) Value(goal, row int) (v int64, applies, decided bool) {
	r := o.w.b.plan.outputs[goal]
	if bit(o.w.open, row) || r.failed >= 0 && bit(o.w.bits[0][r.failed], row) {
		return 0, false, false
	}
	if r.absent >= 0 && bit(o.w.bits[0][r.absent], row) {
		return 0, false, true
	}
	if r.truth {
		return int64(o.w.bits[0][r.slot][row/64] >> (row & 63) & 1), true, true
	}
	return o.w.numbers[0][r.slot][row], true, true
}

// Amounts copies the outcome of a goal for every row into to: 0 where it is not
// applicable, and not decided. It gives how many were not decided.
func (o Outcomes) Amounts(goal int, to []int64) (undecided int) {
	r := o.w.b.plan.outputs[goal]
	if r.truth {
		for i := range o.Rows {
			to[i] = int64(o.w.bits[0][r.slot][i/64] >> (i & 63) & 1)
		}
	} else {
		copy(to[:o.Rows], o.w.numbers[0][r.slot])
	}
	for i := 0; i < o.Rows; i += 64 {
		none := o.w.open[i/64]
		if r.failed >= 0 {
			none |= o.w.bits[0][r.failed][i/64]
		}
		none &= lowest(min(64, o.Rows-i))
		undecided += CountBits([]uint64{none}, 64)
		if r.absent >= 0 {
			none |= o.w.bits[0][r.absent][i/64]
		}
		if none == 0 {
			continue
		}
		for j := i; j < min(i+64, o.Rows); j++ {
			if none>>(j&63)&1 != 0 {
				to[j] = 0
			}
		}
	}
	return undecided
}
