package portal

import (
	"strings"

	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// officialView is the official text that a step rests on.
type officialView struct {
	Clause string // artikel 2 lid 2 en 3
	Lines  []officialLine
	Same   *view.Link // the step at which the same text stands
	Whole  *view.Link // the whole article, below the steps
	AsOf   string     // of which version the text is, and where that is not the one that was used
}

// officialLine is one lid, onderdeel or alinea.
type officialLine struct {
	Level        int // how deep: 0 for a lid, 1 for an onderdeel of it
	Number, Text string
}

// officialArticle is a whole article, beside what it says in plain words.
type officialArticle struct {
	ID, Title, Says, Href string
	Lines                 []officialLine
	AsOf                  string
}

// official puts the official texts beside the steps of a decision, and gives the
// articles that they come from. Where a text was not imported, nothing is said of it.
func (v *visit) official(steps *stepsView, e explained) ([]officialArticle, error) {
	if v.Texts == nil || len(e.Steps) == 0 {
		return nil, nil
	}
	texts, err := v.textsOf(e)
	if err != nil {
		return nil, err
	}
	o := &beside{v: v, e: e, texts: texts, said: map[string]int{}, listed: map[string]bool{}}
	views := map[int]*stepView{}
	for _, list := range [][]stepView{steps.Main, steps.Between} {
		for i := range list {
			views[list[i].Number-1] = &list[i]
		}
	}
	for i, s := range e.Steps {
		if view, ok := views[i]; ok {
			view.Official = o.step(i, s)
		}
	}
	return o.articles, nil
}

// textsOf asks for the articles of all steps, once per regulation.
func (v *visit) textsOf(e explained) (map[string]statute.Text, error) {
	wanted := map[string][]string{}
	for _, s := range e.Steps {
		wanted[s.Source] = append(wanted[s.Source], s.Article.Article)
	}
	texts := map[string]statute.Text{}
	for source, numbers := range wanted {
		text, ok, err := v.Texts.Articles(v.ctx(), source, e.On, distinct(numbers))
		if err != nil {
			return nil, err
		}
		if ok {
			texts[source] = text
		}
	}
	return texts, nil
}

func distinct(words []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// beside makes the texts of one decision.
type beside struct {
	v        *visit
	e        explained
	texts    map[string]statute.Text
	said     map[string]int // the step that shows a clause first
	listed   map[string]bool
	articles []officialArticle
}

// step is the official text of one step; nil where there is none.
func (o *beside) step(at int, s reason.Step) *officialView {
	text := o.texts[s.Source]
	article, ok := text.Article(s.Article.Article)
	if !ok || article.Status != statute.InForce {
		return nil
	}
	cites := s.Cites
	if x := s.Exception; x != nil && x.Article == s.Article.Article {
		cites = x.Cites // the clause that decided
	}
	id := "tekst-" + s.Law + "-" + strings.ReplaceAll(s.Article.Article, " ", "-")
	o.list(id, s, &text, article)
	parts := clauses(&text, article, cites)
	out := &officialView{Clause: o.v.T("official.clause", "article", article.Number, "cites", citation(cites)),
		Whole: &view.Link{Href: "#" + id, Text: o.v.T("official.whole")}, AsOf: o.asOf(s, &text)}
	if len(parts) == 0 {
		out.Clause = o.v.T("official.clause", "article", article.Number, "cites", "")
		return out // the article as a whole, which stands below
	}
	key := id + " " + strings.Join(statute.Lines(parts), "\n")
	if first, ok := o.said[key]; ok {
		out.Same = &view.Link{Href: "#" + stepID(first), Text: o.v.T("reason.step", "n", first+1)}
		return out
	}
	o.said[key] = at
	out.Lines = officialLines(parts)
	return out
}

// clauses are the leden and onderdelen of an article that a citation names; none where
// it names the whole, or what the text does not have.
func clauses(text *statute.Text, article *statute.Article, cites string) []statute.Part {
	if article.Whole {
		return nil
	}
	var out []statute.Part
	for _, p := range statute.ParseCitation(cites, article.Number).Places {
		if p.Law != "" || p.Article != (statute.Span{From: article.Number}) {
			continue
		}
		found, err := text.Find(p)
		if err != nil { // the text of another version: the article as a whole still stands below
			return nil
		}
		for _, f := range found {
			out = append(out, f.Parts...)
		}
	}
	return out
}

// list adds an article to those that stand below the steps.
func (o *beside) list(id string, s reason.Step, text *statute.Text, article *statute.Article) {
	if o.listed[id] {
		return
	}
	o.listed[id] = true
	o.articles = append(o.articles, officialArticle{
		ID: id, Title: o.v.T("reason.article", "article", article.Number, "cites", "", "law", s.Title), Says: o.v.text(s.Plain),
		Href: articleLink(s.Article, o.e.On), Lines: officialLines(article.Parts),
		AsOf: o.asOf(s, text),
	})
}

// asOf says of which version a text is, and where that is not the version that was
// used: a law file of a later one was, or numbers of the article that are newer.
func (o *beside) asOf(s reason.Step, text *statute.Text) string {
	says := o.v.T("official.as-of", "date", o.v.Date(text.From))
	law, ok := o.v.Catalogue.Laws.Documents().Document(s.Law, o.e.On)
	switch {
	case text.From > o.e.On:
		return says + " " + o.v.T("official.later", "date", o.v.Date(o.e.On))
	case ok && text.From < law.From:
		return says + " " + o.v.T("official.older", "date", o.v.Date(law.From))
	case ok:
		if since := numbersSince(law, s.Article.Article, o.e.On); since > text.From {
			return says + " " + o.v.T("official.newer-numbers", "date", o.v.Date(since))
		}
	}
	return says
}

// numbersSince is the first day of the newest number in force of the parameters that
// cite an article; 0 where none does.
func numbersSince(law *document.Document, article string, on value.Date) value.Date {
	var since value.Date
	for _, p := range law.Parameters {
		held, ok := p.At(on)
		if !ok {
			continue
		}
		for _, place := range statute.ParseCitation(p.Cites, "").Places {
			if place.Law == "" && place.Article.From == article {
				since = max(since, held.From)
			}
		}
	}
	return since
}

// officialLines writes parts one below the other.
func officialLines(parts []statute.Part) []officialLine {
	var out []officialLine
	var add func(parts []statute.Part, level int)
	add = func(parts []statute.Part, level int) {
		for _, p := range parts {
			line := officialLine{Level: min(level, deepest), Number: p.Number, Text: p.Text}
			if line.Number != "" && !strings.HasSuffix(line.Number, "°") {
				line.Number += "."
			}
			if line.Number != "" || line.Text != "" {
				out = append(out, line)
			}
			add(p.Parts, level+1)
		}
	}
	add(parts, 0)
	return out
}

// deepest is how far a line of the official text stands in at most.
const deepest = 3
