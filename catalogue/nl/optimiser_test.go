package nl_test

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// TestGoalsTogetherShareTheirParts: one program of several goals is shorter than theirs
// together, gives what theirs give, and each instruction is of a rule and a place in it.
func TestGoalsTogetherShareTheirParts(t *testing.T) {
	on := mustDate(t, "2025-03-01")
	all, err := program.CompileWithin(world(t).Laws.Documents(), batchGoals, on, program.Bounds{})
	if err != nil {
		t.Fatal(err)
	}
	apart := 0
	together, facts := run.NewMachine(all), run.NewFacts(all)
	for n, goal := range batchGoals {
		p, err := world(t).Laws.Program(goal, on)
		if err != nil {
			t.Fatal(err)
		}
		apart += len(p.Code)
		v := invent(t, all, uint64(n))
		m, f := run.NewMachine(p), run.NewFacts(p)
		for range 200 {
			v.household(t, facts)
			retell(t, facts, f)
			if _, err := together.Run(facts); err != nil {
				continue // one of the goals has no outcome
			}
			want, err := m.Run(f)
			if err != nil {
				t.Fatal(err)
			}
			out := all.Rules[all.Outputs[n]].Out
			got := together.Register(out.Scope, 0, out.Reg)
			if got.MayHold() == want.NotApplicable || got.MayHold() &&
				!same(program.Text(want.Type, out.Scale, got.Lo, all.Words), want.Text(want.Value)) {
				t.Fatalf("%s is %v among others and %+v by itself", goal, got, want)
			}
		}
	}
	t.Logf("%d instructions together, %d apart", len(all.Code), apart)
	if len(all.Code) >= apart {
		t.Errorf("%d instructions together, and %d apart", len(all.Code), apart)
	}
	for i, o := range all.Origins {
		if o.Rule < 0 || o.Rule >= len(all.Rules) || o.At.File == "" || o.At.Line < 1 || all.Rules[o.Rule].Article == nil {
			t.Fatalf("instruction %d is of nowhere: %+v", i, o)
		}
	}
	if len(all.Origins) != len(all.Code) {
		t.Errorf("%d origins of %d instructions", len(all.Origins), len(all.Code))
	}
}

// retell tells another program what is known of a household, as far as it reads that.
func retell(t *testing.T, from, to *run.Facts) {
	t.Helper()
	to.Reset()
	tell := func(a, b *run.Subject) {
		for i := range from.Program().Facts {
			fact := &from.Program().Facts[i]
			v, ok := a.Get(i)
			if !ok || !slices.Contains(b.Names(), fact.Name) {
				continue
			}
			given := run.NotApplicable()
			if v.MayHold() {
				given = run.Text(program.Text(fact.Type, int(fact.Scale), v.Lo, from.Program().Words))
			}
			b.Set(fact.Name, given)
		}
	}
	tell(from.Applicant(), to.Applicant())
	for _, rel := range to.Program().Relations {
		i := slices.IndexFunc(from.Program().Relations, func(r program.Relation) bool { return r.Name == rel.Name })
		members := from.Members(i)
		for k, s := range to.List(rel.Name, len(members)) {
			tell(&members[k], s)
		}
	}
	if err := to.Err(); err != nil {
		t.Fatal(err)
	}
}

// TestNothingIsWorkedOutForNobody: each register is read by an instruction, or is where a
// rule or a condition of one is found.
func TestNothingIsWorkedOutForNobody(t *testing.T) {
	for _, goal := range goalsOfServices(t) {
		p, err := world(t).Laws.Program(goal, mustDate(t, "2025-03-01"))
		if err != nil {
			continue
		}
		shown := map[program.Place]bool{}
		show := func(at program.Place) { shown[program.Place{Scope: at.Scope, Reg: at.Reg}] = true }
		show(p.Result)
		for _, r := range p.Rules {
			show(r.Out)
			for _, b := range r.Applied {
				show(b.At)
			}
			for _, b := range r.Branches {
				show(b.At)
			}
			for _, l := range r.Lookups {
				show(l.At)
			}
		}
		for i, in := range p.Code {
			if len(p.Windows[p.Scopes[i]].Readers[in.Dst]) == 0 && !shown[program.Place{Scope: p.Scopes[i], Reg: in.Dst}] {
				t.Errorf("%s: nobody reads what instruction %d gives: %v", goal, i, in)
			}
		}
	}
}

// TestALaterVersionChangesNothing: with a version of 2027 beside them the programs of
// 2025 and 2026 are the same, byte for byte, and so is what they give.
func TestALaterVersionChangesNothing(t *testing.T) {
	files := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("."), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(file, ".go") {
			return err
		}
		text, err := os.ReadFile(file)
		files[file] = &fstest.MapFile{Data: text}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	const law, open = "laws/zorgtoeslag/", "in_force: {from: 2025-01-01}"
	last := string(files[law+"2025-01-01.yaml"].Data)
	if !strings.Contains(last, open) {
		t.Fatalf("the last version is not %q", open)
	}
	ended := strings.Replace(last, open, "in_force: {from: 2025-01-01, until: 2026-12-31}", 1)
	next := strings.Replace(last, open, "in_force: {from: 2027-01-01}", 1)
	next = strings.ReplaceAll(next, ", until: 2026-12-31", "")
	next = strings.Replace(next, "round half up(berekende_zorgtoeslag, 0)", "round up(2 * berekende_zorgtoeslag, 0)", 1)
	files[law+"2025-01-01.yaml"], files[law+"2027-01-01.yaml"] = &fstest.MapFile{Data: []byte(ended)}, &fstest.MapFile{Data: []byte(next)}
	later, err := catalogue.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, goal := range goalsOfServices(t) {
		for _, day := range []string{"2024-12-01", "2025-03-01", "2025-12-31", "2026-01-01", "2026-12-31"} {
			on := mustDate(t, day)
			p, err := world(t).Laws.Program(goal, on)
			q, errLater := later.Laws.Program(goal, on)
			if (err == nil) != (errLater == nil) {
				t.Fatalf("%s on %s: %v; with a later version %v", goal, day, err, errLater)
			}
			if err != nil {
				continue
			}
			var a, b bytes.Buffer
			if err := p.Dump(&a); err != nil {
				t.Fatal(err)
			}
			if err := q.Dump(&b); err != nil {
				t.Fatal(err)
			}
			if p.Hash != q.Hash || !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("%s on %s is another program with a later version", goal, day)
			}
			compared += sameOutcomes(t, p, q)
		}
	}
	t.Logf("%d households compared", compared)
	insured, on := "zorgtoeslag.is_verzekerde", mustDate(t, "2027-01-01")
	p, err := world(t).Laws.Program(insured, on)
	if err != nil {
		t.Fatal(err)
	}
	if q, err := later.Laws.Program(insured, on); err != nil || q.Hash == p.Hash {
		t.Errorf("in 2027 the later version is not what holds: %v", err)
	}
}

func sameOutcomes(t *testing.T, p, q *program.Program) int {
	t.Helper()
	const households = 50
	v, f, g := invent(t, p, 5), run.NewFacts(p), run.NewFacts(q)
	m, n := run.NewMachine(p), run.NewMachine(q)
	for range households {
		v.household(t, f)
		retell(t, f, g)
		a, errA := m.Run(f)
		b, errB := n.Run(g)
		if (errA == nil) != (errB == nil) || errA == nil && sortOf(&a, errA) != sortOf(&b, errB) {
			t.Fatalf("%s on %s: %+v, %v; with a later version %+v, %v", p.Rule, p.On, a, errA, b, errB)
		}
	}
	return households
}
