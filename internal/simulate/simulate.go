package simulate

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/value"
)

// Options say what to simulate.
type Options struct {
	Schemes []Scheme
	Period  Period
	Laws    *law.Corpus
	Reform  *law.Corpus // nil: none
	Files   []string    // of the reform, to be named
	TakeUp  []NotClaimed
	Workers int // 0: one for each processor
	// Progress is told how far it is, from one goroutine at a time; it may be nil.
	Progress func(phase string, done, total int)
}

// simulation is one that goes on.
type simulation struct {
	Options
	c       *country.Population
	whole   bool // incomes are worked out
	changed []bool
	// scenarios are before and after, and each of these with a higher wage of each
	// earner. After holds only what has changed.
	scenarios [2][1 + earners]*scenario
	born      []int32
	labour    []int32
	insured   *batch.Column
	cutoff    value.Date // who was born later is a child
	premium   [2]int64   // of an insured adult, before and after
	lowLine   int64
}

// Simulate works the schemes out for everybody. The error is document.Faults of laws
// that do not fit, or says what is wrong with the options.
func Simulate(ctx context.Context, c *country.Population, o Options) (*Result, error) {
	if len(o.Schemes) == 0 {
		return nil, fmt.Errorf("no law was chosen")
	}
	if o.Workers < 0 || o.Workers > 1024 {
		return nil, fmt.Errorf("%d workers were asked; give 1 to 1024, or 0 for one for each processor", o.Workers)
	}
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	r := &simulation{Options: o, c: c, whole: whole(o.Schemes)}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	total, err := r.all(ctx)
	if err != nil {
		return nil, err
	}
	return r.result(total), nil
}

func (r *simulation) prepare() error {
	people := r.c.People()
	born := people.Facts["geboortedatum"]
	if born == nil || born.Narrow == nil {
		return fmt.Errorf("the population has no dates of birth")
	}
	r.born, r.cutoff = born.Narrow, r.Period.On.AddMonths(-18*12)
	r.changed = make([]bool, len(r.Schemes))
	if r.Reform != nil {
		var err error
		if r.changed, err = changed(r.Laws, r.Reform, r.Schemes, r.Period); err != nil {
			return err
		}
	}
	who := []*batch.People{people}
	if r.whole {
		var err error
		if r.premium, err = premiums(r.Laws, r.Reform, r.Period.On); err != nil {
			return err
		}
		if r.insured = people.Facts["verzekerd_zvw"]; r.insured == nil {
			return fmt.Errorf("the population does not say who has health insurance")
		}
		r.lowLine = lowIncome(r.Period.On.Year())
		for e := range earners {
			higher, err := raised(r.c, e)
			if err != nil {
				return err
			}
			who = append(who, higher)
		}
		r.labour = people.Facts[labourFact].Narrow
	}
	for i, people := range who {
		var err error
		if r.scenarios[0][i], err = prepare(r.Laws, r.Schemes, everyOne(len(r.Schemes)), r.Period, people); err != nil {
			return err
		}
		if !slices.Contains(r.changed, true) {
			continue
		}
		if r.scenarios[1][i], err = prepare(r.Reform, r.Schemes, r.changed, r.Period, people); err != nil {
			return err
		}
	}
	return nil
}

// all works out every block, with some workers.
func (r *simulation) all(ctx context.Context) (*sums, error) {
	blocks := (r.c.Households() + blockOf - 1) / blockOf
	each := make([]*sums, min(r.Workers, blocks))
	var next, done atomic.Int64
	var wait sync.WaitGroup
	var telling sync.Mutex
	for w := range each {
		wait.Go(func() {
			each[w] = newSums(len(r.Schemes))
			d := newDesk(r, each[w])
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= blocks {
					return
				}
				d.block(i*blockOf, min(blockOf, r.c.Households()-i*blockOf))
				if r.Progress != nil {
					telling.Lock()
					r.Progress("simulating", int(done.Add(1)), blocks)
					telling.Unlock()
				}
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	total := newSums(len(r.Schemes))
	for _, s := range each {
		total.add(s)
	}
	total.incomes[1].add(&total.incomes[0]) // till here what a reform changes
	return total, nil
}
