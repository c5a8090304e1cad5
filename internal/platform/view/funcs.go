package view

import "html/template"

// funcs are what a template may call. t gives words in its language; values come
// as people write them, so that a template has nothing to work out.
func funcs(l Locale) template.FuncMap {
	return template.FuncMap{
		"t":    l.T,
		"lang": func() string { return l.Lang },
	}
}
