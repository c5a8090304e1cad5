package nl_test

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/standing"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// spouses are two persons with a child, each of whom has the other as a candidate partner.
// What is not said of them is made up from the name of the fact.
type spouses struct {
	seed  uint64
	said  map[string]run.Given
	plain bool // what is not said is false or nothing
}

func (c *spouses) key(at standing.Place, fact string) string {
	return fmt.Sprint(at.Person, at.Relation, at.Member, fact)
}

// is is a fact of somebody: of the same person the same, whoever asks.
func (c *spouses) is(at standing.Place, f *program.Fact) run.Given {
	if g, ok := c.said[c.key(at, f.Name)]; ok {
		return g
	}
	if f.Optional && c.plain {
		return run.NotApplicable()
	}
	if c.plain {
		return plainValue(f)
	}
	h := fnv.New64a()
	fmt.Fprint(h, c.key(at, f.Name))
	r := rand.New(rand.NewPCG(c.seed, h.Sum64()))
	if f.Optional && r.IntN(2) == 0 {
		return run.NotApplicable()
	}
	return anyGiven(r, f)
}

func anyGiven(r *rand.Rand, f *program.Fact) run.Given {
	switch f.Type.Kind {
	case value.Boolean:
		return run.Truth(r.IntN(2) == 0)
	case value.Word:
		return run.Text(f.Type.Words[r.IntN(len(f.Type.Words))])
	case value.Day:
		low := max(int64(-15_000), f.Range.Lo) // 1928
		return run.Text(value.Date(low + r.Int64N(min(f.Range.Hi, 20_700)-low+1)).String())
	case value.Period, value.Days:
		unit := "M"
		if f.Type.Kind == value.Days {
			unit = "D"
		}
		return run.Text("P" + strconv.FormatInt(max(f.Range.Lo, 1)+r.Int64N(min(f.Range.Hi, 100)), 10) + unit)
	}
	most := min(f.Range.Hi, 60_000)
	for range f.Scale {
		most = min(f.Range.Hi, most*10)
	}
	low := max(f.Range.Lo, 0)
	return run.Number(value.Decimal{Coefficient: low + r.Int64N(most-low+1), Scale: int8(f.Scale)})
}

// fill is the household as one of the two is the applicant.
func (c *spouses) fill(person int) standing.Person {
	return func(f *run.Facts) error {
		tell := func(who *run.Subject, at standing.Place) {
			for i := range f.Program().Facts {
				fact := &f.Program().Facts[i]
				if who.Reads(fact.Name) {
					who.Set(fact.Name, c.is(at, fact))
				}
			}
		}
		tell(f.Applicant(), standing.Place{Person: person})
		for _, rel := range f.Program().Relations {
			for k, who := range f.List(rel.Name, 1) {
				tell(who, standing.Place{Person: person, Relation: rel.Name, Member: k})
			}
		}
		return f.Err()
	}
}

