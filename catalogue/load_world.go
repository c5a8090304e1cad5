package catalogue

import (
	"net/url"
	"regexp"
	"strings"

	"meent.nl/meent/catalogue/internal/strict"
)

var (
	sourceForm  = regexp.MustCompile(`^(BWB[RVW][0-9]{7}|CVDR[0-9]{1,8}|[0-9]{5}[A-Z][0-9]{4})$`)
	articleForm = regexp.MustCompile(`^[0-9]+[a-z]*(:[0-9]+[a-z]*)?(\.[0-9]+)?$`)
	oinForm     = regexp.MustCompile(`^[0-9]{20}$`)
	phoneForm   = regexp.MustCompile(`^[0-9+][0-9 ()-]{1,24}$`)
)

// organisationKinds are what an organisation can be.
var organisationKinds = []string{"ministerie", "uitvoeringsorganisatie", "zelfstandig-bestuursorgaan", "gemeente"}

func (l *loader) regulationsFile(n strict.Node) {
	n.Map("the list of regulations", strict.Need("regulations", func(n strict.Node) { n.Each("regulations", l.regulation) }))
}

func (l *loader) regulation(n strict.Node) {
	r := &Regulation{Articles: map[string]Text{}}
	n.Map("a regulation",
		strict.Need("id", id(&r.ID, "id")),
		strict.Need("title", both(&r.Title, "title")),
		strict.Need("source", func(n strict.Node) {
			r.Source, _ = n.Match("source", sourceForm, "BWBR0018472, CVDR641652, or a CELEX number as 32016R0679")
		}),
		strict.Need("articles", func(n strict.Node) {
			n.Entries("articles", func(key, val strict.Node) {
				article, ok := key.Match("an article", articleForm, `the number of an article, as "38" or "4:13"`)
				var plain Text
				both(&plain, "an article")(val)
				if ok {
					r.Articles[article] = plain
				}
			})
		}))
	if claim(l, n, r, r.ID, l.c.regulations, "regulation") {
		l.c.Regulations = append(l.c.Regulations, r)
	}
}

func (l *loader) organisation(n strict.Node) {
	o := &Organisation{}
	n.Map("an organisation",
		strict.Need("organisation", id(&o.ID, "organisation")),
		strict.Need("name", both(&o.Name, "name")),
		strict.Need("kind", func(n strict.Node) { o.Kind, _ = n.OneOf("kind", organisationKinds...) }),
		strict.Need("oin", func(n strict.Node) { o.OIN, _ = n.Match("oin", oinForm, "20 digits, in quotes") }),
		strict.May("test_oin", flag(&o.TestOIN, "test_oin")),
		strict.May("phone", func(n strict.Node) { o.Phone, _ = n.Match("phone", phoneForm, "digits and spaces, as 14 010") }),
		strict.May("website", func(n strict.Node) { o.Website = l.https(n, "website") }),
		strict.May("desk", both(&o.Desk, "desk")),
		strict.Need("reports_use", flag(&o.ReportsUse, "reports_use")),
		strict.May("synthetic", flag(&o.Synthetic, "synthetic")),
		strict.May("municipality", l.municipality(o)),
		strict.May("connected", flag(&o.Connected, "connected")),
	)
	if claim(l, n, o, o.ID, l.c.organisations, "organisation") {
		l.c.Organisations = append(l.c.Organisations, o)
	}
}

func (l *loader) https(n strict.Node, what string) string {
	text, ok := n.Text(what)
	if !ok {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		n.Fault(what+" is not an address", "https://…")
		return ""
	}
	return text
}

// claim notes where a part of the world stands, and that its id is taken. It is
// false where the id is missing or taken already.
func claim[T any](l *loader, n strict.Node, part *T, id string, all map[string]*T, what string) bool {
	l.at[part] = n
	if id == "" {
		return false
	}
	if first, taken := all[id]; taken {
		n.Fault(what+" "+id+" is declared a second time", "one declaration, as "+l.at[first].Place().String())
		return false
	}
	all[id] = part
	return true
}

func (l *loader) lifeEvent(n strict.Node) {
	e := &LifeEvent{}
	n.Map("a life event",
		strict.Need("life_event", id(&e.ID, "life_event")),
		strict.Need("title", both(&e.Title, "title")),
		strict.Need("summary", both(&e.Summary, "summary")),
	)
	if claim(l, n, e, e.ID, l.c.lifeEvents, "life event") {
		l.c.LifeEvents = append(l.c.LifeEvents, e)
	}
}

