package view

import (
	"html/template"

	"meent.nl/meent/law/value"
)

// funcs are what a template may call, in one language. t gives words; the others
// write a value.
func funcs(l Locale) template.FuncMap {
	return template.FuncMap{
		"t":        l.T,
		"date":     l.Date,
		"month":    l.Month,
		"day":      l.Day,
		"moment":   l.Moment,
		"euro":     l.Euro,
		"cents":    l.EuroCents,
		"quantity": l.Quantity,
		"lang":     func() string { return l.Lang },
		"known":    func(d value.Date) bool { return d != 0 },
		"inc":      func(i int) int { return i + 1 },
	}
}
