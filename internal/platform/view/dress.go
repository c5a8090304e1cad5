package view

import (
	"regexp"
	"strings"
)

// dressed are the classes of NL Design System for a bare element.
var dressed = map[string]string{
	"p":        "nl-paragraph",
	"h1":       "nl-heading nl-heading--level-1",
	"h2":       "nl-heading nl-heading--level-2",
	"h3":       "nl-heading nl-heading--level-3",
	"h4":       "nl-heading nl-heading--level-4",
	"a":        "nl-link",
	"ul":       "utrecht-unordered-list",
	"li":       "utrecht-unordered-list__item",
	"button":   "nl-button",
	"dl":       "utrecht-data-list utrecht-data-list--rows",
	"dt":       "utrecht-data-list__item-key",
	"dd":       "utrecht-data-list__item-value utrecht-data-list__item-value--html-dd",
	"table":    "utrecht-table",
	"caption":  "utrecht-table__caption",
	"thead":    "utrecht-table__header",
	"tbody":    "utrecht-table__body",
	"tr":       "utrecht-table__row",
	"th":       "utrecht-table__header-cell",
	"td":       "utrecht-table__cell",
	"label":    "utrecht-form-label",
	"fieldset": "utrecht-form-fieldset utrecht-form-fieldset--html-fieldset",
	"legend":   "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend",
	"input":    "utrecht-textbox utrecht-textbox--html-input",
	"textarea": "utrecht-textarea utrecht-textarea--html-textarea",
}

// variants are words that stand in a tag as attributes and become classes.
var variants = map[string]string{
	"button primary":   "nl-button--primary",
	"button secondary": "nl-button--secondary",
	"button subtle":    "nl-button--subtle",
	"a primary":        "nl-button nl-button--primary",
	"a secondary":      "nl-button nl-button--secondary",
	"th number":        "utrecht-table__header-cell--numeric-column",
	"td number":        "utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data",
}

var (
	openTag = regexp.MustCompile(`<([a-z][a-z0-9]*)((?:[\s{][^<>]*)?)>`)
	added   = regexp.MustCompile(`\sclass="(\+?)([^"]*)"`)
	variant = regexp.MustCompile(`^\s(primary|secondary|subtle|number)\b`)
)

// dress gives the bare elements of a template the classes of NL Design System, so
// that templates do not name them: <p> is a paragraph, <button primary> the first
// button. An element with a class of its own is left alone, unless that starts with
// a plus: class="+meent-note" comes on top. A hidden input needs nothing.
func dress(template string) string {
	return openTag.ReplaceAllStringFunc(template, func(tag string) string {
		m := openTag.FindStringSubmatch(tag)
		name, rest := m[1], m[2]
		classes, ok := dressed[name]
		if !ok || strings.Contains(rest, `type="hidden"`) {
			return tag
		}
		if v := variant.FindStringSubmatch(rest); v != nil {
			rest = rest[len(v[0]):]
			if more := variants[name+" "+v[1]]; name == "a" {
				classes = more
			} else {
				classes += " " + more
			}
		}
		if own := added.FindStringSubmatch(rest); own != nil {
			if own[1] == "" {
				return tag
			}
			classes += " " + own[2]
			rest = strings.Replace(rest, own[0], "", 1)
		}
		return "<" + name + ` class="` + classes + `"` + rest + ">"
	})
}
