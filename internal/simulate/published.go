package simulate

// Compared is a published figure of a scheme beside what was simulated by the laws as
// they are. Nothing is tuned to it.
type Compared struct {
	Goal string `json:"goal"`
	What string `json:"what"` // cents or recipients
	Year int    `json:"year"` // of the publication
	// Published is brought to the persons of the population, and is otherwise as it was
	// in its year; Simulated is after the published non-take-up, where that is known.
	Published int64 `json:"published"`
	Simulated int64 `json:"simulated"`
	// Off is how far Simulated is from Published, in ten-thousandths of that.
	Off     int64  `json:"off"`
	Dutch   string `json:"source_nl"`
	English string `json:"source_en"`
}

// residents2024 are those of 1 January 2024. Source: StatLine 37620.
const residents2024 = 17_942_942

const (
	cents      = "cents"
	recipients = "recipients"
)

// figures are what was published of schemes for the whole country. Budgets are positions
// of a supplementary budget and not what was spent in the end.
var figures = []Compared{
	{Goal: "aow.aow", What: cents, Year: 2024, Published: 51_900_000_000_00, Dutch: "CBS via accountancyvanmorgen.nl, juli 2025; met wie in het buitenland woont",
		English: "CBS by accountancyvanmorgen.nl, July 2025; with those who live abroad"},
	{Goal: "aow.aow", What: recipients, Year: 2024, Published: 3_600_000 - 331_000, Dutch: "SVB via ANP, november 2024: ruim 3,6 miljoen, van wie 331.000 in het buitenland",
		English: "SVB by ANP, November 2024: over 3.6 million, of whom 331,000 abroad"},
	{Goal: "participatiewet.bijstand", What: cents, Year: 2024, Published: 6_870_000_000_00, Dutch: "rijksfinancien.nl, 1e suppletoire 2024, XV art. 2: macrobudget",
		English: "rijksfinancien.nl, 1st supplementary budget 2024, XV art. 2: macro budget"},
	{Goal: "participatiewet.bijstand", What: recipients, Year: 2024, Published: 406_000, Dutch: "CBS via gemeente.nu, maart 2025: personen tot de AOW-leeftijd; gesimuleerd zijn aanvragers, één van een paar",
		English: "CBS by gemeente.nu, March 2025: persons up to the state pension age; simulated are applicants, one of a couple"},
	{Goal: "zorgtoeslag.zorgtoeslag", What: cents, Year: 2021, Published: 5_500_000_000_00, Dutch: "rijksfinancien.nl, 1e suppletoire 2021, XVI",
		English: "rijksfinancien.nl, 1st supplementary budget 2021, XVI"},
	{Goal: "zorgtoeslag.zorgtoeslag", What: recipients, Year: 2023, Published: 4_500_000 - 450_000, Dutch: "nu.nl 6272851: 4,5 miljoen huishoudens hebben recht, van wie 450.000 niet aanvragen",
		English: "nu.nl 6272851: 4.5 million households are entitled, of whom 450,000 do not claim"},
	{Goal: "huurtoeslag.huurtoeslag", What: cents, Year: 2024, Published: 5_680_000_000_00, Dutch: "rijksfinancien.nl, 1e suppletoire 2024, VII art. 3",
		English: "rijksfinancien.nl, 1st supplementary budget 2024, VII art. 3"},
	{Goal: "huurtoeslag.huurtoeslag", What: recipients, Year: 2024, Published: 1_500_000, Dutch: "rijksoverheid.nl, 17 december 2024: ongeveer 1,5 miljoen huishoudens",
		English: "rijksoverheid.nl, 17 December 2024: about 1.5 million households"},
	{Goal: "kinderbijslag.kinderbijslag", What: cents, Year: 2024, Published: 4_550_000_000_00, Dutch: "rijksfinancien.nl, 1e suppletoire 2024, XV art. 10",
		English: "rijksfinancien.nl, 1st supplementary budget 2024, XV art. 10"},
	{Goal: "kinderbijslag.kinderbijslag", What: recipients, Year: 2020, Published: 1_880_000, Dutch: "StatLine 37789ksz, december 2020",
		English: "StatLine 37789ksz, December 2020"},
	{Goal: "kindgebonden-budget.kindgebonden_budget", What: cents, Year: 2024, Published: 4_680_000_000_00, Dutch: "rijksfinancien.nl, 1e suppletoire 2024, XV art. 10",
		English: "rijksfinancien.nl, 1st supplementary budget 2024, XV art. 10"},
}

// besides are the figures of the schemes that were simulated.
func besides(r *Result) []Compared {
	out := []Compared{}
	for _, s := range r.Schemes {
		made := s.Before
		if s.TakeUp != nil {
			made = s.TakeUp.Before
		}
		for _, f := range figures {
			if f.Goal != s.Goal {
				continue
			}
			f.Published = scaled(f.Published, int64(r.Population.Persons))
			f.Simulated = made.Cents
			if f.What == recipients {
				f.Simulated = made.Recipients
			}
			if f.Published == 0 { // nothing is left of it for so few persons
				continue
			}
			f.Off = rounded((f.Simulated-f.Published)*10_000, f.Published)
			out = append(out, f)
		}
	}
	return out
}

// scaled brings a figure of the country to so many persons, in two steps that fit.
func scaled(figure, persons int64) int64 {
	return figure/residents2024*persons + figure%residents2024*persons/residents2024
}
