package portal

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

// mostRadios is how many answers stand under one another; more go in a list.
const mostRadios = 7

// ask is a field of the catalogue as a question of a form. text is its value so
// far, in canonical form.
func (v *visit) ask(id string, f *catalogue.Field, label, text string) view.Field {
	field := view.Field{ID: id, Label: label}
	switch f.Type.Kind {
	case value.Boolean:
		field.Kind = "choice"
		field.Choice = []view.Choice{
			{Value: "true", Text: capital(v.T("format.yes")), Chosen: text == "true"},
			{Value: "false", Text: capital(v.T("format.no")), Chosen: text == "false"},
		}
	case value.Word:
		field.Kind = "choice"
		if len(f.Type.Words) > mostRadios {
			field.Kind = "select"
		}
		for _, word := range f.Type.Words {
			field.Choice = append(field.Choice, view.Choice{Value: word, Text: capital(v.Fact(f.Type, word)), Chosen: word == text})
		}
	case value.Day:
		field.Kind = "date"
		if d, err := value.ParseDate(text); err == nil {
			y, m, day := d.Civil()
			field.Parts = [3]string{strconv.Itoa(day), strconv.Itoa(m), strconv.Itoa(y)}
		}
	case value.Number:
		field.Kind, field.Unit, field.Value = "number", v.Per(f.Type.Unit.Per), v.numberInput(text)
		if f.Type.Unit.Quantity == value.Euro {
			field.Kind = "money"
		}
		if f.Type.Unit.Quantity == value.Percent {
			field.Unit = "%"
		}
	case value.Period, value.Days:
		field.Kind = "number"
		field.Unit = v.T("form.months")
		if f.Type.Kind == value.Days {
			field.Unit = v.T("form.days")
		}
		if _, n, err := value.ParseDuration(text); err == nil {
			field.Value = strconv.FormatInt(n, 10)
		}
	default:
		field.Kind, field.Value = "text", text
	}
	if f.Optional && field.Kind != "choice" && field.Kind != "select" {
		field.None = view.Choice{Value: entitlement.Absent, Text: v.T("form.none"), Chosen: text == entitlement.Absent}
		if field.None.Chosen {
			field.Value = ""
		}
	}
	return field
}

// read takes over what was filled in, and gives the canonical form. Nothing filled
// in is ""; what cannot be understood puts an error on the field.
func (v *visit) read(field *view.Field, f *catalogue.Field, form url.Values) string {
	if field.None.Chosen = field.None.Text != "" && form.Get(field.ID+"-none") == field.None.Value; field.None.Chosen {
		return entitlement.Absent
	}
	given := strings.TrimSpace(form.Get(field.ID))
	text, remedy := given, "form.bad-choice"
	switch f.Type.Kind {
	case value.Boolean, value.Word:
		for i := range field.Choice {
			field.Choice[i].Chosen = field.Choice[i].Value == given
		}
	case value.Day:
		text, remedy = v.readDate(field, form), "form.bad-date"
	case value.Number:
		field.Value, text, remedy = given, v.canonicalNumber(given), "form.bad-number"
	case value.Period, value.Days:
		field.Value, remedy = given, "form.bad-number"
		if given != "" {
			text = "P" + given + map[value.Kind]string{value.Period: "M", value.Days: "D"}[f.Type.Kind]
		}
	default:
		field.Value = given
	}
	if text == "" {
		return ""
	}
	canonical, err := f.Canonical(text)
	if err != nil {
		field.Error = v.T(remedy, "question", field.Label)
		if beyond := (*catalogue.BeyondError)(nil); errors.As(err, &beyond) {
			field.Error = v.T("form.beyond", "low", v.bound(f.Type, beyond.Low), "high", v.bound(f.Type, beyond.High))
		}
		return ""
	}
	return canonical
}

// bound is a limit of a field, without decimals that say nothing.
func (v *visit) bound(t value.Type, text string) string {
	if t.Kind == value.Number && strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return v.Fact(t, text)
}

func (v *visit) readDate(field *view.Field, form url.Values) string {
	var n [3]int
	for i, part := range [3]string{"-day", "-month", "-year"} {
		field.Parts[i] = strings.TrimSpace(form.Get(field.ID + part))
		n[i], _ = strconv.Atoi(field.Parts[i]) // what is no number becomes no date below
	}
	if field.Parts == [3]string{} {
		return ""
	}
	d, err := value.NewDate(n[2], n[1], n[0])
	if err != nil {
		return "no date"
	}
	return d.String()
}

// canonicalNumber reads 28.500,50 in Dutch and 28,500.50 in English; a lone mark
// with one or two digits behind it is a decimal mark in either.
func (v *visit) canonicalNumber(text string) string {
	text = strings.NewReplacer("€", "", " ", "", "\u00a0", "", "%", "").Replace(text)
	thousands, point := ".", ","
	if v.Lang == "en" {
		thousands, point = ",", "."
	}
	if i := strings.LastIndex(text, thousands); i >= 0 && !strings.Contains(text, point) && strings.Count(text, thousands) == 1 && len(text)-i-1 < 3 {
		return strings.Replace(text, thousands, ".", 1)
	}
	return strings.Replace(strings.ReplaceAll(text, thousands, ""), point, ".", 1)
}

// numberInput is a number as one would type it.
func (v *visit) numberInput(text string) string {
	d, err := value.ParseDecimal(text)
	if err != nil {
		return text
	}
	if whole, err := d.Rescale(0); err == nil {
		d = whole
	}
	return v.Number(d)
}

// capital begins a text with a capital.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// sentence begins with a capital and ends with a full stop.
func sentence(text string) string {
	text = capital(text)
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
