package portal

import (
	"strings"

	"meent.nl/meent/internal/platform/view"
)

// searchPage finds things by a word in their name. What was asked is never in an
// address: a search is a POST.
type searchPage struct {
	Answer string
	Errors []view.Problem
	Query  view.Field
	Asked  bool
	Found  []foundLine
}

type foundLine struct{ Title, Text, Href string }

// mostFound is the most that a search shows; maxQuery is the longest question.
const (
	mostFound = 25
	maxQuery  = 100
)

func (v *visit) search() error { return v.show("zoeken", v.T("frame.search"), v.searchForm("")) }

func (v *visit) searchForm(asked string) searchPage {
	return searchPage{Answer: v.T("search.title"), Query: view.Field{ID: "vraag", Kind: "text", Label: v.T("search.label"), Value: asked, Optional: false}}
}

func (v *visit) found() error {
	if err := v.r.ParseForm(); err != nil {
		return badForm(err)
	}
	asked := strings.TrimSpace(v.r.PostForm.Get("vraag"))
	p := v.searchForm(asked)
	switch {
	case asked == "":
		p.Query.Error = v.T("search.empty")
	case len(asked) > maxQuery:
		p.Query.Value, p.Query.Error = "", v.T("search.long")
	}
	if p.Errors = view.Problems(p.Query); len(p.Errors) > 0 {
		return v.show("zoeken", v.T("frame.search"), p)
	}
	all, err := v.findable()
	if err != nil {
		return err
	}
	words := strings.Fields(strings.ToLower(asked))
	for _, f := range all {
		if len(p.Found) < mostFound && matches(f, words) {
			p.Found = append(p.Found, f)
		}
	}
	p.Asked, p.Answer = true, v.T("search.answer", "n", len(p.Found))
	return v.show("zoeken", v.T("frame.search"), p)
}

func matches(f foundLine, words []string) bool {
	text := strings.ToLower(f.Title + " " + f.Text)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// findable is everything with a name: the resident's own things first.
func (v *visit) findable() ([]foundLine, error) {
	var all []foundLine
	cases, err := v.Cases.Cases(v.ctx(), v.resident())
	if err != nil {
		return nil, err
	}
	for _, c := range cases {
		all = append(all, foundLine{Title: v.T("search.case", "case", within(v.caseTitle(c))), Text: v.caseLine(c).Who, Href: "/zaken/" + string(c.ID)})
	}
	messages, err := v.Messages.List(v.ctx(), v.resident())
	if err != nil {
		return nil, err
	}
	for _, m := range messages {
		all = append(all, foundLine{Title: m.Subject(v.Lang), Text: v.T("search.message", "organisation", v.organisationName(string(m.Organisation)), "date", v.Day(m.SentAt)), Href: "/berichten/" + string(m.ID)})
	}
	for _, s := range v.Catalogue.Services {
		all = append(all, foundLine{Title: s.Title.In(v.Lang), Text: s.Summary.In(v.Lang), Href: "/recht/" + s.ID})
	}
	for _, e := range v.Catalogue.LifeEvents {
		all = append(all, foundLine{Title: e.Title.In(v.Lang), Text: e.Summary.In(v.Lang), Href: "/regelen/" + e.ID})
	}
	for _, law := range v.laws.set.Laws() {
		if d, ok := v.laws.set.Document(law, v.shownOn(law)); ok {
			all = append(all, foundLine{Title: d.Title, Text: inLang(d.Plain, v.Lang), Href: "/wetten/" + law})
		}
	}
	for _, r := range v.Catalogue.Registers {
		for _, f := range r.Fields {
			if f.Of == "person" {
				all = append(all, foundLine{Title: f.Label.In(v.Lang), Text: v.T("search.fact", "register", r.Title.In(v.Lang)), Href: "/gegevens#" + factID(f.Name)})
			}
		}
	}
	for _, page := range pagesToFind {
		all = append(all, foundLine{Title: v.T(page.key), Href: page.href})
	}
	return all, nil
}

var pagesToFind = []struct{ href, key string }{
	{"/gegevens/gebruik", "used.title"}, {"/hulp", "helppage.title"}, {"/hulp#bezwaar", "helppage.objection"},
	{"/wetten", "laws.title"}, {"/wetten/kaart", "laws.map-title"}, {"/privacy", "frame.privacy"}, {"/toegankelijkheid", "frame.accessibility"},
}
