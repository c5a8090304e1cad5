package textcheck

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/statute"
)

// changes compares each version of the text with the one before it, where law files
// are in force on both sides of the change.
func (c *checking) changes(law string, versions []*document.Document) {
	texts := c.texts.Versions(versions[0].Source)
	for i := 1; i < len(texts); i++ {
		old, new := texts[i-1], texts[i]
		before, ok := c.set.Document(law, max(old.From, versions[0].From))
		after, still := c.set.Document(law, new.From)
		if !ok || !still || new.From <= versions[0].From {
			continue
		}
		for _, a := range after.Articles {
			if len(a.Rules) > 0 || hasExceptions(after, a.ID) {
				c.article(before, after, a, old, new)
			}
		}
	}
}

// hasExceptions tells whether exceptions to rules elsewhere stand in an article.
func hasExceptions(d *document.Document, article string) bool {
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			for _, x := range r.Exceptions {
				if x.Law == d.Law && x.Article == article {
					return true
				}
			}
		}
	}
	return false
}

func (c *checking) article(before, after *document.Document, a *document.Article, old, new *statute.Text) {
	was, ok := old.Article(a.ID)
	is, still := new.Article(a.ID)
	if !ok || !still { // that is a citation of what is not there
		return
	}
	c.Compared++
	edits := statute.Changes(was, is)
	if len(edits) == 0 || reviewed(before, after, a, old, new) || rulesOf(before, a.ID) != rulesOf(after, a.ID) {
		return
	}
	if edits = unanswered(edits, numbersOf(after, a.ID, new.From)); len(edits) == 0 {
		return
	}
	c.found(a.Place, fmt.Sprintf("other rules or parameters, or text_reviewed: [{version: %s, reason: …}] where the rules still hold", new.From),
		"the text of article %s changed between the versions of %s and %s, and its rules did not: %s", a.ID, old.From, new.From, shown(edits))
}

// reviewed tells whether the law file says of a change up to this version that the
// rules were read again.
func reviewed(before, after *document.Document, a *document.Article, old, new *statute.Text) bool {
	all := a.Reviewed
	if before != after {
		for _, b := range before.Articles {
			if b.ID == a.ID {
				all = append(all[:len(all):len(all)], b.Reviewed...)
			}
		}
	}
	for _, r := range all {
		if r.Version > old.From && r.Version <= new.From {
			return true
		}
	}
	return false
}

// shownEdits and shownWords bound what a finding shows of a change.
const (
	shownEdits = 4
	shownWords = 12
)

func shown(edits []statute.Edit) string {
	var out []string
	in := ""
	for i, e := range edits {
		if i == shownEdits {
			out = append(out, fmt.Sprintf("and %d more", len(edits)-i))
			break
		}
		text := ""
		if e.In != in {
			text, in = e.In+": ", e.In
		}
		switch {
		case len(e.Old) == 0:
			text += "new " + quoted(e.New)
		case len(e.New) == 0:
			text += "gone " + quoted(e.Old)
		default:
			text += quoted(e.Old) + " became " + quoted(e.New)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func quoted(words []string) string {
	if len(words) > shownWords {
		words = append(words[:shownWords:shownWords], "…")
	}
	return "“" + strings.Join(words, " ") + "”"
}
