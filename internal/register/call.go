package register

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/ldv"
)

// call is one question to one register and what became of it.
type call struct {
	Request
	trace      ldv.TraceContext
	start, end time.Time
	records    map[kernel.BSN]Record
	failed     bool
	relation   *related // nil: about the person self
}

var errResting = errors.New("it failed several times in a row and is left alone for a moment")

// runAll asks the registers beside each other, those of one Batch together.
func (s *Service) runAll(ctx context.Context, calls []*call) {
	together := map[Batch][]*call{}
	var wait sync.WaitGroup
	for _, c := range calls {
		if b, ok := s.Sources[c.Register.ID].(Batch); ok && len(calls) > 1 {
			together[b] = append(together[b], c)
			continue
		}
		if len(calls) == 1 {
			s.run(ctx, c)
			return
		}
		wait.Go(func() { s.run(ctx, c) })
	}
	for b, group := range together {
		wait.Go(func() { s.runBatch(ctx, b, group) })
	}
	wait.Wait()
}

// run asks the register. It always ends within the timeout of the register, also
// when the source does not listen to its context.
func (s *Service) run(ctx context.Context, c *call) {
	if s.begin(ctx, c) {
		s.fetch(ctx, c)
	}
}

func (s *Service) fetch(ctx context.Context, c *call) {
	records, err := bounded(ldv.WithTrace(ctx, c.trace), s.timeout(c), func(ctx context.Context) ([]Record, error) {
		return s.Sources[c.Register.ID].Fetch(ctx, c.Request)
	})
	s.end(ctx, c, records, err)
}

// runBatch asks for several calls at once, within the least of their timeouts. Where that
// fails each is asked by itself, so that one register cannot take others down.
func (s *Service) runBatch(ctx context.Context, b Batch, calls []*call) {
	calls = slices.DeleteFunc(calls, func(c *call) bool { return !s.begin(ctx, c) })
	if len(calls) == 0 {
		return
	}
	requests := make([]Request, len(calls))
	timeout := s.timeout(calls[0])
	for i, c := range calls {
		requests[i], timeout = c.Request, min(timeout, s.timeout(c))
	}
	records, err := bounded(ldv.WithTrace(ctx, calls[0].trace), timeout, func(ctx context.Context) ([][]Record, error) {
		return b.FetchAll(ctx, requests)
	})
	if err == nil && len(records) == len(calls) {
		for i, c := range calls {
			s.end(ctx, c, records[i], nil)
		}
		return
	}
	var wait sync.WaitGroup
	for _, c := range calls {
		wait.Go(func() { s.fetch(ctx, c) })
	}
	wait.Wait()
}

// begin says whether the register may be asked.
func (s *Service) begin(ctx context.Context, c *call) bool {
	c.start = s.Clock.Now()
	if s.breakers[c.Register.ID].allow(c.start) {
		return true
	}
	s.end(ctx, c, nil, errResting)
	return false
}

// end takes what became of a call.
func (s *Service) end(ctx context.Context, c *call, records []Record, err error) {
	id := c.Register.ID
	c.end = s.Clock.Now()
	if err == nil {
		err = c.accept(records)
	}
	asker := ctx.Err() != nil
	if !asker && !errors.Is(err, errResting) {
		s.breakers[id].report(err == nil, c.end)
	}
	if err != nil {
		c.failed, c.records = true, nil
		s.Logger.WarnContext(ctx, "a register did not answer", "register", id, "trace", c.trace.Trace.String(), "error", err)
	}
}

func (s *Service) timeout(c *call) time.Duration {
	if timeout := s.Timeouts[c.Register.ID]; timeout > 0 {
		return timeout
	}
	return DefaultTimeout
}

// bounded ends within a time, whatever the source does.
func bounded[T any](ctx context.Context, timeout time.Duration, fetch func(context.Context) (T, error)) (found T, err error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	type outcome struct {
		found T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- outcome{err: errors.New("its connector panicked")}
			}
		}()
		found, err := fetch(ctx)
		done <- outcome{found, err}
	}()
	select {
	case o := <-done:
		return o.found, o.err
	case <-ctx.Done():
		return found, fmt.Errorf("no answer within %s: %w", timeout, ctx.Err())
	}
}

// accept keeps the records of the persons that were asked for.
func (c *call) accept(records []Record) error {
	c.records = make(map[kernel.BSN]Record, len(records))
	asked := make(map[kernel.BSN]bool, len(c.Subjects))
	for _, bsn := range c.Subjects {
		asked[bsn] = true
	}
	for _, r := range records {
		if !asked[r.BSN] {
			return errors.New("the register answered about a person who was not asked for")
		}
		if _, twice := c.records[r.BSN]; twice {
			return errors.New("the register answered about a person twice")
		}
		c.records[r.BSN] = r
	}
	return nil
}
