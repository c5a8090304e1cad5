package durable_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/durable"
)

func (f fixture) send(m durable.Message) {
	f.Helper()
	err := f.db.Tx(f.Context(), func(ctx context.Context, tx *sql.Tx) error { return f.queue.Send(ctx, tx, m) })
	if err != nil {
		f.Fatal(err)
	}
}

// note writes the JSON word of a message.
func note(ctx context.Context, tx *sql.Tx, m durable.Message) error {
	var word string
	if err := json.Unmarshal(m.Payload, &word); err != nil {
		return err
	}
	return effect(ctx, tx, m.From+">"+m.To+":"+word)
}

func TestMessageReachesTheOtherOrganisationOnce(t *testing.T) {
	each(t, func(f fixture) {
		f.queue.Receive("greeting", note)
		m := durable.Message{ID: kernel.NewID(), From: "rvig", To: "svb", Kind: "greeting", Payload: []byte(`"hello"`)}
		f.send(m)
		f.drain()
		for range 2 { // a transport that says it again
			if err := f.queue.Accept(t.Context(), m); err != nil {
				t.Fatal(err)
			}
		}
		f.want("rvig>svb:hello")
		m.Payload = []byte(`"something else"`)
		if err := f.queue.Accept(t.Context(), m); kernel.KindOf(err) != kernel.Conflict {
			t.Fatalf("other contents under the same id: want a conflict, have %v", err)
		}
		m.From = "cak"
		if err := f.queue.Accept(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		f.want("cak>svb:something else rvig>svb:hello")
	})
}

func TestMessageIsSaidAgainUntilItIsReceived(t *testing.T) {
	each(t, func(f fixture) {
		down := true
		f.queue.Receive("greeting", func(ctx context.Context, tx *sql.Tx, m durable.Message) error {
			if err := note(ctx, tx, m); err != nil || !down {
				return err
			}
			return errors.New("on purpose")
		})
		f.send(durable.Message{From: "rvig", To: "svb", Kind: "greeting", Payload: []byte(`"hello"`)})
		if err := f.queue.Drain(t.Context()); err == nil {
			t.Fatal("the failure was swallowed")
		}
		f.want("")
		down = false
		f.clock.Set(start.Add(time.Minute))
		f.drain()
		f.want("rvig>svb:hello")
	})
}

func TestMessageGoesOverItsTransport(t *testing.T) {
	each(t, func(f fixture) {
		var carried []durable.Message
		queue := durable.NewQueue(f.db, f.clock, quiet, durable.Deliver(func(_ context.Context, m durable.Message) error {
			carried = append(carried, m)
			return nil
		}))
		f.send(durable.Message{From: "rvig", To: "svb", Kind: "greeting", Payload: []byte(`"hello"`)})
		if err := queue.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(carried) != 1 || carried[0].To != "svb" || string(carried[0].Payload) != `"hello"` || !carried[0].SentAt.Equal(start) {
			t.Fatalf("carried %+v", carried)
		}
	})
}

func TestMessageNobodyReceivesIsRefused(t *testing.T) {
	each(t, func(f fixture) {
		err := f.queue.Accept(t.Context(), durable.Message{ID: kernel.NewID(), From: "rvig", To: "svb", Kind: "unknown"})
		if kernel.KindOf(err) != kernel.NotFound {
			t.Fatalf("want not found, have %v", err)
		}
	})
}
