package portal

import (
	"context"
	"sync"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// ownData asks the registers for what a resident may see of themselves. It does so
// in the background, since a register may be slow, and keeps the answer for a few
// minutes in memory, so that looking again does not ask again. Each asking is in
// the log, for the purpose of showing it.
type ownData struct {
	p      *Portal
	wanted []register.Wanted

	mu   sync.Mutex
	kept map[kernel.ResidentID]*inquiry
}

type inquiry struct {
	done   chan struct{}
	asked  time.Time
	answer register.Answer
	err    error
}

const (
	inspection = "inzage" // the purpose: AVG article 15
	keptFor    = 5 * time.Minute
	askTime    = 20 * time.Second
	mostKept   = 2000 // residents at once
)

func newOwnData(p *Portal) *ownData {
	return &ownData{p: p, wanted: ownWanted(p.Catalogue), kept: map[kernel.ResidentID]*inquiry{}}
}

// of waits a moment for the data of a resident. ready is false while the registers
// are still being asked.
func (o *ownData) of(ctx context.Context, resident kernel.ResidentID) (answer register.Answer, ready bool, err error) {
	in := o.start(ctx, resident)
	patience := time.NewTimer(o.p.Patience)
	defer patience.Stop()
	select {
	case <-in.done:
		if in.err != nil {
			o.forget(resident, in)
		}
		return in.answer, true, in.err
	case <-patience.C:
		return register.Answer{}, false, nil
	case <-ctx.Done():
		return register.Answer{}, false, ctx.Err()
	}
}

func (o *ownData) start(ctx context.Context, resident kernel.ResidentID) *inquiry {
	now := o.p.Clock.Now()
	o.mu.Lock()
	defer o.mu.Unlock()
	if in, ok := o.kept[resident]; ok && now.Sub(in.asked) < keptFor {
		return in
	}
	if len(o.kept) >= mostKept {
		o.dropOld(now)
	}
	in := &inquiry{done: make(chan struct{}), asked: now}
	o.kept[resident] = in
	go func() {
		defer close(in.done)
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), askTime)
		defer cancel()
		in.answer, in.err = o.p.Registers.Ask(ctx, register.Question{
			Purpose: inspection, Resident: resident, Wanted: o.wanted, By: "resident",
		})
	}()
	return in
}

// dropOld makes room: what is too old, or else everything.
func (o *ownData) dropOld(now time.Time) {
	for id, in := range o.kept {
		if now.Sub(in.asked) >= keptFor {
			delete(o.kept, id)
		}
	}
	if len(o.kept) >= mostKept {
		clear(o.kept)
	}
}

func (o *ownData) forget(resident kernel.ResidentID, in *inquiry) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.kept[resident] == in {
		delete(o.kept, resident)
	}
}
