package question

import (
	"meent.nl/meent/law/run"
)

// Answer takes the answer to a question over from facts that hold it, for tests and
// measurements: of a relation, who its members are and nothing of them.
func Answer(f, from *run.Facts, missing run.Missing) {
	p := f.Program()
	to, source := f.Applicant(), from.Applicant()
	for i, r := range p.Relations {
		if r.Name != missing.Relation {
			continue
		}
		if missing.Fact == "" || missing.Member < 0 {
			f.List(r.Name, len(from.Members(i)))
			return
		}
		to, source = &f.Members(i)[missing.Member], &from.Members(i)[missing.Member]
	}
	for n := range p.Facts {
		if r, ok := source.Get(n); ok && p.Facts[n].Name == missing.Fact {
			to.Put(n, r)
		}
	}
}
