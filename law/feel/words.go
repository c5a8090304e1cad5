package feel

import (
	"slices"
	"strings"
)

// Functions are the built-in functions, by their FEEL names.
var Functions = []string{
	"abs", "ceiling", "count", "date", "duration", "floor", "max", "min", "next working day", "not",
	"per_month", "per_quarter", "per_year",
	"rank by least", "rank by most",
	"round down", "round half down", "round half up", "round up",
	"sum", "years and months duration",
}

var keywords = []string{
	"and", "between", "else", "every", "false", "for", "if", "in", "null", "or",
	"return", "satisfies", "some", "then", "true",
}

// The two names that every formula knows.
const (
	applicantName = "aanvrager"
	dateName      = "peildatum"
)

// Reserved tells whether a word means something in every expression, so that no
// rule, parameter, fact or relation can have it as its name.
func Reserved(word string) bool {
	return slices.Contains(keywords, word) || slices.Contains(Functions, word) ||
		word == applicantName || word == dateName || word == "round"
}

// phrases are the functions whose names are several words.
var phrases = func() (found [][]string) {
	for _, name := range Functions {
		if words := strings.Fields(name); len(words) > 1 {
			found = append(found, words)
		}
	}
	return found
}()
