package statute

import (
	"strconv"
	"strings"
)

// highestLid is the highest number that is taken for a lid in a list that may go on
// with articles: in "artikelen 9 lid 1 en 4 en 32" the last is an article.
const highestLid = 30

// spans reads numbers: 1, 2 en 4; 8.3 tot en met 8.6; a en b. of is what they are
// numbers of. It stops before a number that is an article by itself.
func (p *citing) spans(of sort) []Span {
	var out []Span
	for {
		from := p.at
		for len(out) > 0 && (p.peek(0).kind == comma || p.peek(0).kind == and) {
			p.at++
		}
		w := p.peek(0)
		if w.kind != number || len(out) > 0 && p.at == from || !p.fits(of, w, len(out) > 0) {
			p.at = from
			return out
		}
		p.at++
		s := Span{From: w.text}
		if p.peek(0).kind == through && p.peek(1).kind == number {
			s.To = p.peek(1).text
			p.at += 2
		}
		out = append(out, s)
	}
}

// fits tells whether a word is a number of that sort.
func (p *citing) fits(of sort, w word, further bool) bool {
	digit := w.text[0] >= '0' && w.text[0] <= '9'
	switch of {
	case article:
		return digit || w.text[0] >= 'A' && w.text[0] <= 'Z' && len(w.text) > 1 && strings.ContainsAny(w.text, "0123456789")
	case lid:
		if !digit || strings.ContainsAny(w.text, ".:") {
			return false
		}
		if !further || !p.plural {
			return true
		}
		// What has a lid of its own behind it is an article.
		next := p.peek(1)
		n, err := strconv.Atoi(w.text)
		return next.kind != lid && err == nil && n <= highestLid
	case onderdeel:
		if !further {
			return true
		}
		next := p.peek(1)
		return next.kind != lid && (!digit || strings.HasSuffix(w.text, "°"))
	}
	return true
}

// ordinals reads "eerste, tweede en vierde lid".
func (p *citing) ordinals() []Span {
	var out []Span
	for {
		w := p.peek(0)
		switch {
		case w.ordinal != "":
			if n := len(out); n > 0 && out[n-1].To == "?" {
				out[n-1].To = w.ordinal
			} else {
				out = append(out, Span{From: w.ordinal})
			}
		case w.kind == through && len(out) > 0:
			out[len(out)-1].To = "?"
		case w.kind == comma || w.kind == and:
		default:
			if w.kind == lid {
				p.at++
			}
			return out
		}
		p.at++
	}
}
