package simulate

// Result is what a simulation found. Its JSON form is stable; amounts are cents of a
// year, shares are ten-thousandths.
type Result struct {
	Synthetic  bool     `json:"synthetic"` // always: nobody in the population exists
	Population Country  `json:"population"`
	Period     string   `json:"period"`
	Reform     []string `json:"reform"` // its files
	Schemes    []Cost   `json:"schemes"`
	// Worked says that incomes are worked out by the laws; else they are those that
	// were drawn for the population.
	Worked   bool       `json:"incomes_worked_out"`
	Before   Incomes    `json:"incomes_before"`
	After    *Incomes   `json:"incomes_after,omitempty"` // with a reform
	Tenths   []Group    `json:"deciles"`
	Types    []Group    `json:"household_types"`
	Marginal []Marginal `json:"marginal_rates,omitempty"`
	// Published is what was published of the schemes, beside what came out.
	Published []Compared `json:"published"`
}

// Country is the population that was simulated.
type Country struct {
	Persons    int    `json:"persons"`
	Households int    `json:"households"`
	Seed       uint64 `json:"seed"`
	On         string `json:"on"`
}

// Cost is what a scheme costs and whom it reaches.
type Cost struct {
	Goal    string `json:"goal"`
	Dutch   string `json:"label_nl"`
	English string `json:"label_en"`
	Changed bool   `json:"changed"` // the reform makes something else of it
	Before  Reach  `json:"before"`
	After   *Reach `json:"after,omitempty"`
	// TakeUp is about who claims it; nil where that is not known.
	TakeUp *TakeUp `json:"take_up,omitempty"`
}

// Reach is an amount of a year and who has it.
type Reach struct {
	Cents      int64 `json:"cents"`
	Recipients int64 `json:"recipients"` // applicants that have some at some time
	// Undecided are applicants, on each date that was asked, of whom the law gives no
	// outcome; they count as having nothing.
	Undecided int64 `json:"undecided"`
}

// TakeUp is what is left of a scheme where a part does not claim it, if those who do not
// would have as much as those who do.
type TakeUp struct {
	NotClaimed int64  `json:"not_claimed"`
	Dutch      string `json:"source_nl"`
	English    string `json:"source_en"`
	Before     Reach  `json:"before"`
	After      *Reach `json:"after,omitempty"`
}

// Incomes tells of the incomes of households as those of a person alone.
type Incomes struct {
	Persons int64 `json:"persons"`
	Mean    int64 `json:"mean_cents"`
	Median  int64 `json:"median_cents"` // in whole euros
	Gini    int64 `json:"gini"`
	// Relative is the share of persons below 60 % of this median, Anchored below 60 % of
	// the median before the reform.
	RelativeLine int64 `json:"relative_line_cents"`
	Relative     int64 `json:"below_relative_line"`
	Anchored     int64 `json:"below_anchored_line"`
	// LowIncome is the share below the low-income line, without rent benefit; nil where
	// incomes are drawn.
	LowIncomeLine int64  `json:"low_income_line_cents,omitempty"`
	LowIncome     *int64 `json:"below_low_income_line,omitempty"`
}

// Marginal tells what is kept of a little more wage, by some laws.
type Marginal struct {
	Laws    string           `json:"laws"`   // before, after
	Earner  string           `json:"earner"` // first, second
	Earners int64            `json:"earners"`
	Median  int64            `json:"median_percent"`
	Mean    int64            `json:"mean"` // weighted by what more is earned
	Bands   [RateBands]int64 `json:"bands"`
}

// RateBands is how many bands of rates there are: below 0, 0 to 10 %, …, 90 to 100 %,
// and 100 % and more.
const RateBands = 12
