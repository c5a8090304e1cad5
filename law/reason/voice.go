package reason

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
)

// Voice writes what reasons are made of in one language. Plain is one; pages have their
// own, with links and words of their own for persons.
type Voice interface {
	Lang() page.Lang
	// Fact is what people call a fact or a relation: Kale huur.
	Fact(name string) string
	// Person is how a member of a relation is spoken of: uw kind 1. It is not asked of the
	// applicant.
	Person(p Person) string
	// Value writes what was found: € 131 per maand, ja.
	Value(v Value) string
	// Cents writes an amount in a sum: € 131,00 per maand.
	Cents(v Value) string
}

// Plain is a Voice for a terminal or a file. names may be nil; it may be a page.Wording.
func Plain(lang page.Lang, names page.Names) Voice { return plain{lang, names} }

type plain struct {
	lang  page.Lang
	names page.Names
}

func (p plain) Lang() page.Lang { return p.lang }

func (p plain) Fact(name string) string {
	if p.names != nil {
		if label, ok := p.names.Label(name); ok {
			return textOf(document.Text(label)).In(p.lang)
		}
	}
	return strings.ReplaceAll(name, "_", " ")
}

func (p plain) Person(who Person) string {
	if who.Member == 0 {
		return WithinSentence(p.Fact(who.Relation))
	}
	return fmt.Sprintf("%s %d", WithinSentence(p.Fact(who.Relation)), who.Member)
}

func (p plain) Value(v Value) string {
	t := typeOf(v.Unit)
	switch {
	case v.NotApplicable:
		return pick(p.lang, "niet van toepassing", "not applicable")
	case v.Text != "":
		return page.ValueText(t, v.Text, p.lang, p.names)
	case v.Low != "":
		low, high := page.ValueText(t, v.Low, p.lang, p.names), page.ValueText(t, v.High, p.lang, p.names)
		return pick(p.lang, "tussen "+low+" en "+high, "between "+low+" and "+high)
	}
	return pick(p.lang, "niet bekend", "not known")
}

func (p plain) Cents(v Value) string { return page.CentsText(typeOf(v.Unit), v.Text, p.lang) }

// In is the text in a language.
func (t Text) In(lang page.Lang) string { return pick(lang, t.NL, t.EN) }

func pick(lang page.Lang, nl, en string) string {
	if lang == page.EN {
		return en
	}
	return nl
}

// WithinSentence is a title as it stands in the middle of a sentence: Kale huur becomes
// kale huur, AOW stays.
func WithinSentence(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	if second, _ := utf8.DecodeRuneInString(title[size:]); unicode.IsUpper(second) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}

// beside leaves out of a value what its label says already of the time that an amount is
// for, as of Kale huur per maand: € 618,40 per maand.
func beside(label, text string) string {
	at := strings.LastIndex(text, " per ")
	if at < 0 || strings.Contains(text[at+len(" per "):], " ") || !strings.HasSuffix(label, text[at:]) {
		return text
	}
	return strings.TrimSuffix(strings.ReplaceAll(text, text[at:]+" ", " "), text[at:])
}
