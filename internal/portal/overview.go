package portal

import (
	"time"

	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/platform/view"
)

// overviewPage is the first page: what to do, what goes by itself, what is running.
type overviewPage struct {
	Name   string
	Answer string
	Alert  *view.Alert // at most one
	// Otherwise are the decisions that come to something else now.
	Otherwise []*view.Alert
	Tasks     []taskLine
	ByItself  []automaticLine
	Running   []caseLine
	AllCases  string // link to all of them, where there are more
	Money     []moneyLine
	Rights    []rightLine
	Looked    string
	AsOf      string
}

type automaticLine struct {
	Title, Href string
	Worth       string
	Text        string
	WrongHref   string
}

type moneyLine struct {
	What, Href string
	From       string
	Amount     string
}

// The most that the first page shows.
const (
	mostCases  = 4
	mostRights = 3
)

// stored is what the first page is made of.
type stored struct {
	rights    []entitlement.Right
	cases     []casework.Case
	decisions []decision.Decision
	messages  []mailbox.Message
	looks     looks
	corrected []entitlement.Correction
}

func (v *visit) stored() (s stored, err error) {
	ctx, who := v.ctx(), v.resident()
	if s.rights, err = v.Rights.Overview(ctx, who); err != nil {
		return s, err
	}
	if s.cases, err = v.Cases.Cases(ctx, who); err != nil {
		return s, err
	}
	if s.decisions, err = v.Decisions.List(ctx, who); err != nil {
		return s, err
	}
	if s.messages, err = v.Messages.List(ctx, who); err != nil {
		return s, err
	}
	if s.corrected, err = v.Rights.Corrections(ctx, who); err != nil {
		return s, err
	}
	s.looks.organisations, s.looks.times, err = v.Logbook.Looks(ctx, who, v.startOfMonth())
	return s, err
}

func (v *visit) startOfMonth() time.Time {
	y, m, _ := v.today().Civil()
	return time.Date(y, time.Month(m), 1, 0, 0, 0, 0, kernel.Amsterdam())
}

func (v *visit) overview() error {
	s, err := v.stored()
	if err != nil {
		return err
	}
	return v.show("overzicht", v.T("overview.title"), v.overviewOf(s))
}

func (v *visit) overviewOf(s stored) overviewPage {
	p := overviewPage{Name: v.session.Name, Answer: v.T("overview.calm")}
	running := map[string]bool{}
	for _, c := range s.cases {
		if c.Open() {
			running[c.Service] = true
			if p.Alert == nil && c.Status != casework.Waiting && v.today() > c.DecideBy {
				p.Alert = &view.Alert{Kind: "warning", Title: v.T("case.late-title"), Text: v.caseLine(c).Who, Link: &view.Link{Href: "/zaken/" + string(c.ID), Text: v.T("case.late-link")}}
			}
		}
		switch {
		case c.Status == casework.Waiting:
			p.Tasks = append(p.Tasks, v.caseTask(c))
		case c.Open() && goesByItself(c):
			p.ByItself = append(p.ByItself, v.automatic(c))
		case c.Open() && len(p.Running) < mostCases:
			p.Running = append(p.Running, v.caseLine(c))
		}
	}
	if len(s.cases) > mostCases {
		p.AllCases = v.T("overview.all-cases", "n", len(s.cases))
	}
	for _, m := range s.messages {
		if m.ReadAt.IsZero() && m.DoBy != 0 && m.DoBy >= v.today() {
			p.Tasks = append(p.Tasks, taskLine{Title: m.Subject(v.Lang), Href: "/berichten/" + string(m.ID), By: capital(v.until(m.DoBy)) + "."})
		}
	}
	if len(p.Tasks) > 0 {
		p.Answer = v.T("overview.tasks", "n", len(p.Tasks))
	}
	for _, c := range s.corrected {
		p.Otherwise = append(p.Otherwise, v.otherwiseAlert(&c, v.T("correction.title-of", "service", v.serviceName(c.Service))))
	}
	granted := v.money(&p, s.decisions)
	for _, r := range surestFirst(s.rights) {
		if len(p.Rights) < mostRights && r.MayHave() && !r.Declined && v.concerns(r) && r.Holder == "" && !running[r.Service] && !granted[r.Service] {
			p.Rights = append(p.Rights, v.rightLine(r, nil))
		}
	}
	p.Looked, p.AsOf = v.lookedThisMonth(s.looks), v.asOf(s.rights)
	return p
}

// caseTask is a case that waits for an answer of the resident.
func (v *visit) caseTask(c casework.Case) taskLine {
	name := within(v.serviceName(c.Service))
	return taskLine{
		Title: v.T("overview.answer", "service", name), Href: "/recht/" + c.Service + "#vraag",
		By:        capital(v.until(c.DecideBy)) + ".",
		Otherwise: v.T("overview.otherwise", "service", name),
	}
}

// goesByItself says whether a case started without the resident and needs nothing.
func goesByItself(c casework.Case) bool {
	return c.OpenedBy == "system" && c.Kind == casework.Grant && c.Status == casework.Running
}

func (v *visit) automatic(c casework.Case) automaticLine {
	return automaticLine{
		Title: v.serviceName(c.Service), Href: "/zaken/" + string(c.ID), WrongHref: "/recht/" + c.Service + "#feiten",
		Text: v.T("overview.automatic", "organisation", v.organisationName(string(c.Organisation)), "date", v.Date(c.DecideBy)),
	}
}

// money lists the amounts of the decisions in force, and which services they are of.
func (v *visit) money(p *overviewPage, decisions []decision.Decision) map[string]bool {
	granted := map[string]bool{}
	seen := map[string]bool{}
	for _, d := range decisions { // the newest of each service is in force
		if seen[d.Service] {
			continue
		}
		seen[d.Service] = true
		reason, err := readAnswer(d.Content.Result)
		if err != nil || !grants(d, reason) {
			continue
		}
		granted[d.Service] = true
		if !reason.pays() {
			continue
		}
		p.Money = append(p.Money, moneyLine{
			What: v.serviceName(d.Service), Href: "/besluiten/" + string(d.ID),
			From: v.organisationName(string(d.Organisation)), Amount: v.Fact(reason.Type, reason.Answer.Text),
		})
	}
	return granted
}

// looks is how often others looked at the data of the resident.
type looks struct{ organisations, times int }

func (v *visit) lookedThisMonth(l looks) string {
	if l.times == 0 {
		return v.T("overview.looked-none")
	}
	return v.T("overview.looked-some", "n", l.organisations, "times", v.T("count.times", "n", l.times))
}

// asOf is when the rights were last worked out.
func (v *visit) asOf(rights []entitlement.Right) string {
	var last time.Time
	for _, r := range rights {
		if r.ComputedAt.After(last) {
			last = r.ComputedAt
		}
	}
	if last.IsZero() {
		return v.T("asof.busy")
	}
	return v.T("asof.moment", "moment", v.Moment(last))
}
