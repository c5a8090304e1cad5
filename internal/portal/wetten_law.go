package portal

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// lawPage is a law as it reads on a date.
type lawPage struct {
	Title, Law, Kind, By, Municipality, Plain string
	InForce, AsOf, Official, Source           string
	Asked, Ended                              string // the day that it is shown for, and that numbers ended before it
	Date                                      string // for the field of a form
	Unconfirmed                               int
	Versions                                  []versionLink
	Changed                                   *view.Link // what the last change was
	Services                                  []view.Link
	Articles                                  []articleView
	Numbers                                   []numberView
	Terms                                     []termView
	Takes, Gives                              []linkView
	Registers                                 []registerUse
	Picture                                   *picture
	Own                                       map[string][]view.Link // decisions of the resident, by rule
}

type versionLink struct {
	Href, Text string
	Current    bool
}

type articleView struct {
	ID, Number, Title, Plain, Official string
	Text                               []officialLine // as imported; empty where it was not
	TextAsOf                           string
	TextWarns                          string // that it is not the text of these rules; empty where it is
	Rules                              []ruleView
}

type ruleView struct {
	ID, Name, Label string
	Cites, Note     string // Cites is Dutch in every language
	Fixed           string // why its numbers are no parameters, in Dutch
	To, Fills       *view.Link
	When            *blockView
	Formula         blockView
	Services        []view.Link
}

type numberView struct {
	ID, Label, Cites string
	Ended            string // that it is not known for the day; empty where it is
	Fills            *view.Link
	Columns          []string
	Values           []valueView
	Services         []view.Link
}

type valueView struct {
	Span, Text, Source   string
	Label                string // what it was called then; empty for the same
	Unconfirmed, Current bool
	Rows                 [][]string
}

type termView struct {
	ID, Label, Cites, Note string
	PerResident            bool
	FilledBy               []fillerView
}

type fillerView struct {
	Municipality string
	Link         view.Link
}

// linkView is what passes between this law and another.
type linkView struct {
	Href, Title string
	Names       []view.Link
}

// registerUse are the facts of one register that a law reads.
type registerUse struct {
	ID, Href, Title, Owner string
	Facts                  []factUse
}

type factUse struct{ ID, Label string }

func (v *visit) oneLaw() error {
	law, err := v.lawOf()
	if err != nil {
		return err
	}
	on, err := v.dateOf("op", v.shownOn(law))
	if err != nil {
		return err
	}
	d, ok := v.laws.set.Document(law, on)
	if !ok {
		return kernel.Errorf(kernel.NotFound, "the law is not in force on that day")
	}
	since := v.laws.since(on)
	crumbs := []view.Link{v.crumb("/wetten", "laws.menu")}
	texts, err := v.textOfLaw(d, since)
	if err != nil {
		return err
	}
	isKept := on == since || on == v.today()
	return v.public("wet", lawPath(law, on), texts.hash(), isKept, crumbs, func() (string, any, error) {
		p, err := v.lawPageOf(d, on)
		if err == nil {
			v.addTexts(&p, d, texts, since)
		}
		return d.Title, p, err
	})
}

