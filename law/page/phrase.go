package page

import (
	"strings"
	"unicode/utf8"
)

// Phrase is a stretch of text, in which what stands for something can be followed.
type Phrase []Piece

// Piece is a part of a phrase. Kind is Words for mere words; what the others name is
// written between quotes where it cannot be followed.
type Piece struct {
	Text      string
	Kind      PieceKind
	Law, Name string // of a rule or a parameter; Name alone of a fact or a relation
}

// PieceKind says what a piece of a phrase stands for.
type PieceKind string

const (
	Words     PieceKind = ""
	OfRule    PieceKind = "rule"
	OfNumber  PieceKind = "parameter"
	OfFact    PieceKind = "fact" // or a relation
	quoteOpen           = "“"
	quoteShut           = "”"
)

// String is the phrase with what it names between quotes.
func (p Phrase) String() string {
	var b strings.Builder
	for _, piece := range p {
		if piece.Kind == Words || strings.HasPrefix(piece.Text, quoteOpen) {
			b.WriteString(piece.Text)
		} else {
			b.WriteString(quoteOpen + piece.Text + quoteShut)
		}
	}
	return b.String()
}

func (p Phrase) length() int { return utf8.RuneCountInString(p.String()) }

// plain is a phrase of mere words.
func plain(text string) Phrase {
	if text == "" {
		return nil
	}
	return Phrase{{Text: text}}
}

// join puts phrases one after the other; words that meet become one piece.
func join(parts ...Phrase) Phrase {
	var out Phrase
	for _, part := range parts {
		for _, piece := range part {
			if n := len(out); n > 0 && piece.Kind == Words && out[n-1].Kind == Words {
				out[n-1].Text += piece.Text
				continue
			}
			out = append(out, piece)
		}
	}
	return out
}

// listed joins phrases as a list: a, b and c. What has a comma or a choice in it is
// kept apart by semicolons.
func listed(last string, parts []Phrase) Phrase {
	comma := ", "
	for _, p := range parts {
		if strings.ContainsAny(p.String(), ",;") {
			comma = "; "
		}
	}
	var out Phrase
	for i, p := range parts {
		switch {
		case i == 0:
		case i == len(parts)-1:
			out = join(out, plain(" "+last))
		default:
			out = join(out, plain(comma))
		}
		out = join(out, p)
	}
	return out
}

func bracketed(p Phrase) Phrase { return join(plain("("), p, plain(")")) }
