package nl_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// marches are days of the years that the laws are encoded for, and one of a second half.
var marches = []string{"2024-03-01", "2025-03-01", "2025-08-01", "2026-03-01"}

// TestFourWaysAgree on every goal of every service: on everything that is known of a
// household the reference, which reads the text of the law, the machine and the batches
// give the same, to the cent; and what the ranges say of a household of which less is
// known holds that outcome. Of the households some are made to be on either side of a
// value at which the outcome turns. Of goals that yield persons there are no batches.
//
// make nightly sets MEENT_HOUSEHOLDS=1000000: so many households for each law.
func TestFourWaysAgree(t *testing.T) {
	goals := goalsOfServices(t)
	if len(goals) < 8 {
		t.Fatalf("only the goals %v", goals)
	}
	perLaw := map[string]int{}
	for _, goal := range goals {
		perLaw[lawOf(goal)]++
	}
	for _, goal := range goals {
		t.Run(goal, func(t *testing.T) {
			t.Parallel()
			var days []*program.Program
			for _, day := range marches {
				on, err := value.ParseDate(day)
				if err != nil {
					t.Fatal(err)
				}
				if p, err := world(t).Laws.Program(goal, on); err == nil {
					days = append(days, p)
				}
			}
			if len(days) == 0 {
				t.Fatal("no program on any day")
			}
			total := comparison{sorts: map[string]bool{}}
			for _, p := range days {
				total.agree(t, p, householdsOf(t, 10_000)/perLaw[lawOf(goal)]/len(days)+1)
			}
			t.Logf("%d households on %d days, %d near where the outcome turns, %d in batches, %d different outcomes",
				total.tried, len(days), total.turned, total.batched, len(total.sorts))
			if len(total.sorts) < 2 {
				t.Errorf("all %d households have the same outcome", total.tried)
			}
			if total.batched == 0 && days[0].Type.Kind != value.Relation {
				t.Errorf("none of %d households was worked out in a batch", total.tried)
			}
		})
	}
}

func lawOf(goal string) string {
	law, _, _ := strings.Cut(goal, ".")
	return law
}

func goalsOfServices(t testing.TB) []string {
	t.Helper()
	var goals []string
	for _, s := range world(t).Services {
		for _, g := range s.AllGoals() {
			if !slices.Contains(goals, g) {
				goals = append(goals, g)
			}
		}
	}
	return goals
}

// comparison is what was compared for a goal.
type comparison struct {
	tried, turned, batched int
	sorts                  map[string]bool
}

// agree compares all ways on n households, and on one in four what is said with less known.
func (c *comparison) agree(t *testing.T, p *program.Program, n int) {
	t.Helper()
	laws, v := world(t).Laws.Documents(), invent(t, p, 11)
	machine, ranges, f, open := run.NewMachine(p), run.NewMachine(p), run.NewFacts(p), run.NewFacts(p)
	together := newTogether(p)
	var near []*run.Facts // still to be compared
	for i := range n {
		if len(near) > 0 {
			f, near = near[0], near[1:]
			c.turned++
		} else {
			v.household(t, f)
			if i%64 == 0 {
				near = v.turns(t, f)
			}
		}
		got, err := machine.Run(f)
		want, wantErr := run.Reference(laws, f)
		if (err != nil) != (wantErr != nil) {
			t.Fatalf("on %s machine %v, reference %v\n%s", p.On, err, wantErr, shown(f))
		}
		if err == nil && !equal(&got, want) {
			t.Fatalf("on %s machine %s, reference %v %s\n%s", p.On, got.Text(got.Value), want.Number, want.Word, shown(f))
		}
		together.add(f, &got, err)
		if together.full() || i == n-1 {
			c.batched += together.compare(t)
		}
		if len(c.sorts) < 1000 {
			c.sorts[sortOf(&got, err)] = true
		}
		if i%4 == 0 {
			v.forget(f, open)
			known, knownErr := ranges.Run(open)
			if fault := within(&known, knownErr, &got, want, wantErr); fault != "" {
				t.Fatalf("on %s %s\n%s--- of which was known\n%s", p.On, fault, shown(f), shown(open))
			}
		}
	}
	c.tried += n
}

// turns are households that differ from one in a fact of somebody: on either side
// of the nearest values at which the outcome turns.
func (v *inventor) turns(t *testing.T, f *run.Facts) []*run.Facts {
	t.Helper()
	if len(v.p.Facts) == 0 {
		return nil
	}
	chosen := v.p.Facts[v.IntN(len(v.p.Facts))].Name
	turnings, err := reason.Turnings(f, func(fact string) bool { return fact == chosen || v.IntN(8) == 0 })
	var failure *run.Failure
	if err != nil && !errors.As(err, &failure) {
		t.Fatal(err)
	}
	var all []*run.Facts
	for _, turning := range turnings {
		for _, at := range []reason.Value{turning.Last, turning.At} {
			other := f.Clone()
			who := other.Applicant()
			for i, rel := range v.p.Relations {
				if rel.Name == turning.Of.Relation {
					who = &other.Members(i)[turning.Of.Member-1]
				}
			}
			who.Set(turning.Name, run.Text(at.Text))
			if err := other.Err(); err != nil {
				t.Fatal(err)
			}
			all = append(all, other)
		}
	}
	return all
}