func (l *loader) service(n strict.Node) {
	s := &Service{}
	weeks := false
	n.Map("a service",
		strict.Need("service", id(&s.ID, "service")),
		strict.Need("organisation", l.reference(&s.Organisation, s, "organisation")),
		strict.Need("title", both(&s.Title, "title")),
		strict.Need("summary", both(&s.Summary, "summary")),
		strict.Need("goal", l.goal(&s.Goal, s)),
		strict.May("goals", l.names(&s.Goals, s, "goals", goalForm, goalWords)),
		strict.May("right", l.goal(&s.Right, s)),
		strict.Need("purpose", l.reference(&s.Purpose, s, "purpose")),
		strict.May("life_events", l.names(&s.LifeEvents, s, "life_events", idForm, idWords)),
		strict.Need("mode", func(n strict.Node) { s.Mode, _ = n.OneOf("mode", Automatic, Offer, Tip) }),
		strict.May("trigger_event", id(&s.TriggerEvent, "trigger_event")),
		strict.May("decide_within_weeks", func(n strict.Node) {
			weeks = true
			s.DecideWithinWeeks, _ = n.Int("decide_within_weeks", 1, 104)
		}),
		strict.May("answers", l.answers(s)),
		strict.May("by_person", flag(&s.ByPerson, "by_person")),
		strict.May("when_asked", flag(&s.WhenAsked, "when_asked")),
		strict.May("ask_first", l.names(&s.AskFirst, s, "ask_first", nameForm, nameWords)),
		strict.May("joint", func(n strict.Node) { l.joint(n, s) }),
		strict.May("in_hand", func(n strict.Node) { s.InHand, _ = n.OneOf("in_hand", Adds, Income, PartOfIncome, Apart, TopsUp) }),
		strict.May("own_income", l.names(&s.OwnIncome, s, "own_income", nameForm, nameWords)),
	)
	if s.Mode == Automatic && s.TriggerEvent == "" {
		n.Fault("an automatic service without trigger_event", "what sets it off, as kind-geboren")
	}
	if s.Mode != Tip && !weeks {
		n.Fault("a service that is decided on without decide_within_weeks", "the term to decide in weeks")
	}
	if claim(l, n, s, s.ID, l.c.services, "service") {
		l.c.Services = append(l.c.Services, s)
	}
}

// joint reads with whom a right is had together.
func (l *loader) joint(n strict.Node, s *Service) {
	s.Joint = &Joint{}
	n.Map("with whom it is had together",
		strict.Need("with", func(n strict.Node) { s.Joint.With, _ = n.Match("with", nameForm, nameWords) }),
		strict.May("except", func(n strict.Node) { s.Joint.Except, _ = n.Match("except", nameForm, nameWords) }),
	)
	l.at[s.Joint] = n
}

// reference reads the id of something else, noted as the key of that name.
func (l *loader) reference(into *string, owner any, what string) func(strict.Node) {
	return func(n strict.Node) {
		l.at[name{owner, what}] = n
		id(into, what)(n)
	}
}

func (l *loader) goal(into *string, owner any) func(strict.Node) {
	return func(n strict.Node) {
		*into, _ = n.Match("a goal", goalForm, goalWords)
		l.at[name{owner, *into}] = n
	}
}

// basis reads the article that something stands on.
func (l *loader) basis(into *Basis) func(strict.Node) {
	return func(n strict.Node) {
		n.Map("a basis",
			strict.Need("law", id(&into.Law, "law")),
			strict.Need("article", func(n strict.Node) {
				into.Article, _ = n.Match("article", articleForm, `the number of an article in quotes, as "38" or "4:13"`)
			}),
			strict.May("clause", text(&into.Clause, "clause")),
		)
		if into.Law == "" || into.Article == "" {
			return
		}
		r, ok := l.c.regulations[into.Law]
		if !ok {
			n.Fault("there is no regulation "+into.Law, "an id from regulations.yaml")
			return
		}
		plain, ok := r.Articles[into.Article]
		if !ok {
			n.Fault("regulation "+into.Law+" has no article "+into.Article+" in regulations.yaml", "an article that is listed there, with what it says")
			return
		}
		into.Plain = plain
		into.Title = Text{NL: r.Title.NL + ", artikel " + into.Article, EN: r.Title.EN + ", article " + into.Article}
		if into.Clause != "" {
			into.Title.NL += ", " + into.Clause
			into.Title.EN += ", " + into.Clause
		}
		into.Link = officialText(r.Source, into.Article)
	}
}

// officialText is where the article can be read.
func officialText(source, article string) string {
	switch {
	case strings.HasPrefix(source, "BWB"):
		return "https://wetten.overheid.nl/jci1.3:c:" + source + "&artikel=" + article
	case strings.HasPrefix(source, "CVDR"):
		return "https://lokaleregelgeving.overheid.nl/" + source
	}
	return "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:" + source
}
