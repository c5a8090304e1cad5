package testidp

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

const (
	listed   = 25  // people on one page
	maxQuery = 100 // bytes of a search
)

// authorize checks what a client asks and shows who one may be.
func (p *Provider) authorize(w http.ResponseWriter, r *http.Request) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	asked, ok := p.readTarget(query)
	if err != nil || !ok {
		p.Faults.Error(w, r, kernel.Invalidf("the application that sent you here is not known to this test identity provider, or wants to be answered elsewhere; go back and begin again"))
		return
	}
	asked, refused := p.readRequest(query, asked)
	if refused != nil {
		p.Log.InfoContext(r.Context(), "test identity provider refused a request", "error", refused.code, "description", refused.description)
		p.answer(w, r, asked, url.Values{"error": {refused.code}, "error_description": {refused.description}})
		return
	}
	p.show(w, r, choice{ID: p.asked.add(asked), asked: asked, Lang: asked.lang})
}

// choose shows the page again after a search or in another language. Both come by
// POST, so that what is typed does not stand in an address.
func (p *Provider) choose(w http.ResponseWriter, r *http.Request) {
	id, asked, ok := p.request(w, r)
	if !ok {
		return
	}
	search := strings.TrimSpace(r.PostFormValue("naam"))
	if len(search) > maxQuery || httpx.HoldsBSN(search) {
		search = ""
	}
	lang := "nl"
	if r.PostFormValue("taal") == "en" {
		lang = "en"
	}
	p.show(w, r, choice{ID: id, asked: asked, Lang: lang, Search: search, Level: r.PostFormValue("niveau")})
}

// login goes back to the client with a code for the person that was chosen.
func (p *Provider) login(w http.ResponseWriter, r *http.Request) {
	id, asked, ok := p.request(w, r)
	if !ok {
		return
	}
	handle, level := r.PostFormValue("persoon"), r.PostFormValue("niveau")
	if handle == "" {
		p.asked.take(id)
		p.answer(w, r, asked, url.Values{"error": {"access_denied"}})
		return
	}
	if !slices.Contains(levels, level) {
		p.Faults.Error(w, r, kernel.Invalidf("choose one of the levels of assurance on the page"))
		return
	}
	if _, err := p.people.Identity(r.Context(), handle); err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	if _, ok := p.asked.take(id); !ok { // sent twice at the same moment
		p.Faults.Error(w, r, errGone)
		return
	}
	code := p.codes.add(grant{request: asked, handle: handle, level: level, at: p.Clock.Now()})
	p.answer(w, r, asked, url.Values{"code": {code}})
}

var errGone = kernel.Errorf(kernel.Invalid, "this page was used already or is older than ten minutes; go back to the application and begin again")

func (p *Provider) request(w http.ResponseWriter, r *http.Request) (string, request, bool) {
	id := r.PostFormValue("verzoek")
	asked, ok := p.asked.get(id)
	if !ok {
		p.Faults.Error(w, r, errGone)
	}
	return id, asked, ok
}

// answer sends the browser back to the client.
func (p *Provider) answer(w http.ResponseWriter, r *http.Request, asked request, values url.Values) {
	to, err := url.Parse(asked.redirectURL)
	if err != nil { // New checked it
		p.Faults.Error(w, r, err)
		return
	}
	query := to.Query()
	for name, value := range values {
		query[name] = value
	}
	if asked.state != "" {
		query.Set("state", asked.state)
	}
	query.Set("iss", p.Issuer)
	to.RawQuery = query.Encode()
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
}
