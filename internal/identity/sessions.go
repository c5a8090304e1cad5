package identity

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// SessionOptions say how long sessions live and how cookies are set. A zero
// duration takes the default.
type SessionOptions struct {
	Idle     time.Duration // without a request; 15 minutes
	Absolute time.Duration // since login; 8 hours
	// CacheFor is how long a session is believed without asking the store: how late
	// another process sees a logout. 10 seconds.
	CacheFor time.Duration
	// WriteSeen is how far the last request in the store may lie behind the real
	// one; a minute, and never more than a quarter of Idle.
	WriteSeen time.Duration
	HTTPS     bool // Secure cookies with the prefix __Host-
	// Login is the page that Require sends to; "/inloggen".
	Login string
	// Started is told of every login, in its transaction; nil: nobody is.
	Started func(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID) error
}

func (o SessionOptions) withDefaults() SessionOptions {
	set := func(d *time.Duration, standard time.Duration) {
		if *d <= 0 {
			*d = standard
		}
	}
	set(&o.Idle, 15*time.Minute)
	set(&o.Absolute, 8*time.Hour)
	set(&o.CacheFor, 10*time.Second)
	set(&o.WriteSeen, time.Minute)
	o.WriteSeen = min(o.WriteSeen, o.Idle/4)
	if o.Login == "" {
		o.Login = "/inloggen"
	}
	return o
}

// Faults answers a request that failed; *httpx.Faults does.
type Faults interface {
	Error(w http.ResponseWriter, r *http.Request, err error)
}

// Sessions keeps who is logged in. It is safe for use by many goroutines.
type Sessions struct {
	db     *db.DB
	clock  kernel.Clock
	faults Faults
	o      SessionOptions

	cache cache
	ends  atomic.Uint64 // counts endings, see load

	mu    sync.Mutex
	dirty map[hash]time.Time // last requests that are not in the store yet
}

// NewSessions keeps sessions in a store that has the tables of Module. Run must be
// running for the store to learn of last requests.
func NewSessions(d *db.DB, clock kernel.Clock, faults Faults, o SessionOptions) *Sessions {
	return &Sessions{db: d, clock: clock, faults: faults, o: o.withDefaults(), dirty: map[hash]time.Time{}}
}

// Limits are after how long without a request, and how long after login, a session
// ends; for the warning on the page (WCAG 2.2.6).
func (s *Sessions) Limits() (idle, absolute time.Duration) { return s.o.Idle, s.o.Absolute }

// Start logs a resident in: it ends the session that the browser had, makes a new
// one and sets its cookie.
func (s *Sessions) Start(ctx context.Context, w http.ResponseWriter, r *http.Request, o Opening) (Session, error) {
	token, key := newToken()
	// The store keeps microseconds; the session must not differ from itself read back.
	now := s.clock.Now().UTC().Truncate(time.Microsecond)
	session := Session{ID: kernel.NewID(), Resident: o.Resident, Name: o.Name, Level: o.Level, Lang: o.Lang, CreatedAt: now, LastSeen: now}
	old, hadOld := s.tokenOf(r)
	err := s.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if hadOld {
			if _, err := tx.ExecContext(ctx, `DELETE FROM identity_session WHERE hash = $1`, old[:]); err != nil {
				return err
			}
		}
		if s.o.Started != nil {
			if err := s.o.Started(ctx, tx, o.Resident); err != nil {
				return err
			}
		}
		return insertSession(ctx, tx, key, session)
	})
	if err != nil {
		return Session{}, asKind(err, "")
	}
	if hadOld {
		s.forget(old)
	}
	http.SetCookie(w, s.cookie(token))
	return session, nil
}

// End logs the browser out: the session is gone from the store and from this
// process when it returns, and the browser is told to drop the cookie.
func (s *Sessions) End(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	cookie := s.cookie("")
	cookie.MaxAge = -1
	http.SetCookie(w, cookie)
	key, ok := s.tokenOf(r)
	if !ok {
		return nil
	}
	defer s.forget(key)
	return s.write(ctx, `DELETE FROM identity_session WHERE hash = $1`, key[:])
}

// EndAll logs a resident out everywhere.
func (s *Sessions) EndAll(ctx context.Context, resident kernel.ResidentID) error {
	err := s.write(ctx, `DELETE FROM identity_session WHERE resident = $1`, string(resident))
	s.ends.Add(1)
	s.cache.dropResident(resident)
	return err
}

// SetLang changes the language of the session of a request; without a session it
// does nothing.
func (s *Sessions) SetLang(ctx context.Context, r *http.Request, lang string) error {
	key, ok := s.tokenOf(r)
	if !ok {
		return nil
	}
	if lang != "nl" && lang != "en" {
		return kernel.Invalidf("the language is nl or en")
	}
	defer s.forget(key)
	return s.write(ctx, `UPDATE identity_session SET lang = $1 WHERE hash = $2`, lang, key[:])
}

func (s *Sessions) write(ctx context.Context, query string, args ...any) error {
	err := s.db.ReadCommittedTx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
	return asKind(err, "")
}

// forget makes the next request ask the store.
func (s *Sessions) forget(key hash) {
	s.ends.Add(1)
	s.cache.drop(key)
}
