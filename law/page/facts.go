package page

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
)

// Facts lists the facts and relations that the formulas of a law name, in the order
// of the law.
func Facts(d *document.Document) []string {
	var out []string
	note := func(ref feel.Ref) {
		if (ref.Kind == feel.FactRef || ref.Kind == feel.RelationRef) && !slices.Contains(out, ref.Name) {
			out = append(out, ref.Name)
		}
	}
	each := func(e feel.Expr) {
		if e == nil {
			return
		}
		feel.Walk(e, func(e feel.Expr) bool {
			switch e := e.(type) {
			case *feel.Name:
				note(e.Ref)
			case *feel.Path:
				note(e.Ref)
			}
			return true
		})
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			each(r.When)
			each(r.Formula)
			for _, x := range r.Exceptions {
				each(x.When)
				each(x.Formula)
			}
		}
	}
	for _, t := range d.OpenTerms {
		if r := t.Rule; r != nil && r.Delegated != nil {
			each(r.Delegated.By)
		}
	}
	return out
}
