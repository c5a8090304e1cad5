package portal

import (
	"encoding/json"
	"strings"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	legal "meent.nl/meent/internal/term"
	"meent.nl/meent/law/value"
)

// decisionPage is a decision with its seven parts: key facts, why, the sum, what is
// wrong, what if, paper, and what else used the same facts.
type decisionPage struct {
	Path, Service string
	Answer        string
	Notice        *view.Alert
	Key           []view.Item
	Lead          string // one sentence: what, and on which facts it rests
	Says, Why     string
	Unconfirmed   []string          // numbers that were found in one source only
	Articles      []officialArticle // the official texts of the articles of the steps
	Steps         stepsView
	Sum           *view.Sum
	Outlook       *outlookView
	Facts         factsView
	Made          string // by which program, and whether a person looked
	PDF           string
	ObjectText    string
	CanObject     bool
	Errors        []view.Problem
	Line          view.Field
	WhatIf        string
	CanCallBack   bool
	Others        []otherDecision
	Correction    *correctionView // nil: nothing turned out otherwise
}

type otherDecision struct{ Title, Href, Text string }

func (v *visit) decision() error {
	d, err := v.findDecision()
	if err != nil {
		return err
	}
	p, err := v.decisionOf(d)
	if err != nil {
		return err
	}
	return v.showDecision(d, p)
}

func (v *visit) findDecision() (decision.Decision, error) {
	id, err := v.id("id")
	if err != nil {
		return decision.Decision{}, err
	}
	return v.Decisions.Get(v.ctx(), v.resident(), id)
}

func (v *visit) showDecision(d decision.Decision, p decisionPage) error {
	f, err := v.frame(p.Answer, []view.Link{v.crumb("/zaken", "cases.title"), {Href: "/zaken/" + string(d.Case), Text: v.serviceName(d.Service)}})
	if err != nil {
		return err
	}
	f.Body = p
	f.Letter = &view.Letterhead{Organisation: v.organisationName(string(d.Organisation)), Reference: shortID(d.ID), Date: v.Day(d.IssuedAt)}
	return v.set.Send(v.w, 200, "besluit", f)
}

func (v *visit) decisionOf(d decision.Decision) (decisionPage, error) {
	reason, err := readReason(d.Content.Result)
	if err != nil {
		return decisionPage{}, kernel.Errorf(kernel.Internal, "the reasons of a decision cannot be read: %w", err)
	}
	path := "/besluiten/" + string(d.ID)
	p := decisionPage{
		Path: path, Service: d.Service, PDF: path + "/brief.pdf", Answer: v.decisionAnswer(d, reason),
		Key: v.decisionKey(d, reason), Says: v.says(reason), Why: v.decisionWhy(d, reason), Sum: v.sum(reason),
		Made: v.decisionMade(d), WhatIf: "/recht/" + d.Service + "#wat-als", CanCallBack: v.CallBacks != nil,
	}
	facts, err := v.decisionFacts(d)
	if err != nil {
		return p, err
	}
	p.Facts, p.Steps = v.factsOf(facts, reason), v.steps(reason, byPath(facts), path)
	ahead, err := v.decisionOutlook(d)
	if err != nil {
		return p, err
	}
	p.Outlook = v.outlook(reason, ahead, true)
	p.Lead, p.Unconfirmed = v.lead(p.Answer, reason), v.unconfirmed(reason)
	if p.Articles, err = v.official(&p.Steps, reason); err != nil {
		return p, err
	}
	v.objection(&p, d, reason)
	if p.Correction, err = v.correction(d); err != nil {
		return p, err
	}
	if p.Others, err = v.others(d); err != nil {
		return p, err
	}
	if d.Replaces != "" {
		p.Notice = &view.Alert{Kind: "info", Text: v.T("decision.replaces"), Link: &view.Link{Href: "/besluiten/" + string(d.Replaces), Text: v.T("decision.replaced-link")}}
	}
	return p, nil
}

// decisionAnswer is the title: what was decided.
func (v *visit) decisionAnswer(d decision.Decision, r explained) string {
	if grants(d, r) {
		return v.grantedAnswer(d, r)
	}
	if answer := v.decidedAnswer(d, r); answer != "" {
		return answer
	}
	return v.T("decision.not-granted", "service", within(v.serviceName(d.Service)))
}

// grantedAnswer is what is paid: U krijgt € 131 zorgtoeslag per maand.
func (v *visit) grantedAnswer(d decision.Decision, r explained) string {
	if answer := v.decidedAnswer(d, r); answer != "" {
		return answer
	}
	service := d.Service
	amount, err := value.ParseDecimal(r.Answer.Text)
	if err != nil { // it pays, so it is a number
		return v.serviceName(service)
	}
	return v.T("right.is-granted", "service", within(v.serviceName(service)), "amount", v.Euro(amount), "per", v.Per(r.Type.Unit.Per))
}

