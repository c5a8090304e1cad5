package portal

import (
	"net/http"
	"strings"

	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/internal/platform/view"
)

// faultPage says what is true and what to do.
type faultPage struct {
	Title  string
	Text   []string
	Links  []view.Link
	Number string // to find it back in our log
}

// Fault shows a fault as a page. It asks nothing of anyone: what is wrong may be
// the store.
func (p *Portal) Fault(w http.ResponseWriter, r *http.Request, fault httpx.Fault) {
	v := p.visit(w, r)
	page := v.faultOf(fault)
	if fault.Status >= 500 {
		page.Number = shortTrace(httpx.TraceID(r.Context()))
	}
	f := v.bareFrame(page.Title)
	f.Here = "/"
	if v.loggedIn {
		f.Home, f.For, f.LoggedIn, f.Nav = "/overzicht", v.T("frame.yourself"), true, v.nav(0)
		f.Help.CallBack = ""
		page.Links = append(page.Links, v.crumb("/overzicht", "fault.home"))
	} else {
		page.Links = append(page.Links, v.crumb("/inloggen", "fault.login"))
	}
	f.Body = page
	v.sendBare(fault.Status, "fout", f)
}

// sendBare sends a page that needs nothing but its words. When even that fails the
// status alone is left to send.
func (v *visit) sendBare(status int, page string, f *view.Frame) {
	if err := v.set.Send(v.w, status, page, f); err != nil {
		v.Log.ErrorContext(v.ctx(), "a page of a fault cannot be made", "error", err)
		v.w.WriteHeader(status)
	}
}

func (v *visit) faultOf(fault httpx.Fault) faultPage {
	page := func(title string, text ...string) faultPage { return faultPage{Title: title, Text: text} }
	switch fault.Key {
	case httpx.KeyInvalid:
		return page(v.T("fault.invalid"), v.T("fault.invalid-text"))
	case httpx.KeyBSNInAddress:
		return page(v.T("fault.bsn"), v.T("fault.bsn-text"))
	case httpx.KeyUnauthenticated:
		return page(v.T("fault.login-first"), v.T("fault.login-first-text"))
	case httpx.KeyForbidden:
		return page(v.T("fault.forbidden"), v.T("fault.forbidden-text"))
	case httpx.KeyCrossSite:
		return page(v.T("fault.cross-site"), v.T("fault.cross-site-text"))
	case httpx.KeyNotFound:
		return page(v.T("fault.not-found"), v.T("fault.not-found-text"))
	case httpx.KeyMethodNotAllowed:
		return page(v.T("fault.method"), v.T("fault.method-text"))
	case httpx.KeyConflict:
		return page(v.T("fault.conflict"), v.T("fault.conflict-text"))
	case httpx.KeyTooLarge:
		return page(v.T("fault.large"), v.T("fault.large-text"))
	case httpx.KeyTooMany:
		if seconds := int(fault.RetryAfter.Seconds()); seconds > 0 {
			return page(v.T("fault.many"), v.T("fault.many-wait", "n", seconds))
		}
		return page(v.T("fault.many"), v.T("fault.many-text"))
	case httpx.KeyUnavailable:
		return page(v.T("fault.away"), v.T("fault.away-text"))
	}
	return page(v.T("fault.ours"), v.T("fault.ours-text"))
}

// shortTrace is the part of a trace that one can read out on the telephone.
func shortTrace(trace string) string {
	if len(trace) < 8 {
		return ""
	}
	return strings.ToUpper(trace[:4] + "-" + trace[4:8])
}
