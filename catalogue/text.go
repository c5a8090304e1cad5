package catalogue

import (
	"unicode"
	"unicode/utf8"
)

// Text is a sentence for people, in Dutch and in English.
type Text struct{ NL, EN string }

// In is the text in a language: "en" is English, anything else is Dutch.
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.NL
}

// WithinSentence is a title as it stands in the middle of a sentence: Zorgtoeslag
// becomes zorgtoeslag, AOW stays.
func WithinSentence(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	if second, _ := utf8.DecodeRuneInString(title[size:]); unicode.IsUpper(second) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}
