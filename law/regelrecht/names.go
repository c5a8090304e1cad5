package regelrecht

import (
	"fmt"

	"meent.nl/meent/law/document"
)

// ReferenceDate is the name of the date of the question.
const ReferenceDate = "referencedate"

// names finds a name that would hide another in the same article: upstream lets a
// definition hide an input. An output may have the name of an input or an open term.
func (r *reader) names(a *Article) {
	seen := map[string]string{}
	declare := func(at document.Place, name, kind string) {
		if other, ok := seen[name]; ok {
			r.faults = append(r.faults, faultAt(at, fmt.Sprintf("article %s: %s is %s and %s; which of them $%s means depends on the engine",
				a.Number, name, other, kind, name), "a name for each"))
		}
		seen[name] = kind
	}
	for _, d := range a.Definitions {
		declare(d.Place, d.Name, "a definition")
	}
	for _, p := range a.Parameters {
		declare(p.Place, p.Name, "a parameter")
	}
	for _, i := range a.Inputs {
		declare(i.Place, i.Name, "an input")
	}
	for _, t := range a.OpenTerms {
		declare(t.Place, t.Name, "an open term")
	}
	for name := range seen {
		if name == ReferenceDate {
			r.faults = append(r.faults, faultAt(a.Place, "article "+a.Number+": "+name+" is the date of the question", "another name"))
		}
	}
}
