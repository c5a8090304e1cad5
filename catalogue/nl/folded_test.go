package nl_test

import (
	"testing"

	"meent.nl/meent/law/program"
)

// programsToday are the programs of all goals of services on 1 March 2025, and of all of
// them together.
func programsToday(t *testing.T) map[string]*program.Program {
	t.Helper()
	on := mustDate(t, "2025-03-01")
	found := map[string]*program.Program{}
	var goals []string
	for _, goal := range goalsOfServices(t) {
		p, err := world(t).Laws.Program(goal, on)
		if err != nil {
			continue
		}
		found[goal] = p
		goals = append(goals, goal)
	}
	all, err := program.CompileWithin(world(t).Laws.Documents(), goals, on, program.Bounds{})
	if err != nil {
		t.Fatal(err)
	}
	found["all together"] = all
	return found
}

// TestNothingIsWorkedOutTwice: no program has two instructions that do the same with the
// same registers, in whatever laws they stand.
func TestNothingIsWorkedOutTwice(t *testing.T) {
	shared := 0
	for goal, p := range programsToday(t) {
		type same struct {
			scope program.Scope
			in    program.Instr
		}
		first := map[same]int{}
		for i, in := range p.Code {
			in.Dst = 0
			key := same{p.Scopes[i], in}
			if n, twice := first[key]; twice {
				t.Errorf("%s: instruction %d does what %d does: %v", goal, i, n, p.Code[i])
			}
			first[key] = i
		}
		shared += acrossLaws(p)
	}
	if shared == 0 {
		t.Error("no part is shared between laws")
	}
}

// acrossLaws counts the instructions that are read by another law than the one they are of.
func acrossLaws(p *program.Program) int {
	found := 0
	for i := range p.Code {
		law := p.Rules[p.Origins[i].Rule].Decl.Law
		readers := p.Windows[p.Scopes[i]].Readers[p.Code[i].Dst]
		laws := map[string]bool{}
		for _, r := range readers {
			laws[p.Rules[p.Origins[r].Rule].Decl.Law] = true
		}
		delete(laws, law)
		if len(laws) > 0 && len(readers) > 1 {
			found++
		}
	}
	return found
}

// TestConstantsAreFolded: no program works out what is known when it is made.
func TestConstantsAreFolded(t *testing.T) {
	folded := 0
	for goal, p := range programsToday(t) {
		for i := range p.Code {
			in, scope := &p.Code[i], p.Scopes[i]
			if in.Op.Operands() == 0 || in.Op == program.Gather || in.Op == program.Rank || in.Op.OverMembers() {
				continue // of somebody, or of as many as there are
			}
			constant := true
			for n, r := range [3]program.Reg{in.A, in.B, in.C} {
				constant = constant && (n >= in.Op.Operands() || p.Windows[scope].Def[r] < 0)
			}
			if out := p.Windows[scope].Out[in.Dst]; constant && out.Decided() && !out.MayFail() {
				t.Errorf("%s: instruction %d has nothing but constants: %v", goal, i, in)
			}
		}
		for _, w := range p.Windows {
			for r, def := range w.Def {
				if def < 0 && len(w.Readers[r]) > 0 {
					folded++
				}
			}
		}
	}
	if folded == 0 {
		t.Error("no program has a constant")
	}
}
