package cli_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// TestRealLawsAgreeWithTheReference works out every rule of every law, on each of its
// versions, on random facts: the machine gives what the text of the law gives.
func TestRealLawsAgreeWithTheReference(t *testing.T) {
	c, err := world()
	if err != nil {
		t.Fatal(err)
	}
	laws := c.Laws.Documents()
	r := rand.New(rand.NewPCG(1, 9))
	goals := 0
	for _, name := range laws.Laws() {
		for _, d := range laws.Versions(name) {
			for _, a := range d.Articles {
				for _, rule := range a.Rules {
					if rule.Of != "household" && rule.Of != "person" {
						continue
					}
					p, err := c.Laws.Program(name+"."+rule.Name, d.From)
					if err != nil {
						t.Errorf("%s.%s on %s: %v", name, rule.Name, d.From, err)
						continue
					}
					goals++
					m, f := run.NewMachine(p), run.NewFacts(p)
					for range 10 {
						randomFacts(r, f)
						got, err := m.Run(f)
						want, wantErr := run.Reference(laws, f)
						if (err != nil) != (wantErr != nil) || err == nil && !agrees(&got, want) {
							t.Fatalf("%s.%s on %s: machine %s (%v), reference %v %s (%v)", name, rule.Name, d.From,
								got.Text(got.Value), err, want.Number, want.Word, wantErr)
						}
					}
				}
			}
		}
	}
	if goals < 100 {
		t.Errorf("only %d goals", goals)
	}
}

func agrees(got *run.Outcome, want run.Exact) bool {
	switch {
	case got.NotApplicable || want.NotApplicable:
		return got.NotApplicable == want.NotApplicable
	case got.Type.Kind == value.Relation:
		return slices.Equal(got.Members, want.Members)
	case got.Type.Kind == value.Word:
		return got.Text(got.Value) == want.Word
	case got.Type.Kind == value.Number:
		return got.Decimal().Big().Cmp(want.Number) == 0
	}
	return want.Number.Cmp(new(big.Rat).SetInt64(got.Value)) == 0
}

// randomFacts knows everything, now and then that it is not applicable.
func randomFacts(r *rand.Rand, f *run.Facts) {
	f.Reset()
	fill := func(s *run.Subject) {
		for i := range f.Program().Facts {
			v := f.Program().Facts[i].Range
			known := program.Exactly(v.Lo + r.Int64N(v.Hi-v.Lo+1))
			if r.IntN(15) == 0 {
				known = program.Null
			}
			s.Put(i, known)
		}
	}
	fill(f.Applicant())
	for _, rel := range f.Program().Relations {
		for _, m := range f.List(rel.Name, r.IntN(min(rel.Max, 4)+1)) {
			fill(m)
		}
	}
}
