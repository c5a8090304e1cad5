package nl_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// aCouple is the household of whom one decision is measured.
const aCouple = `{"geboortedatum": "1990-05-17", "verzekerd_zvw": true, "verzekering_opgeschort": false, "verdragsgerechtigd": false,
	"inkomensgegeven": 28500, "niet_in_nederland_belastbaar_inkomen": 0, "rendementsgrondslag": 0,
	"vrijgestelde_groene_beleggingen": 0, "partnerkandidaten": [{"geboortedatum": "1991-02-03", "verzekerd_zvw": true,
	"inkomensgegeven": 3000, "niet_in_nederland_belastbaar_inkomen": 0, "rendementsgrondslag": 0, "echtgenoot": true,
	"zelfde_woonadres": true, "partner_hele_jaar": true, "rechtmatig_verblijf": true}]}`

// decided is the zorgtoeslag of two people, with every fact known: what is not given
// is false, zero or the first word.
func decided(b testing.TB) (*run.Machine, *run.Facts) {
	b.Helper()
	c := world(b)
	p, err := c.Laws.Program("zorgtoeslag", dayIn(b))
	if err != nil {
		b.Fatal(err)
	}
	f := run.NewFacts(p)
	if _, err := law.ReadFacts(strings.NewReader(aCouple), f, c); err != nil {
		b.Fatal(err)
	}
	settle(f, f.Applicant())
	for i := range p.Relations {
		for k := range f.Members(i) {
			settle(f, &f.Members(i)[k])
		}
	}
	return run.NewMachine(p), f
}

func settle(f *run.Facts, s *run.Subject) {
	for i := range f.Program().Facts {
		if r, ok := s.Get(i); ok && !r.Decided() {
			s.Put(i, program.Exactly(max(r.Lo, min(0, r.Hi))))
		}
	}
}

// BenchmarkDecision is one zorgtoeslag of a couple on all laws that it rests on: alone;
// with what every rule came to, each of which has its article; with the explanation as
// JSON; and with what would change it, as a resident is told, as JSON.
func BenchmarkDecision(b *testing.B) {
	m, f := decided(b)
	p := f.Program()
	decide := func(b *testing.B) run.Outcome {
		o, err := m.Run(f)
		if err != nil {
			b.Fatal(err)
		}
		return o
	}
	b.Run("outcome", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			decide(b)
		}
	})
	b.Run("trace", func(b *testing.B) {
		b.ReportAllocs()
		trace := make([]program.Range, 0, 4*len(p.Rules))
		for b.Loop() {
			decide(b)
			trace = trace[:0]
			for i := range p.Rules {
				at := p.Rules[i].Out
				if at.Reg == program.NoReg {
					continue // found not to matter when the program was made
				}
				for k := range m.Count(at.Scope) {
					trace = append(trace, m.Register(at.Scope, k, at.Reg))
				}
			}
		}
		b.ReportMetric(float64(len(trace)), "values")
	})
	b.Run("explained", func(b *testing.B) {
		b.ReportAllocs()
		size := 0
		for b.Loop() {
			size = len(reason.Explain(m, f, decide(b)).JSON())
		}
		b.ReportMetric(float64(size), "bytes")
	})
	b.Run("what-would-change", func(b *testing.B) {
		b.ReportAllocs()
		look, size := world(b).Look("zorgtoeslag.zorgtoeslag"), 0
		for b.Loop() {
			o := decide(b)
			e := reason.Explain(m, f, o)
			outlook, err := reason.LookAhead(e, f, o, look)
			if err != nil {
				b.Fatal(err)
			}
			size = len(reason.Reason(e, outlook).JSON())
		}
		b.ReportMetric(float64(size), "bytes")
	})
}
