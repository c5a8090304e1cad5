package durable

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// Handler does a task inside one transaction with its completion: what it writes is
// there exactly once. It may run again after a failure, so it has no effect elsewhere.
type Handler func(ctx context.Context, tx *sql.Tx, t Task) error

// CallHandler does a task that reaches outside the store, without a transaction, at
// least once.
type CallHandler func(ctx context.Context, t Task) error

// Queue is the tasks of one store. Any number of processes may have one on the same
// store. Register all handlers before Run or Drain.
type Queue struct {
	db    *db.DB
	clock kernel.Clock
	log   *slog.Logger

	workers     int
	lease       time.Duration
	poll        time.Duration
	maxAttempts int
	keep        time.Duration
	transport   Transport

	mu        sync.RWMutex
	prepares  map[string]Prepare
	receivers map[string]Receiver

	wake chan struct{}
}

// Option changes a default of a queue.
type Option func(*Queue)

// Workers is how many tasks run at the same time; 8 by default.
func Workers(n int) Option { return func(q *Queue) { q.workers = n } }

// Lease is how long one task may take before another process may take it over, and
// so how long a killed process holds up its tasks; 30 s by default.
func Lease(d time.Duration) Option { return func(q *Queue) { q.lease = d } }

// Poll is how often the store is asked for tasks that another process wrote, or whose
// time has come; 1 s by default.
func Poll(d time.Duration) Option { return func(q *Queue) { q.poll = d } }

// MaxAttempts is after how many failures a task is a dead letter; 12 by default, which
// is about an hour and a half.
func MaxAttempts(n int) Option { return func(q *Queue) { q.maxAttempts = n } }

// Keep is how long a finished task is kept, for its key; 400 days by default.
func Keep(d time.Duration) Option { return func(q *Queue) { q.keep = d } }

// Logger gets failures and dead letters; slog.Default() by default.
func Logger(log *slog.Logger) Option { return func(q *Queue) { q.log = log } }

// Deliver brings messages to their organisation; this queue's own Accept by default.
func Deliver(t Transport) Option { return func(q *Queue) { q.transport = t } }

// NewQueue is a queue on d, whose tables Module makes.
func NewQueue(d *db.DB, clock kernel.Clock, options ...Option) *Queue {
	q := &Queue{
		db: d, clock: clock, log: slog.Default(),
		workers: 8, lease: 30 * time.Second, poll: time.Second, maxAttempts: 12, keep: 400 * 24 * time.Hour,
		prepares: map[string]Prepare{}, receivers: map[string]Receiver{},
		wake: make(chan struct{}, 1),
	}
	q.transport = q.Accept
	for _, option := range options {
		option(q)
	}
	q.HandleCall(messageKind, q.deliver)
	return q
}

// Handle says who does the tasks of a kind. It panics when the kind has a handler.
func (q *Queue) Handle(kind string, h Handler) {
	q.HandlePrepared(kind, func(_ context.Context, t Task) (Commit, error) {
		return func(ctx context.Context, tx *sql.Tx) error { return h(ctx, tx, t) }, nil
	})
}

// HandleCall is Handle for a handler that reaches outside the store.
func (q *Queue) HandleCall(kind string, h CallHandler) {
	q.HandlePrepared(kind, func(ctx context.Context, t Task) (Commit, error) {
		return func(context.Context, *sql.Tx) error { return nil }, h(ctx, t)
	})
}

// HandlePrepared is Handle for a task that does part of its work before the
// transaction, like asking a register.
func (q *Queue) HandlePrepared(kind string, p Prepare) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.prepares[kind] != nil {
		panic(fmt.Sprintf("durable: the kind %s has two handlers", kind))
	}
	q.prepares[kind] = p
}

// Wake makes Run look for tasks now. Enqueue does it by itself after its commit.
func (q *Queue) Wake() {
	select {
	case q.wake <- struct{}{}:
	default: // it is awake already
	}
}
