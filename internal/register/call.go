package register

import (
	"context"
	"errors"
	"fmt"
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

// run asks the register. It always ends within the timeout of the register, also
// when the source does not listen to its context.
func (s *Service) run(ctx context.Context, c *call) {
	id := c.Register.ID
	c.start = s.Clock.Now()
	records, err := s.fetch(ctx, c)
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

func (s *Service) fetch(ctx context.Context, c *call) ([]Record, error) {
	id := c.Register.ID
	if !s.breakers[id].allow(c.start) {
		return nil, errResting
	}
	timeout := s.Timeouts[id]
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	ctx, cancel := context.WithTimeout(ldv.WithTrace(ctx, c.trace), timeout)
	defer cancel()
	type outcome struct {
		records []Record
		err     error
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- outcome{err: fmt.Errorf("the connector of register %s panicked", id)}
			}
		}()
		records, err := s.Sources[id].Fetch(ctx, c.Request)
		done <- outcome{records, err}
	}()
	select {
	case o := <-done:
		return o.records, o.err
	case <-ctx.Done():
		return nil, fmt.Errorf("no answer within %s: %w", timeout, ctx.Err())
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
