package view

// Alert is one thing that matters more than the rest of the page.
type Alert struct {
	Kind  string // info, ok, warning, error
	Title string
	Text  string
	Link  *Link
}

// Status says where something stands, in words with a tint.
type Status struct {
	Kind string // neutral, safe, warning
	Text string
}

// Item is a name with its value.
type Item struct {
	ID    string // to be pointed at; may be empty
	Key   string
	Value string
	Href  string // where the value comes from or leads to; may be empty
	Note  string // source and date; may be empty
	// Mark says that the value is made up; Date that it is a last day.
	Mark, Date bool
}

// Sum is a calculation as on paper.
type Sum struct {
	Caption string
	Rows    []SumRow
}

// SumRow is one line of a Sum.
type SumRow struct {
	Label  string
	How    string // it is made: 13,7% van € 3.000; may be empty
	Href   string // where the number comes from
	From   string // article or source, in words
	Amount string
	Total  bool // the outcome: a rule above it
	// Subtotal says that the lines above it come to this.
	Subtotal bool
}

// Field is one question of a form.
type Field struct {
	ID     string // also the name that is sent
	Kind   string // text, money, number, date, choice, long
	Label  string
	Hint   string
	Value  string    // as filled in
	Parts  [3]string // day, month, year as filled in, of a date
	Choice []Choice
	Unit   string // written behind a money or number field: per jaar
	Error  string // how to put it right; empty when right
	// Optional is said in words; every other question needs an answer, but those of
	// a Quiet form, where nothing has to be filled in.
	Optional, Quiet bool
	// None is a box to tick that there is no such thing, of a date or a number; without
	// text there is no box. It is sent as the id with -none.
	None         Choice
	Autocomplete string
}

// Choice is one answer that can be chosen.
type Choice struct {
	Value, Text string
	Chosen      bool
}

// Problem is one line above a form in which something is wrong.
type Problem struct {
	Field string // id of the field
	Text  string
}

// Problems are the errors of fields, in their order.
func Problems(fields ...Field) []Problem {
	var out []Problem
	for _, f := range fields {
		if f.Error != "" {
			out = append(out, Problem{Field: f.First(), Text: f.Error})
		}
	}
	return out
}

// Needed says whether the form cannot do without an answer.
func (f Field) Needed() bool { return !f.Optional && !f.Quiet }

// First is the id of the first control of a field, where an error leads to.
func (f Field) First() string {
	switch {
	case f.Kind == "date":
		return f.ID + "-day"
	case f.Kind == "choice" && len(f.Choice) > 0:
		return f.ID + "-" + f.Choice[0].Value
	}
	return f.ID
}

// Described are the ids of what belongs to the field, for aria-describedby.
func (f Field) Described() string {
	switch {
	case f.Hint != "" && f.Error != "":
		return f.ID + "-hint " + f.ID + "-error"
	case f.Error != "":
		return f.ID + "-error"
	case f.Hint != "":
		return f.ID + "-hint"
	}
	return ""
}
