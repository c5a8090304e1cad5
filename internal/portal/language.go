package portal

import (
	"net/http"
	"strings"

	"meent.nl/meent/internal/identity"
)

const languageCookie = "meent_taal"

// language is the language of a visit: as chosen, else as logged in, else as the
// browser asks first, else Dutch.
func language(r *http.Request, session identity.Session) string {
	if c, err := r.Cookie(languageCookie); err == nil && (c.Value == "nl" || c.Value == "en") {
		return c.Value
	}
	if session.Lang != "" {
		return session.Lang
	}
	if strings.HasPrefix(strings.ToLower(r.Header.Get("Accept-Language")), "en") {
		return "en"
	}
	return "nl"
}

// language keeps the chosen language for a year and leads back to the page.
func (v *visit) language() error {
	lang := v.r.PostFormValue("taal")
	if lang != "en" {
		lang = "nl"
	}
	http.SetCookie(v.w, &http.Cookie{
		Name: languageCookie, Value: lang, Path: "/", MaxAge: 365 * 24 * 60 * 60,
		HttpOnly: true, Secure: v.HTTPS, SameSite: http.SameSiteLaxMode,
	})
	back := v.r.PostFormValue("terug")
	if back != "/inloggen" && back != "/uitgelogd" {
		back = identity.SafeReturn(back)
	}
	if back == "" {
		back = "/"
	}
	return v.seeOther(back)
}
