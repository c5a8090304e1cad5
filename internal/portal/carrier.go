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
	item := view.Item{Key: v.T("right.who-decides"), Value: capital(v.organisationName(id))}
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

// elsewhere says where the resident arranges what nobody takes an application for
// here; nil where it can be applied for.
func (v *visit) elsewhere(service *catalogue.Service, r entitlement.Right) *view.Alert {
	id := carrierOf(service, r)
	if v.Catalogue.TakesApplications(service, id) {
		return nil
	}
	a := &view.Alert{Kind: "info", Text: v.T("arrange.tip", "organisation", v.organisationName(id))}
	if !service.Municipal() || service.Mode == catalogue.Tip {
		return a
	}
	a.Title, a.Text = v.T("right.elsewhere"), v.T("right.elsewhere-text")
	if o, ok := v.Catalogue.Organisation(id); ok {
		a.Text = v.T("right.elsewhere-named", "organisation", o.Name.In(v.Lang))
		if o.Website != "" {
			a.Link = &view.Link{Href: o.Website, Text: v.T("right.to-website")}
		}
	}
	return a
}

// holds says whether a decision is still of the organisation that carries out the
// service: what a municipality granted ends when the resident moves away.
func (v *visit) holds(r entitlement.Right, d *decision.Decision) bool {
	service, ok := v.Catalogue.Service(r.Service)
	return !ok || !service.Municipal() || d.Organisation == r.Organisation
}
