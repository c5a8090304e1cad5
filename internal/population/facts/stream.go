package facts

import (
	"crypto/hmac"
	"crypto/sha256"
	"math/rand/v2"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// stream is an endless row of numbers that belongs to one subject of one person or
// pair: ChaCha8 keyed with HMAC-SHA-256 of the seed.
type stream struct{ source *rand.ChaCha8 }

// stream of a subject and the persons it is about. The order of two persons does
// not count, so that both of a couple have the same contract.
func (g *Generator) stream(subject string, of ...kernel.BSN) stream {
	digits := make([]string, len(of))
	for i, bsn := range of {
		digits[i] = bsn.Digits()
	}
	if len(digits) == 2 && digits[0] > digits[1] {
		digits[0], digits[1] = digits[1], digits[0]
	}
	mac := hmac.New(sha256.New, g.seed)
	mac.Write([]byte(subject + "\x00" + strings.Join(digits, "\x00")))
	var key [32]byte
	mac.Sum(key[:0])
	return stream{rand.NewChaCha8(key)}
}

// below is a number from 0 to n-1.
func (s stream) below(n int64) int64 { return int64(s.source.Uint64() % uint64(n)) }

// permille is true in so many of a thousand cases.
func (s stream) permille(n int64) bool { return s.below(1000) < n }

// pick is the place of one of the weights, each as often as its weight says.
func (s stream) pick(weights ...int64) int {
	var total int64
	for _, w := range weights {
		total += w
	}
	at := s.below(total)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// curve is a distribution: its values at equal steps of probability, in euro.
type curve []int64

// cents draws an amount from a curve.
func (s stream) cents(c curve) int64 {
	const fine = 1 << 20
	at := s.below(fine * int64(len(c)-1))
	i := at / fine
	low, high := c[i]*100, c[i+1]*100
	return low + (high-low)*(at%fine)/fine
}
