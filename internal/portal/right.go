package portal

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
)

// rightPage is one right, with everything behind it. Of what was granted Key to Outlook
// are of the decision; only Otherwise, Question and WhatIf are of now.
type rightPage struct {
	Path, Service                     string
	Answer, Lead                      string
	Notice                            *view.Alert
	Otherwise                         *view.Alert // the decision comes to something else now
	Errors                            []view.Problem
	Key                               []view.Item
	CanApply, CanDecline, CanCallBack bool
	After                             kernel.ID // the last case on it, so that a form sent twice is one application
	Declined                          bool
	Question                          []view.Field
	Asked                             []askedFact // what the fields of Question ask
	QuestionTitle, QuestionWhy        string
	Why                               string
	Steps                             stepsView
	Sum                               *view.Sum
	Outlook                           *outlookView
	HasFacts                          bool
	Facts                             factsView
	WhatIf                            []view.Field
	WhatIfText                        string
	Compared                          []view.Item
	AsOf                              string
	Law                               *view.Link // that the service carries out
}

// right shows what is stored; nothing is asked of a register.
func (v *visit) right() error {
	service, finding, d, err := v.findRight()
	if err != nil {
		return err
	}
	p, err := v.rightOf(service, finding, d)
	if err != nil {
		return err
	}
	return v.showRight(service, p)
}

func (v *visit) showRight(service *catalogue.Service, p rightPage) error {
	return v.show("regeling", service.Title.In(v.Lang), p, v.crumb("/recht", "rights.title"))
}