// TestWhatStandsIsTheWhole: after each change of a fact, every outcome that stands for
// both persons is the one of the goal's own program, worked out anew for the day; and the
// changes that are told are those.
func TestWhatStandsIsTheWhole(t *testing.T) {
	first, last := dateOf(t, "2025-01-01"), dateOf(t, "2026-12-01")
	months := timeline.Months(first, last)
	goals := goalsByDay(t)
	r := rand.New(rand.NewPCG(4, 24))
	told := 0
	for household := range uint64(2) {
		c := &spouses{seed: household, said: map[string]run.Given{}}
		h, err := standing.New(world(t).Laws.Documents(), goals, months, c.fill(0), c.fill(1))
		if err != nil {
			t.Fatal(err)
		}
		before := standsFor(h, goals, months)
		for range 12 {
			p, err := world(t).Laws.Program(goals(first)[r.IntN(len(goals(first)))], first)
			if err != nil || len(p.Facts) == 0 {
				continue
			}
			fact := &p.Facts[r.IntN(len(p.Facts))]
			g := anyGiven(r, fact)
			places := []standing.Place{{Person: 0}, {Person: 1, Relation: "partnerkandidaten"}}
			if !fact.Root {
				places = []standing.Place{{Person: 0, Relation: p.Relations[fact.Members[0]-1].Name}}
			}
			changes, err := h.Say(fact.Name, g, places...)
			if err != nil {
				t.Fatalf("%s: %v", fact.Name, err)
			}
			for _, at := range places {
				c.said[c.key(at, fact.Name)] = g
			}
			now := standsFor(h, goals, months)
			changed := 0
			for key, is := range now {
				if is != before[key] {
					changed++
				}
			}
			if changed > 0 != (len(changes) > 0) {
				t.Errorf("%s changes %d outcomes, and %d were told", fact.Name, changed, len(changes))
			}
			told, before = told+len(changes), now
		}
		for key, is := range anew(t, c, goals, months) {
			if before[key] != is {
				t.Errorf("%s stands as %s, and is %s", key, before[key], is)
			}
		}
		t.Logf("%d stretches of two persons, %d outcomes", h.Stretches(), len(before))
	}
	if told == 0 {
		t.Error("nothing ever changed")
	}
}

// goalsByDay gives the goals of all services that can be worked out on a day.
func goalsByDay(t testing.TB) func(value.Date) []string {
	return func(on value.Date) (all []string) {
		for _, g := range goalsOfServices(t) {
			if _, err := world(t).Laws.Program(g, on); err == nil {
				all = append(all, g)
			}
		}
		return all
	}
}

// standsFor is every outcome that stands, as text.
func standsFor(h *standing.Household, goals func(value.Date) []string, days []value.Date) map[string]string {
	all := map[string]string{}
	for _, on := range days {
		for _, goal := range goals(on) {
			for person := range 2 {
				for k, o := range h.At(person, goal, on) {
					all[fmt.Sprint(on, " ", goal, " of ", person, " ", k)] = outcomeText(o.Program, goal, o.Range)
				}
			}
		}
	}
	return all
}

// outcomeText is an outcome as text; of a failure, that it is one.
func outcomeText(p *program.Program, goal string, r program.Range) string {
	switch {
	case !r.Decided():
		return fmt.Sprint("open ", r)
	case r.MayFail():
		return "fails"
	case r.MayBeNull():
		return "null"
	}
	i := slices.IndexFunc(p.Rules, func(rule program.Rule) bool { return rule.Decl.Law+"."+rule.Decl.Name == goal })
	if t := p.Rules[i].Decl.Type; t.Kind != value.Relation {
		return program.Text(t, p.Rules[i].Out.Scale, r.Lo, p.Words)
	}
	return strconv.FormatInt(r.Lo, 10)
}

// anew is every outcome by the program of each goal, on facts that are told anew.
func anew(t *testing.T, c *spouses, goals func(value.Date) []string, days []value.Date) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, on := range days {
		for _, goal := range goals(on) {
			p, err := world(t).Laws.Program(goal, on)
			if err != nil {
				t.Fatal(err)
			}
			for person := range 2 {
				f := run.NewFacts(p)
				if err := c.fill(person)(f); err != nil {
					t.Fatal(err)
				}
				o, err := run.NewMachine(p).Run(f)
				key := fmt.Sprint(on, " ", goal, " of ", person, " ")
				switch {
				case err != nil:
					all[key+"0"] = "fails"
				case p.Type.Kind == value.Relation:
					for k := range f.Members(int(p.Result.Scope) - 1) {
						all[key+strconv.Itoa(k)] = map[bool]string{false: "0", true: "1"}[slices.Contains(o.Members, k)]
					}
				case o.NotApplicable:
					all[key+"0"] = "null"
				default:
					all[key+"0"] = o.Text(o.Value)
				}
			}
		}
	}
	return maps.Clone(all)
}

func dateOf(t testing.TB, text string) value.Date {
	t.Helper()
	on, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return on
}
