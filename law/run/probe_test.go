package run_test

import (
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// TestAProbeIsARunFromTheStart: whatever was tried, kept and taken back, a probe stands at
// what a machine works out from its facts.
func TestAProbeIsARunFromTheStart(t *testing.T) {
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			_, p := compile(t, body, "2025-03-01")
			fresh, full, open := run.NewMachine(p), run.NewFacts(p), run.NewFacts(p)
			r := rand.New(rand.NewPCG(17, uint64(len(body))))
			tried := 0
			for range rounds(t) / 50 {
				full.Reset()
				fillAll(r, full)
				want, err := run.NewMachine(p).Run(full)
				if err != nil {
					continue
				}
				from := full
				if r.IntN(2) == 0 {
					partial(r, full, open)
					from = open
				}
				probe, err := run.NewProbe(from)
				if err != nil {
					t.Fatal(err)
				}
				for range 20 {
					if try(r, probe) {
						tried++
					}
					stands := fresh.Stands(probe.Facts(), &want)
					if probe.Stands(&want) != stands {
						t.Fatalf("the probe stands: %t, a run: %t\n%s", !stands, stands, describe(probe.Facts()))
					}
					if p.Type.Kind == value.Relation {
						continue
					}
					if got, again := probe.Outcome(), fresh.Register(program.Root, 0, p.Result.Reg); got != again {
						t.Fatalf("the probe is at %v, a run at %v\n%s", got, again, describe(probe.Facts()))
					}
				}
			}
			if tried == 0 {
				t.Error("nothing was tried")
			}
		})
	}
}

// try changes a fact of somebody, or keeps or takes back what was tried.
func try(r *rand.Rand, probe *run.Probe) bool {
	p := probe.Facts().Program()
	switch r.IntN(5) {
	case 0:
		probe.Keep()
		return false
	case 1:
		probe.Undo()
		return false
	}
	scope, member := program.Root, 0
	if n := r.IntN(len(p.Relations) + 1); n > 0 && len(probe.Facts().Members(n-1)) > 0 {
		scope, member = program.Scope(n), r.IntN(len(probe.Facts().Members(n-1)))
	}
	slots := p.Windows[scope].Slots
	if len(slots) == 0 {
		return false
	}
	fact := slots[r.IntN(len(slots))]
	to := p.Facts[fact].Unknown()
	if r.IntN(2) == 0 {
		to = randomRange(r, &p.Facts[fact])
	}
	return probe.Try(scope, member, fact, to)
}
