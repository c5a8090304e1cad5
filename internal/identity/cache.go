package identity

import (
	"sync"
	"sync/atomic"
	"time"

	"meent.nl/meent/internal/kernel"
)

// cacheSize is how many sessions one generation of the cache holds.
const cacheSize = 50_000

// entry is a session as this process last read it.
type entry struct {
	session Session      // LastSeen is that of the store; see seen
	checked time.Time    // when the store said so
	seen    atomic.Int64 // last request, microseconds
	written atomic.Int64 // last request that went to the store, or waits to
}

// cache keeps the sessions used last: two generations, of which the older is
// dropped when the younger is full. So it is bounded without a list to maintain.
type cache struct {
	mu         sync.RWMutex
	young, old map[hash]*entry
}

func (c *cache) get(key hash) *entry {
	c.mu.RLock()
	e, young := c.young[key]
	if !young {
		e = c.old[key]
	}
	c.mu.RUnlock()
	if e != nil && !young {
		c.keep(key, e)
	}
	return e
}

// keep moves an entry of the old generation to the young one, unless it was
// dropped in the meantime.
func (c *cache) keep(key hash, e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.old[key] == e {
		c.insert(key, e)
	}
}

// put adds an entry if current still says yes under the lock: an ending that came
// since the store was read has then been seen.
func (c *cache) put(key hash, e *entry, current func() bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if current() {
		c.insert(key, e)
	}
}

func (c *cache) insert(key hash, e *entry) {
	if len(c.young) >= cacheSize || c.young == nil {
		c.old, c.young = c.young, make(map[hash]*entry)
	}
	c.young[key] = e
}

func (c *cache) drop(key hash) {
	c.mu.Lock()
	delete(c.young, key)
	delete(c.old, key)
	c.mu.Unlock()
}

func (c *cache) dropResident(resident kernel.ResidentID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, generation := range []map[hash]*entry{c.young, c.old} {
		for key, e := range generation {
			if e.session.Resident == resident {
				delete(generation, key)
			}
		}
	}
}
