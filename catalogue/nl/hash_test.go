package nl_test

import (
	"bytes"
	"testing"
)

// TestAHashIsOfOneProgram: programs with one hash are written alike, to the byte, and
// programs that are not have another.
func TestAHashIsOfOneProgram(t *testing.T) {
	byHash, byText := map[string]string{}, map[string]string{}
	compared := 0
	for _, goal := range goalsOfServices(t) {
		for _, on := range daysOf(world(t).Laws.Documents()) {
			p, err := world(t).Laws.Program(goal, on)
			if err != nil {
				continue
			}
			var dump bytes.Buffer
			if err := p.Dump(&dump); err != nil {
				t.Fatal(err)
			}
			text := dump.String()
			if first, known := byHash[p.Hash]; known && first != text {
				t.Errorf("%s on %s has the hash of another program", goal, on)
			}
			if first, known := byText[text]; known && first != p.Hash {
				t.Errorf("%s on %s is written as another program, with another hash", goal, on)
			}
			byHash[p.Hash], byText[text] = text, p.Hash
			compared++
		}
	}
	t.Logf("%d programs on %d days and goals", len(byHash), compared)
	if len(byHash) < 2 || compared == len(byHash) {
		t.Error("nothing was compared")
	}
}
