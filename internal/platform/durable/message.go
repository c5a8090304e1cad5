package durable

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"meent.nl/meent/internal/kernel"
)

// messageKind is the kind of the task that delivers a message.
const messageKind = "durable.message"

// Message goes from one organisation to another, also when both are in one store.
type Message struct {
	ID      kernel.ID       `json:"id"` // made when empty
	From    string          `json:"from"`
	To      string          `json:"to"`
	Kind    string          `json:"kind"`
	Payload json.RawMessage `json:"payload"`
	SentAt  time.Time       `json:"sentAt"` // set by Send
}

// Receiver handles a message in one transaction with its inbox row: exactly once.
type Receiver func(ctx context.Context, tx *sql.Tx, m Message) error

// Transport brings a message to the inbox of its organisation. It returns nil once
// the receiver has it on disk, and may be called again with the same message.
type Transport func(ctx context.Context, m Message) error

// Send writes the message in the transaction of its sender. It is delivered after
// the commit, again and again until it is accepted or a dead letter.
func (q *Queue) Send(ctx context.Context, tx *sql.Tx, m Message) error {
	if m.From == "" || m.To == "" || m.Kind == "" {
		return kernel.Errorf(kernel.Internal, "a message needs a sender, a receiver and a kind")
	}
	if m.ID == "" {
		m.ID = kernel.NewID()
	}
	if len(m.Payload) == 0 {
		m.Payload = json.RawMessage("null")
	}
	m.SentAt = q.clock.Now().UTC()
	text, err := json.Marshal(m)
	if err != nil {
		return kernel.Errorf(kernel.Internal, "the payload of a message %s is not JSON: %w", m.Kind, err)
	}
	return q.Enqueue(ctx, tx, Task{ID: m.ID, Organisation: m.From, Kind: messageKind, Key: string(m.ID), Payload: text})
}

// Receive says who handles the messages of a kind. It panics when the kind has a
// receiver.
func (q *Queue) Receive(kind string, r Receiver) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.receivers[kind] != nil {
		panic(fmt.Sprintf("durable: the message kind %s has two receivers", kind))
	}
	q.receivers[kind] = r
}

func (q *Queue) deliver(ctx context.Context, t Task) error {
	var m Message
	if err := json.Unmarshal(t.Payload, &m); err != nil {
		return kernel.Errorf(kernel.Internal, "the message cannot be read: %w", err)
	}
	return q.transport(ctx, m)
}

// Accept puts a message into the inbox of its organisation and has it handled, in one
// transaction. The same message a second time does nothing; another message under
// the same sender and id is refused.
func (q *Queue) Accept(ctx context.Context, m Message) error {
	q.mu.RLock()
	receive := q.receivers[m.Kind]
	q.mu.RUnlock()
	if receive == nil {
		return kernel.Errorf(kernel.NotFound, "nobody here receives messages of the kind %q", m.Kind)
	}
	sum := sha256.Sum256(append([]byte(m.Kind+"\n"), m.Payload...))
	digest := hex.EncodeToString(sum[:])
	return q.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		const insert = `
INSERT INTO durable_inbox (organisation, sender, id, kind, digest, received_us)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation, sender, id) DO NOTHING`
		result, err := tx.ExecContext(ctx, insert, m.To, m.From, string(m.ID), m.Kind, digest, q.clock.Now().UnixMicro())
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return sameMessage(ctx, tx, m, digest, err)
		}
		return receive(ctx, tx, m)
	})
}

func sameMessage(ctx context.Context, tx *sql.Tx, m Message, digest string, err error) error {
	if err != nil {
		return err
	}
	var known string
	const find = `SELECT digest FROM durable_inbox WHERE organisation = $1 AND sender = $2 AND id = $3`
	if err := tx.QueryRowContext(ctx, find, m.To, m.From, string(m.ID)).Scan(&known); err != nil {
		return err
	}
	if known != digest {
		return kernel.Errorf(kernel.Conflict, "the message %s was received before with other contents", m.ID)
	}
	return nil
}