func sortOf(o *run.Outcome, err error) string {
	switch {
	case err != nil:
		return "error"
	case o.NotApplicable:
		return "not applicable"
	case o.Type.Kind == value.Relation:
		return fmt.Sprint(o.Members)
	}
	return o.Text(o.Value)
}

func equal(got *run.Outcome, want run.Exact) bool {
	switch {
	case got.NotApplicable || want.NotApplicable:
		return got.NotApplicable == want.NotApplicable
	case got.Type.Kind == value.Relation:
		return slices.Equal(got.Members, want.Members)
	case got.Type.Kind == value.Word:
		return got.Text(got.Value) == want.Word
	}
	return inRegisters(got.Scale, got.Type, want).Cmp(new(big.Rat).SetInt64(got.Value)) == 0
}

// inRegisters is an exact outcome as a register holds it: in cents where it has cents.
func inRegisters(scale int, t value.Type, want run.Exact) *big.Rat {
	x := new(big.Rat).Set(want.Number)
	for range scale {
		if t.Kind == value.Number {
			x.Mul(x, big.NewRat(10, 1))
		}
	}
	return x
}

// forget copies a household, and leaves out or widens a part of what is known.
func (v *inventor) forget(full, open *run.Facts) {
	open.Reset()
	share := 1 + v.IntN(6)
	leave := func(from, to *run.Subject) {
		for i := range v.p.Facts {
			fact := &v.p.Facts[i]
			known, ok := from.Get(i)
			switch {
			case !ok || v.IntN(share) == 0:
			case known.MayHold() && v.IntN(4) == 0 && fact.Type.Kind == value.Number:
				to.Put(i, program.Between(max(fact.Range.Lo, known.Lo-v.Int64N(500_00)), min(fact.Range.Hi, known.Hi+v.Int64N(500_00))))
			default:
				to.Put(i, known)
			}
		}
	}
	leave(full.Applicant(), open.Applicant())
	for i, rel := range v.p.Relations {
		if v.IntN(8) == 0 {
			continue
		}
		from := full.Members(i)
		for k, to := range open.List(rel.Name, len(from)) {
			leave(&from[k], to)
		}
	}
}

// within says what is wrong with a range, given what the outcome proves to be.
func within(known *run.Outcome, knownErr error, got *run.Outcome, want run.Exact, wantErr error) string {
	switch {
	case knownErr != nil && wantErr == nil:
		return "it was said to fail (" + knownErr.Error() + ") and does not"
	case knownErr != nil || known.Status == run.Needs:
		return ""
	case wantErr != nil:
		if known.Status == run.Decided {
			return "decided, and it fails: " + wantErr.Error()
		}
		return ""
	case known.Status == run.Decided:
		if !equal(known, want) {
			return "decided " + known.Text(known.Value) + ", and it is " + got.Text(got.Value)
		}
		return ""
	case want.NotApplicable:
		if !known.MayBeNotApplicable {
			return "a range that is not applicable"
		}
		return ""
	case known.Type.Kind == value.Relation || known.Type.Kind == value.Word:
		return ""
	}
	x := inRegisters(known.Scale, known.Type, want)
	if x.Cmp(new(big.Rat).SetInt64(known.Low)) < 0 || x.Cmp(new(big.Rat).SetInt64(known.High)) > 0 {
		return "the range " + known.Text(known.Low) + " to " + known.Text(known.High) + " does not hold " + got.Text(got.Value)
	}
	return ""
}

// shown is what is known of a household; it is invented.
func shown(f *run.Facts) string {
	var b strings.Builder
	p := f.Program()
	for _, s := range people(f) {
		b.WriteString(s.Label() + ":")
		for i := range p.Facts {
			if r, ok := s.Get(i); ok {
				b.WriteString(" " + p.Facts[i].Name + "=" + text(p, i, r))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func text(p *program.Program, fact int, r program.Range) string {
	f := &p.Facts[fact]
	lo := program.Text(f.Type, int(f.Scale), r.Lo, p.Words)
	switch hi := program.Text(f.Type, int(f.Scale), r.Hi, p.Words); {
	case !r.MayHold():
		return string(document.NotApplicable)
	case hi != lo:
		return lo + ".." + hi
	}
	return lo
}
