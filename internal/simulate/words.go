package simulate

// words are what output says, in Dutch and in English.
var words = map[string][2]string{
	"title":             {"Simulatie van wetten", "Simulation of laws"},
	"synthetic":         {"Synthetische bevolking van %s personen in %s huishoudens (%s). Niemand hiervan bestaat.", "Synthetic population of %s persons in %s households (%s). Nobody in it exists."},
	"period":            {"Bedragen van het jaar %s.", "Amounts of the year %s."},
	"period_day":        {"Bedragen van een jaar, volgens de wet van %s.", "Amounts of a year, by the law of %s."},
	"reform":            {"Hervorming: %s.", "Reform: %s."},
	"no_reform":         {"Geen hervorming: de wet zoals zij is.", "No reform: the law as it is."},
	"schemes":           {"Regelingen", "Schemes"},
	"scheme":            {"regeling", "scheme"},
	"cost":              {"miljoen euro", "million euro"},
	"recipients":        {"ontvangers", "recipients"},
	"after":             {"daarna", "after"},
	"difference":        {"verschil", "difference"},
	"undecided":         {"Zonder uitkomst volgens de wet, en geteld als niets: %s %d keer.", "Without an outcome by the law, and counted as nothing: %s %d times."},
	"take_up":           {"Na niet-gebruik (als wie niet aanvraagt evenveel zou krijgen)", "After non-take-up (as if who does not claim would have as much)"},
	"not_claimed":       {"niet-gebruik", "not claimed"},
	"source":            {"bron", "source"},
	"incomes":           {"Inkomens", "Incomes"},
	"worked":            {"Inkomen in de hand, uitgerekend met de wet, als dat van iemand alleen.", "Income in the hand, worked out by the laws, as that of a person alone."},
	"drawn":             {"Besteedbaar inkomen zoals getrokken bij het maken van de bevolking, als dat van iemand alleen.", "Disposable income as drawn when the population was made, as that of a person alone."},
	"before":            {"nu", "now"},
	"mean":              {"Gemiddeld (euro)", "Mean (euro)"},
	"median":            {"Mediaan (euro)", "Median (euro)"},
	"gini":              {"Gini-coëfficiënt", "Gini coefficient"},
	"relative":          {"Personen onder 60% van de mediaan (%)", "Persons below 60% of the median (%)"},
	"anchored":          {"Personen onder 60% van de mediaan van nu (%)", "Persons below 60% of the median of now (%)"},
	"low_income":        {"Personen onder de lage-inkomensgrens (%)", "Persons below the low-income line (%)"},
	"tenths":            {"Tienden van de huishoudens naar inkomen", "Tenths of households by income"},
	"tenth":             {"tiende", "tenth"},
	"types":             {"Soorten huishoudens", "Types of households"},
	"type":              {"soort", "type"},
	"households":        {"huishoudens", "households"},
	"winners":           {"wint", "gain"},
	"losers":            {"verliest", "lose"},
	"change":            {"euro per huishouden", "euro per household"},
	"income":            {"gemiddeld inkomen (euro)", "mean income (euro)"},
	"lose_more":         {"verliest meer dan 5%", "lose more than 5%"},
	"lose":              {"verliest 1 tot 5%", "lose 1 to 5%"},
	"same":              {"binnen 1%", "within 1%"},
	"gain":              {"wint 1 tot 5%", "gain 1 to 5%"},
	"gain_more":         {"wint meer dan 5%", "gain more than 5%"},
	"marginal":          {"Wat van iets meer loon niet overblijft", "What is not kept of a little more wage"},
	"marginal_why":      {"Bij 3% meer loon, en minstens 100 euro, van één verdiener.", "With 3% more wage, and at least 100 euro, of one earner."},
	"earner":            {"verdiener", "earner"},
	"first":             {"eerste", "first"},
	"second":            {"tweede", "second"},
	"laws":              {"wet", "law"},
	"earners":           {"verdieners", "earners"},
	"percent":           {"mediaan (%)", "median (%)"},
	"average":           {"gemiddeld (%)", "mean (%)"},
	"below_zero":        {"onder 0%", "below 0%"},
	"over_hundred":      {"100% en meer", "100% and more"},
	"chart_tenths":      {"Verandering per huishouden in euro per jaar, per tiende.", "Change per household in euro a year, by tenth."},
	"chart_types":       {"Verandering per huishouden in euro per jaar, per soort huishouden.", "Change per household in euro a year, by type of household."},
	"chart_rates":       {"Deel van de eerste verdieners naar wat zij van meer loon niet overhouden.", "Share of the first earners by what they do not keep of more wage."},
	"chart_cost":        {"Kosten van elke regeling in miljoen euro per jaar.", "Cost of each scheme in million euro a year."},
	"chart_cost_after":  {"Kosten van elke regeling na de hervorming, in miljoen euro per jaar.", "Cost of each scheme after the reform, in million euro a year."},
	"tenth_of":          {"tiende %s", "tenth %s"},
	"unknown":           {"onbekend", "unknown"},
	"incomes_published": {"Gepubliceerd over 2022 (CBS 83739NED): Gini-coëfficiënt 0,285; 4,4% van de huishoudens met een laag inkomen.", "Published for 2022 (CBS 83739NED): Gini coefficient 0.285; 4.4% of households with a low income."},
	"published":         {"Naast wat is gepubliceerd", "Beside what was published"},
	"published_why": {"Gepubliceerde cijfers zijn naar het aantal personen van deze bevolking gebracht; de bedragen zijn van hun eigen jaar. Gesimuleerd is met de wet zoals zij is, en na niet-gebruik waar dat bekend is. Er is niet naartoe gerekend.",
		"Published figures are brought to the number of persons in this population; amounts are of their own year. Simulated is by the law as it is, and after non-take-up where that is known. Nothing was tuned to them."},
	"figure":       {"cijfer", "figure"},
	"as_published": {"gepubliceerd", "published"},
	"simulated":    {"gesimuleerd", "simulated"},
	"off":          {"afwijking", "off"},
	"most":         {"Het meest: %s, %s. Het minst: %s, %s.", "The most: %s, %s. The least: %s, %s."},
	"definitions":  {"Wat inkomen, armoede en niet-gebruik hier betekenen, staat in docs/simulate.md van Meent.", "What income, poverty and take-up mean here is in docs/simulate.md of Meent."},

	"one_person":                     {"alleen", "one person"},
	"unmarried_couple":               {"ongehuwd paar", "unmarried couple"},
	"married_couple":                 {"gehuwd paar", "married couple"},
	"unmarried_couple_with_children": {"ongehuwd paar met kinderen", "unmarried couple with children"},
	"married_couple_with_children":   {"gehuwd paar met kinderen", "married couple with children"},
	"lone_parent":                    {"eenouder", "lone parent"},
	"other":                          {"overig", "other"},
	"institution":                    {"instelling", "institution"},
}

// in is one of two texts.
func in(lang, dutch, english string) string {
	if lang == "en" {
		return english
	}
	return dutch
}

// say is a text of output in a language; what is no word of it stays as it is.
func say(lang, key string) string {
	text, ok := words[key]
	switch {
	case !ok:
		return key
	case lang == "en":
		return text[1]
	}
	return text[0]
}
