package statute

import "strings"

// Span is one number, or a range of numbers with both ends in it.
type Span struct {
	From, To string // To is empty of one number
}

// Place is what a citation names: articles, leden of them, onderdelen of those.
type Place struct {
	// Law is the name of the regulation as the citation writes it: Awir; empty where
	// the citation names none, and means its own.
	Law       string
	Article   Span
	Lid       Span   // empty: the article
	Onderdeel []Span // from the outside in: onderdeel a, onder 1°; empty: the lid
}

// Citation is what was understood of a text like "lid 1 en 2; Awir artikel 14 lid 4".
type Citation struct {
	Places []Place
	// Rest is what names no article, such as an annex or a remark, in order.
	Rest []string
}

// ParseCitation reads where a rule stands in the law, as people write it: "lid 2 en
// 3", "artikel 1 lid 1 onderdelen d en e", "art. 8.3 t/m 8.6", "artikel 4, tweede lid,
// onderdeel a, onder 1°", "artikelen 234 lid 1 en 381 lid 2". article is the one that
// a lid without an article belongs to. What stands between two semicolons is read for
// itself; a regulation that is named in it counts for all of it.
func ParseCitation(cites, article string) Citation {
	var c Citation
	if len(cites) > maxCitation {
		return Citation{Rest: []string{clip(cites)}}
	}
	current := article
	for _, segment := range strings.Split(cites, ";") {
		p := &citing{words: lex(segment), article: current, own: article}
		p.segment()
		c.Places = append(c.Places, p.places...)
		if p.rest != "" {
			c.Rest = append(c.Rest, p.rest)
		}
		if p.law == "" && p.article != "" {
			current = p.article
		}
	}
	return c
}

// maxCitation is the longest citation that is read, in bytes.
const maxCitation = 2000

// citing reads one segment.
type citing struct {
	words   []word
	at      int
	law     string
	article string // of the lid that comes
	own     string
	places  []Place
	rest    string
	plural  bool // it began with "artikelen": further articles may stand without the word
}

func (p *citing) peek(ahead int) word {
	if p.at+ahead < len(p.words) {
		return p.words[p.at+ahead]
	}
	return word{}
}

// segment reads places until a word that belongs to none; the rest is a remark.
func (p *citing) segment() {
	begin := 0
	for begin < len(p.words) && p.words[begin].kind != article && p.words[begin].kind != lid &&
		p.words[begin].kind != onderdeel && !p.ordinalLid(begin) {
		begin++
	}
	if begin == len(p.words) {
		p.rest = join(p.words)
		return
	}
	if begin > 0 {
		// Before the first place only the name of a regulation may stand.
		if !p.words[0].capital {
			p.rest = join(p.words)
			return
		}
		p.law = join(p.words[:begin])
		p.article = ""
	}
	p.at = begin
	for p.place() {
	}
	p.tail()
}

// ordinalLid tells whether "tweede lid" or "eerste en tweede lid" begins there.
func (p *citing) ordinalLid(at int) bool {
	for at < len(p.words) && p.words[at].ordinal != "" {
		at++
		for at < len(p.words) && (p.words[at].kind == and || p.words[at].kind == comma || p.words[at].kind == through) {
			at++
		}
		if at < len(p.words) && p.words[at].kind == lid {
			return true
		}
	}
	return false
}

// place reads the next article, lid or onderdeel; false where something else stands.
func (p *citing) place() bool {
	from := p.at
	for p.peek(0).kind == comma || p.peek(0).kind == and {
		p.at++
	}
	switch w := p.peek(0); {
	case w.kind == article:
		p.at++
		p.plural = w.plural
		if p.articles() {
			return true
		}
	case w.kind == lid:
		p.at++
		if spans := p.spans(lid); len(spans) > 0 && p.article != "" {
			p.leden(spans)
			return true
		}
	case p.ordinalLid(p.at):
		if spans := p.ordinals(); len(spans) > 0 && p.article != "" {
			p.leden(spans)
			return true
		}
	case w.kind == onderdeel:
		p.at++
		if spans := p.spans(onderdeel); len(spans) > 0 && p.article != "" {
			p.onderdelen(Place{Law: p.law, Article: Span{From: p.article}}, spans)
			return true
		}
	case p.plural && w.kind == number && p.at > from && len(p.places) > 0:
		if p.articles() {
			return true
		}
	}
	p.at = from
	return false
}

// articles reads numbers of articles, each with its leden.
func (p *citing) articles() bool {
	spans := p.spans(article)
	if len(spans) == 0 {
		return false
	}
	last := len(spans) - 1
	for _, s := range spans[:last] {
		p.places = append(p.places, Place{Law: p.law, Article: s})
	}
	p.article = spans[last].From
	if spans[last].To != "" || !p.inside() {
		p.places = append(p.places, Place{Law: p.law, Article: spans[last]})
	}
	return true
}

// inside tells whether a lid or onderdeel of the article before it comes.
func (p *citing) inside() bool {
	ahead := 0
	if p.peek(0).kind == comma {
		ahead = 1
	}
	switch p.peek(ahead).kind {
	case lid, onderdeel:
		return true
	}
	return p.ordinalLid(p.at + ahead)
}

func (p *citing) leden(spans []Span) {
	last := len(spans) - 1
	for _, s := range spans[:last] {
		p.places = append(p.places, Place{Law: p.law, Article: Span{From: p.article}, Lid: s})
	}
	base := Place{Law: p.law, Article: Span{From: p.article}, Lid: spans[last]}
	from := p.at
	if p.peek(0).kind == comma {
		p.at++
	}
	if p.peek(0).kind == onderdeel {
		p.at++
		if parts := p.spans(onderdeel); len(parts) > 0 {
			p.onderdelen(base, parts)
			return
		}
	}
	p.at = from
	p.places = append(p.places, base)
}

// onderdelen adds the onderdelen of a lid; "onder 1°" goes inside the last.
func (p *citing) onderdelen(base Place, spans []Span) {
	add := func(s Span, inner ...Span) {
		with := base
		with.Onderdeel = append([]Span{s}, inner...)
		p.places = append(p.places, with)
	}
	last := len(spans) - 1
	for _, s := range spans[:last] {
		add(s)
	}
	from := p.at
	if p.peek(0).kind == comma {
		p.at++
	}
	if p.peek(0).kind == under {
		p.at++
		if inner := p.spans(under); len(inner) > 0 {
			for _, s := range inner {
				add(spans[last], s)
			}
			return
		}
	}
	p.at = from
	add(spans[last])
}

// tail reads "van de beleidsregels 2017", which names the regulation behind its
// articles; anything else that is left is a remark.
func (p *citing) tail() {
	if w := p.peek(0).text; w == "van" && p.law == "" && p.at+1 < len(p.words) {
		name := p.words[p.at+1:]
		if name[0].text == "de" || name[0].text == "het" {
			name = name[1:]
		}
		if len(name) > 0 {
			p.law = join(name)
			for i := range p.places {
				p.places[i].Law = p.law
			}
			return
		}
	}
	p.rest = join(p.words[p.at:])
}
