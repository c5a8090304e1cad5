package portal

import (
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// serviceName is the title of a service; its id when the catalogue dropped it.
func (v *visit) serviceName(id string) string {
	if s, ok := v.Catalogue.Service(id); ok {
		return s.Title.In(v.Lang)
	}
	return id
}

// organisationName is the name of an organisation.
func (v *visit) organisationName(id string) string {
	if o, ok := v.Catalogue.Organisation(id); ok {
		return o.Name.In(v.Lang)
	}
	if id == catalogue.Gemeente {
		return v.T("organisation.municipality")
	}
	return id
}

// registerName is the title of a register, or that the resident said so.
func (v *visit) registerName(id string) string {
	if id == ownStatement {
		return v.T("source.own")
	}
	if id == entitlement.OutcomeRegister {
		return v.T("source.outcomes")
	}
	if id == entitlement.DecisionRegister {
		return v.T("source.decisions")
	}
	if r, ok := v.Catalogue.Register(id); ok {
		return r.Title.In(v.Lang)
	}
	return id
}

// fieldName is the label of a field or of a relation.
func (v *visit) fieldName(name string) string {
	if f, ok := v.Catalogue.Field(name); ok {
		return f.Label.In(v.Lang)
	}
	if r, ok := v.Catalogue.RelationOf(name); ok {
		return r.Label.In(v.Lang)
	}
	return v.serviceName(name)
}

// within is a title in the middle of a sentence.
func within(title string) string { return catalogue.WithinSentence(title) }

// shortID names a thing for who says it on the telephone: the last eight digits of
// its id.
func shortID(id kernel.ID) string {
	digits := strings.ToUpper(strings.ReplaceAll(string(id), "-", ""))
	if len(digits) < 8 {
		return digits
	}
	end := digits[len(digits)-8:]
	return end[:4] + "-" + end[4:]
}

// unit reads a unit as the law engine writes it: euro per month.
func unit(text string) value.Unit {
	t, err := value.ParseType(text, func(string) bool { return false })
	if err != nil {
		return value.Unit{}
	}
	return t.Unit
}

// worth is an amount, or what it lies between.
func (v *visit) worth(low, high value.Decimal, u value.Unit) string { return v.Range(low, high, u) }

// daysLeft counts down to a last day: nog 10 dagen, vandaag.
func (v *visit) daysLeft(last value.Date) string {
	n := int(last - v.today())
	switch {
	case n < 0:
		return v.T("date.passed")
	case n == 0:
		return v.T("date.today")
	}
	return v.T("date.left", "n", n)
}

// until is a last day with its count-down: uiterlijk 1 december 2026 (nog 10 dagen).
func (v *visit) until(last value.Date) string {
	return v.T("date.until", "date", v.Date(last), "left", v.daysLeft(last))
}
