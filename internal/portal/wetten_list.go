package portal

import (
	"net/url"
	"slices"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// lawsPage is all laws, by kind.
type lawsPage struct {
	Answer, Summary string
	Query           view.Field
	By              view.Field
	IsFiltered      bool
	Groups          []lawGroup
	Map             string
}

type lawGroup struct {
	ID, Title string
	Laws      []lawLine
}

type lawLine struct {
	Href, Title, Plain, By, InForce string
	Versions                        int
	Unconfirmed                     int
}

// lawKinds are the kinds of regulation, the highest first.
var lawKinds = []string{"wet", "amvb", "ministeriele-regeling", "verordening", "beleidsregel", "uitvoeringspraktijk"}

func (v *visit) allLaws() error {
	query := v.r.URL.Query()
	asked, by := strings.TrimSpace(query.Get("zoek")), query.Get("door")
	if len(asked) > maxQuery || len(by) > maxQuery {
		return kernel.Errorf(kernel.Invalid, "what is looked for is longer than %d letters", maxQuery)
	}
	here := "/wetten"
	if values := (url.Values{}); asked != "" || by != "" {
		if asked != "" {
			values.Set("zoek", asked)
		}
		if by != "" {
			values.Set("door", by)
		}
		here += "?" + values.Encode()
	}
	return v.public("wetten", here, v.today().String(), here == "/wetten", nil, func() (string, any, error) { return v.T("laws.title"), v.lawsPageOf(asked, by), nil })
}

func (v *visit) lawsPageOf(asked, by string) lawsPage {
	p := lawsPage{Map: "/wetten/kaart", IsFiltered: asked != "" || by != ""}
	p.Query = view.Field{ID: "zoek", Kind: "text", Label: v.T("laws.search"), Hint: v.T("laws.search-hint"), Value: asked, Quiet: true}
	p.By = view.Field{ID: "door", Kind: "select", Label: v.T("laws.by"), Quiet: true}
	groups := map[string][]lawLine{}
	var organisations []string
	found, unconfirmed := 0, 0
	for _, law := range v.laws.set.Laws() {
		on := v.shownOn(law)
		d, ok := v.laws.set.Document(law, on)
		if !ok {
			continue
		}
		if !slices.Contains(organisations, d.CarriedOutBy) {
			organisations = append(organisations, d.CarriedOutBy)
		}
		if by != "" && d.CarriedOutBy != by || !v.lawMatches(d, asked) {
			continue
		}
		line := lawLine{
			Href: "/wetten/" + d.Law, Title: d.Title, Plain: inLang(d.Plain, v.Lang), By: v.carriedOutBy(d),
			InForce: v.T("laws.holds", "span", v.span(page.Span{From: d.From, Until: d.Until})), Versions: len(v.newValues(law)), Unconfirmed: unconfirmedOn(d, on),
		}
		found, unconfirmed = found+1, unconfirmed+line.Unconfirmed
		groups[d.Kind] = append(groups[d.Kind], line)
	}
	for _, kind := range lawKinds {
		if lines := groups[kind]; len(lines) > 0 {
			slices.SortStableFunc(lines, func(a, b lawLine) int { return strings.Compare(a.Title, b.Title) })
			p.Groups = append(p.Groups, lawGroup{ID: "soort-" + kind, Title: v.kindTitle(kind), Laws: lines})
		}
	}
	slices.Sort(organisations)
	for _, id := range organisations {
		p.By.Choice = append(p.By.Choice, view.Choice{Value: id, Text: v.lawCarrier(id), Chosen: id == by})
	}
	p.Answer = v.T("laws.answer", "n", found)
	if p.IsFiltered {
		p.Answer = v.T("laws.found", "n", found)
	}
	p.Summary = v.T("laws.unconfirmed-count", "n", unconfirmed)
	return p
}

func (v *visit) kindTitle(kind string) string {
	switch kind {
	case "wet":
		return v.T("laws.kind-act")
	case "amvb":
		return v.T("laws.kind-decree")
	case "ministeriele-regeling":
		return v.T("laws.kind-order")
	case "verordening":
		return v.T("laws.kind-ordinance")
	case "beleidsregel":
		return v.T("laws.kind-policy")
	}
	return v.T("laws.kind-practice")
}

// lawMatches looks for every word in what a law says of itself, in both languages.
func (v *visit) lawMatches(d *document.Document, asked string) bool {
	words := strings.Fields(strings.ToLower(asked))
	if len(words) == 0 {
		return true
	}
	var b strings.Builder
	say := func(texts ...string) {
		for _, t := range texts {
			b.WriteString(strings.ToLower(t) + "\n")
		}
	}
	say(d.Law, d.Title, d.Source, d.Plain.NL, d.Plain.EN)
	for _, p := range d.Parameters {
		say(p.Label.NL, p.Label.EN)
	}
	for _, a := range d.Articles {
		say(a.Plain.NL, a.Plain.EN)
		for _, r := range a.Rules {
			say(r.Label.NL, r.Label.EN)
		}
	}
	text := b.String()
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// unconfirmedOn counts the numbers of a law that on a date rest on one source.
func unconfirmedOn(d *document.Document, on value.Date) int {
	n := 0
	for _, p := range d.Parameters {
		if x, ok := p.At(on); ok && x.Unconfirmed {
			n++
		}
	}
	return n
}

func inLang(t document.Text, lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.NL
}
