package question

import (
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// threshold finds the value of a number from which on the outcome is decided, whatever
// else is missing; or below which it is, where that is more of what it may be.
func threshold(f *run.Facts, k key) (int64, bool) {
	p := f.Program()
	fact := &p.Facts[k.fact]
	if fact.Type.Kind != value.Number || fact.MayBeNull {
		return 0, false
	}
	probe, err := run.NewProbe(f)
	if err != nil {
		return 0, false
	}
	if k.scope != program.Root && k.member >= len(f.Members(int(k.scope)-1)) {
		return 0, false
	}
	lo, hi := fact.Range.Lo, fact.Range.Hi
	decided := func(from, until int64) bool {
		if !probe.Try(k.scope, k.member, k.fact, program.Between(from, until)) {
			return false
		}
		r := probe.Outcome()
		probe.Undo()
		return r.Decided() && !r.MayFail()
	}
	if at, ok := least(lo, hi, func(v int64) bool { return decided(v, hi) }); ok && at > lo {
		return at, true
	}
	// The last value for which all before it are decided: ask whether it is more.
	if at, ok := least(lo, hi, func(v int64) bool { return !decided(lo, v) }); ok && at > lo {
		return at, true
	}
	return 0, false
}

// least is the least value for which something holds, that holds for all after it;
// false where it does not hold for the last.
func least(lo, hi int64, holds func(int64) bool) (int64, bool) {
	if !holds(hi) {
		return 0, false
	}
	for lo < hi {
		mid := lo + (hi-lo)/2
		if holds(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo, true
}
