package httpx

import (
	"container/list"
	"net/http"
	"sync"
	"time"

	"meent.nl/meent/internal/kernel"
)

// Rate is a token bucket: Burst at once, and one more Every so often.
type Rate struct {
	Every time.Duration
	Burst int
}

// Limiter holds a bucket per key, in memory and bounded: the least recently used
// key makes room for a new one. Each process has its own.
type Limiter struct {
	rate  Rate
	max   int
	clock kernel.Clock

	mu      sync.Mutex
	buckets map[string]*list.Element
	recent  *list.List // front: used last
}

type bucket struct {
	key    string
	tokens float64
	at     time.Time
}

// NewLimiter makes a limiter for at most max keys at a time.
func NewLimiter(clock kernel.Clock, rate Rate, max int) *Limiter {
	return &Limiter{rate: rate, max: max, clock: clock, buckets: map[string]*list.Element{}, recent: list.New()}
}

// Allow takes a token of key. When there is none it tells how long until there is.
func (l *Limiter) Allow(key string) (wait time.Duration, ok bool) {
	now := l.clock.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.bucket(key, now)
	if passed := now.Sub(b.at); passed > 0 {
		b.tokens = min(float64(l.rate.Burst), b.tokens+float64(passed)/float64(l.rate.Every))
		b.at = now
	}
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) * float64(l.rate.Every)), false
	}
	b.tokens--
	return 0, true
}

func (l *Limiter) bucket(key string, now time.Time) *bucket {
	if element, ok := l.buckets[key]; ok {
		l.recent.MoveToFront(element)
		return element.Value.(*bucket)
	}
	if l.recent.Len() >= l.max {
		oldest := l.recent.Back()
		delete(l.buckets, oldest.Value.(*bucket).key)
		l.recent.Remove(oldest)
	}
	b := &bucket{key: key, tokens: float64(l.rate.Burst), at: now}
	l.buckets[key] = l.recent.PushFront(b)
	return b
}

// PerClient limits the requests of one visitor, by address.
func (l *Limiter) PerClient(faults *Faults) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if wait, ok := l.Allow(clientKey(r.Context())); !ok {
				faults.Fault(w, r, TooMany(wait))
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// TooMany is the fault of a visitor who has to wait.
func TooMany(wait time.Duration) Fault {
	return Fault{Status: http.StatusTooManyRequests, Key: KeyTooMany,
		Detail: "There were too many attempts in a short time. Wait a moment and try again.", RetryAfter: max(wait, time.Second)}
}
