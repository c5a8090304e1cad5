package page

import "meent.nl/meent/law/document"

var dutch = wording{
	ifs: "als ", then: "dan ", otherwise: "anders ", and: "en ", or: "of ", not: "niet: ", yes: "ja", no: "nee",
	all: "al het volgende geldt:", any: "ten minste één van deze geldt:", yesIf: "ja, als ", notAll: "niet al het volgende geldt:", notAny: "geen van deze geldt:", andThat: "en dat ",
	somebody: "er is ten minste één van ", nobody: "er is niemand van ", afterDay: " na ", beforeDay: " vóór ",
	noValue: "niet van toepassing", unknown: "niet bekend", notYet: "nog niet bekend", through: " tot en met ", until: " tot ",
	main: &clauses{
		amounts: map[string][2]string{"=": {" is ", ""}, "!=": {" is niet ", ""}, "<": {" is minder dan ", ""}, "<=": {" is ten hoogste ", ""}, ">": {" is meer dan ", ""}, ">=": {" is ten minste ", ""}},
		days:    map[string][2]string{"=": {" is ", ""}, "!=": {" is niet ", ""}, "<": {" ligt vóór ", ""}, "<=": {" ligt op of vóór ", ""}, ">": {" ligt na ", ""}, ">=": {" ligt op of na ", ""}},
		null:    [2]string{" is niet van toepassing", ""}, notNull: [2]string{" is van toepassing", ""},
		within: [2]string{" ligt van ", ""}, above: " ligt boven ", after: " ligt na ", is: [2]string{" is ", ""}, isNot: [2]string{" is niet ", ""},
	},
	sub: &clauses{
		amounts: map[string][2]string{"=": {" ", " is"}, "!=": {" niet ", " is"}, "<": {" minder is dan ", ""}, "<=": {" ten hoogste ", " is"}, ">": {" meer is dan ", ""}, ">=": {" ten minste ", " is"}},
		days:    map[string][2]string{"=": {" ", " is"}, "!=": {" niet ", " is"}, "<": {" vóór ", " ligt"}, "<=": {" op of vóór ", " ligt"}, ">": {" na ", " ligt"}, ">=": {" op of na ", " ligt"}},
		null:    [2]string{" niet van toepassing is", ""}, notNull: [2]string{" van toepassing is", ""},
		within: [2]string{" van ", " ligt"}, above: " boven ", after: " na ", is: [2]string{" ", " is"}, isNot: [2]string{" niet ", " is"},
	},
	sum: "de som van ", count: "het aantal ", least: "het laagste van ", greatest: "het hoogste van ", absolute: "de grootte van ", atLeastNothing: "maar niet minder dan 0",
	whom: " voor wie geldt: ", some: "voor ten minste één van ", every: "voor elk van ", satisfies: " geldt:", forEach: "voor elk van ", whatFor: "wat geldt ",
	applicant: "de aanvrager", member: "deze persoon", onDate: "de peildatum", of: " van ",
	date: "de datum met ", theDay: "dag ", theMonth: "maand ", theYear: "jaar ", inYear: " van ", inYearOf: " van het jaar van ", firstOfMonth: "de eerste dag van de maand van ",
	duration: "de tijd van ", workday: "de eerstvolgende werkdag vanaf ", holidays: ", geen weekend en geen dag uit ",
	mostRank: "de plaats op volgorde van de meeste ", leastRank: "de plaats op volgorde van de minste ",
	inTable: " uit de tabel ", at: " bij ", eachOfThem: "ieder van ", person: "persoon", persons: "personen", onePerson: "een persoon, of niemand", decimals: "op %d decimalen", multiples: "op een veelvoud van %d",
	euros: "op hele euro's", cents: "op hele centen", whole: "op een heel getal",
	roundings: map[string]string{
		"round up": "naar boven afgerond", "round down": "naar beneden afgerond", "round half up": "rekenkundig afgerond",
		"round half down": "rekenkundig afgerond, de helft naar beneden", "floor": "naar beneden afgerond", "ceiling": "naar boven afgerond",
	},
	conversions: map[string]string{"per_month": "omgerekend naar een maand", "per_quarter": "omgerekend naar een kwartaal", "per_year": "omgerekend naar een jaar"},
	parts: map[string]string{
		"year": "het jaar van ", "month": "de maand van ", "day": "de dag van ", "weekday": "de dag van de week (maandag is 1) van ",
		"years": "de hele jaren van ", "months": "de losse maanden van ", "days": "het aantal dagen van ",
	},
	subjects: map[string]string{"household": "het huishouden", "person": "iedere persoon"},
	months:   []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	year:     "jaar", years: "jaar", month: "maand", monthPlural: "maanden", day: "dag", days: "dagen",
	match: map[document.Match]string{document.MatchFrom: "vanaf", document.MatchAbove: "boven", document.MatchIs: ""},
	kinds: map[string]string{
		"wet": "wet", "amvb": "besluit (algemene maatregel van bestuur)", "ministeriele-regeling": "ministeriële regeling", "verordening": "gemeentelijke verordening",
		"beleidsregel": "gemeentelijke beleidsregel", "uitvoeringspraktijk": "vaste uitvoeringspraktijk",
	},
	units: []string{
		"not yet rounded", "niet afgerond", "years and months", "jaren en maanden", "boolean", "ja of nee", "number", "getal", "date", "datum",
		"one of [", "een van: ", "]", "", "one of ", "een van ", "list of ", "personen uit ", "hours", "uur", "per hour", "per uur", "per day", "per dag", "per week", "per week", "per month", "per maand", "per quarter", "per kwartaal",
		"per year", "per jaar", "days", "dagen", "_", " ",
	},
}
