package nl_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

var loaded = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Load(os.DirFS(".")) })

// world is the Dutch world as it stands in this folder.
func world(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// person is what is known of the applicant, or of one member: texts by fact, and
// []person by relation.
type person map[string]any

// ask works out a goal. The text is the value, or the word for what it is instead:
// range, needs or not_applicable.
func ask(t testing.TB, goal, on string, facts person) string {
	t.Helper()
	day, err := value.ParseDate(on)
	if err != nil {
		t.Fatal(err)
	}
	p, err := world(t).Laws.Program(goal, day)
	if err != nil {
		t.Fatalf("%s on %s: %v", goal, on, err)
	}
	f := run.NewFacts(p)
	tell(t, p, f, f.Applicant(), program.Root, facts)
	o, err := run.NewMachine(p).Run(f)
	if err != nil {
		t.Fatalf("%s on %s: %v", goal, on, err)
	}
	switch {
	case o.Status != run.Decided:
		return o.Status.String()
	case o.NotApplicable:
		return string(document.NotApplicable)
	}
	return o.Text(o.Value)
}

// tell gives the program the facts that it reads, and leaves out the others.
func tell(t testing.TB, p *program.Program, f *run.Facts, s *run.Subject, scope program.Scope, facts person) {
	t.Helper()
	for name, given := range facts {
		switch v := given.(type) {
		case []person:
			for i, r := range p.Relations {
				if r.Name != name {
					continue
				}
				for k, m := range f.List(name, len(v)) {
					tell(t, p, f, m, program.Scope(i+1), v[k])
				}
			}
		case string:
			for _, n := range p.Windows[scope].Slots {
				if p.Facts[n].Name == name {
					s.Set(name, run.Text(v))
				}
			}
		case nil:
			for _, n := range p.Windows[scope].Slots {
				if p.Facts[n].Name == name {
					s.Set(name, run.NotApplicable())
				}
			}
		default:
			t.Fatalf("%s is a %T", name, given)
		}
	}
}

// same compares two outcomes; numbers by their value, whatever their decimals.
func same(got, want string) bool {
	a, errA := value.ParseDecimal(got)
	b, errB := value.ParseDecimal(want)
	if errA == nil && errB == nil {
		return a.Cmp(b) == 0
	}
	return got == want
}

// sharedData is a file of the data that stands beside the repository, or skips
// the test where it is not there.
func sharedData(t testing.TB, file string) []byte {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		t.Fatal("no go.mod above this folder")
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "data", file))
	if errors.Is(err, os.ErrNotExist) {
		t.Skipf("../shared/data/%s is not on this machine", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}
