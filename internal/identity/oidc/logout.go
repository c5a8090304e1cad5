package oidc

import (
	"net/http"
	"net/url"
)

// logout ends the session. The page /uitgelogd says so.
func (c *Client) logout(w http.ResponseWriter, r *http.Request) {
	if err := c.Sessions.End(r.Context(), w, r); err != nil {
		c.Faults.Error(w, r, err)
		return
	}
	http.Redirect(w, r, c.afterLogout(r), http.StatusSeeOther)
}

func (c *Client) afterLogout(r *http.Request) string {
	const own = "/uitgelogd"
	if !c.c.EndAtProvider {
		return own
	}
	remote, err := c.provider.get(r.Context())
	if err != nil {
		c.Log.WarnContext(r.Context(), "logged out here, not at the provider", "error", err)
		return own
	}
	if remote.endURL == "" {
		return own
	}
	return remote.endURL + "?" + url.Values{"client_id": {c.c.ClientID}, "post_logout_redirect_uri": {c.c.BaseURL + own}}.Encode()
}
