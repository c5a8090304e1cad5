package portal

import (
	"errors"
	"net/http"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

// badForm says that what was sent is no form; a form that is too large stays itself.
func badForm(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return err
	}
	return kernel.Errorf(kernel.Invalid, "this form cannot be read; go back and try again")
}

// whatIfFields are the facts that can be varied, filled in as they are.
func (v *visit) whatIfFields(service *catalogue.Service, f entitlement.Finding) ([]view.Field, error) {
	changeable, err := v.Rights.Changeable(service.ID)
	if err != nil {
		return nil, err
	}
	var fields []view.Field
	for _, c := range changeable {
		field := v.ask("als-"+c.Name, c, c.Label.In(v.Lang), known(f.Facts, c.Name))
		field.Quiet = true
		fields = append(fields, field)
	}
	return fields, nil
}

// known is the value of a fact of the resident in canonical form; empty: not known.
func known(uses []entitlement.FactUse, path string) string {
	for _, use := range uses {
		if use.Path == path {
			return use.Text
		}
	}
	return ""
}

// whatIf works out a right with other facts. It changes nothing, so it answers at
// once, and it is a POST so that no fact comes in an address.
func (v *visit) whatIf() error {
	service, finding, d, err := v.findRight()
	if err != nil {
		return err
	}
	p, err := v.rightOf(service, finding, d)
	if err != nil {
		return err
	}
	if err := v.r.ParseForm(); err != nil {
		return badForm(err)
	}
	changeable, err := v.Rights.Changeable(service.ID)
	if err != nil {
		return err
	}
	changes := entitlement.Changes{}
	for i, c := range changeable {
		if text := v.read(&p.WhatIf[i], c, v.r.PostForm); text != "" && text != known(finding.Facts, c.Name) {
			changes[c.Name] = text
		}
	}
	if p.Errors = view.Problems(p.WhatIf...); len(p.Errors) > 0 {
		return v.showRight(service, p)
	}
	if len(changes) == 0 {
		p.Compared = []view.Item{{Key: v.T("whatif.same-key"), Value: v.T("whatif.same")}}
		return v.showRight(service, p)
	}
	compared, err := v.Rights.WhatIf(v.ctx(), v.resident(), service.ID, changes)
	if err != nil {
		return err
	}
	p.Compared = v.compared(compared)
	return v.showRight(service, p)
}

func (v *visit) compared(c entitlement.Comparison) []view.Item {
	items := []view.Item{
		{Key: v.T("whatif.now"), Value: v.rightWorth(c.Now.Right)},
		{Key: v.T("whatif.then"), Value: v.rightWorth(c.Then.Right)},
	}
	if difference, ok := v.difference(c); ok {
		items = append(items, view.Item{Key: v.T("whatif.difference"), Value: difference})
	}
	return items
}

func (v *visit) rightWorth(r entitlement.Right) string {
	switch {
	case r.Certainty == entitlement.None && r.IsAmount():
		return v.T("whatif.nothing")
	case !r.IsAmount():
		return v.answerOf(r)
	case !hasAmount(r):
		return v.T("fact.unknown")
	}
	return v.worth(r.Low, r.High, unit(r.Unit))
}

// difference is how much more or less it becomes, where both are decided.
func (v *visit) difference(c entitlement.Comparison) (string, bool) {
	now, then := c.Now.Right, c.Then.Right
	if !hasAmount(now) || now.Status != entitlement.Decided || then.Status != entitlement.Decided {
		return "", false
	}
	scale := max(now.Low.Scale, then.Low.Scale)
	a, errA := now.Low.Rescale(scale)
	b, errB := then.Low.Rescale(scale)
	if errA != nil || errB != nil || a.Coefficient == b.Coefficient {
		return v.T("whatif.equal"), errA == nil && errB == nil
	}
	change, more := b.Coefficient-a.Coefficient, "whatif.more"
	if change < 0 {
		change, more = -change, "whatif.less"
	}
	return v.T(more, "amount", v.Quantity(value.Decimal{Coefficient: change, Scale: scale}, unit(then.Unit))), true
}
