package durable

import (
	"context"
	"database/sql"
)

// Commit writes the outcome of a task that was prepared, in the transaction that
// also completes the task.
type Commit func(ctx context.Context, tx *sql.Tx) error

// Prepare does what may not happen inside a transaction, such as asking a register,
// whose log line must be on disk before a value is given. It may run more than once
// for one task; its Commit takes effect once.
type Prepare func(ctx context.Context, t Task) (Commit, error)
