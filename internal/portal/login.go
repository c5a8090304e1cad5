package portal

import (
	"net/http"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/platform/view"
)

// loginPage is where one starts, or starts again.
type loginPage struct {
	Alert *view.Alert
	Back  string
	Demo  bool
}

type loggedOutPage struct{}

func (v *visit) start() error {
	if v.loggedIn {
		return v.seeOther("/overzicht")
	}
	return v.seeOther("/inloggen")
}

func (v *visit) login() error {
	if v.loggedIn {
		return v.seeOther("/overzicht")
	}
	query := v.r.URL.Query()
	p := loginPage{Back: identity.SafeReturn(query.Get("terug")), Demo: v.Demo}
	if query.Get("reden") == "verlopen" {
		p.Alert = &view.Alert{Kind: "info", Title: v.T("login.expired"), Text: v.T("login.expired-text")}
	}
	return v.show("inloggen", v.T("login.title"), p)
}

func (v *visit) loggedOut() error {
	return v.show("uitgelogd", v.T("loggedout.title"), loggedOutPage{})
}

// LoginFailed says what happened and what to do; reasons are those of identity/oidc.
func (p *Portal) LoginFailed(w http.ResponseWriter, r *http.Request, reason string) {
	v := p.visit(w, r)
	what, remedy := v.loginFault(reason)
	page := loginPage{Alert: &view.Alert{Kind: "error", Title: what, Text: remedy}, Demo: p.Demo}
	f := v.bareFrame(v.T("login.title"))
	f.Here, f.Body = "/inloggen", page
	v.sendBare(oidc.Status(reason), "inloggen", f)
}

func (v *visit) loginFault(reason string) (what, remedy string) {
	switch reason {
	case oidc.ReasonCancelled:
		return v.T("login.cancelled"), v.T("login.again")
	case oidc.ReasonExpired:
		return v.T("login.late"), v.T("login.again")
	case oidc.ReasonBrowser:
		return v.T("login.browser"), v.T("login.browser-text")
	case oidc.ReasonLevelTooLow:
		return v.T("login.level"), v.T("login.level-text")
	case oidc.ReasonRepresentation:
		return v.T("login.represent"), v.T("login.represent-text")
	case oidc.ReasonNoBSN:
		return v.T("login.no-bsn"), v.T("login.no-bsn-text")
	case oidc.ReasonAccountChanged:
		return v.T("login.changed"), v.T("login.changed-text")
	case oidc.ReasonTooMany:
		return v.T("login.many"), v.T("login.many-text")
	case oidc.ReasonProviderAway, oidc.ReasonProviderError, oidc.ReasonTokenInvalid:
		return v.T("login.provider"), v.T("login.provider-text")
	}
	return v.T("login.ours"), v.T("login.provider-text")
}
