package catalogue

// Text is a sentence for people, in Dutch and in English.
type Text struct{ NL, EN string }

// In is the text in a language: "en" is English, anything else is Dutch.
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.NL
}
