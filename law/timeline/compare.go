package timeline

import (
	"errors"
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
	// Because are the facts that made the difference: without any one of these
	// corrections the outcome would not be what it is now.
	Because []Correction
}

// Correction is a fact as it was known then and now.
type Correction struct {
	Fact     string // empty: who the members of Relation are
	Relation string // empty: the applicant or the household
	Member   int    // from 1, among the members now
	Then     program.Range
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
// open, and what is known is not the same.
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
		differ := [][]value.Date{between(days, from, until)}
		if a.Same(b) {
			if differ, err = open(a, h, differ[0], then, now); err != nil {
				return nil, err
			}
		}
		for _, on := range differ {
			d := Difference{From: on[0], Until: on[len(on)-1], Days: len(on), Then: *a, Now: *b}
			if d.Because, err = because(laws, goal, h, on[0], then, now); err != nil {
				return nil, err
			}
			all = append(all, d)
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
	old, current := run.NewFacts(p), run.NewFacts(p)
	if err := errors.Join(h.Fill(old, on, then), h.Fill(current, on, now)); err != nil {
		return false, err
	}
	for _, r := range p.Relations {
		if moved(h.Relations[r.Name], on, then, now) {
			return false, nil
		}
	}
	return len(corrections(p, old, current, h, on, then, now)) == 0, nil
}

func between(days []value.Date, from, until value.Date) []value.Date {
	first, _ := slices.BinarySearch(days, from)
	last, _ := slices.BinarySearch(days, until+1)
	return days[first:last]
}

// because finds the corrections that matter: each in turn is undone, and stays undone
// where the outcome remains what it is now.
func because(laws Laws, goal string, h *History, on value.Date, then, now Instant) ([]Correction, error) {
	p, err := laws.Program(goal, on)
	if err != nil {
		return nil, err
	}
	old, current := run.NewFacts(p), run.NewFacts(p)
	old.AskedFor(on)
	current.AskedFor(on)
	if err := errors.Join(h.Fill(old, on, then), h.Fill(current, on, now)); err != nil {
		return nil, err
	}
	m := run.NewMachine(p)
	want, wanted := m.Run(current)
	var all []Correction
	for _, c := range corrections(p, old, current, h, on, then, now) {
		c.put(current, c.Then)
		got, err := m.Run(current)
		a, b := Stretch{Outcome: got}, Stretch{Outcome: want}
		if (err == nil) == (wanted == nil) && a.Same(&b) {
			continue
		}
		c.put(current, c.Now)
		all = append(all, c)
	}
	for _, r := range p.Relations {
		if moved(h.Relations[r.Name], on, then, now) {
			all = append(all, Correction{Relation: r.Name})
		}
	}
	return all, nil
}

// corrections are the facts that differ, of the applicant and of who is a member both
// then and now.
func corrections(p *program.Program, old, current *run.Facts, h *History, on value.Date, then, now Instant) []Correction {
	var all []Correction
	subject := func(relation string, member int, was, is *run.Subject) {
		for n, f := range p.Facts {
			a, ok := was.Get(n)
			b, _ := is.Get(n)
			if ok && a != b {
				all = append(all, Correction{Fact: f.Name, Relation: relation, Member: member, Then: a, Now: b})
			}
		}
	}
	subject("", 0, old.Applicant(), current.Applicant())
	for i, r := range p.Relations {
		before, after := h.Relations[r.Name].members(on, then), h.Relations[r.Name].members(on, now)
		for k, index := range after {
			for l, same := range before {
				if same == index {
					subject(r.Name, k+1, &old.Members(i)[l], &current.Members(i)[k])
				}
			}
		}
	}
	return all
}

// put says of the corrected fact what it was or is.
func (c Correction) put(f *run.Facts, r program.Range) {
	p := f.Program()
	who := f.Applicant()
	for i, rel := range p.Relations {
		if rel.Name == c.Relation {
			who = &f.Members(i)[c.Member-1]
		}
	}
	for n, fact := range p.Facts {
		if fact.Name == c.Fact {
			who.Put(n, r)
		}
	}
}

// moved tells whether the members of a relation are not who they were known to be.
func moved(r Relation, on value.Date, then, now Instant) bool {
	before, after := r.members(on, then), r.members(on, now)
	if len(before) != len(after) {
		return true
	}
	for i := range before {
		if before[i] != after[i] {
			return true
		}
	}
	return false
}