func (v *visit) lawPageOf(d *document.Document, on value.Date) (lawPage, error) {
	since := v.laws.since(on)
	read, err := page.New(v.laws.set, d.Law, since, v.lawLang(), lawNames{v})
	if err != nil {
		return lawPage{}, kernel.Errorf(kernel.Internal, "a law cannot be laid out: %w", err)
	}
	links := lawLinks{v: v, law: d.Law, since: since, facts: map[string]bool{}}
	for _, name := range read.Facts {
		links.facts[name] = true
	}
	uses := v.usesOn(since)
	p := lawPage{
		Title: read.Title, Law: read.Law, Kind: capital(page.KindText(read.Kind, v.lawLang())), By: v.carriedOutBy(d),
		Municipality: capital(read.Municipality), Plain: read.Plain, InForce: v.span(read.Version), Date: on.String(), Asked: v.T("laws.asked", "date", v.Date(on)),
		Official: officialText(read.Source, since), Source: read.Source, Registers: v.registerUses(read.Facts, since),
		Picture: v.lawPicture(read, since),
	}
	v.versions(&p, read, since)
	if n := read.Ended(); n > 0 {
		p.Ended = v.T("laws.ended", "n", n, "all", len(read.Parameters), "date", v.Date(on))
	}
	var names []string
	for _, a := range read.Articles {
		one := articleView{ID: articleID(a.ID), Number: a.ID, Title: v.articleTitle(a.ID), Plain: a.Plain, Official: articleLink(reason.Article{Source: read.Source, Article: a.ID}, since)}
		for _, r := range a.Rules {
			names = append(names, r.Name)
			one.Rules = append(one.Rules, v.ruleOf(r, links, uses))
		}
		p.Articles = append(p.Articles, one)
	}
	for _, n := range read.Parameters {
		names = append(names, n.Name)
		shown := v.numberOf(n, links, uses)
		if n.Ended != 0 {
			shown.Ended = v.T("laws.number-ended", "date", v.Date(on))
		}
		if slices.ContainsFunc(n.Values, func(x page.Value) bool { return x.Current && x.Unconfirmed }) {
			p.Unconfirmed++
		}
		p.Numbers = append(p.Numbers, shown)
	}
	for _, t := range read.OpenTerms {
		names = append(names, t.Name)
		p.Terms = append(p.Terms, v.termOf(t, links))
	}
	p.Services = v.serviceLinks(uses.ofLaw(names, d.Law))
	p.Takes, p.Gives = v.passed(read.Takes, links, ""), v.passed(read.Gives, links, d.Law)
	p.Own, err = v.ownDecisions(d.Law, d.From)
	return p, err
}

// carriedOutBy is who carries a law out: of a municipal regulation that municipality.
func (v *visit) carriedOutBy(d *document.Document) string {
	return v.lawCarrier(v.Catalogue.Carrier(d.CarriedOutBy, d.Municipality))
}

func (v *visit) lawCarrier(id string) string {
	switch id {
	case catalogue.Gemeente:
		return v.T("laws.carried-municipality")
	case courts:
		return v.T("laws.carried-courts")
	}
	return v.organisationName(id)
}

// courts stands, in a law, for the judges who carry it out; no organisation is them.
const courts = "rechtspraak"

// articleTitle is Artikel 2; a settled practice has a name for a number.
func (v *visit) articleTitle(article string) string {
	if article == "" || article[0] < '0' || article[0] > '9' {
		return capital(article)
	}
	return v.T("laws.article", "article", article)
}

// span is a stretch of days in words.
func (v *visit) span(s page.Span) string {
	if s.Until == 0 {
		return v.T("laws.from", "from", v.Date(s.From))
	}
	return v.T("laws.from-until", "from", v.Date(s.From), "until", v.Date(s.Until))
}

// versions lists every day on which this law or one of its numbers changed.
func (v *visit) versions(p *lawPage, read *page.Page, since value.Date) {
	days := v.ownChanges(read.Law)
	current := days[0]
	for _, day := range days {
		if day <= since {
			current = day
		}
	}
	p.AsOf = v.Date(current)
	for i, day := range days {
		p.Versions = append(p.Versions, versionLink{Href: lawPath(read.Law, day), Text: v.Date(day), Current: day == current})
		if day == current && i > 0 {
			p.Changed = &view.Link{Href: differencePath(read.Law, days[i-1], day), Text: v.T("laws.changed-on", "date", v.Date(day))}
		}
	}
}

