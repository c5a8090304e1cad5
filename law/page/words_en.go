package page

import "meent.nl/meent/law/document"

// English has one order of words; the comparisons of a main clause serve after "if".
var englishClauses = clauses{
	amounts: map[string][2]string{"=": {" is ", ""}, "!=": {" is not ", ""}, "<": {" is less than ", ""}, "<=": {" is at most ", ""}, ">": {" is more than ", ""}, ">=": {" is at least ", ""}},
	days:    map[string][2]string{"=": {" is ", ""}, "!=": {" is not ", ""}, "<": {" is before ", ""}, "<=": {" is on or before ", ""}, ">": {" is after ", ""}, ">=": {" is on or after ", ""}},
	null:    [2]string{" does not apply", ""}, notNull: [2]string{" applies", ""},
	within: [2]string{" is from ", ""}, above: " is above ", after: " is after ", is: [2]string{" is ", ""}, isNot: [2]string{" is not ", ""},
}

var english = wording{
	ifs: "if ", then: "then ", otherwise: "otherwise ", and: "and ", or: "or ", not: "not: ", yes: "yes", no: "no",
	all: "all of this holds:", any: "at least one of these holds:", yesIf: "yes, if ", notAll: "not all of this holds:", notAny: "none of these holds:", andThat: "and that ",
	somebody: "there is at least one of ", nobody: "there is nobody of ", afterDay: " after ", beforeDay: " before ",
	noValue: "not applicable", unknown: "not known", notYet: "not known yet", through: " up to and including ", until: " up to ",
	main: &englishClauses, sub: &englishClauses,
	sum: "the sum of ", count: "the number of ", least: "the least of ", greatest: "the greatest of ", absolute: "the size of ", atLeastNothing: "but not less than 0",
	whom: " for whom: ", some: "for at least one of ", every: "for each of ", satisfies: ":", forEach: "for each of ", whatFor: "what holds ",
	applicant: "the applicant", member: "this person", onDate: "the date of the question", of: " of ",
	date: "the date with ", theDay: "day ", theMonth: "month ", theYear: "year ", inYear: " of ", inYearOf: " of the year of ", firstOfMonth: "the first day of the month of ",
	duration: "the time from ", workday: "the next working day from ", holidays: ", no weekend and no day of ",
	mostRank: "the place in order of the most ", leastRank: "the place in order of the least ",
	inTable: " from the table ", at: " for ", eachOfThem: "each of ", person: "person", persons: "persons", onePerson: "one person, or nobody", decimals: "to %d decimals", multiples: "to a multiple of %d",
	euros: "to whole euros", cents: "to whole cents", whole: "to a whole number",
	roundings: map[string]string{
		"round up": "rounded up", "round down": "rounded down", "round half up": "rounded to the nearest",
		"round half down": "rounded to the nearest, a half down", "floor": "rounded down", "ceiling": "rounded up",
	},
	conversions: map[string]string{"per_month": "converted to a month", "per_quarter": "converted to a quarter", "per_year": "converted to a year"},
	parts: map[string]string{
		"year": "the year of ", "month": "the month of ", "day": "the day of ", "weekday": "the day of the week (Monday is 1) of ",
		"years": "the whole years of ", "months": "the months beside the years of ", "days": "the number of days of ",
	},
	subjects: map[string]string{"household": "the household", "person": "each person"},
	months:   []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	year:     "year", years: "years", month: "month", monthPlural: "months", day: "day", days: "days",
	match: map[document.Match]string{document.MatchFrom: "from", document.MatchAbove: "above", document.MatchIs: ""},
	kinds: map[string]string{
		"wet": "act", "amvb": "decree (order in council)", "ministeriele-regeling": "ministerial order", "verordening": "municipal ordinance",
		"beleidsregel": "municipal policy rule", "uitvoeringspraktijk": "settled practice",
	},
	units: []string{"boolean", "yes or no", "one of [", "one of: ", "]", "", "list of ", "persons of ", "_", " "},
}
