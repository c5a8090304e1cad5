package nl_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// TestStretchesAreTheirDays, of every goal of every service, for random lives: over a year
// and a half in which facts change, are put right and become known later, a stretch is what
// each of its days gives by itself; and a program is run once for each, save where a new
// version of the law, or a birthday near by, leaves the outcome as it was.
func TestStretchesAreTheirDays(t *testing.T) {
	from, until := mustDate(t, "2025-01-01"), mustDate(t, "2026-06-30")
	for _, goal := range goalsOfServices(t) {
		t.Run(goal, func(t *testing.T) {
			t.Parallel()
			p, err := world(t).Laws.Program(goal, from)
			if err != nil {
				t.Fatal(err)
			}
			lives := householdsOf(t, 16)
			var all counted
			for seed := range uint64(min(lives, 2000)) {
				v := invent(t, p, seed)
				h := v.life(t, from, until)
				days := timeline.Days(from+value.Date(v.IntN(300)), until)
				if v.IntN(2) == 0 {
					days = timeline.Months(from, until)
				}
				v.compareDays(t, goal, days, h, timeline.Instant(v.IntN(3)), &all)
			}
			t.Logf("%d days compared; %d runs for %d stretches of %d days", all.compared, all.runs, all.stretches, all.days)
			if all.compared == 0 || all.runs > all.stretches+all.days/20 {
				t.Errorf("%d days compared; %d runs for %d days", all.compared, all.runs, all.days)
			}
		})
	}
}

// counted is what was compared, and how often a program was run for the lives of which
// the outcome is decided all along.
type counted struct{ compared, runs, stretches, days int }

// compareDays works a life out at once, and in some days by themselves.
func (v *inventor) compareDays(t *testing.T, goal string, days []value.Date, h *timeline.History, known timeline.Instant, all *counted) {
	t.Helper()
	laws := world(t).Laws
	found, err := timeline.Work(laws, goal, days, h, known)
	if err != nil {
		t.Fatal(err)
	}
	one, runs, decided := 0, 0, true
	for i := range found {
		s := &found[i]
		runs += s.Runs
		decided = decided && s.Failure == nil && s.Outcome.Status == run.Decided
		if i > 0 && s.From <= found[i-1].Until {
			t.Fatalf("the stretch from %s begins before the end of the one before it", s.From)
		}
	}
	if decided {
		all.runs, all.stretches, all.days = all.runs+runs, all.stretches+len(found), all.days+len(days)
	}
	for _, on := range days {
		for on > found[one].Until {
			one++
		}
		if len(days) > 100 && v.IntN(8) > 0 {
			continue
		}
		alone, err := timeline.Work(laws, goal, []value.Date{on}, h, known)
		if err != nil {
			t.Fatal(err)
		}
		if on < found[one].From || !alone[0].Same(&found[one]) {
			t.Fatalf("on %s it is %+v, the stretch from %s says %+v", on, alone[0].Outcome, found[one].From, found[one].Outcome)
		}
		all.compared++
	}
}

// life is a household to which things happen: facts of another one, from some day, of
// which some are known only later, and people who come and go.
func (v *inventor) life(t *testing.T, from, until value.Date) *timeline.History {
	t.Helper()
	a, b := run.NewFacts(v.p), run.NewFacts(v.p)
	v.household(t, a)
	v.household(t, b)
	span := func() timeline.Span { return v.span(from, until) }
	facts := func(now, other *run.Subject) map[string][]timeline.Entry {
		all := map[string][]timeline.Entry{}
		for i := range v.p.Facts {
			name := v.p.Facts[i].Name
			if given, ok := v.given(now, i); ok {
				all[name] = []timeline.Entry{{Given: given}}
			}
			if given, ok := v.given(other, i); ok && v.IntN(4) == 0 {
				all[name] = append(all[name], timeline.Entry{Span: span(), Given: given})
			}
		}
		return all
	}
	h := &timeline.History{Facts: facts(a.Applicant(), b.Applicant()), Relations: map[string]timeline.Relation{}}
	for i, rel := range v.p.Relations {
		members := make([]timeline.Member, len(a.Members(i)))
		for k := range members {
			other := b.Applicant()
			if k < len(b.Members(i)) {
				other = &b.Members(i)[k]
			}
			members[k].Facts = facts(&a.Members(i)[k], other)
			if v.IntN(3) == 0 {
				members[k].Span = span()
			}
		}
		h.Relations[rel.Name] = timeline.Relation{Members: members}
	}
	return h
}

// given is what is known of a fact, as it is written.
func (v *inventor) given(s *run.Subject, fact int) (run.Given, bool) {
	r, ok := s.Get(fact)
	f := &v.p.Facts[fact]
	switch {
	case !ok || !r.Decided():
		return run.Given{}, false
	case !r.MayHold():
		return run.NotApplicable(), true
	}
	return run.Text(program.Text(f.Type, int(f.Scale), r.Lo, v.p.Words)), true
}

func (v *inventor) span(from, until value.Date) timeline.Span {
	s := timeline.Span{From: from + value.Date(v.IntN(int(until-from))), Recorded: timeline.Instant(v.IntN(3))}
	if v.IntN(3) == 0 {
		s.Until = s.From + value.Date(v.IntN(200))
	}
	if v.IntN(4) == 0 {
		s.Replaced = s.Recorded + 1
	}
	return s
}

// TestWhatIsLearnedLaterIsTheDifference: what two instants differ in is what the stretches
// of each differ in, to the day, for the zorgtoeslag of random lives.
func TestWhatIsLearnedLaterIsTheDifference(t *testing.T) {
	const goal = "zorgtoeslag.zorgtoeslag"
	from, until := mustDate(t, "2025-01-01"), mustDate(t, "2026-06-30")
	p, err := world(t).Laws.Program(goal, from)
	if err != nil {
		t.Fatal(err)
	}
	laws, differ := world(t).Laws, 0
	for seed := range uint64(min(householdsOf(t, 60), 2000)) {
		v := &inventor{Rand: rand.New(rand.NewPCG(seed, 77)), p: p, seeds: invent(t, p, seed).seeds}
		h := v.life(t, from, until)
		days := timeline.Months(from, until)
		found, err := timeline.Compare(laws, goal, days, h, 0, 2)
		if err != nil {
			t.Fatal(err)
		}
		i, want := 0, int64(0)
		for _, on := range days {
			then, errThen := timeline.Work(laws, goal, []value.Date{on}, h, 0)
			now, errNow := timeline.Work(laws, goal, []value.Date{on}, h, 2)
			if err := errors.Join(errThen, errNow); err != nil {
				t.Fatal(err)
			}
			for i < len(found) && on > found[i].Until {
				i++
			}
			inside := i < len(found) && on >= found[i].From
			if inside == then[0].Same(&now[0]) {
				t.Fatalf("seed %d: on %s a difference is %t", seed, on, inside)
			}
			if inside {
				differ++
				want += now[0].Outcome.Value - then[0].Outcome.Value
			}
		}
		if total, ok := timeline.Total(found); ok && total != want {
			t.Errorf("seed %d: %d in all, the months give %d", seed, total, want)
		}
	}
	if differ == 0 {
		t.Error("nothing that was learned later made a difference")
	}
}
