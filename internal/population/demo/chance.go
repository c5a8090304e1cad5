package demo

import (
	"crypto/hmac"
	"crypto/sha256"
	"math/rand/v2"
	"strconv"
)

// chance is the row of numbers of one household.
type chance struct{ source *rand.ChaCha8 }

func newChance(seed, subject string, i int) chance {
	mac := hmac.New(sha256.New, []byte("meent demo 1\x00"+seed))
	mac.Write([]byte(subject + "\x00" + strconv.Itoa(i)))
	var key [32]byte
	mac.Sum(key[:0])
	return chance{rand.NewChaCha8(key)}
}

func (c chance) below(n int) int { return int(c.source.Uint64() % uint64(n)) }

// between is a number from low to high, both included.
func (c chance) between(low, high int) int { return low + c.below(high-low+1) }

func (c chance) permille(n int) bool { return c.below(1000) < n }

func (c chance) pick(weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	at := c.below(total)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

func (c chance) of(names []string) string { return names[c.below(len(names))] }
