package run_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// partial copies facts, leaving some unknown, some as a range, and at times a whole
// relation. complete then fills what was left in many ways.
func partial(r *rand.Rand, full, open *run.Facts) {
	p := full.Program()
	open.Reset()
	leave(r, full.Applicant(), open.Applicant(), p)
	for i, rel := range p.Relations {
		if r.IntN(4) == 0 {
			continue
		}
		from := full.Members(i)
		for k, to := range open.List(rel.Name, len(from)) {
			leave(r, &from[k], to, p)
		}
	}
}

func leave(r *rand.Rand, from, to *run.Subject, p *program.Program) {
	for i := range p.Facts {
		v, ok := from.Get(i)
		if !ok {
			continue
		}
		switch r.IntN(3) {
		case 0:
			to.Put(i, v)
		case 1:
			if v.MayHold() && p.Facts[i].Type.Kind != value.Boolean && p.Facts[i].Type.Kind != value.Word {
				whole := p.Facts[i].Range
				to.Put(i, program.Between(max(whole.Lo, v.Lo-int64(r.IntN(500))), min(whole.Hi, v.Lo+int64(r.IntN(500_00)))))
			}
		}
	}
}

// refill makes a complete set of facts that agrees with a partial one.
func refill(r *rand.Rand, open, full *run.Facts) {
	p := open.Program()
	full.Reset()
	fillWithin(r, open.Applicant(), full.Applicant(), p)
	for i, rel := range p.Relations {
		n := r.IntN(rel.Max + 1)
		if open.Known(i) {
			n = len(open.Members(i))
		}
		for k, to := range full.List(rel.Name, n) {
			var from *run.Subject
			if open.Known(i) {
				from = &open.Members(i)[k]
			}
			fillWithin(r, from, to, p)
		}
	}
}

func fillWithin(r *rand.Rand, from, to *run.Subject, p *program.Program) {
	for i := range p.Facts {
		fact := &p.Facts[i]
		have := fact.Unknown()
		if from != nil {
			if v, ok := from.Get(i); ok {
				have = v
			}
		}
		switch {
		case have.MayBeNull() && (!have.MayHold() || r.IntN(4) == 0):
			to.Put(i, program.Null)
		default:
			narrowed := *fact
			narrowed.Range = program.Between(have.Lo, have.Hi)
			to.Put(i, program.Exactly(randomValue(r, &narrowed)))
		}
	}
}

// TestRangesHoldEveryCompletion: whatever the missing facts prove to be, the
// outcome lies in the range; what was decided stays so; facts that were said not to
// matter do not.
func TestRangesHoldEveryCompletion(t *testing.T) {
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			_, p := compile(t, body, "2025-03-01")
			ranges, machine := run.NewMachine(p), run.NewMachine(p)
			full, open, again := run.NewFacts(p), run.NewFacts(p), run.NewFacts(p)
			r := rand.New(rand.NewPCG(11, uint64(len(body))))
			for range rounds(t) / 10 {
				full.Reset()
				fillAll(r, full)
				partial(r, full, open)
				known, err := ranges.Run(open)
				for range 20 {
					refill(r, open, again)
					holds(t, machine, again, open, &known, err)
				}
			}
		})
	}
}

func holds(t *testing.T, m *run.Machine, full, open *run.Facts, known *run.Outcome, knownErr error) {
	t.Helper()
	got, err := m.Run(full)
	if knownErr != nil {
		var failure *run.Failure
		if err == nil || !errors.As(knownErr, &failure) {
			t.Fatalf("said to fail (%v), gives %s\n%s", knownErr, got.Text(got.Value), describe(full))
		}
		return
	}
	switch {
	case known.Status == run.Decided && err != nil:
		t.Fatalf("decided, but fails: %v\n%s\n--- open\n%s", err, describe(full), describe(open))
	case err != nil:
		return
	case known.Status == run.Decided:
		if got.NotApplicable != known.NotApplicable || got.Value != known.Value || !slices.Equal(got.Members, known.Members) {
			t.Fatalf("decided %s %v, but is %s %v\n%s", known.Text(known.Value), known.Members, got.Text(got.Value), got.Members, describe(full))
		}
	case known.Status == run.Ranged:
		if got.NotApplicable && !known.MayBeNotApplicable || !got.NotApplicable && (got.Value < known.Low || got.Value > known.High) {
			t.Fatalf("range %s to %s, but is %s\n%s", known.Text(known.Low), known.Text(known.High), got.Text(got.Value), describe(full))
		}
	}
}

// TestIdleFactsDoNotMatter changes only facts that were said not to matter.
func TestIdleFactsDoNotMatter(t *testing.T) {
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			_, p := compile(t, body, "2025-03-01")
			ranges, machine := run.NewMachine(p), run.NewMachine(p)
			full, open, other := run.NewFacts(p), run.NewFacts(p), run.NewFacts(p)
			r := rand.New(rand.NewPCG(13, uint64(len(body))))
			for range rounds(t) / 10 {
				full.Reset()
				fillAll(r, full)
				partial(r, full, open)
				known, err := ranges.Run(open)
				if err != nil || len(known.Idle) == 0 || slices.ContainsFunc(known.Idle, func(m run.Missing) bool { return m.Fact == "" }) {
					continue
				}
				refill(r, open, full)
				before, err1 := machine.Run(full)
				copyFacts(full, other)
				for _, idle := range known.Idle {
					if idle.Member >= 0 {
						change(r, open, other, idle)
					}
				}
				after, err2 := machine.Run(other)
				if (err1 == nil) != (err2 == nil) || before.Value != after.Value || before.NotApplicable != after.NotApplicable || !slices.Equal(before.Members, after.Members) {
					t.Fatalf("%v: %s (%v) became %s (%v)\n%s--- then\n%s", known.Idle, before.Text(before.Value), err1, after.Text(after.Value), err2, describe(full), describe(other))
				}
			}
		})
	}
}

func copyFacts(from, to *run.Facts) {
	p := from.Program()
	to.Reset()
	put := func(a, b *run.Subject) {
		for i := range p.Facts {
			if v, ok := a.Get(i); ok {
				b.Put(i, v)
			}
		}
	}
	put(from.Applicant(), to.Applicant())
	for i, rel := range p.Relations {
		for k, m := range to.List(rel.Name, len(from.Members(i))) {
			put(&from.Members(i)[k], m)
		}
	}
}

// change gives an idle fact another value that agrees with what was known of it.
func change(r *rand.Rand, open, f *run.Facts, m run.Missing) {
	p := f.Program()
	who, was := f.Applicant(), open.Applicant()
	for i, rel := range p.Relations {
		if rel.Name == m.Relation {
			who, was = &f.Members(i)[m.Member], &open.Members(i)[m.Member]
		}
	}
	for i := range p.Facts {
		if p.Facts[i].Name == m.Fact {
			narrowed := p.Facts[i]
			v, _ := was.Get(i)
			narrowed.Range = program.Between(v.Lo, v.Hi)
			who.Put(i, program.Exactly(randomValue(r, &narrowed)))
		}
	}
}
