package page

import (
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// wording is what a language calls the parts of a rule.
type wording struct {
	ifs, then, otherwise, and, or, not, yes, no string
	all, any, yesIf, notAll, notAny, andThat    string
	somebody, nobody, afterDay, beforeDay       string
	noValue, unknown, notYet, through, until    string
	main, sub                                   *clauses // of comparisons; sub after "als"
	sum, count, least, greatest, absolute       string
	atLeastNothing                              string
	whom, some, every, satisfies, forEach       string
	whatFor                                     string // the sum, for each of …
	applicant, member, onDate, of               string
	date, theDay, theMonth, theYear             string
	inYear, inYearOf, firstOfMonth, duration    string
	workday, holidays, mostRank, leastRank      string
	inTable, at, eachOfThem                     string
	person, persons, onePerson                  string
	decimals, multiples                         string // of %d
	euros, cents, whole                         string
	roundings, conversions, parts, subjects     map[string]string
	months                                      []string
	year, years, month, monthPlural             string
	day, days                                   string
	match                                       map[document.Match]string
	kinds                                       map[string]string
	units                                       []string // pairs for a replacer, of the English types
}

var words = map[Lang]*wording{NL: &dutch, EN: &english}

// TypeText is a type as people say it: euro per jaar, ja of nee.
func TypeText(t value.Type, lang Lang) string {
	return strings.NewReplacer(words[lang].units...).Replace(t.String())
}

// KindText is what a kind of regulation is called: ministeriële regeling.
func KindText(kind string, lang Lang) string {
	if text, ok := words[lang].kinds[kind]; ok {
		return text
	}
	return kind
}
