package document

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/feel"
)

// source says where in the file each byte of a scalar's value stands, whatever
// YAML did to it: folded lines, indentation, quotes.
func (r *reader) source(n *yaml.Node) func(offset int) feel.Pos {
	start := feel.Pos{Line: n.Line, Column: n.Column}
	places := r.trace(n)
	return func(offset int) feel.Pos {
		if offset >= len(places) {
			return start
		}
		return places[offset]
	}
}

// trace walks through the value and the text of the file side by side; it is nil
// where the two do not agree, as with escapes in double quotes.
func (r *reader) trace(n *yaml.Node) []feel.Pos {
	if n.Line < 1 || n.Line > len(r.starts) {
		return nil
	}
	c := cursor{text: r.text[r.starts[n.Line-1]:], at: feel.Pos{Line: n.Line, Column: 1}}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		c.skipLine()
	default:
		for c.at.Line == n.Line && c.at.Column < n.Column && c.text != "" {
			c.step()
		}
		if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			c.step()
		}
	}
	quoted := n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0
	places := make([]feel.Pos, 0, len(n.Value)+1)
	for _, want := range n.Value {
		if !strings.ContainsRune(" \t\r\n", want) {
			if !c.find(want, quoted) {
				return nil
			}
		}
		for range utf8.RuneLen(want) {
			places = append(places, c.at)
		}
		if !strings.ContainsRune(" \t\r\n", want) {
			c.step()
		}
	}
	return append(places, c.at)
}

// cursor is a place in the text of a file.
type cursor struct {
	text string // from the cursor on
	at   feel.Pos
}

func (c *cursor) step() {
	first, size := utf8.DecodeRuneInString(c.text)
	c.text = c.text[size:]
	c.at.Column++
	if first == '\n' {
		c.at = feel.Pos{Line: c.at.Line + 1, Column: 1}
	}
}

func (c *cursor) skipLine() {
	for line := c.at.Line; c.at.Line == line && c.text != ""; {
		c.step()
	}
}

// find moves to the next character that is not white space; it must be want.
func (c *cursor) find(want rune, quoted bool) bool {
	for c.text != "" {
		got, _ := utf8.DecodeRuneInString(c.text)
		escape := quoted && (got == '\\' || got == '\'')
		if got == want && !(escape && c.doubled(got)) {
			return true
		}
		if !escape && !strings.ContainsRune(" \t\r\n", got) {
			return false
		}
		c.step()
	}
	return false
}

// doubled tells whether the character stands there twice, as a quote in quotes does.
func (c *cursor) doubled(r rune) bool {
	return strings.HasPrefix(c.text, string(r)+string(r))
}
