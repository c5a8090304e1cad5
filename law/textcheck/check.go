package textcheck

import (
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// Report is what a check found.
type Report struct {
	// Findings are in the order of laws, versions and lines.
	Findings document.Faults
	// Unchecked are the laws, or versions of them, of which there is no text.
	Unchecked []Unchecked
	// Unnamed are regulations that citations name and of which there is no text.
	Unnamed []string
	// Cited is how many citations were looked up in a text, each in every version.
	Cited int
	// Unsure is how many of them name a lid or onderdeel of an article that the text
	// gives in one piece, so that it cannot be known whether it is there.
	Unsure int
	// Compared is how many articles with rules were compared between two versions.
	Compared int
}

// Unchecked is a law file without a text.
type Unchecked struct{ Law, Source, Why string }

// Check lays every law beside the texts of its regulation.
func Check(set *document.Set, texts *Texts) Report {
	c := &checking{set: set, texts: texts, names: namesOf(set, texts)}
	for _, law := range set.Laws() {
		versions := set.Versions(law)
		source := versions[0].Source
		if len(texts.Versions(source)) == 0 {
			c.Unchecked = append(c.Unchecked, Unchecked{law, source, "no text"})
		}
		for _, d := range versions {
			c.citations(d)
		}
		c.changes(law, versions)
	}
	slices.Sort(c.Unnamed)
	c.Unnamed = slices.Compact(c.Unnamed)
	return c.Report
}

type checking struct {
	Report
	set   *document.Set
	texts *Texts
	names names
}

func (c *checking) found(at document.Place, expected, format string, args ...any) {
	f := document.Fault{Place: at, Message: fmt.Sprintf(format, args...), Expected: expected}
	if !slices.Contains(c.Findings, f) {
		c.Findings = append(c.Findings, f)
	}
}

// endless stands for a law without a last day.
const endless = value.Date(1<<31 - 1)

func last(d *document.Document) value.Date {
	if d.Until == 0 {
		return endless
	}
	return d.Until
}

// cited is one citation of a law file, with the days on which it counts.
type cited struct {
	at          document.Place
	what        string // rule normpremie
	cites       string
	article     string
	from, until value.Date
}

// citations checks all citations of one version of a law.
func (c *checking) citations(d *document.Document) {
	if all := c.texts.Versions(d.Source); len(all) > 0 && len(c.texts.During(d.Source, d.From, last(d))) == 0 {
		c.Unchecked = append(c.Unchecked, Unchecked{d.Law, d.Source,
			fmt.Sprintf("the version in force from %s to %s is older than the first text, of %s", d.From, d.Until, all[0].From)})
	}
	for _, one := range citedIn(d) {
		parsed := statute.ParseCitation(one.cites, one.article)
		for _, p := range parsed.Places {
			c.place(d, one, p)
		}
	}
}

// place looks one place up in every version of the text that counts.
func (c *checking) place(d *document.Document, one cited, p statute.Place) {
	source := d.Source
	if p.Law != "" {
		var known bool
		if source, known = c.names.source(p.Law); !known || len(c.texts.Versions(source)) == 0 {
			c.Unnamed = append(c.Unnamed, p.Law)
			return
		}
	}
	for _, text := range c.texts.During(source, one.from, one.until) {
		c.Cited++
		found, err := text.Find(p)
		if err != nil && p.Law == "" && text.From < d.From && d != c.set.Versions(d.Law)[0] {
			// A later version of the law file follows a text that is not here.
			c.without(d, text)
			continue
		}
		if err != nil {
			c.found(one.at, "a place that is in the text, or the law file of another version",
				"%s cites %s, but in %s as in force from %s %s", one.what, p, source, text.From, strings.TrimSpace(err.Error()))
			continue
		}
		for _, f := range found {
			if f.Unsure {
				c.Unsure++
				break
			}
		}
	}
}

// without notes a version of a law file that cites what the newest text before it does
// not have.
func (c *checking) without(d *document.Document, older *statute.Text) {
	u := Unchecked{d.Law, d.Source, fmt.Sprintf("the version in force from %s cites what the text of %s does not have, and there is no later one", d.From, older.From)}
	if !slices.Contains(c.Unchecked, u) {
		c.Unchecked = append(c.Unchecked, u)
	}
}

// citedIn lists the citations of a law file. A parameter counts while it has a value.
func citedIn(d *document.Document) []cited {
	var all []cited
	add := func(at document.Place, what, cites, article string) *cited {
		all = append(all, cited{at, what, cites, article, d.From, last(d)})
		return &all[len(all)-1]
	}
	for _, t := range d.OpenTerms {
		add(t.Place, "open term "+t.Name, t.Cites, "")
	}
	for _, p := range d.Parameters {
		one := add(p.Place, "parameter "+p.Name, p.Cites, "")
		if n := len(p.Values); n > 0 {
			one.from = max(one.from, p.Values[0].From)
			if until := p.Values[n-1].Until; until != 0 {
				one.until = min(one.until, until)
			}
		}
	}
	for _, a := range d.Articles {
		if isNumber(a.ID) {
			add(a.Place, "article "+a.ID, "artikel "+a.ID, "")
		}
		for _, r := range a.Rules {
			add(r.Place, "rule "+r.Name, r.Cites, numberOrNone(a.ID))
			for _, x := range r.Exceptions {
				add(x.Place, "exception "+x.Name, x.Cites, numberOrNone(x.Article))
			}
		}
	}
	return all
}

// isNumber tells the number of an article from a heading, as rules of practice have.
func isNumber(id string) bool {
	return strings.ContainsAny(id, "0123456789") && !strings.Contains(id, " ")
}

func numberOrNone(id string) string {
	if isNumber(id) {
		return id
	}
	return ""
}
