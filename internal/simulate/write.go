package simulate

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Formats are those that Write knows.
var Formats = []string{"table", "json", "csv", "html"}

// Write writes a result in a format and a language, nl or en. JSON and CSV are for
// programs and are the same in both.
func (r *Result) Write(w io.Writer, format, lang string) error {
	switch format {
	case "json":
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(r)
	case "csv":
		return r.csv(w)
	case "html":
		return page(w, r.report(lang))
	case "table":
		_, err := io.WriteString(w, r.report(lang).text())
		return err
	}
	return fmt.Errorf("there is no format %q", format)
}

// text is a report for a terminal.
func (r report) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n", r.title, strings.Join(r.lead, "\n"))
	for _, t := range r.tables {
		fmt.Fprintf(&b, "\n%s\n", t.title)
		wide := make([]int, len(t.head))
		for _, row := range append([][]string{t.head}, t.rows...) {
			for i, cell := range row {
				wide[i] = max(wide[i], utf8.RuneCountInString(cell))
			}
		}
		for _, row := range append([][]string{t.head}, t.rows...) {
			line := ""
			for i, cell := range row {
				pad := strings.Repeat(" ", wide[i]-utf8.RuneCountInString(cell))
				if i == 0 {
					line += "  " + cell + pad
				} else {
					line += "  " + pad + cell
				}
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		for _, note := range t.notes {
			fmt.Fprintf(&b, "  %s\n", note)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", r.last)
	return b.String()
}

// csv has a line per figure: what it is about, of what, before or after, and the number.
func (r *Result) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"table", "of", "figure", "laws", "value"}}
	add := func(table, of, figure, laws string, v int64) {
		rows = append(rows, []string{table, of, figure, laws, whole64(v)})
	}
	reach := func(table, of, laws string, v *Reach) {
		if v != nil {
			add(table, of, "cents", laws, v.Cents)
			add(table, of, "recipients", laws, v.Recipients)
			add(table, of, "undecided", laws, v.Undecided)
		}
	}
	for _, s := range r.Schemes {
		reach("scheme", s.Goal, "before", &s.Before)
		reach("scheme", s.Goal, "after", s.After)
		if s.TakeUp != nil {
			reach("after_non_take_up", s.Goal, "before", &s.TakeUp.Before)
			reach("after_non_take_up", s.Goal, "after", s.TakeUp.After)
		}
	}
	for _, c := range r.Published {
		add("published", c.Goal, c.What, "published", c.Published)
		add("published", c.Goal, c.What, "simulated", c.Simulated)
	}
	incomes := func(laws string, in *Incomes) {
		if in == nil {
			return
		}
		add("incomes", "persons", "mean_cents", laws, in.Mean)
		add("incomes", "persons", "median_cents", laws, in.Median)
		add("incomes", "persons", "gini_ten_thousandths", laws, in.Gini)
		add("incomes", "persons", "below_relative_line_ten_thousandths", laws, in.Relative)
		add("incomes", "persons", "below_anchored_line_ten_thousandths", laws, in.Anchored)
		if in.LowIncome != nil {
			add("incomes", "persons", "below_low_income_line_ten_thousandths", laws, *in.LowIncome)
		}
	}
	incomes("before", &r.Before)
	incomes("after", r.After)
	addGroups(add, "decile", r.Tenths)
	addGroups(add, "household_type", r.Types)
	for _, m := range r.Marginal {
		add("marginal_rate", m.Earner, "earners", m.Laws, m.Earners)
		add("marginal_rate", m.Earner, "median_percent", m.Laws, m.Median)
		add("marginal_rate", m.Earner, "mean_ten_thousandths", m.Laws, m.Mean)
		for i, n := range m.Bands {
			add("marginal_rate", m.Earner, "earners_in_band_"+whole64(int64(i)), m.Laws, n)
		}
	}
	return out.WriteAll(rows)
}

func addGroups(add func(table, of, figure, laws string, v int64), table string, groups []Group) {
	for _, g := range groups {
		add(table, g.Name, "households", "before", g.Households)
		add(table, g.Name, "persons", "before", g.Persons)
		add(table, g.Name, "income_cents", "before", g.Income)
		add(table, g.Name, "change_cents", "after", g.Change)
		add(table, g.Name, "winners", "after", g.Winners)
		add(table, g.Name, "losers", "after", g.Losers)
		for i, n := range g.Bands {
			add(table, g.Name, "households_in_band_"+whole64(int64(i)), "after", n)
		}
	}
}
