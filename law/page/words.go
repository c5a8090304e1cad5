package page

import (
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// wording is what a language calls the parts of a rule.
type wording struct {
	ifs, then, otherwise, elseIf          string
	and, or, not, yes, no                 string
	nothing, something, noValue           string // x = null, x != null
	between, to, oneOf, through, until    string
	sum, count, least, greatest, absolute string
	whom, some, every, satisfies, forEach string
	applicant, onDate, of                 string
	date, duration, from                  string
	workday, holidays                     string
	mostRank, leastRank                   string
	inTable, at                           string
	eachOf                                string
	decimals                              string // of %d
	euros, whole                          string
	perMunicipality                       string
	roundings, conversions, parts         map[string]string
	subjects                              map[string]string
	months                                []string
	year, years, month, monthPlural       string
	day, days                             string
	match                                 map[document.Match]string
	units                                 []string // pairs for a replacer, of the English types
}

var words = map[Lang]*wording{
	NL: {
		ifs: "als ", then: "dan ", otherwise: "anders ", elseIf: "anders als ", and: "en ", or: "of ", not: "niet: ", yes: "ja", no: "nee",
		nothing: " is niet van toepassing", something: " is van toepassing", noValue: "niet van toepassing", between: " van ", to: " tot en met ", oneOf: " is een van ",
		through: " tot en met ", until: " tot ", sum: "de som van ", count: "het aantal ", least: "het laagste van ", greatest: "het hoogste van ",
		absolute: "de grootte van ", whom: " voor wie geldt: ", some: "voor ten minste één van ", every: "voor elk van ", satisfies: " geldt: ",
		forEach: "voor elk van ", applicant: "de aanvrager", onDate: "de peildatum", of: " van ", date: "de datum met jaar, maand en dag ",
		duration: "de tijd van ", from: " vanaf ", workday: "de eerstvolgende werkdag vanaf ", holidays: ", geen weekend en geen dag uit ", mostRank: "de plaats op volgorde van de meeste ", leastRank: "de plaats op volgorde van de minste ",
		inTable: " in de tabel ", at: " bij ", eachOf: "ieder van ", decimals: "op %d decimalen", euros: "in hele euro's", whole: "op een heel getal",
		perMunicipality: "wat de regeling van de gemeente zegt, gekozen naar ",
		roundings: map[string]string{"round up": "naar boven afgerond", "round down": "naar beneden afgerond (naar nul)", "round half up": "rekenkundig afgerond",
			"round half down": "rekenkundig afgerond, de helft naar beneden", "floor": "naar beneden afgerond", "ceiling": "naar boven afgerond (ook onder nul)"},
		conversions: map[string]string{"per_month": "per maand: ", "per_quarter": "per kwartaal: ", "per_year": "per jaar: "},
		parts: map[string]string{"year": "het jaar van ", "month": "de maand van ", "day": "de dag van ", "weekday": "de dag van de week (maandag is 1) van ",
			"years": "de hele jaren van ", "months": "de losse maanden van ", "days": "het aantal dagen van "},
		subjects: map[string]string{"household": "het huishouden", "person": "iedere persoon"},
		months:   []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		year:     "jaar", years: "jaar", month: "maand", monthPlural: "maanden", day: "dag", days: "dagen",
		match: map[document.Match]string{document.MatchFrom: "vanaf", document.MatchAbove: "boven", document.MatchIs: "is"},
		units: []string{"not yet rounded", "niet afgerond", "years and months", "jaren en maanden", "boolean", "ja of nee", "number", "getal", "date", "datum",
			"one of [", "een van [", "one of ", "een van ", "list of ", "personen uit ", "hours", "uren", "per hour", "per uur", "per day", "per dag", "per month", "per maand", "per quarter", "per kwartaal",
			"per year", "per jaar", "days", "dagen"},
	},
	EN: {
		ifs: "if ", then: "then ", otherwise: "otherwise ", elseIf: "otherwise if ", and: "and ", or: "or ", not: "not: ", yes: "yes", no: "no",
		nothing: " does not apply", something: " applies", noValue: "not applicable", between: " from ", to: " up to and including ", oneOf: " is one of ",
		through: " up to and including ", until: " up to ", sum: "the sum of ", count: "the number of ", least: "the least of ", greatest: "the greatest of ",
		absolute: "the size of ", whom: " for whom: ", some: "for at least one of ", every: "for each of ", satisfies: ": ",
		forEach: "for each of ", applicant: "the applicant", onDate: "the date of the question", of: " of ", date: "the date with year, month and day ",
		duration: "the time from ", from: " from ", workday: "the next working day from ", holidays: ", no weekend and no day of ", mostRank: "the place in order of the most ", leastRank: "the place in order of the least ",
		inTable: " in the table ", at: " for ", eachOf: "each of ", decimals: "to %d decimals", euros: "to whole euros", whole: "to a whole number",
		perMunicipality: "what the regulation of the municipality says, chosen by ",
		roundings: map[string]string{"round up": "rounded up", "round down": "rounded down (towards zero)", "round half up": "rounded to the nearest",
			"round half down": "rounded to the nearest, a half down", "floor": "rounded down", "ceiling": "rounded up (also below zero)"},
		conversions: map[string]string{"per_month": "per month: ", "per_quarter": "per quarter: ", "per_year": "per year: "},
		parts: map[string]string{"year": "the year of ", "month": "the month of ", "day": "the day of ", "weekday": "the day of the week (Monday is 1) of ",
			"years": "the whole years of ", "months": "the months beside the years of ", "days": "the number of days of "},
		subjects: map[string]string{"household": "the household", "person": "each person"},
		months:   []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		year:     "year", years: "years", month: "month", monthPlural: "months", day: "day", days: "days",
		match: map[document.Match]string{document.MatchFrom: "from", document.MatchAbove: "above", document.MatchIs: "is"},
		units: []string{"boolean", "yes or no", "list of ", "persons of "},
	},
}

// TypeText is a type as people say it: euro per jaar, ja of nee.
func TypeText(t value.Type, lang Lang) string {
	return strings.NewReplacer(words[lang].units...).Replace(t.String())
}
