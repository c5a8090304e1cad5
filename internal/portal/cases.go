package portal

import (
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/platform/view"
)

type casesPage struct {
	Answer          string
	Running, Closed []caseLine
}

func (v *visit) cases() error {
	cases, err := v.Cases.Cases(v.ctx(), v.resident())
	if err != nil {
		return err
	}
	p := casesPage{Answer: v.T("cases.answer-none")}
	for _, c := range cases {
		if c.Open() {
			p.Running = append(p.Running, v.caseLine(c))
		} else {
			p.Closed = append(p.Closed, v.caseLine(c))
		}
	}
	if n := len(p.Running); n > 0 {
		p.Answer = v.T("cases.answer", "n", n)
	}
	return v.show("zaken", v.T("cases.title"), p)
}

func (v *visit) caseLine(c casework.Case) caseLine {
	line := caseLine{Title: v.caseTitle(c), Href: "/zaken/" + string(c.ID), Status: v.caseStatus(c.Status)}
	organisation := v.organisationName(string(c.Organisation))
	switch c.Status {
	case casework.Waiting:
		line.Who = v.T("case.who-you", "organisation", organisation)
		line.By = capital(v.until(c.DecideBy)) + "."
	case casework.Decided:
		line.Who = v.T("case.who-decided", "organisation", organisation)
	default:
		if v.today() > c.DecideBy {
			line.Who, line.By = v.T("case.who-late", "organisation", organisation, "date", v.Date(c.DecideBy)), v.T("case.late-title")+"."
			return line
		}
		line.Who = v.T("case.who-them", "organisation", organisation, "date", v.Date(c.DecideBy))
	}
	return line
}

func (v *visit) caseTitle(c casework.Case) string {
	if c.Kind == casework.Objection {
		return v.T("case.objection", "service", within(v.serviceName(c.Service)))
	}
	return v.serviceName(c.Service)
}

func (v *visit) caseStatus(s casework.Status) view.Status {
	switch s {
	case casework.Waiting:
		return view.Status{Kind: "warning", Text: v.T("case.waits")}
	case casework.AtPerson:
		return view.Status{Kind: "neutral", Text: v.T("case.at-person")}
	case casework.Decided:
		return view.Status{Kind: "safe", Text: v.T("case.decided")}
	}
	return view.Status{Kind: "neutral", Text: v.T("case.busy")}
}
