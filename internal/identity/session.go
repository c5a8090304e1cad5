package identity

import (
	"context"
	"time"

	"meent.nl/meent/internal/kernel"
)

// Session is one resident, logged in, in one browser.
type Session struct {
	ID       kernel.ID // names the session in logs; opens nothing
	Resident kernel.ResidentID
	Name     string // to greet them by; empty when the provider gave none
	Level    string // how sure: an eIDAS level of assurance, as a URI (acr)
	Lang     string // "nl" or "en"
	// CreatedAt is the login, LastSeen the last request before this one.
	CreatedAt, LastSeen time.Time
}

// Opening is what a session starts with.
type Opening struct {
	Resident kernel.ResidentID
	Name     string
	Level    string
	Lang     string
}

type visitorKey struct{}

// visitor is what is known of who sent a request.
type visitor struct {
	session Session
	known   bool
	ended   bool // the browser has a session that is not valid any more
}

// FromContext is the session of a request, behind Load or Require.
func FromContext(ctx context.Context) (Session, bool) {
	v, ok := ctx.Value(visitorKey{}).(visitor)
	return v.session, ok && v.known
}

// NewContext is a context in which FromContext gives s: for who acts in the name of
// a resident without a browser, and for tests.
func NewContext(ctx context.Context, s Session) context.Context {
	return context.WithValue(ctx, visitorKey{}, visitor{session: s, known: true})
}
