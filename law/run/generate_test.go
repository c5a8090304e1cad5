package run_test

import (
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/run/runtest"
)

// TestRandomLaws compares machine, reference and ranges on laws that nobody wrote.
func TestRandomLaws(t *testing.T) {
	laws, made := 1500, 0
	if testing.Short() {
		laws = 150
	}
	r := rand.New(rand.NewPCG(3, 5))
	for range laws {
		body := runtest.Body(r)
		text := runtest.Head + tables + body
		set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", small)
		if err != nil {
			continue // a fault of type: the check is tested elsewhere
		}
		p, err := program.Compile(set, "proef", day(t, "2025-03-01"))
		if err != nil {
			continue // a bound that does not fit
		}
		made++
		compareOn(t, r, set, p, body)
	}
	if made < laws/3 {
		t.Errorf("only %d of %d laws could be made", made, laws)
	}
}

func compareOn(t *testing.T, r *rand.Rand, set *document.Set, p *program.Program, body string) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Log(body)
		}
	}()
	m, ranges := run.NewMachine(p), run.NewMachine(p)
	f, open, again := run.NewFacts(p), run.NewFacts(p), run.NewFacts(p)
	for range 8 {
		f.Reset()
		fillAll(r, f)
		agree(t, set, m, f)
		partial(r, f, open)
		known, err := ranges.Run(open)
		for range 4 {
			refill(r, open, again)
			holds(t, m, again, open, &known, err)
		}
	}
}
