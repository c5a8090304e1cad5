package registertest

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/register"
)

// Subjects makes a resident of every number: r1, r2, …
type Subjects struct {
	mu  sync.Mutex
	ids []kernel.BSN
}

// Ensure gives a number its resident.
func (s *Subjects) Ensure(_ context.Context, bsn kernel.BSN) (kernel.ResidentID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := slices.Index(s.ids, bsn)
	if at < 0 {
		s.ids = append(s.ids, bsn)
		at = len(s.ids) - 1
	}
	return kernel.ResidentID("r" + string(rune('1'+at))), nil
}

// EnsureTx is Ensure within a transaction.
func (s *Subjects) EnsureTx(ctx context.Context, _ *sql.Tx, bsn kernel.BSN) (kernel.ResidentID, error) {
	return s.Ensure(ctx, bsn)
}

// BSN is the number of a resident.
func (s *Subjects) BSN(_ context.Context, id kernel.ResidentID) (kernel.BSN, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(id) != 2 || int(id[1]-'1') >= len(s.ids) {
		return kernel.BSN{}, kernel.Errorf(kernel.NotFound, "there is no such resident")
	}
	return s.ids[id[1]-'1'], nil
}

// Log keeps lines in memory. With Err set it refuses them all.
type Log struct {
	mu    sync.Mutex
	lines []logbook.Line
	Err   error
}

// Write keeps the lines.
func (l *Log) Write(_ context.Context, lines ...logbook.Line) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.Err != nil {
		return l.Err
	}
	l.lines = append(l.lines, lines...)
	return nil
}

// Lines is what was written.
func (l *Log) Lines() []logbook.Line {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.lines)
}

// Source answers from memory, and remembers what it was asked.
type Source struct {
	mu      sync.Mutex
	Records map[kernel.BSN]register.Record
	asked   []register.Request
	Err     error
	// Hold, when not nil, keeps Fetch until it is closed, whatever its context says.
	Hold chan struct{}
	// Give, when not nil, answers instead.
	Give func(register.Request) ([]register.Record, error)
}

// Fetch answers with what is in Records, as far as it is asked for.
func (s *Source) Fetch(_ context.Context, r register.Request) ([]register.Record, error) {
	s.mu.Lock()
	s.asked = append(s.asked, r)
	hold, give, err := s.Hold, s.Give, s.Err
	s.mu.Unlock()
	if hold != nil {
		<-hold
	}
	if give != nil {
		return give(r)
	}
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []register.Record
	for _, bsn := range r.Subjects {
		have, ok := s.Records[bsn]
		if !ok {
			continue
		}
		got := register.Record{BSN: bsn, Values: map[string]register.Value{}, Related: map[string]register.Members{}}
		for _, f := range r.Fields {
			if v, ok := have.Values[f.Name]; ok {
				got.Values[f.Name] = v
			}
		}
		for _, rel := range r.Relations {
			if m, ok := have.Related[rel.Relation.Name]; ok {
				got.Related[rel.Relation.Name] = m
			}
		}
		out = append(out, got)
	}
	return out, nil
}

// Asked is every request, in order.
func (s *Source) Asked() []register.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// AskedFor says whether the source was ever asked for a field or relation.
func (s *Source) AskedFor(name string) bool {
	for _, r := range s.Asked() {
		for _, f := range r.Fields {
			if f.Name == name {
				return true
			}
		}
		for _, rel := range r.Relations {
			for _, f := range slices.Concat(rel.Fields, rel.Members) {
				if f.Name == name {
					return true
				}
			}
			if rel.Relation.Name == name {
				return true
			}
		}
	}
	return false
}

// ErrSource is a failure of a source.
var ErrSource = errors.New("the source is on fire")

// Known is a known value.
func Known(text string) register.Value { return register.Value{State: register.Known, Text: text} }
