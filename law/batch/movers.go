package batch

import (
	"math/bits"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// fewest is how many dates make it worth while to look for whom something changes.
const fewest = 3

// runDates works out some dates after the steps that do not depend on them: all rows on
// the first, and then those for whom something changes.
func (w *Worker) runDates(dates []value.Date, from int, done func(date int, out Outcomes)) {
	if len(dates) < fewest {
		w.each(dates, from, done)
		return
	}
	stay := w.stays(dates)
	if !stay.ok {
		half := len(dates) / 2
		w.runDates(dates[:half], from, done)
		w.runDates(dates[half:], from+half, done)
		return
	}
	rows, at := w.movers(stay) // first, since outcomes stand where cuts have stood
	w.each(dates[:1], from, done)
	if len(rows) > w.n[program.Root]/2 {
		w.each(dates[1:], from+1, done)
		return
	}
	rest := dates[1:]
	if len(rows) == 0 {
		for d, on := range rest {
			done(from+1+d, w.outcomes(on))
		}
		return
	}
	if w.few == nil {
		w.few = w.b.Worker()
	}
	w.few.enterRows(rows)
	w.few.once()
	w.few.each(rest, 0, func(d int, _ Outcomes) {
		w.take(at)
		done(from+1+d, w.outcomes(rest[d]))
	})
}

// each works out every row on every date.
func (w *Worker) each(dates []value.Date, from int, done func(date int, out Outcomes)) {
	steps := w.b.plan.steps
	for d, on := range dates {
		w.asked = int64(on)
		for i := w.b.plan.once; i < len(steps); i++ {
			steps[i].do(w, &steps[i])
		}
		done(from+d, w.outcomes(on))
	}
}

func (w *Worker) outcomes(on value.Date) Outcomes {
	return Outcomes{w: w, First: w.first[program.Root], Rows: w.n[program.Root], On: on}
}

// movers are the rows for which a cut is not the same on the last date as on the first,
// among all and in the chunk.
func (w *Worker) movers(s *stay) (rows, at []int32) {
	moved := w.moved[:w.words(program.Root)]
	clear(moved)
	w.asked = int64(s.dates[0])
	w.cuts(s, func(c *cut) { c.keep(w) })
	w.asked = int64(s.dates[len(s.dates)-1])
	w.cuts(s, func(c *cut) { c.compare(w, moved) })
	rows, at = w.moverRows[:0], w.moverAt[:0]
	for i, b := range moved {
		if i == len(moved)-1 {
			b &= lowest(w.n[program.Root] - i*64)
		}
		for ; b != 0; b &= b - 1 {
			k := i*64 + bits.TrailingZeros64(b)
			rows, at = append(rows, int32(w.subject(program.Root, k))), append(at, int32(k))
		}
	}
	w.moverRows, w.moverAt = rows, at
	return rows, at
}

// cuts does the steps that the cuts need.
func (w *Worker) cuts(s *stay, look func(c *cut)) {
	next := 0
	for _, i := range s.steps {
		step := &w.b.plan.steps[i]
		step.do(w, step)
		if next < len(s.cuts) && s.cuts[next].step == i {
			look(&s.cuts[next])
			next++
		}
	}
}

// keep remembers what a cut is.
func (c *cut) keep(w *Worker) {
	n, words := w.n[c.scope], w.words(c.scope)
	if c.reg.truth {
		c.bits = append(c.bits[:0], w.bits[c.scope][c.reg.slot][:words]...)
	} else {
		c.numbers = append(c.numbers[:0], w.numbers[c.scope][c.reg.slot][:n]...)
	}
	if c.reg.absent >= 0 {
		c.absent = append(c.absent[:0], w.bits[c.scope][c.reg.absent][:words]...)
	}
	if c.reg.failed >= 0 {
		c.failed = append(c.failed[:0], w.bits[c.scope][c.reg.failed][:words]...)
	}
}

// compare marks the rows of which the cut is not what was kept.
func (c *cut) compare(w *Worker, moved []uint64) {
	n := w.n[c.scope]
	var now []int64
	if !c.reg.truth {
		now = w.numbers[c.scope][c.reg.slot][:n]
	}
	for i := range w.words(c.scope) {
		differs := uint64(0)
		if c.reg.truth {
			differs = c.bits[i] ^ w.bits[c.scope][c.reg.slot][i]
		} else {
			for j := i * 64; j < min(i*64+64, n); j++ {
				differs |= ones(now[j] != c.numbers[j]) << (j & 63)
			}
		}
		if c.reg.absent >= 0 {
			differs |= c.absent[i] ^ w.bits[c.scope][c.reg.absent][i]
		}
		if c.reg.failed >= 0 {
			differs |= c.failed[i] ^ w.bits[c.scope][c.reg.failed][i]
		}
		if left := n - i*64; left < 64 {
			differs &= lowest(left)
		}
		if c.scope == program.Root {
			moved[i] |= differs
			continue
		}
		for ; differs != 0; differs &= differs - 1 {
			set(moved, w.owner[c.scope][i*64+bits.TrailingZeros64(differs)])
		}
	}
}

// take takes over the outcomes of the few who changed; at is where they stand.
func (w *Worker) take(at []int32) {
	for _, r := range w.b.plan.outputs {
		for _, slot := range [3]int{truthSlot(r), r.absent, r.failed} {
			if slot < 0 {
				continue
			}
			to, from := w.bits[program.Root][slot], w.few.bits[program.Root][slot]
			for k, row := range at {
				unset(to, row)
				to[row>>6] |= from[k>>6] >> (k & 63) & 1 << (row & 63)
			}
		}
		if r.truth || r.constant {
			continue
		}
		to, from := w.numbers[program.Root][r.slot], w.few.numbers[program.Root][r.slot]
		for k, row := range at {
			to[row] = from[k]
		}
	}
}

// truthSlot is where an outcome is that is bits, unless it is the same for everybody.
func truthSlot(r register) int {
	if r.truth && !r.constant {
		return r.slot
	}
	return -1
}
