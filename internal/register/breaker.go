package register

import (
	"sync"
	"time"
)

// A register that failed this often in a row is left alone for a while, so that
// its slowness does not become that of every page.
const (
	breakAfter = 5
	breakFor   = 30 * time.Second
)

type breaker struct {
	mu       sync.Mutex
	failures int
	until    time.Time
}

// allow says whether the register may be asked. After a pause one question goes
// through to try it.
func (b *breaker) allow(now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failures < breakAfter {
		return true
	}
	if now.Before(b.until) {
		return false
	}
	b.until = now.Add(breakFor)
	return true
}

// report takes the outcome of a question.
func (b *breaker) report(ok bool, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if ok {
		b.failures = 0
		return
	}
	b.failures++
	if b.failures >= breakAfter {
		b.until = now.Add(breakFor)
	}
}
