package portal

import (
	"strings"

	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// blockView is a formula as the page lays it out.
type blockView struct {
	Kind  string
	Lead  []pieceView
	Parts []partView
	Tail  [][]pieceView
}

type partView struct {
	Sign string
	When *blockView
	Last bool // of cases: in all others
	blockView
}

// pieceView is a part of a sentence; what can be followed has a link.
type pieceView struct{ Text, Href string }

// IsLine says that there are no parts.
func (b blockView) IsLine() bool { return b.Kind == page.OneLine }

// lawLinks finds where the names in the formulas of a law lead.
type lawLinks struct {
	v     *visit
	law   string
	since value.Date
	facts map[string]bool // that the page lists
}

func (l lawLinks) block(b page.Block) blockView {
	out := blockView{Kind: b.Kind, Lead: l.phrase(b.Lead)}
	for _, p := range b.Parts {
		part := partView{Sign: strings.TrimSpace(p.Sign), blockView: l.block(p.Block)}
		if p.When != nil {
			when := l.block(*p.When)
			part.When = &when
		}
		part.Last = b.Kind == page.Cases && p.When == nil
		out.Parts = append(out.Parts, part)
	}
	for _, tail := range b.Tail {
		out.Tail = append(out.Tail, l.phrase(tail))
	}
	return out
}

func (l lawLinks) maybe(b *page.Block) *blockView {
	if b == nil {
		return nil
	}
	out := l.block(*b)
	return &out
}

func (l lawLinks) phrase(p page.Phrase) []pieceView {
	out := make([]pieceView, 0, len(p))
	for _, piece := range p {
		shown := pieceView{Text: piece.Text}
		switch piece.Kind {
		case page.OfRule, page.OfNumber:
			shown.Href = l.name(piece.Law, piece.Name)
		case page.OfFact:
			if l.facts[piece.Name] {
				shown.Href = "#" + factAnchor(piece.Name)
			}
		}
		if shown.Href == "" && piece.Kind != page.Words && !strings.HasPrefix(shown.Text, "“") {
			shown.Text = "“" + shown.Text + "”"
		}
		out = append(out, shown)
	}
	return out
}

// name is where a rule, a number or an open term of a law stands; empty where the law
// is not in force.
func (l lawLinks) name(law, name string) string {
	d, ok := l.v.laws.set.Document(law, l.since)
	if !ok {
		return ""
	}
	anchor := ""
	switch {
	case d.Rule(name) != nil:
		anchor = ruleID(name)
	case d.Parameter(name) != nil:
		anchor = numberID(name)
	default:
		for _, t := range d.OpenTerms {
			if t.Name == name {
				anchor = ruleID(name)
			}
		}
	}
	switch {
	case anchor == "":
		return ""
	case law == l.law:
		return "#" + anchor
	}
	return lawPath(law, l.since) + "#" + anchor
}
