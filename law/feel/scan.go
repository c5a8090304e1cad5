package feel

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

type tokenKind uint8

const (
	endToken tokenKind = iota
	numberToken
	stringToken
	nameToken
	keywordToken
	functionToken
	signToken // an operator or a bracket
)

type token struct {
	kind   tokenKind
	text   string
	offset int
}

// String names the token in a fault.
func (t token) String() string {
	switch t.kind {
	case endToken:
		return "the end of the expression"
	case stringToken:
		return `"` + t.text + `"`
	}
	return t.text
}

// signs, longest first.
var signs = []string{"..", "!=", "<=", ">=", "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", ",", "."}

type fault struct {
	offset            int
	message, expected string
}

func scan(src string) ([]token, *fault) {
	var tokens []token
	for i := 0; ; {
		for i < len(src) && strings.IndexByte(" \t\r\n", src[i]) >= 0 {
			i++
		}
		if i == len(src) {
			return append(tokens, token{kind: endToken, offset: i}), nil
		}
		t := token{offset: i}
		switch c := src[i]; {
		case isDigit(c):
			i = scanNumber(src, i)
			t.kind, t.text = numberToken, src[t.offset:i]
			if i < len(src) && isNameByte(src[i]) {
				return nil, &fault{i, fmt.Sprintf("%q directly after a number", src[i]), "an operator or a space"}
			}
		case c == '"':
			end := strings.IndexAny(src[i+1:], "\"\\\n")
			if end < 0 || src[i+1+end] != '"' {
				return nil, &fault{i, "text without a closing quote", `a word in double quotes on one line, such as "nederland"`}
			}
			t.kind, t.text = stringToken, src[i+1:i+1+end]
			i += end + 2
		case isNameByte(c):
			afterDot := len(tokens) > 0 && tokens[len(tokens)-1].text == "."
			t.kind, t.text, i = scanName(src, i, afterDot)
		default:
			at := slices.IndexFunc(signs, func(s string) bool { return strings.HasPrefix(src[i:], s) })
			if at < 0 {
				r, _ := utf8.DecodeRuneInString(src[i:])
				return nil, &fault{i, fmt.Sprintf("%q has no meaning here", r), "a name, a number or an operator"}
			}
			t.kind, t.text = signToken, signs[at]
			i += len(t.text)
		}
		tokens = append(tokens, t)
	}
}

func scanNumber(src string, i int) int {
	for i < len(src) && isDigit(src[i]) {
		i++
	}
	// 1..5 is a range, not 1. and .5
	if i+1 < len(src) && src[i] == '.' && isDigit(src[i+1]) {
		for i++; i < len(src) && isDigit(src[i]); i++ {
		}
	}
	return i
}

func scanName(src string, start int, afterDot bool) (tokenKind, string, int) {
	end := nameEnd(src, start)
	word := src[start:end]
	if afterDot {
		return nameToken, word, end
	}
	for _, phrase := range phrases {
		if stop, ok := matchPhrase(src, start, phrase); ok {
			return functionToken, strings.Join(phrase, " "), stop
		}
	}
	switch {
	case slices.Contains(keywords, word):
		return keywordToken, word, end
	case slices.Contains(Functions, word):
		return functionToken, word, end
	}
	return nameToken, word, end
}

func matchPhrase(src string, i int, phrase []string) (end int, ok bool) {
	for n, word := range phrase {
		if n > 0 {
			for i < len(src) && strings.IndexByte(" \t\r\n", src[i]) >= 0 {
				i++
			}
		}
		stop := nameEnd(src, i)
		if src[i:stop] != word {
			return 0, false
		}
		i = stop
	}
	return i, true
}

func nameEnd(src string, i int) int {
	for i < len(src) && (isNameByte(src[i]) || isDigit(src[i])) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}
