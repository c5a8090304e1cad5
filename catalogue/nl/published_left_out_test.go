package nl_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// leftOutRow is a line of the table of docs/law-conflicts.md: a row of this law and
// year with these inputs and this outcome.
type leftOutRow struct {
	law              string
	year             int
	inputs, expected [][2]string
}

func (l leftOutRow) is(r row) bool {
	if l.law != r.Law || l.year != r.Year {
		return false
	}
	for _, p := range l.inputs {
		if r.text(p[0]) != p[1] {
			return false
		}
	}
	for _, p := range l.expected {
		if plain(r.Expected[p[0]]) != p[1] {
			return false
		}
	}
	return true
}

// leftOut reads the table below the heading of rows that are left out.
func leftOut(t testing.TB) []leftOutRow {
	t.Helper()
	text, err := os.ReadFile("../../docs/law-conflicts.md")
	if err != nil {
		t.Fatal(err)
	}
	_, part, found := strings.Cut(string(text), "\n## Published rows that are left out\n")
	if !found {
		t.Fatal("docs/law-conflicts.md does not say which rows are left out")
	}
	part, _, _ = strings.Cut(part, "\n## ")
	var all []leftOutRow
	for _, line := range strings.Split(part, "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if !strings.HasPrefix(line, "| ") || cells[0] == "law" {
			continue
		}
		if len(cells) != 5 || strings.TrimSpace(cells[4]) == "" {
			t.Fatalf("docs/law-conflicts.md: law, year, inputs, what was published and why, not %q", line)
		}
		year, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatal(err)
		}
		l := leftOutRow{law: cells[0], year: year, inputs: pairs(cells[2]), expected: pairs(cells[3])}
		if len(l.inputs) == 0 || len(l.expected) == 0 {
			t.Fatalf("docs/law-conflicts.md: %q names no row", line)
		}
		all = append(all, l)
	}
	return all
}

// pairs reads a=1, b=2.
func pairs(text string) [][2]string {
	var all [][2]string
	for _, p := range strings.Split(text, ",") {
		if key, value, ok := strings.Cut(strings.TrimSpace(p), "="); ok {
			all = append(all, [2]string{key, value})
		}
	}
	return all
}
