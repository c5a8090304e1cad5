package portal

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
)

type arrangePage struct {
	Events  []eventCard
	WhatIfs bool // something can be worked out before it happens
}

type eventCard struct{ Title, Text, Href string }

// lifeEventPage is what one thing that happens in a life means for the resident.
type lifeEventPage struct {
	Title, Text string
	Services    []consequence
	WhatIfs     []eventCard
	Try         string // where a demonstration lets it happen; empty elsewhere
}

type consequence struct{ Title, Href, Worth, Text, How string }

func (v *visit) arrange() error {
	p := arrangePage{WhatIfs: len(v.Catalogue.WhatIfs) > 0}
	for _, e := range v.Catalogue.LifeEvents {
		p.Events = append(p.Events, eventCard{Title: e.Title.In(v.Lang), Text: e.Summary.In(v.Lang), Href: "/regelen/" + e.ID})
	}
	return v.show("regelen", v.T("arrange.menu"), p)
}

func (v *visit) lifeEvent() error {
	event, ok := v.Catalogue.LifeEvent(v.path("event"))
	if !ok {
		return kernel.Errorf(kernel.NotFound, "there is no such life event")
	}
	rights, err := v.Rights.Overview(v.ctx(), v.resident())
	if err != nil {
		return err
	}
	inForce, err := v.inForce()
	if err != nil {
		return err
	}
	byService := map[string]entitlement.Right{}
	for _, r := range rights {
		byService[r.Service] = r
	}
	p := lifeEventPage{Title: event.Title.In(v.Lang), Text: event.Summary.In(v.Lang), WhatIfs: v.whatIfCards(v.Catalogue.WhatIfsOf(event.ID))}
	for _, id := range event.Services {
		service, ok := v.Catalogue.Service(id)
		if !ok {
			continue
		}
		c := consequence{
			Title: service.Title.In(v.Lang), Href: "/recht/" + id, Text: service.Summary.In(v.Lang),
			How: v.how(service, byService[id]),
		}
		if r, ok := byService[id]; ok {
			c.Worth = v.rightLine(r, inForce[id]).Worth
		}
		p.Services = append(p.Services, c)
	}
	if v.Events != nil && event.ID == birthEvent {
		p.Try = "/regelen/" + birthEvent + "/proef"
	}
	return v.show("gebeurtenis", p.Title, p, v.crumb("/regelen", "arrange.menu"))
}

// how says whether it comes by itself, must be said yes to, or is arranged elsewhere.
func (v *visit) how(s *catalogue.Service, r entitlement.Right) string {
	organisation := v.organisationName(carrierOf(s, r))
	switch {
	case s.Mode == catalogue.Tip:
		return v.T("arrange.tip", "organisation", organisation)
	case !v.Catalogue.TakesApplications(s, carrierOf(s, r)):
		return v.T("arrange.elsewhere", "organisation", organisation)
	case s.Mode == catalogue.Automatic:
		return v.T("arrange.automatic", "organisation", organisation)
	case s.ByPerson:
		return v.T("arrange.by-person", "organisation", organisation)
	}
	return v.T("arrange.offer", "organisation", organisation)
}
