package timeline

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Difference is days for which an outcome turned out otherwise.
type Difference struct {
	From, Until value.Date
	Days        int // of those that were asked for
	Then, Now   Stretch
	// Because are the facts that made the difference, on each of the days: without any one
	// of these corrections the outcome would not be what it is now. Of an outcome that is
	// the same, and open, it is all that was corrected: which of it matters cannot be said.
	Because []Correction
}

// Correction is a fact as it was known then and now.
type Correction struct {
	Fact     string        // empty: who the members of Relation are
	Relation string        // empty: the applicant or the household
	Member   int           // from 1, among the members now
	Then     program.Range // of members: the zero Range, and so is Now
	Now      program.Range
}

// Change is Now less Then for one day, in units of the outcome's last decimal; false
// where either is no decided number. What is not applicable is nothing.
func (d *Difference) Change() (int64, bool) {
	then, ok1 := amount(&d.Then)
	now, ok2 := amount(&d.Now)
	return now - then, ok1 && ok2
}

func amount(s *Stretch) (int64, bool) {
	o := &s.Outcome
	switch {
	case s.Failure != nil || o.Status != run.Decided || o.Type.Kind != value.Number:
		return 0, false
	case o.NotApplicable:
		return 0, true
	}
	return o.Value, true
}

// Total is what is still to be paid (nabetaling), or with a minus to be paid back
// (terugvordering), over all days: one amount for each day that was asked for, in units
// of the last decimal. False where a difference is no amount, or the decimals differ.
func Total(all []Difference) (int64, bool) {
	total := int64(0)
	for i := range all {
		d := &all[i]
		change, ok := d.Change()
		if !ok || d.Then.Outcome.Scale != d.Now.Outcome.Scale {
			return 0, false
		}
		total += change * int64(d.Days)
	}
	return total, true
}

// Compare works a goal out as it was known at one instant and as it is known at
// another, and gives the days for which that differs, or may differ: where both are
// open, and what is known is not the same. Days with other causes are other differences.
func Compare(laws Laws, goal string, days []value.Date, h *History, then, now Instant) ([]Difference, error) {
	before, err := Work(laws, goal, days, h, then)
	if err != nil {
		return nil, err
	}
	after, err := Work(laws, goal, days, h, now)
	if err != nil {
		return nil, err
	}
	var all []Difference
	for i, j := 0, 0; i < len(before) && j < len(after); {
		a, b := &before[i], &after[j]
		from, until := max(a.From, b.From), min(a.Until, b.Until)
		differ, same := [][]value.Date{between(days, from, until)}, a.Same(b)
		if same {
			if differ, err = open(a, h, differ[0], then, now); err != nil {
				return nil, err
			}
		}
		for _, on := range differ {
			parts, err := causes{laws, goal, h, then, now}.parts(on, same)
			if err != nil {
				return nil, err
			}
			for _, p := range parts {
				all = append(all, Difference{
					From: p.days[0], Until: p.days[len(p.days)-1], Days: len(p.days), Then: *a, Now: *b, Because: p.because,
				})
			}
		}
		if a.Until == until {
			i++
		}
		if b.Until == until {
			j++
		}
	}
	return all, nil
}

// open gives the days, neighbours together, on which an outcome that is the same may
// yet differ: facts are missing for it, and what is known is not what was known.
func open(s *Stretch, h *History, days []value.Date, then, now Instant) ([][]value.Date, error) {
	if s.Failure != nil || s.Outcome.Status == run.Decided {
		return nil, nil
	}
	var all [][]value.Date
	before := true
	for i, on := range days {
		alike, err := knownAlike(h, on, s.Program, then, now)
		if err != nil {
			return nil, err
		}
		switch {
		case alike:
		case before:
			all = append(all, days[i:i+1])
		default:
			last := &all[len(all)-1]
			*last = (*last)[:len(*last)+1]
		}
		before = alike
	}
	return all, nil
}

// knownAlike tells whether the same was known of a day at two instants.
func knownAlike(h *History, on value.Date, p *program.Program, then, now Instant) (bool, error) {
	all, err := corrections(h, p, on, then, now)
	return len(all) == 0, err
}

func between(days []value.Date, from, until value.Date) []value.Date {
	first, _ := slices.BinarySearch(days, from)
	last, _ := slices.BinarySearch(days, until+1)
	return days[first:last]
}
