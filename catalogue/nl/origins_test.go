package nl_test

import (
	"strings"
	"testing"

	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/law/program"
)

// TestTheWayBackIsKept: however programs are optimised, each instruction points at the law
// file of its rule, and one that reads a fact at a line that names it.
func TestTheWayBackIsKept(t *testing.T) {
	lines := map[string][]string{}
	loads := 0
	for goal, p := range programsToday(t) {
		for i, o := range p.Origins {
			rule := &p.Rules[o.Rule]
			if o.At.File != rule.Document.Place.File {
				t.Fatalf("%s: instruction %d of %s.%s is in %s", goal, i, rule.Decl.Law, rule.Decl.Name, o.At)
			}
			if p.Code[i].Op != program.Load {
				continue
			}
			if lines[o.At.File] == nil {
				text, err := nl.FS.ReadFile(o.At.File)
				if err != nil {
					t.Fatal(err)
				}
				lines[o.At.File] = strings.Split(string(text), "\n")
			}
			loads++
			fact := p.Facts[p.Windows[p.Scopes[i]].Slots[p.Code[i].Imm]].Name
			if line := lines[o.At.File][o.At.Line-1]; !strings.Contains(line, fact) {
				t.Errorf("%s: %s is read at %s, where it says %q", goal, fact, o.At, line)
			}
		}
	}
	if loads == 0 {
		t.Error("nothing reads a fact")
	}
}
