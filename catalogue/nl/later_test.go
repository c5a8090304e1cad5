package nl_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// earlierDays are days on which nothing may change by what is added for later.
var earlierDays = []string{"2024-12-01", "2025-03-01", "2025-08-01", "2025-12-31", "2026-01-01", "2026-12-31"}

// files are the files of the catalogue, to be changed.
func files(t *testing.T) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("."), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(file, ".go") {
			return err
		}
		text, err := os.ReadFile(file)
		all[file] = &fstest.MapFile{Data: text}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// addVersion ends the last version of a law the day before a date, and adds one from then:
// the same text with the amounts that were last known, and one more change.
func addVersion(t *testing.T, all fstest.MapFS, file, from string, changed func(string) string) {
	t.Helper()
	text := string(all[file].Data)
	begins, rest, ok := strings.Cut(text, "in_force: {from: ")
	old, rest, closed := strings.Cut(rest, "}")
	if !ok || !closed || strings.Contains(old, ",") {
		t.Fatalf("%s is not the last version", file)
	}
	last := mustDate(t, from) - 1
	all[file] = &fstest.MapFile{Data: []byte(begins + "in_force: {from: " + old + ", until: " + last.String() + "}" + rest)}
	next := begins + "in_force: {from: " + from + "}" + strings.ReplaceAll(rest, ", until: "+last.String(), "")
	all[path.Join(path.Dir(file), from+".yaml")] = &fstest.MapFile{Data: []byte(changed(next))}
}

// TestALaterVersionChangesNothing: with versions of 2027 of every law beside them, and that
// of the zorgtoeslag twice as high, the programs of 2024, 2025 and 2026 are the same, byte
// for byte, and so are the decisions that they give with all reasons.
func TestALaterVersionChangesNothing(t *testing.T) {
	all, added := files(t), 0
	for file := range files(t) {
		dir, name := path.Split(file)
		if !strings.HasPrefix(file, "laws/") || strings.Contains(name, "examples") || !strings.Contains(string(all[file].Data), "\nin_force: {from: ") {
			continue
		}
		if line := inForce(string(all[file].Data)); strings.Contains(line, "until") {
			continue
		}
		addVersion(t, all, file, "2027-01-01", func(text string) string {
			if dir == "laws/zorgtoeslag/" {
				return strings.Replace(text, "round half up(berekende_zorgtoeslag, 0)", "round up(2 * berekende_zorgtoeslag, 0)", 1)
			}
			return text
		})
		added++
	}
	later, err := catalogue.Load(all)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, goal := range goalsOfServices(t) {
		for _, day := range earlierDays {
			compared += unchanged(t, later, goal, mustDate(t, day))
		}
	}
	t.Logf("%d versions added; %d decisions compared with their reasons", added, compared)
	if added < 20 || compared < 1000 {
		t.Errorf("only %d versions were added and %d decisions compared", added, compared)
	}
	insured, on := "zorgtoeslag.is_verzekerde", mustDate(t, "2027-01-01")
	p, err := world(t).Laws.Program(insured, on)
	if err != nil {
		t.Fatal(err)
	}
	if q, err := later.Laws.Program(insured, on); err != nil || q.Hash == p.Hash {
		t.Errorf("in 2027 the later version is not what holds: %v", err)
	}
}

// TestAVersionThatWorksBackSaysSo: a version that is added later and says that it is in
// force from a day in the past changes that day and what comes after, and no day before.
func TestAVersionThatWorksBackSaysSo(t *testing.T) {
	all := files(t)
	const from = "2025-07-01"
	addVersion(t, all, "laws/zorgtoeslag/2025-01-01.yaml", from, func(text string) string {
		return strings.Replace(text, "round half up(berekende_zorgtoeslag, 0)", "round up(2 * berekende_zorgtoeslag, 0)", 1)
	})
	later, err := catalogue.Load(all)
	if err != nil {
		t.Fatal(err)
	}
	const goal = "zorgtoeslag.zorgtoeslag"
	for _, day := range []string{"2024-12-01", "2025-01-01", "2025-06-30"} {
		unchanged(t, later, goal, mustDate(t, day))
	}
	for _, day := range []string{from, "2025-12-31", "2026-03-01"} {
		p, err := world(t).Laws.Program(goal, mustDate(t, day))
		if err != nil {
			t.Fatal(err)
		}
		if q, err := later.Laws.Program(goal, mustDate(t, day)); err != nil || q.Hash == p.Hash {
			t.Errorf("on %s the version that works back does not hold: %v", day, err)
		}
	}
	for _, other := range []string{"huurtoeslag.huurtoeslag", "aow.aow"} {
		unchanged(t, later, other, mustDate(t, "2025-08-01"))
	}
}

// inForce is the line of a law file that says from when to when.
func inForce(text string) string {
	_, rest, _ := strings.Cut(text, "\nin_force: ")
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

// unchanged compares a goal on a day in the catalogue and in another one: the program, and
// the decisions and reasons of some households. It gives how many.
func unchanged(t *testing.T, other *catalogue.Catalogue, goal string, on value.Date) int {
	t.Helper()
	p, err := world(t).Laws.Program(goal, on)
	q, errOther := other.Laws.Program(goal, on)
	if (err == nil) != (errOther == nil) {
		t.Fatalf("%s on %s: %v; with other versions %v", goal, on, err, errOther)
	}
	if err != nil {
		return 0
	}
	var a, b bytes.Buffer
	if err := p.Dump(&a); err != nil {
		t.Fatal(err)
	}
	if err := q.Dump(&b); err != nil {
		t.Fatal(err)
	}
	if p.Hash != q.Hash || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%s on %s is another program with other versions", goal, on)
	}
	const households = 12
	v, f, g := invent(t, p, 5), run.NewFacts(p), run.NewFacts(q)
	for range households {
		v.household(t, f)
		retell(t, f, g)
		if one, two := decidedAs(t, p, f), decidedAs(t, q, g); !bytes.Equal(one, two) {
			t.Fatalf("%s on %s\n%s\nwith other versions\n%s", goal, on, one, two)
		}
	}
	return households
}

// decidedAs is a decision with its reasons, as it is stored.
func decidedAs(t *testing.T, p *program.Program, f *run.Facts) []byte {
	t.Helper()
	m := run.NewMachine(p)
	o, err := m.Run(f)
	if err != nil {
		return fmt.Append(nil, err)
	}
	text, err := json.Marshal(reason.Explain(m, f, o))
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(fmt.Append(nil, o.Status, o.Value, o.NotApplicable, o.Members), text)
}
