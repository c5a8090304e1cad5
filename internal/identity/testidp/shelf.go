package testidp

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"sync"
	"time"

	"meent.nl/meent/internal/kernel"
)

// shelf keeps things for a fixed time, and never more than max: then the oldest
// goes. Keys are secrets, of which only the hash is kept.
type shelf[T any] struct {
	clock kernel.Clock
	lasts time.Duration
	max   int

	mu    sync.Mutex
	items map[[32]byte]item[T]
	order [][32]byte // oldest first; may name what is gone
}

type item[T any] struct {
	value T
	until time.Time
}

func newShelf[T any](clock kernel.Clock, lasts time.Duration, max int) *shelf[T] {
	return &shelf[T]{clock: clock, lasts: lasts, max: max, items: map[[32]byte]item[T]{}}
}

// add keeps a thing under a new secret.
func (s *shelf[T]) add(value T) string {
	var secret [32]byte
	rand.Read(secret[:]) // never fails, by the documentation of crypto/rand
	key := base64.RawURLEncoding.EncodeToString(secret[:])
	s.put(key, value)
	return key
}

// put keeps a thing under a key; false when the key is there already.
func (s *shelf[T]) put(key string, value T) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.prune()
	sum := sha256.Sum256([]byte(key))
	if _, there := s.items[sum]; there {
		return false
	}
	s.items[sum] = item[T]{value: value, until: s.clock.Now().Add(s.lasts)}
	s.order = append(s.order, sum)
	return true
}

// get gives a thing and leaves it.
func (s *shelf[T]) get(key string) (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.items[sha256.Sum256([]byte(key))]
	return found.value, ok && s.clock.Now().Before(found.until)
}

// take gives a thing and removes it.
func (s *shelf[T]) take(key string) (T, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := sha256.Sum256([]byte(key))
	found, ok := s.items[sum]
	delete(s.items, sum)
	return found.value, ok && s.clock.Now().Before(found.until)
}

// drop removes the thing under the key of this hash.
func (s *shelf[T]) drop(sum [32]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.items, sum)
}

// prune drops what is past its time, and the oldest when the shelf is full. All
// things last as long as each other, so the oldest is also the first to go.
func (s *shelf[T]) prune() {
	now := s.clock.Now()
	for len(s.order) > 0 {
		oldest := s.order[0]
		found, there := s.items[oldest]
		if there && now.Before(found.until) && len(s.order) < s.max {
			return
		}
		delete(s.items, oldest)
		s.order = s.order[1:]
	}
}
