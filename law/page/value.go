package page

import (
	"strings"

	"meent.nl/meent/law/value"
)

// ValueText writes a value as people do: € 131,50 per maand, 1 december 1985, ja. text is
// in the form that program.Text gives; what does not fit its type is written as it is.
// names may be nil, or a Wording.
func ValueText(t value.Type, text string, lang Lang, names Names) string {
	b := &builder{lang: lang, names: names}
	switch t.Kind {
	case value.Boolean:
		switch text {
		case "true":
			return words[lang].yes
		case "false":
			return words[lang].no
		}
	case value.Number:
		if d, err := value.ParseDecimal(text); err == nil {
			return b.amount(d, t.Unit)
		}
	case value.Day:
		if d, err := value.ParseDate(text); err == nil {
			return b.date(d)
		}
	case value.Period, value.Days:
		if kind, n, err := value.ParseDuration(text); err == nil {
			return b.durationText(kind, n)
		}
	case value.Word:
		return b.bareWord(text)
	case value.Relation:
		if text == "1" {
			return text + " " + words[lang].person
		}
		return text + " " + words[lang].persons
	}
	return text
}

// CentsText is ValueText of an amount of money with two decimals, as in a sum.
func CentsText(t value.Type, text string, lang Lang) string {
	d, err := value.ParseDecimal(text)
	if err == nil {
		d, err = value.ParseDecimal(d.Big().FloatString(2))
	}
	if err != nil || t.Unit.Quantity != value.Euro {
		return ValueText(t, text, lang, nil)
	}
	return lang.sign(d) + strings.TrimPrefix(TypeText(t, lang), "euro")
}
