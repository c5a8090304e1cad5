package nl_test

import (
	"slices"
	"testing"

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
