package portal

import (
	"slices"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// mapPage is the graph of laws and registers, as a picture and in words.
type mapPage struct {
	Answer    string
	Picture   *picture
	Laws      []lawNode
	Registers []registerNode
}

// lawNode says of a law what it takes and what fills it in.
type lawNode struct {
	ID, Href, Title            string
	Takes, Gives, Fills, Reads []view.Link
}

// registerNode says of a register which laws it feeds.
type registerNode struct {
	ID, Title, Owner string
	Feeds            []view.Link
}

func mapPath(since value.Date) string { return "/wetten/kaart?op=" + since.String() }

// flow is what goes from a register or a law to a law.
type flow struct{ from, to string }

// network is the laws of a date and the registers that they read.
type network struct {
	since     value.Date
	laws      []*document.Document
	registers []string // that are read, in the order of the catalogue
	reads     []flow   // register → law
	takes     []flow   // law → law that takes from it
	fills     []flow   // regulation → law of which it fills an open term
}

func (v *visit) networkOn(since value.Date) network {
	n := network{since: since, laws: v.laws.set.InForce(since)}
	read := map[string]bool{}
	for _, d := range n.laws {
		for _, fact := range page.Facts(d) {
			if r, ok := v.registerOf(fact); ok {
				n.reads = appendNew(n.reads, flow{r.ID, d.Law})
				read[r.ID] = true
			}
		}
		for _, t := range d.Takes {
			if _, ok := v.laws.set.Document(t.From, since); ok {
				n.takes = appendNew(n.takes, flow{t.From, d.Law})
			}
		}
		for _, term := range filledTerms(d) {
			if _, ok := v.laws.set.Document(term, since); ok {
				n.fills = appendNew(n.fills, flow{d.Law, term})
			}
		}
	}
	for _, r := range v.Catalogue.Registers {
		if read[r.ID] {
			n.registers = append(n.registers, r.ID)
		}
	}
	return n
}

func appendNew(all []flow, f flow) []flow {
	if slices.Contains(all, f) {
		return all
	}
	return append(all, f)
}

// filledTerms are the laws of which a regulation fills an open term.
func filledTerms(d *document.Document) []string {
	var out []string
	note := func(fills string) {
		if law, _, ok := strings.Cut(fills, "."); ok && !slices.Contains(out, law) {
			out = append(out, law)
		}
	}
	for _, p := range d.Parameters {
		note(p.Fills)
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			note(r.Fills)
		}
	}
	return out
}

func (v *visit) lawsMap() error {
	on, err := v.dateOf("op", v.today())
	if err != nil {
		return err
	}
	since := v.laws.since(on)
	if len(v.laws.set.InForce(since)) == 0 {
		return kernel.Errorf(kernel.NotFound, "no law is in force on that day")
	}
	return v.public("wetten-kaart", mapPath(since), "", true, []view.Link{v.crumb("/wetten", "laws.menu")}, func() (string, any, error) {
		return v.T("laws.map-title"), v.mapPageOf(v.networkOn(since)), nil
	})
}

func (v *visit) mapPageOf(n network) mapPage {
	p := mapPage{Answer: v.T("laws.map-answer", "laws", len(n.laws), "registers", len(n.registers)), Picture: v.networkPicture(n)}
	law := func(id string) view.Link { return view.Link{Href: lawPath(id, n.since), Text: v.lawTitle(id, n.since)} }
	for _, d := range n.laws {
		one := lawNode{ID: "wet-" + d.Law, Href: lawPath(d.Law, n.since), Title: d.Title}
		for _, f := range n.takes {
			if f.to == d.Law {
				one.Takes = append(one.Takes, law(f.from))
			}
			if f.from == d.Law {
				one.Gives = append(one.Gives, law(f.to))
			}
		}
		for _, f := range n.fills {
			if f.from == d.Law {
				one.Fills = append(one.Fills, law(f.to))
			}
		}
		for _, f := range n.reads {
			if f.to == d.Law {
				one.Reads = append(one.Reads, view.Link{Href: "#register-" + f.from, Text: v.registerName(f.from)})
			}
		}
		p.Laws = append(p.Laws, one)
	}
	slices.SortStableFunc(p.Laws, func(a, b lawNode) int { return strings.Compare(a.Title, b.Title) })
	for _, id := range n.registers {
		r, ok := v.Catalogue.Register(id)
		if !ok {
			continue
		}
		one := registerNode{ID: "register-" + id, Title: r.Title.In(v.Lang), Owner: v.organisationName(r.Owner)}
		for _, f := range n.reads {
			if f.from == id {
				one.Feeds = append(one.Feeds, law(f.to))
			}
		}
		p.Registers = append(p.Registers, one)
	}
	return p
}
