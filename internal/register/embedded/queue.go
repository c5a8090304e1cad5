package embedded

import (
	"context"
	"database/sql"
	"encoding/json"

	"meent.nl/meent/internal/platform/durable"
)

// ChangedKind is the kind of task that carries a Change as its payload.
const ChangedKind = "register.changed"

// Outbox takes tasks; *durable.Queue does.
type Outbox interface {
	Enqueue(ctx context.Context, tx *sql.Tx, t durable.Task) error
}

// ToOutbox reports every change as a task of the organisation that owns the
// register.
func ToOutbox(o Outbox) Report {
	return func(ctx context.Context, tx *sql.Tx, c Change) error {
		payload, err := json.Marshal(c)
		if err != nil {
			return err
		}
		return o.Enqueue(ctx, tx, durable.Task{Organisation: c.Owner, Kind: ChangedKind, Payload: payload})
	}
}
