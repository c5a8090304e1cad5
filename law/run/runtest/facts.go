package runtest

import (
	"math/rand/v2"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// Range is a decided value of a fact: mostly within its bounds, at times at an
// end or a round number, at times not applicable.
func Range(r *rand.Rand, f *program.Fact) program.Range {
	if r.IntN(12) == 0 {
		return program.Null
	}
	return program.Exactly(Value(r, f))
}

// Value is a value that a fact can have, often at an end.
func Value(r *rand.Rand, f *program.Fact) int64 {
	lo, hi := f.Range.Lo, f.Range.Hi
	switch r.IntN(6) {
	case 0:
		return lo
	case 1:
		return hi
	case 2:
		return min(max(0, lo), hi)
	case 3:
		return min(max(lo, int64(r.IntN(50))), hi)
	}
	return lo + r.Int64N(hi-lo+1)
}

// Fill sets every fact at random.
func Fill(r *rand.Rand, f *run.Facts) {
	fill(r, f, f.Applicant())
	for _, rel := range f.Program().Relations {
		for _, m := range f.List(rel.Name, r.IntN(rel.Max+1)) {
			fill(r, f, m)
		}
	}
}

func fill(r *rand.Rand, f *run.Facts, s *run.Subject) {
	for i := range f.Program().Facts {
		s.Put(i, Range(r, &f.Program().Facts[i]))
	}
}
