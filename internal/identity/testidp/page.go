package testidp

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"meent.nl/meent/internal/platform/httpx"
)

//go:embed page.html stijl.css
var files embed.FS

var page = template.Must(template.ParseFS(files, "page.html"))

// choice is the page on which one chooses who to be.
type choice struct {
	ID     string // of the request
	Lang   string
	Search string
	Level  string // that is chosen now
	Path   string // of the provider
	People []listedPerson
	More   bool // there are more than are shown
	Levels []levelChoice
	Words  words
	asked  request
}

type listedPerson struct{ Handle, Name, Why string }

type levelChoice struct {
	URI, Name string
	Chosen    bool
}

func (p *Provider) show(w http.ResponseWriter, r *http.Request, c choice) {
	found, err := p.people.Search(r.Context(), c.Search, listed+1)
	if err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	c.More = len(found) > listed
	for _, person := range found[:min(len(found), listed)] {
		c.People = append(c.People, listedPerson{person.Handle, person.Name, person.Why.In(c.Lang)})
	}
	c.Path, c.Words = p.path, wordsIn(c.Lang)
	if !slices.Contains(levels, c.Level) {
		c.Level = levels[1]
		if c.asked.level == levels[2] {
			c.Level = levels[2]
		}
	}
	for i, uri := range levels {
		c.Levels = append(c.Levels, levelChoice{URI: uri, Name: c.Words.Levels[i], Chosen: uri == c.Level})
	}
	var body bytes.Buffer
	if err := page.Execute(&body, c); err != nil {
		p.Faults.Error(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", httpx.FormPolicy(p.formOrigins(c.asked)...))
	_, _ = w.Write(body.Bytes()) // the visitor is gone: nobody to tell
}

// formOrigins is where the form leads besides here: back to the client.
func (p *Provider) formOrigins(asked request) []string {
	to, err := url.Parse(asked.redirectURL)
	if err != nil || to.Scheme+"://"+to.Host == p.origin {
		return nil
	}
	return []string{to.Scheme + "://" + to.Host}
}

func (p *Provider) style(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=300")
	http.ServeFileFS(w, r, files, "stijl.css")
}
