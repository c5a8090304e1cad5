package portal

import (
	"strings"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
)

// casePage is one matter: who has it, until when, what happened and what comes.
type casePage struct {
	Answer    string
	Next      string // what happens now, and until when
	Number    string
	Facts     []view.Item
	Questions *view.Link
	Late      *view.Alert
	Events    []eventLine
}

type eventLine struct {
	State string // done, now, next
	What  string
	When  string
	Who   string
	Link  *view.Link
}

func (v *visit) oneCase() error {
	id, err := v.id("id")
	if err != nil {
		return err
	}
	c, events, err := v.Cases.Case(v.ctx(), v.resident(), id)
	if err != nil {
		return err
	}
	p := v.caseOf(c, events)
	if p.Late, err = v.late(c); err != nil {
		return err
	}
	return v.show("zaak", v.caseTitle(c), p, v.crumb("/zaken", "cases.title"))
}

func (v *visit) caseOf(c casework.Case, events []casework.Event) casePage {
	organisation := v.organisationName(string(c.Organisation))
	p := casePage{Number: shortID(c.ID)}
	p.Answer, p.Next = v.caseAnswer(c, organisation)
	p.Facts = []view.Item{
		{Key: v.T("case.number"), Value: p.Number},
		{Key: v.T("case.where"), Value: organisation},
		{Key: v.T("case.opened"), Value: v.Day(c.OpenedAt)},
	}
	if c.Open() {
		p.Facts = append(p.Facts, view.Item{Key: v.T("case.decide-by"), Value: v.Date(c.DecideBy), Note: v.daysLeft(c.DecideBy), Date: true},
			view.Item{Key: v.T("case.term-by"), Value: v.T(termLaw(c)), Href: ruleLink(termRule(c), kernel.DateOf(c.OpenedAt))})
	}
	if c.Status == casework.Waiting {
		p.Questions = &view.Link{Href: "/recht/" + c.Service + "#vraag", Text: v.T("case.to-question")}
	}
	for _, e := range events {
		p.Events = append(p.Events, v.event(c, e))
	}
	if c.Open() {
		p.Events = append(p.Events, v.comes(c))
	} else if n := len(p.Events); n > 0 {
		p.Events[n-1].State = "now"
	}
	return p
}

// caseAnswer is where a case stands, and what comes next.
func (v *visit) caseAnswer(c casework.Case, organisation string) (answer, next string) {
	name := within(v.caseTitle(c))
	switch c.Status {
	case casework.Waiting:
		return v.T("case.answer-you", "case", name), v.T("case.next-you")
	case casework.AtPerson:
		return v.T("case.answer-person", "case", name), v.T("case.next-person", "organisation", organisation, "date", v.Date(c.DecideBy))
	case casework.Decided:
		return v.T("case.answer-decided", "case", name), v.T("case.next-decided")
	}
	return v.T("case.answer-busy", "case", name), v.T("case.next-busy", "organisation", organisation, "date", v.Date(c.DecideBy))
}

func (v *visit) event(c casework.Case, e casework.Event) eventLine {
	line := eventLine{State: "done", When: v.Moment(e.At), Who: v.actor(c, e.Actor)}
	switch e.Kind {
	case casework.Applied:
		line.What = v.T("event.applied")
	case casework.Started:
		line.What = v.T("event.started")
	case casework.Objected:
		line.What = v.T("event.objected")
		if decision, step, ok := strings.Cut(c.About, "#"); ok {
			line.Link = &view.Link{Href: "/besluiten/" + decision + "#" + step, Text: v.T("event.objected-link")}
		}
	case casework.Asked:
		line.What = v.T("event.asked", "facts", v.fieldNames(e.Detail))
	case casework.Answered:
		line.What = v.T("event.answered", "facts", v.fieldNames(e.Detail))
	case casework.FactsKnown:
		line.What = v.T("event.known")
	case casework.DecisionIn:
		line.What = v.T("event.decided")
		if id, err := kernel.ParseID(e.Detail); err == nil {
			line.Link = &view.Link{Href: "/besluiten/" + string(id), Text: v.T("event.decided-link")}
		}
	case casework.ToPerson:
		line.What = v.T("event.to-person")
	default:
		line.What = string(e.Kind)
	}
	return line
}

// comes is what happens next in a case that is open.
func (v *visit) comes(c casework.Case) eventLine {
	until := v.T("case.last-day", "date", v.Date(c.DecideBy))
	switch c.Status {
	case casework.Waiting:
		return eventLine{State: "now", What: v.T("event.wait-you"), When: until}
	case casework.AtPerson:
		return eventLine{State: "now", What: v.T("event.wait-person"), When: until}
	}
	return eventLine{State: "now", What: v.T("event.wait-decision"), When: until}
}

func (v *visit) actor(c casework.Case, actor string) string {
	switch actor {
	case "resident":
		return v.T("actor.you")
	case "system":
		return v.T("actor.system", "organisation", v.organisationName(string(c.Organisation)))
	}
	return v.T("actor.person", "organisation", v.organisationName(string(c.Organisation)))
}

// fieldNames are the labels of names parted by spaces.
func (v *visit) fieldNames(names string) string {
	var labels []string
	for name := range strings.FieldsSeq(names) {
		labels = append(labels, within(v.fieldName(name)))
	}
	return strings.Join(labels, ", ")
}
