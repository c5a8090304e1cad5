package view

import (
	"strconv"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// Locale writes words, amounts and dates in one language.
type Locale struct {
	Lang  string // nl, en
	words *Words
}

// In is the locale of a language; anything but "en" is Dutch.
func (w *Words) In(lang string) Locale {
	if lang != "en" {
		lang = "nl"
	}
	return Locale{Lang: lang, words: w}
}

// T is the sentence of a key, with arguments as name and value by turns.
func (l Locale) T(key string, args ...any) string { return l.words.Say(l.Lang, key, args...) }

var months = map[string][12]string{
	"nl": {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// Date is a date in full: 1 december 2026.
func (l Locale) Date(d value.Date) string {
	y, m, day := d.Civil()
	names := months[l.Lang]
	return strconv.Itoa(day) + " " + names[m-1] + " " + strconv.Itoa(y)
}

// Day is the date of an instant in the Netherlands, in full.
func (l Locale) Day(at time.Time) string { return l.Date(kernel.Today(instant(at))) }

// Moment is an instant: 1 december 2026 om 10.42 uur.
func (l Locale) Moment(at time.Time) string {
	clock := at.In(kernel.Amsterdam())
	if l.Lang == "en" {
		return l.Day(at) + " at " + clock.Format("15:04")
	}
	return l.Day(at) + " om " + clock.Format("15.04") + " uur"
}

// Period is a number of months: 2 jaar en 3 maanden.
func (l Locale) Period(n int64) string {
	years, rest := int(n/12), int(n%12)
	switch {
	case years == 0:
		return l.T("format.months", "n", rest)
	case rest == 0:
		return l.T("format.years", "n", years)
	}
	return l.T("format.and", "first", l.T("format.years", "n", years), "second", l.T("format.months", "n", rest))
}

// Number is a number with at most its own decimals: 1.234,5.
func (l Locale) Number(d value.Decimal) string { return l.group(d.String()) }

// Percent is a percentage: 13,7%.
func (l Locale) Percent(d value.Decimal) string { return l.Number(d) + "%" }

// group sets the marks of thousands and decimals in digits with a decimal point.
func (l Locale) group(digits string) string {
	thousands, point := byte('.'), byte(',')
	if l.Lang == "en" {
		thousands, point = ',', '.'
	}
	out := make([]byte, 0, len(digits)+4)
	if digits[0] == '-' {
		out = append(out, "−"...)
		digits = digits[1:]
	}
	whole := len(digits)
	for i := range len(digits) {
		if digits[i] == '.' {
			whole = i
			break
		}
	}
	for i := range len(digits) {
		switch {
		case i == whole:
			out = append(out, point)
		case i > 0 && i < whole && (whole-i)%3 == 0:
			out = append(out, thousands, digits[i])
		default:
			out = append(out, digits[i])
		}
	}
	return string(out)
}

type instant time.Time

func (i instant) Now() time.Time { return time.Time(i) }
