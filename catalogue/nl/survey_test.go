package nl_test

import (
	"slices"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// TestASurveyFindsWhatProgramsRead: for every goal of a service, on every day on which
// anything begins or ends and in whatever order they are surveyed, a survey finds what
// the program of that goal reads, and refuses what has no program.
func TestASurveyFindsWhatProgramsRead(t *testing.T) {
	laws := world(t).Laws
	days := daysOf(laws.Documents())
	forth, back := program.NewSurvey(laws.Documents()), program.NewSurvey(laws.Documents())
	goals := goalsOfServices(t)
	compared, refused := 0, 0
	for n := range len(goals) * len(days) {
		for _, s := range []struct {
			survey *program.Survey
			n      int
		}{{forth, n}, {back, len(goals)*len(days) - 1 - n}} {
			goal, on := goals[s.n/len(days)], days[s.n%len(days)]
			reads, errReads := s.survey.Reads(goal, on)
			p, err := laws.Program(goal, on)
			if (err == nil) != (errReads == nil) {
				t.Fatalf("%s on %s: the program: %v; the survey: %v", goal, on, err, errReads)
			}
			if err != nil {
				if err.Error() != errReads.Error() {
					t.Errorf("%s on %s: the program: %v; the survey: %v", goal, on, err, errReads)
				}
				refused++
				continue
			}
			var facts, relations []string
			for _, f := range p.Facts {
				facts = append(facts, f.Name)
			}
			for _, r := range p.Relations {
				relations = append(relations, r.Name)
			}
			slices.Sort(facts)
			slices.Sort(relations)
			if !slices.Equal(facts, reads.Facts) || !slices.Equal(relations, reads.Relations) || p.From != reads.From || p.Until != reads.Until {
				t.Errorf("%s on %s reads %v of %v from %s until %s; the survey has %v of %v from %s until %s",
					goal, on, facts, relations, p.From, p.Until, reads.Facts, reads.Relations, reads.From, reads.Until)
			}
			compared++
		}
	}
	t.Logf("%d programs compared, %d refused alike", compared, refused)
	if compared == 0 || refused == 0 {
		t.Error("nothing was compared, or nothing refused")
	}
}

// daysOf are all days on which a version of a law or a value of a parameter begins, and
// those after it ends.
func daysOf(laws *document.Set) []value.Date {
	var days []value.Date
	note := func(from, until value.Date) {
		if days = append(days, from); until != 0 {
			days = append(days, until+1)
		}
	}
	for _, law := range laws.Laws() {
		for _, d := range laws.Versions(law) {
			note(d.From, d.Until)
			for _, p := range d.Parameters {
				for _, v := range p.Values {
					note(v.From, v.Until)
				}
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
