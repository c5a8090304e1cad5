package cli_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// couple is the zorgtoeslag of two people, with every fact known: what is not given
// here is false, zero or the first word.
func couple(b *testing.B) (*run.Machine, *run.Facts) {
	b.Helper()
	c, err := world()
	if err != nil {
		b.Fatal(err)
	}
	on, err := value.ParseDate("2025-03-01")
	if err != nil {
		b.Fatal(err)
	}
	p, err := c.Laws.Program("zorgtoeslag", on)
	if err != nil {
		b.Fatal(err)
	}
	f := run.NewFacts(p)
	text := strings.Replace(single, "[]", `[{"geboortedatum": "1991-02-03", "verzekerd_zvw": true, "inkomensgegeven": 3000,
		"niet_in_nederland_belastbaar_inkomen": 0, "rendementsgrondslag": 0, "echtgenoot": true,
		"zelfde_woonadres": true, "partner_hele_jaar": true, "rechtmatig_verblijf": true}]`, 1)
	if _, err := law.ReadFacts(strings.NewReader(text), f, c); err != nil {
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