func (v *visit) decisionKey(d decision.Decision, r explained) []view.Item {
	var items []view.Item
	if grants(d, r) {
		items = append(items, v.outcomeItem(r),
			view.Item{Key: v.T("decision.on-day"), Value: v.Date(d.Content.On)},
			view.Item{Key: v.T("decision.do"), Value: v.T("decision.do-nothing")})
	} else {
		items = append(items,
			view.Item{Key: v.T("decision.outcome"), Value: v.T("decision.no-right")},
			view.Item{Key: v.T("decision.on-day"), Value: v.Date(d.Content.On)},
			view.Item{Key: v.T("decision.do"), Value: v.T("decision.do-report")})
	}
	objection := view.Item{Key: v.T("decision.disagree"), Value: v.T("decision.object-until", "until", v.until(d.ObjectBy)), Date: true}
	if v.today() > d.ObjectBy {
		objection = view.Item{Key: v.T("decision.disagree"), Value: v.T("decision.object-over", "date", v.Date(d.ObjectBy))}
	}
	return append(items, objection, view.Item{Key: v.T("case.term-by"), Value: v.T("decision.object-law"), Href: ruleLink(legal.ObjectRule, kernel.DateOf(d.IssuedAt))}, view.Item{
		Key: v.T("decision.by"), Value: v.organisationName(string(d.Organisation)), Note: v.T("decision.on", "date", v.Day(d.IssuedAt), "number", shortID(d.ID)),
	})
}

func (v *visit) decisionWhy(d decision.Decision, r explained) string {
	name := within(v.serviceName(d.Service))
	if grants(d, r) {
		return v.T("decision.why-yes", "service", name, "n", len(r.Steps))
	}
	return v.T("decision.why-no", "service", name, "n", len(r.Steps))
}

func (v *visit) decisionMade(d decision.Decision) string {
	program := d.Content.Program
	if len(program) > 12 {
		program = program[:12]
	}
	if d.Content.Automatic {
		return v.T("decision.automatic", "program", program)
	}
	return v.T("decision.person", "program", program)
}

// decisionFacts are the facts as they were, with where each came from.
func (v *visit) decisionFacts(d decision.Decision) ([]shownFact, error) {
	var facts map[string]json.RawMessage
	if err := json.Unmarshal(d.Content.Facts, &facts); err != nil {
		return nil, kernel.Errorf(kernel.Internal, "the facts of a decision cannot be read: %w", err)
	}
	out := make([]shownFact, 0, len(d.Content.Sources))
	for _, s := range d.Content.Sources {
		if s.Field == "" {
			continue
		}
		shown, none := v.storedFact(facts, s)
		out = append(out, shownFact{s.Path, view.Item{
			ID: factID(s.Path), Key: v.fieldName(s.Field), Value: view.Beside(v.fieldName(s.Field), shown), Note: v.source(s.Register, s.Since, s.FetchedAt), Mark: s.Synthetic && !none,
		}})
	}
	return out, nil
}

// storedFact writes the value of one fact from the JSON that the law engine read,
// and whether that is no value.
func (v *visit) storedFact(facts map[string]json.RawMessage, s decision.Source) (shown string, none bool) {
	p := parsePath(s.Path)
	raw, ok := facts[p.field]
	if p.relation != "" {
		var members []map[string]json.RawMessage
		if err := json.Unmarshal(facts[p.relation], &members); err != nil || p.member < 1 || p.member > len(members) {
			return v.T("fact.unknown"), true
		}
		raw, ok = members[p.member-1][p.field]
	}
	if !ok {
		return v.T("fact.unknown"), true
	}
	if string(raw) == "null" {
		return v.T("fact.none"), true
	}
	f, declared := v.Catalogue.Field(s.Field)
	var span struct{ From, To json.RawMessage }
	if strings.HasPrefix(string(raw), "{") && json.Unmarshal(raw, &span) == nil && declared {
		return v.Between(f.Type, plain(span.From), plain(span.To)), false
	}
	if !declared {
		return plain(raw), false
	}
	return v.Fact(f.Type, plain(raw)), false
}

// plain is a JSON text, number or truth without its quotes.
func plain(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

// others are the decisions on other services that used one of the same facts.
func (v *visit) others(d decision.Decision) ([]otherDecision, error) {
	all, err := v.Decisions.List(v.ctx(), v.resident())
	if err != nil {
		return nil, err
	}
	used := map[string]bool{}
	for _, s := range d.Content.Sources {
		used[s.Path] = true
	}
	var out []otherDecision
	for _, o := range all {
		if o.ID == d.ID || o.Service == d.Service {
			continue
		}
		var shared []string
		for _, s := range o.Content.Sources {
			if used[s.Path] {
				shared = append(shared, within(v.factLabel(s.Path, s.Field)))
			}
		}
		if len(shared) > 0 {
			out = append(out, otherDecision{
				Title: v.serviceName(o.Service), Href: "/besluiten/" + string(o.ID),
				Text: v.T("decision.shares", "date", v.Day(o.IssuedAt), "facts", strings.Join(shared, ", ")),
			})
		}
	}
	return out, nil
}
