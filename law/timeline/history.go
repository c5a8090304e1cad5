package timeline

import (
	"math"
	"slices"

	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Instant is when something was recorded, in microseconds since 1970 UTC.
type Instant int64

// dayLength is a day in instants.
const dayLength = 24 * 60 * 60 * 1_000_000

// Beginning is the first instant of a day, UTC.
func Beginning(d value.Date) Instant { return Instant(d) * dayLength }

// EndOf is the last instant of a day, UTC: all that was recorded on it is known.
func EndOf(d value.Date) Instant { return Beginning(d+1) - 1 }

// Latest is an instant at which all that was ever recorded is known.
const Latest = Instant(math.MaxInt64)

// History is what is known of an applicant, the household and their relations over
// time. Only append to it: a correction is an entry that was recorded later.
type History struct {
	Facts     map[string][]Entry // of the applicant and the household
	Relations map[string]Relation
}

// Relation is a list of persons over time. A relation that is not in the History is
// unknown; one without members says that there is nobody.
type Relation struct{ Members []Member }

// Member is somebody who is in a relation for some time.
type Member struct {
	Span
	Facts map[string][]Entry
}

// Entry is a fact that holds for some time. Of entries that hold on one day the one
// that was recorded last counts.
type Entry struct {
	Span
	Given run.Given
}

// Span is when something holds, and when that was known.
type Span struct {
	From, Until value.Date // both days included; 0: no start, no end
	Recorded    Instant
	Replaced    Instant // 0: not replaced
}

func (s Span) holds(on value.Date, known Instant) bool {
	return (s.From == 0 || on >= s.From) && (s.Until == 0 || on <= s.Until) && s.known(known)
}

func (s Span) known(at Instant) bool {
	return s.Recorded <= at && (s.Replaced == 0 || at < s.Replaced)
}

// at is what was known of a fact, on a day.
func at(entries []Entry, on value.Date, known Instant) (run.Given, bool) {
	best := -1
	for i, e := range entries {
		if e.holds(on, known) && (best < 0 || e.Recorded >= entries[best].Recorded) {
			best = i
		}
	}
	if best < 0 {
		return run.Given{}, false
	}
	return entries[best].Given, true
}

// Fill says in facts what was known at an instant of a day. Facts that the program does
// not read are left out.
func (h *History) Fill(f *run.Facts, on value.Date, known Instant) error {
	return h.fill(f, on, func(source) Instant { return known })
}

// source is where a history has something that can be known otherwise: a fact, or with no
// fact who the members of a relation are.
type source struct {
	relation string
	index    int // of a member, in Relation.Members
	fact     string
}

// fill is Fill with for each source the instant at which it was known so.
func (h *History) fill(f *run.Facts, on value.Date, known func(source) Instant) error {
	subject := func(s *run.Subject, relation string, index int, facts map[string][]Entry) {
		for _, name := range s.Names() {
			if g, ok := at(facts[name], on, known(source{relation, index, name})); ok {
				s.Set(name, g)
			}
		}
	}
	subject(f.Applicant(), "", 0, h.Facts)
	for _, decl := range f.Program().Relations {
		r, ok := h.Relations[decl.Name]
		if !ok {
			continue
		}
		members := r.members(on, known(source{relation: decl.Name}))
		for i, s := range f.List(decl.Name, len(members)) {
			subject(s, decl.Name, members[i], r.Members[members[i]].Facts)
		}
	}
	return f.Err()
}

// members are the indexes of those who are in the relation on a day.
func (r Relation) members(on value.Date, known Instant) []int {
	var all []int
	for i, m := range r.Members {
		if m.holds(on, known) {
			all = append(all, i)
		}
	}
	return all
}

// Changes are the days on which something in the history begins or has just ended, in
// order, each once.
func (h *History) Changes(known Instant) []value.Date {
	var days []value.Date
	span := func(s Span) {
		if !s.known(known) {
			return
		}
		if s.From != 0 {
			days = append(days, s.From)
		}
		if s.Until != 0 {
			days = append(days, s.Until+1)
		}
	}
	entries := func(facts map[string][]Entry) {
		for _, list := range facts {
			for _, e := range list {
				span(e.Span)
			}
		}
	}
	entries(h.Facts)
	for _, r := range h.Relations {
		for _, m := range r.Members {
			span(m.Span)
			entries(m.Facts)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
