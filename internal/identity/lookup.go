package identity

import (
	"context"
	"database/sql"
	"net/http"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// lookup says who sent a request, and notes that they did.
func (s *Sessions) lookup(ctx context.Context, r *http.Request) (visitor, error) {
	key, ok := s.tokenOf(r)
	if !ok {
		return visitor{}, nil
	}
	now := s.clock.Now()
	e := s.cache.get(key)
	if e == nil || now.Sub(e.checked) >= s.o.CacheFor {
		var err error
		if e, err = s.load(ctx, key, now); err != nil {
			if kernel.KindOf(err) == kernel.NotFound {
				return visitor{ended: true}, nil
			}
			return visitor{}, err
		}
	}
	seen := e.seen.Load()
	if s.isOver(e.session.CreatedAt, time.UnixMicro(seen).UTC(), now) {
		s.forget(key) // Sweep takes it out of the store
		return visitor{ended: true}, nil
	}
	session := e.session
	session.LastSeen = time.UnixMicro(seen).UTC()
	s.touch(key, e, now)
	return visitor{session: session, known: true}, nil
}

func (s *Sessions) isOver(created, seen, now time.Time) bool {
	return now.Sub(created) >= s.o.Absolute || now.Sub(seen) >= s.o.Idle
}

// load reads a session from the store. When any session ended while it was
// reading, the answer is not kept: it may be that one.
func (s *Sessions) load(ctx context.Context, key hash, now time.Time) (*entry, error) {
	ends := s.ends.Load()
	session, err := readSession(ctx, s.db.Read(), key)
	if err != nil {
		s.cache.drop(key)
		return nil, err
	}
	seen := session.LastSeen
	if older := s.cache.get(key); older != nil {
		seen = later(seen, time.UnixMicro(older.seen.Load())).UTC()
	}
	s.mu.Lock()
	if waiting, ok := s.dirty[key]; ok {
		seen = later(seen, waiting)
	}
	s.mu.Unlock()
	e := &entry{session: session, checked: now}
	e.seen.Store(seen.UnixMicro())
	e.written.Store(session.LastSeen.UnixMicro())
	s.cache.put(key, e, func() bool { return s.ends.Load() == ends })
	return e, nil
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// touch notes a request; once per WriteSeen it is set ready for the store.
func (s *Sessions) touch(key hash, e *entry, now time.Time) {
	at := now.UnixMicro()
	if at > e.seen.Load() {
		e.seen.Store(at)
	}
	written := e.written.Load()
	if at-written < s.o.WriteSeen.Microseconds() || !e.written.CompareAndSwap(written, at) {
		return
	}
	s.mu.Lock()
	s.dirty[key] = now
	s.mu.Unlock()
}

func readSession(ctx context.Context, q db.Querier, key hash) (Session, error) {
	var session Session
	var created, seen int64
	err := q.QueryRowContext(ctx, `SELECT id, resident, name, level, lang, created_us, seen_us
		FROM identity_session WHERE hash = $1`, key[:]).
		Scan(&session.ID, &session.Resident, &session.Name, &session.Level, &session.Lang, &created, &seen)
	if err != nil {
		return Session{}, asKind(err, "this session has ended")
	}
	session.CreatedAt, session.LastSeen = time.UnixMicro(created).UTC(), time.UnixMicro(seen).UTC()
	return session, nil
}

func insertSession(ctx context.Context, tx *sql.Tx, key hash, s Session) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO identity_session
		(hash, id, resident, name, level, lang, created_us, seen_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		key[:], string(s.ID), string(s.Resident), s.Name, s.Level, s.Lang, s.CreatedAt.UnixMicro(), s.LastSeen.UnixMicro())
	return err
}