func (v *visit) findRight() (*catalogue.Service, entitlement.Finding, *decision.Decision, error) {
	service, ok := v.Catalogue.Service(v.path("service"))
	if !ok {
		return nil, entitlement.Finding{}, nil, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	finding, err := v.Rights.Finding(v.ctx(), v.resident(), service.ID)
	if err != nil {
		return nil, finding, nil, err
	}
	inForce, err := v.inForce()
	return service, finding, inForce[service.ID], err
}

func (v *visit) rightOf(service *catalogue.Service, f entitlement.Finding, d *decision.Decision) (rightPage, error) {
	r := f.Right
	line := v.rightLine(r, d)
	result := f.Law.Result
	if line.granted {
		result = d.Content.Result // the page tells what was decided, also when that begins later
	}
	reason, err := readReason(result)
	if err != nil {
		return rightPage{}, kernel.Errorf(kernel.Internal, "the reasons of a right cannot be read: %w", err)
	}
	p := rightPage{
		Path: "/recht/" + service.ID, Service: service.ID, Answer: v.rightAnswer(service, r, line), Lead: service.Summary.In(v.Lang),
		AsOf: v.T("asof.worked-out", "moment", v.Moment(r.ComputedAt)), WhatIfText: v.T("whatif.text"),
		Declined: r.Declined, CanCallBack: v.CallBacks != nil, Key: v.rightKey(service, r, line), Law: v.lawOfService(service),
	}
	if line.granted {
		p.Notice = &view.Alert{Kind: "ok", Text: v.T("right.granted", "date", v.Day(d.IssuedAt)), Link: &view.Link{Href: line.Href, Text: v.T("right.to-decision")}}
	} else if r.Holder != "" {
		p.Notice = &view.Alert{Kind: "info", Text: v.held(r) + " " + v.T("right.held-wrong")}
	} else if isForAnother(service, f) {
		p.Notice = &view.Alert{Kind: "info", Text: v.T("right.for-another")}
	} else if p.Notice = v.elsewhere(service, r); p.Notice == nil {
		p.CanApply = r.MayHave() && !v.isElsewhere(r) && r.Status != entitlement.Unpublished && r.Status != entitlement.SourceAway
		p.CanDecline = p.CanApply && !r.Declined
		if p.CanApply && service.ByPerson {
			text := "right.by-person"
			if r.Status == entitlement.RulesUnknown {
				text = "right.by-person-rules"
			}
			p.Notice = &view.Alert{Kind: "info", Text: v.T(text)}
		}
		if p.After, err = v.lastCase(service.ID); err != nil {
			return rightPage{}, err
		}
	}
	if p.Otherwise, err = v.otherwise(d); err != nil {
		return rightPage{}, err
	}
	facts := v.useFacts(f.Facts)
	if line.granted {
		if facts, err = v.decisionFacts(*d); err != nil {
			return rightPage{}, err
		}
		p.WhatIfText, p.AsOf = v.T("whatif.text-now"), v.T("asof.now", "moment", v.Moment(r.ComputedAt))
	}
	p.Why, p.Facts = v.says(reason), v.factsOf(facts, reason)
	p.Facts.Decided = p.Facts.Decided && (line.granted || r.Status == entitlement.Decided)
	p.HasFacts = len(facts) > 0
	if p.Outlook, err = v.rightOutlook(f, d, line.granted, reason); err != nil {
		return rightPage{}, err
	}
	p.Steps, p.Sum = v.steps(reason, byPath(facts), p.Path), v.sum(reason)
	p.Question, p.Asked = v.questions(f)
	p.QuestionTitle, p.QuestionWhy = v.T("right.question"), v.T("right.question-why", "n", len(r.Missing))
	if !r.IsAmount() || line.granted || len(p.Question) < len(r.Missing) {
		p.QuestionWhy = v.T("right.question-outcome")
	}
	if len(r.Missing) == 0 || r.Status == entitlement.RulesUnknown {
		p.QuestionTitle, p.QuestionWhy = v.T("right.told"), v.T("right.told-why")
	}
	if r.IsAmount() {
		p.WhatIf, err = v.whatIfFields(service, f)
	}
	return p, err
}

// isForAnother says whether the resident has nothing because the right goes to one of
// those who share it.
func isForAnother(service *catalogue.Service, f entitlement.Finding) bool {
	return service.Joint != nil && service.Joint.OtherWhen != "" && f.Right.Certainty == entitlement.None && len(f.Right.Together) > 0 &&
		slices.ContainsFunc(f.Facts, func(use entitlement.FactUse) bool { return use.Field == service.Joint.OtherWhen && use.Text == "true" })
}

// rightAnswer is the title: the answer, as sure as it is.
func (v *visit) rightAnswer(service *catalogue.Service, r entitlement.Right, line rightLine) string {
	name, u := within(service.Title.In(v.Lang)), unit(r.Unit)
	switch {
	case line.granted:
		return line.answer
	case r.Holder != "":
		return v.T("right.is-held", "service", name)
	case r.Status != entitlement.RulesUnknown && v.answerOf(r) != "":
		return v.answerOf(r)
	case r.Certainty == entitlement.None:
		return v.T("right.is-none", "service", name)
	case !hasAmount(r):
		return v.T("right.is-possible", "service", name)
	case r.Certainty == entitlement.Possible:
		return v.T("right.is-range", "service", name, "worth", line.Worth)
	case r.Certainty == entitlement.Probable:
		return v.T("right.is-probable", "service", name, "amount", v.Euro(r.Low), "per", v.Per(u.Per))
	}
	return v.T("right.is-certain", "service", name, "amount", v.Euro(r.Low), "per", v.Per(u.Per))
}

func (v *visit) rightKey(service *catalogue.Service, r entitlement.Right, line rightLine) []view.Item {
	items := []view.Item{{Key: v.T("right.how-sure"), Value: v.certainty(r.Certainty) + ". " + v.restsOn(r)}}
	if r.Holder != "" {
		return []view.Item{v.whoDecides(service, r)}
	}
	if line.granted {
		items = nil
	}
	for _, f := range r.Further {
		if line.granted { // these are of today
			break
		}
		if r.Certainty == entitlement.None && saysNothing(f.Text) {
			continue
		}
		items = append(items, view.Item{Key: f.Label.In(v.Lang), Value: capital(view.Beside(f.Label.In(v.Lang), v.Fact(typeOf(f.Unit), f.Text)))})
	}
	if r.Repayable && !v.isTip(r.Service) {
		items = append(items, view.Item{Key: v.T("right.risk"), Value: v.T("right.risk-text")})
	}
	items = append(items, v.whoDecides(service, r))
	if r.MayHave() && v.Catalogue.TakesApplications(service, carrierOf(service, r)) && !line.granted && service.DecideWithinWeeks > 0 {
		weeks := "right.weeks"
		if service.ByPerson {
			weeks = "right.weeks-person"
		}
		items = append(items, view.Item{Key: v.T("right.how-long"), Value: v.T(weeks, "n", service.DecideWithinWeeks)})
	}
	return items
}

// lastCase is the newest case in which the service was worked out; empty when none was.
func (v *visit) lastCase(service string) (kernel.ID, error) {
	cases, err := v.Cases.Cases(v.ctx(), v.resident())
	for _, c := range cases {
		if c.Service == service && c.Kind == casework.Grant {
			return c.ID, err
		}
	}
	return "", err
}

// apply is "Ja, regel dit".
func (v *visit) apply() error {
	service, ok := v.Catalogue.Service(v.path("service"))
	if !ok || service.Mode == catalogue.Tip {
		return kernel.Errorf(kernel.NotFound, "there is no such service to ask for here")
	}
	c, err := v.Cases.Apply(v.ctx(), v.resident(), service.ID, kernel.ID(v.r.PostFormValue("na")))
	if err != nil {
		return err
	}
	return v.seeOther("/zaken/" + string(c.ID))
}

// decline is "Nee, dank u"; reconsider takes it back.
func (v *visit) decline() error    { return v.declined(true) }
func (v *visit) reconsider() error { return v.declined(false) }

func (v *visit) declined(no bool) error {
	service, ok := v.Catalogue.Service(v.path("service"))
	if !ok {
		return kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	if err := v.Rights.Decline(v.ctx(), v.resident(), service.ID, no); err != nil {
		return err
	}
	return v.seeOther("/recht/" + service.ID)
}
