package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const (
	maxGroup     = 128                   // callers that share one commit
	maxGroupTime = 10 * time.Millisecond // and how long the first may wait for the others
)

// errGroupLost is what the innocent get when a member undid the whole transaction.
var errGroupLost = errors.New("the shared transaction was undone by another caller")

// groupWriter lets concurrent callers share one durable commit of the one SQLite
// writer. Each runs in its own goroutine, in turn, inside its own SAVEPOINT; the one
// after whom nobody waits commits for all. Nobody returns before that commit, also
// not who failed, since it may have seen what the others had not yet confirmed.
type groupWriter struct {
	pool    *sql.DB
	waiting atomic.Int32
	turn    sync.Mutex
	open    *group // guarded by turn
}

type group struct {
	tx      *sql.Tx
	members int
	since   time.Time
	lost    bool
	done    chan struct{}
	err     error // of the commit; read after done
}

func (w *groupWriter) run(ctx context.Context, f func(context.Context, *sql.Tx) error) error {
	g, culprit, err := w.takeTurn(ctx, f)
	if g == nil {
		return err
	}
	<-g.done
	if g.err != nil && !culprit {
		return g.err
	}
	return err
}

// takeTurn runs f as a member of the open group. culprit says that f itself undid
// the transaction of all.
func (w *groupWriter) takeTurn(ctx context.Context, f func(context.Context, *sql.Tx) error) (g *group, culprit bool, err error) {
	w.waiting.Add(1)
	w.turn.Lock()
	w.waiting.Add(-1)
	defer w.endTurn()
	if err := ctx.Err(); err != nil {
		return nil, false, err
	}
	g, err = w.join()
	if err != nil {
		return nil, false, err
	}
	err = g.member(context.WithoutCancel(ctx), f)
	return g, g.lost, err
}

func (w *groupWriter) join() (*group, error) {
	if w.open == nil {
		tx, err := w.pool.BeginTx(context.Background(), nil)
		if err != nil {
			return nil, err
		}
		w.open = &group{tx: tx, since: time.Now(), done: make(chan struct{})}
	}
	w.open.members++
	return w.open, nil
}

// member runs f inside a savepoint. It also undoes the savepoint when f panics or
// ends its goroutine.
func (g *group) member(ctx context.Context, f func(context.Context, *sql.Tx) error) (err error) {
	if _, err := g.tx.ExecContext(ctx, "SAVEPOINT member"); err != nil {
		g.lost = true
		return err
	}
	kept := false
	defer func() {
		if kept {
			return
		}
		if _, undo := g.tx.ExecContext(ctx, "ROLLBACK TO member; RELEASE member"); undo != nil {
			g.lost = true
			err = errors.Join(err, fmt.Errorf("undo: %w", undo))
		}
	}()
	if err := f(ctx, g.tx); err != nil {
		return err
	}
	if _, err := g.tx.ExecContext(ctx, "RELEASE member"); err != nil {
		return fmt.Errorf("the transaction ended before its function did; it must not commit or roll back itself: %w", err)
	}
	kept = true
	return nil
}

// endTurn commits unless somebody waits who will: a waiter always gets the turn, and
// ends it here.
func (w *groupWriter) endTurn() {
	defer w.turn.Unlock()
	g := w.open
	if g == nil {
		return
	}
	full := g.members >= maxGroup || time.Since(g.since) > maxGroupTime
	if !g.lost && !full && w.waiting.Load() > 0 {
		return
	}
	w.open = nil
	if g.lost {
		g.err = errGroupLost
	} else {
		g.err = g.tx.Commit()
	}
	if g.err != nil {
		_ = g.tx.Rollback() // the first error tells why
	}
	close(g.done)
}
