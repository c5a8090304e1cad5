package portal

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
)

// whoDecides is the organisation that carries out a service for the resident, and how
// to reach it.
func (v *visit) whoDecides(service *catalogue.Service, r entitlement.Right) view.Item {
	id := carrierOf(service, r)
	key := "right.who-decides"
	if service.Mode == catalogue.Tip {
		key = "right.who-about"
	}
	item := view.Item{Key: v.T(key), Value: capital(v.organisationName(id))}
	if o, ok := v.Catalogue.Organisation(id); ok && service.Municipal() {
		item.Href, item.Note = o.Website, o.Phone
	}
	return item
}

// carrierOf is the organisation of a right: the one that it was worked out for.
func carrierOf(service *catalogue.Service, r entitlement.Right) string {
	if r.Organisation == "" {
		return service.Organisation
	}
	return string(r.Organisation)
}

// elsewhere says that nobody takes an application for a right here, and where to go; nil
// where there is nothing to say.
func (v *visit) elsewhere(service *catalogue.Service, r entitlement.Right) *view.Alert {
	id := carrierOf(service, r)
	switch {
	case service.Mode == catalogue.Tip:
		return &view.Alert{Kind: "info", Text: v.T("rights.to-know-text")}
	case v.Catalogue.TakesApplications(service, id) || !r.MayHave():
		return nil
	}
	a := &view.Alert{Kind: "info", Title: v.T("right.elsewhere"), Text: v.T("right.elsewhere-text")}
	if o, ok := v.Catalogue.Organisation(id); ok {
		a.Text = v.T("right.elsewhere-named", "organisation", o.Name.In(v.Lang))
		if o.Website != "" {
			a.Link = &view.Link{Href: o.Website, Text: v.T("right.to-website")}
		}
	}
	return a
}

// isTip says whether a service is pointed at only: it is no right that is granted.
func (v *visit) isTip(service string) bool {
	s, ok := v.Catalogue.Service(service)
	return ok && s.Mode == catalogue.Tip
}

// isElsewhere says whether nobody takes an application for a right here.
func (v *visit) isElsewhere(r entitlement.Right) bool {
	s, ok := v.Catalogue.Service(r.Service)
	return ok && !v.Catalogue.TakesApplications(s, carrierOf(s, r))
}

// holds says whether a decision is still of the organisation that carries out the
// service: what a municipality granted ends when the resident moves away.
func (v *visit) holds(r entitlement.Right, d *decision.Decision) bool {
	service, ok := v.Catalogue.Service(r.Service)
	return !ok || !service.Municipal() || d.Organisation == r.Organisation
}
