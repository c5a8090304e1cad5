package portal

import (
	"strings"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/platform/view"
	legal "meent.nl/meent/internal/term"
	"meent.nl/meent/law/value"
)

// lateService is the service that tells what lateness costs the authority.
const lateService = "beslistermijn-en-dwangsom"

// ruleLink is the public page of the rule (law.rule) as it is on a day.
func ruleLink(goal string, on value.Date) string {
	law, rule, _ := strings.Cut(goal, ".")
	return "/wetten/" + law + "?op=" + on.String() + "#regel-" + rule
}

// termRule is the rule that set until when a case may take.
func termRule(c casework.Case) string {
	if c.Kind == casework.Objection {
		return legal.ObjectionRule
	}
	return legal.DecideRule
}

// termLaw is the key of the words for the article behind termRule.
func termLaw(c casework.Case) string {
	if c.Kind == casework.Objection {
		return "case.term-objection"
	}
	return "case.term-law"
}

// late says what a resident can do about a case that should have been decided, and what
// the law gives for it; nil while it is in time.
func (v *visit) late(c casework.Case) (*view.Alert, error) {
	if !c.Open() || v.today() <= c.DecideBy {
		return nil, nil
	}
	a := &view.Alert{Kind: "warning", Title: v.T("case.late-title"), Text: v.T("case.late-text", "date", v.Date(c.DecideBy))}
	if _, ok := v.Catalogue.Service(lateService); ok {
		a.Link = &view.Link{Href: "/recht/" + lateService, Text: v.T("case.late-service")}
	}
	lateness, err := v.Terms.Late(c.DecideBy, v.today())
	if err != nil {
		return nil, err
	}
	a.Text += " " + v.T("case.late-penalty", "organisation", v.organisationName(string(c.Organisation)),
		"date", v.Date(lateness.From), "amount", v.Euro(lateness.Most))
	return a, nil
}
