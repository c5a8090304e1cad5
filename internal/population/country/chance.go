package country

import "math/rand/v2"

// stream is an endless row of numbers of one chunk.
type stream struct{ source *rand.PCG }

func newStream(seed uint64, chunk int, subject uint64) stream {
	return stream{rand.NewPCG(seed, uint64(chunk)<<8|subject)}
}

// below is a number from 0 to n-1; n is at most 1<<31.
func (s stream) below(n int) int { return int(s.source.Uint64() >> 33 * uint64(n) >> 31) }

// permille is true in so many of a thousand cases.
func (s stream) permille(n int) bool { return s.below(1000) < n }

// permyriad is true in so many of ten thousand cases.
func (s stream) permyriad(n int) bool { return s.below(10_000) < n }

// scatter is a number from -n to n, near 0 more often.
func (s stream) scatter(n int) int {
	first := s.below(n + 1)
	return first - s.below(n+1)
}

// dist draws the place of a weight, as often as its weight says.
type dist struct {
	upTo  []uint32   // of 1<<31
	guide [256]uint8 // where to begin, by the first eight bits
}

const whole = 1 << 31

// newDist is the distribution of at most 256 weights, none below 0 and some above.
func newDist(weights []float64) dist {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	d := dist{upTo: make([]uint32, len(weights))}
	sum, last := 0.0, 0
	for i, w := range weights {
		sum += w
		d.upTo[i] = uint32(min(float64(sum/total)*whole, whole))
		if w > 0 {
			last = i
		}
	}
	for i := last; i < len(weights); i++ {
		d.upTo[i] = whole
	}
	at := 0
	for g := range d.guide {
		for uint64(d.upTo[at]) <= uint64(g)<<23 {
			at++
		}
		d.guide[g] = uint8(at)
	}
	return d
}

func (d *dist) draw(s stream) int {
	x := uint32(s.source.Uint64() >> 33)
	at := int(d.guide[x>>23])
	for d.upTo[at] <= x {
		at++
	}
	return at
}

// weights makes a distribution of whole numbers.
func weights(of ...int) dist {
	w := make([]float64, len(of))
	for i, v := range of {
		w[i] = float64(v)
	}
	return newDist(w)
}

// quantile is a point of a distribution: so many of ten thousand are below the value.
type quantile struct{ below, value int }

// curve is a distribution by its quantiles, from 0 to 10,000; a straight line between.
type curve []quantile

func (c curve) draw(s stream) int { return c.at(s.below(10_000<<8), 10_000<<8) }

// at is the value of which part of whole are below.
func (c curve) at(part, whole int) int {
	for i := 1; i < len(c); i++ {
		if from, to := c[i-1], c[i]; part*10_000 < to.below*whole || i == len(c)-1 {
			return from.value + (to.value-from.value)*(part*10_000-from.below*whole)/((to.below-from.below)*whole)
		}
	}
	return c[0].value
}
