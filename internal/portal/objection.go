package portal

import (
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
)

// otherLine is what is chosen when no line of the decision fits.
const otherLine = "anders"

// objection lets the resident point at the line that is wrong.
func (v *visit) objection(p *decisionPage, d decision.Decision, r explained) {
	if v.today() > d.ObjectBy {
		p.ObjectText = v.T("objection.over", "date", v.Date(d.ObjectBy))
		return
	}
	p.CanObject = true
	p.ObjectText = v.T("objection.text", "date", v.Date(d.ObjectBy))
	p.Line = view.Field{ID: "regel", Kind: "choice", Label: v.T("objection.which")}
	pointed := v.r.URL.Query().Get("regel")
	main := mainSteps(r)
	for i, s := range r.Steps {
		if id := stepID(i); main[i] || id == pointed || id == v.r.PostFormValue("regel") {
			p.Line.Choice = append(p.Line.Choice, view.Choice{Value: id, Chosen: id == pointed, Text: v.stepLabel(s) + ": " + v.stepValue(r, i)})
		}
	}
	for i := range p.Steps.Main {
		p.Steps.Main[i].Wrong = p.Path + "?regel=" + p.Steps.Main[i].ID + "#klopt-niet"
	}
	for i := range p.Steps.Between {
		p.Steps.Between[i].Wrong = p.Path + "?regel=" + p.Steps.Between[i].ID + "#klopt-niet"
	}
	p.Line.Choice = append(p.Line.Choice, view.Choice{Value: otherLine, Text: v.T("objection.other")})
}

// object starts an objection to a line of a decision; the same line twice is one
// objection.
func (v *visit) object() error {
	d, err := v.findDecision()
	if err != nil {
		return err
	}
	p, err := v.decisionOf(d)
	if err != nil {
		return err
	}
	if !p.CanObject {
		return kernel.Errorf(kernel.Conflict, "the term to object has passed; call us")
	}
	if err := v.r.ParseForm(); err != nil {
		return badForm(err)
	}
	line := v.r.PostForm.Get("regel")
	if !hasChoice(p.Line, line) {
		p.Line.Error = v.T("objection.choose")
		p.Errors = view.Problems(p.Line)
		return v.showDecision(d, p)
	}
	c, err := v.Cases.Object(v.ctx(), v.resident(), d.Service, d.ID, line)
	if err != nil {
		return err
	}
	return v.seeOther("/zaken/" + string(c.ID))
}

func hasChoice(f view.Field, value string) bool {
	for _, c := range f.Choice {
		if c.Value == value {
			return true
		}
	}
	return false
}