// ownChanges are the days on which a law, or a number in it, became another, or a number
// ended that no other follows; oldest first. Days on which it is not in force are left out.
func (v *visit) ownChanges(law string) []value.Date {
	days := v.newValues(law)
	for _, d := range v.laws.set.Versions(law) {
		for _, p := range d.Parameters {
			for _, x := range p.Values {
				if x.Until == 0 || x.Until < d.From || !d.InForce(x.Until+1) {
					continue
				}
				if _, goesOn := p.At(x.Until + 1); !goesOn {
					days = append(days, x.Until+1)
				}
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// newValues are the days from which a version of a law, or a number in it, holds.
func (v *visit) newValues(law string) []value.Date {
	var days []value.Date
	for _, d := range v.laws.set.Versions(law) {
		days = append(days, d.From)
		for _, p := range d.Parameters {
			for _, x := range p.Values {
				if x.From > d.From && d.InForce(x.From) {
					days = append(days, x.From)
				}
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func (v *visit) ruleOf(r page.Rule, links lawLinks, uses lawUses) ruleView {
	return ruleView{
		ID: ruleID(r.Name), Name: r.Name, Label: r.Label, Cites: r.Cites, Note: v.T("laws.rule-note", "of", r.Of, "yields", r.Yields), Fixed: r.Fixed,
		To: links.target(r.To), Fills: links.target(r.Fills), When: links.maybe(r.When), Formula: links.block(r.Formula),
		Services: v.serviceLinks(uses[links.law+"."+r.Name]),
	}
}

func (l lawLinks) target(t *page.Target) *view.Link {
	if t == nil {
		return nil
	}
	text := t.Label
	if t.Law != l.law {
		text += " (" + t.Title + ")"
	}
	return &view.Link{Href: l.name(t.Law, t.Name), Text: text}
}

func (v *visit) numberOf(n page.Parameter, links lawLinks, uses lawUses) numberView {
	out := numberView{ID: numberID(n.Name), Label: n.Label, Cites: n.Cites, Fills: links.target(n.Fills), Columns: n.Columns,
		Services: v.serviceLinks(uses[links.law+"."+n.Name])}
	for _, x := range n.Values {
		out.Values = append(out.Values, valueView{Span: v.span(x.Span), Label: x.Label, Text: x.Text, Source: x.Source, Unconfirmed: x.Unconfirmed, Current: x.Current, Rows: x.Rows})
	}
	return out
}

func (v *visit) termOf(t page.OpenTerm, links lawLinks) termView {
	out := termView{ID: ruleID(t.Name), Label: t.Label, Cites: t.Cites, Note: t.Unit, PerResident: t.PerResident}
	for _, f := range t.FilledBy {
		out.FilledBy = append(out.FilledBy, fillerView{Municipality: capital(f.Municipality), Link: view.Link{Href: links.name(f.Law, f.Name), Text: f.Title}})
	}
	return out
}

// passed are links between laws; of says whose names they are, when not of the other.
func (v *visit) passed(all []page.Link, links lawLinks, of string) []linkView {
	var out []linkView
	for _, l := range all {
		one := linkView{Href: lawPath(l.Law, links.since), Title: l.Title}
		if _, ok := v.laws.set.Document(l.Law, links.since); !ok {
			one.Href = ""
		}
		from := l.Law
		if of != "" {
			from = of
		}
		for _, n := range l.Names {
			one.Names = append(one.Names, view.Link{Href: links.name(from, n.Name), Text: n.Label})
		}
		out = append(out, one)
	}
	return out
}

// registerUses are the facts that a law reads, by the register that holds them.
func (v *visit) registerUses(facts []string, since value.Date) []registerUse {
	var out []registerUse
	for _, name := range facts {
		register, ok := v.registerOf(name)
		if !ok {
			continue
		}
		i := slices.IndexFunc(out, func(r registerUse) bool { return r.ID == register.ID })
		if i < 0 {
			out = append(out, registerUse{ID: register.ID, Href: mapPath(since) + "#register-" + register.ID, Title: register.Title.In(v.Lang), Owner: v.organisationName(register.Owner)})
			i = len(out) - 1
		}
		out[i].Facts = append(out[i].Facts, factUse{ID: factAnchor(name), Label: v.fieldName(name)})
	}
	return out
}
