package country

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// chunk is how many persons are drawn from one stream; a whole number of words of bits.
const chunk = 1 << 14

// Make makes a country. The error is the context's, or says which option is wrong.
func Make(ctx context.Context, o Options) (*Population, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	m := newModel(o)
	chunks := (o.Persons + chunk - 1) / chunk
	each := make([]counts, chunks+1)
	if err := inParallel(ctx, o.Workers, chunks, o.report("counting"), func(c int) { each[c] = m.count(o, c) }); err != nil {
		return nil, err
	}
	var total counts
	for c := range each {
		n := each[c]
		each[c] = total
		total.add(n)
	}
	p := &Population{Seed: o.Seed, On: o.On}
	p.allocate(total.withLast())
	flags, tallies := newFlags(total), make([]tally, chunks)
	if err := inParallel(ctx, o.Workers, chunks, o.report("making"), func(c int) { tallies[c] = m.fill(o, c, p, flags, each[c]) }); err != nil {
		return nil, err
	}
	p.First[total.households] = int32(total.persons)
	p.finish(total, flags)
	if err := p.index(o.Workers); err != nil {
		return nil, err
	}
	p.Deviations = p.deviations(sumOfTallies(tallies))
	return p, nil
}

func (o Options) report(phase string) func(done, total int) {
	return func(done, total int) {
		if o.Progress != nil {
			o.Progress(phase, done, total)
		}
	}
}

// inParallel does n pieces of work with some workers, and tells how far it is.
func inParallel(ctx context.Context, workers, n int, report func(done, total int), do func(i int)) error {
	var next, done atomic.Int64
	var wait sync.WaitGroup
	var telling sync.Mutex
	for range min(workers, n) {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
				telling.Lock()
				report(int(done.Add(1)), n)
				telling.Unlock()
			}
		})
	}
	wait.Wait()
	return ctx.Err()
}

// withLast adds the minor that stands for every older child.
func (c counts) withLast() counts {
	c.minors++
	return c
}

// households draws the households of a chunk, one after another.
func (m *model) households(o Options, c int, each func(h *household)) {
	s := newStream(o.Seed, c, 0)
	left := min(chunk, o.Persons-c*chunk)
	for left > 0 {
		h := m.draw(s, left)
		left -= h.n
		each(&h)
	}
}

func (m *model) count(o Options, c int) counts {
	var n counts
	m.households(o, c, func(h *household) {
		adults := 0
		for _, p := range h.members[:h.n] {
			if p.age >= adultAge {
				adults++
			}
		}
		n.add(counts{persons: h.n, households: 1, minors: h.minors, children: h.core * h.children})
		if h.kind != Institution {
			n.candidates += adults * (adults - 1)
		}
	})
	return n
}

func sumOfTallies(each []tally) tally {
	var out tally
	for _, t := range each {
		out.disabled += t.disabled
	}
	return out
}
