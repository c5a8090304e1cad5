package portal

import "meent.nl/meent/internal/platform/view"

// The part of the address by which a page shows the rules beside every step.
const (
	forWhom = "voor"
	lawyer  = "jurist"
)

// forLawyer says whether the page is asked for with the rules beside it.
func (v *visit) forLawyer() bool {
	return v.r != nil && v.r.URL.Query().Get(forWhom) == lawyer
}

// lawyerSteps are all steps in the order of the law, open, with the rule, its article and
// clause, the version of its law and the sources of its numbers.
func (v *visit) lawyerSteps(e explained, facts map[string]view.Item, path string) stepsView {
	out := stepsView{
		Main:    v.allSteps(e, facts),
		Program: v.T("reason.program", "program", e.Program, "date", v.Date(e.On)),
		Switch:  &view.Link{Href: path + "#waarom", Text: v.T("reason.for-resident")},
	}
	for i := range out.Main {
		s := e.Steps[i]
		out.Main[i].Open, out.Main[i].Says = true, "" // the law itself stands there
		out.Main[i].Formula = s.Rule + " = " + s.Formula
		if s.Version != 0 {
			out.Main[i].Version = v.T("reason.version", "law", s.Title, "date", v.Date(s.Version))
		}
		if s.When != "" {
			out.Main[i].When = s.When
		}
	}
	return out
}
