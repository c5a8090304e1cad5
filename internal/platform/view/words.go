package view

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Words are the sentences of the pages, by key, in Dutch and English.
type Words struct{ sentences map[string]sentence }

// sentence is one key in both languages.
type sentence struct {
	nl, en form
	names  []string // its arguments, sorted
}

// form is a sentence in one language; one is for n = 1, where that differs.
type form struct{ one, other []piece }

// piece is literal text, or the name of an argument.
type piece struct {
	text  string
	isArg bool
}

// Languages are those that the pages speak.
func Languages() []string { return []string{"nl", "en"} }

// Say is the sentence of a key in a language, with its arguments given as name and
// value by turns. A key that does not exist is a fault of the program, and reads as
// the key between brackets, which no test of a page lets pass.
func (w *Words) Say(lang, key string, args ...any) string {
	s, ok := w.sentences[key]
	if !ok {
		return "⟦" + key + "⟧"
	}
	f := s.nl
	if lang == "en" {
		f = s.en
	}
	pieces := f.other
	if f.one != nil && isOne(args) {
		pieces = f.one
	}
	if len(pieces) == 1 && !pieces[0].isArg {
		return pieces[0].text
	}
	var b strings.Builder
	for _, p := range pieces {
		if !p.isArg {
			b.WriteString(p.text)
			continue
		}
		b.WriteString(argument(p.text, args))
	}
	return b.String()
}

// Has says whether there is a sentence for a key.
func (w *Words) Has(key string) bool { _, ok := w.sentences[key]; return ok }

func argument(name string, args []any) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		switch v := args[i+1].(type) {
		case string:
			return v
		case int:
			return strconv.Itoa(v)
		default:
			return fmt.Sprint(v)
		}
	}
	return "⟦" + name + "⟧"
}

func isOne(args []any) bool {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == "n" {
			n, ok := args[i+1].(int)
			return ok && n == 1
		}
	}
	return false
}

// Keys are all keys, sorted.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.sentences)) }

// Plain is the sentence of a key with the names of its arguments in their places.
func (w *Words) Plain(lang, key string) string {
	s := w.sentences[key]
	f := s.nl
	if lang == "en" {
		f = s.en
	}
	var b strings.Builder
	for _, p := range f.other {
		b.WriteString(p.text)
	}
	return b.String()
}
