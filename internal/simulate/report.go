package simulate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"meent.nl/meent/internal/population/country"
)

// report is a result as tables: the same in the terminal, in CSV and on the page.
type report struct {
	lang   string
	title  string
	lead   []string // sentences
	tables []grid
	last   string
}

// grid is one table. The first column is words, the others are numbers.
type grid struct {
	id, title string
	notes     []string
	head      []string
	rows      [][]string
	charts    []chart
}

func (r *Result) report(lang string) report {
	s := func(key string) string { return say(lang, key) }
	period := "period"
	if strings.Contains(r.Period, "-") {
		period = "period_day"
	}
	out := report{lang: lang, title: s("title"), last: s("definitions")}
	out.lead = append(out.lead, fmt.Sprintf(s("synthetic"), local(lang, strconv.Itoa(r.Population.Persons)), local(lang, strconv.Itoa(r.Population.Households)), r.Population.On),
		fmt.Sprintf(s(period), r.Period))
	if r.After != nil {
		out.lead = append(out.lead, fmt.Sprintf(s("reform"), strings.Join(r.Reform, ", ")))
	} else {
		out.lead = append(out.lead, s("no_reform"))
	}
	out.tables = append(out.tables, r.schemes(lang))
	if t, ok := r.takeUp(lang); ok {
		out.tables = append(out.tables, t)
	}
	if t, ok := r.besides(lang); ok {
		out.tables = append(out.tables, t)
	}
	out.tables = append(out.tables, r.incomes(lang),
		r.groups(lang, "tenths", "tenth", r.Tenths), r.groups(lang, "types", "type", r.Types))
	if len(r.Marginal) > 0 {
		out.tables = append(out.tables, r.marginal(lang))
	}
	for _, t := range out.tables {
		for _, row := range t.rows {
			for i := range row[1:] {
				row[1+i] = local(lang, row[1+i])
			}
		}
		for _, c := range t.charts {
			for i := range c.bars {
				c.bars[i].text = local(lang, c.bars[i].text)
			}
		}
	}
	return out
}

// local writes a number as a language does: 12.345,6 in Dutch, 12,345.6 in English.
// What is no number stays as it is.
func local(lang, text string) string {
	digits, rest := strings.TrimLeft(text, "+-"), ""
	sign := text[:len(text)-len(digits)]
	if end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
		digits, rest = digits[:end], digits[end:]
	}
	if digits == "" || rest != "" && rest[0] != '.' && rest != "%" {
		return text
	}
	thousands, point := ".", ","
	if lang == "en" {
		thousands, point = ",", "."
	}
	grouped := ""
	for len(digits) > 3 {
		grouped = thousands + digits[len(digits)-3:] + grouped
		digits = digits[:len(digits)-3]
	}
	return sign + digits + grouped + strings.Replace(rest, ".", point, 1)
}

func (r *Result) schemes(lang string) grid {
	s := func(key string) string { return say(lang, key) }
	g := grid{id: "schemes", title: s("schemes"), head: []string{s("scheme"), s("cost"), s("recipients")}}
	if r.After != nil {
		g.head = append(g.head, s("cost")+" "+s("after"), s("recipients")+" "+s("after"), s("difference"))
	}
	c := chart{title: s("chart_cost")}
	if r.After != nil {
		c.title = s("chart_cost_after")
	}
	for _, of := range r.Schemes {
		row := append([]string{of.label(lang)}, millions(of.Before.Cents), whole64(of.Before.Recipients))
		shown := of.Before.Cents
		if of.After != nil {
			row = append(row, millions(of.After.Cents), whole64(of.After.Recipients), millions(of.After.Cents-of.Before.Cents))
			shown = of.After.Cents
		}
		g.rows = append(g.rows, row)
		if of.Goal != Schemes[0].Goal { // income is no cost
			c.bars = append(c.bars, bar{of.label(lang), shown, millions(shown)})
		}
		undecided := of.Before.Undecided
		if of.After != nil {
			undecided = max(undecided, of.After.Undecided)
		}
		if undecided > 0 {
			g.notes = append(g.notes, fmt.Sprintf(s("undecided"), of.label(lang), undecided))
		}
	}
	g.charts = []chart{c}
	return g
}

func (c Cost) label(lang string) string { return in(lang, c.Dutch, c.English) }

// besides is what was published beside what came out.
func (r *Result) besides(lang string) (grid, bool) {
	s := func(key string) string { return say(lang, key) }
	g := grid{id: "published", title: s("published"), notes: []string{s("published_why")},
		head: []string{s("scheme"), s("figure"), s("as_published"), s("simulated"), s("off")}}
	for _, c := range r.Published {
		written := whole64
		if c.What == cents {
			written = millions
		}
		of := r.Schemes[slices.IndexFunc(r.Schemes, func(x Cost) bool { return x.Goal == c.Goal })]
		what := map[string]string{cents: "cost", recipients: "recipients"}[c.What]
		g.rows = append(g.rows, []string{of.label(lang), fmt.Sprintf("%s, %d", s(what), c.Year), written(c.Published), written(c.Simulated), percent(c.Off)})
		g.notes = append(g.notes, fmt.Sprintf("%s, %s, %d: ", of.label(lang), s(what), c.Year)+in(lang, c.Dutch, c.English))
	}
	return g, len(g.rows) > 0
}

func (r *Result) takeUp(lang string) (grid, bool) {
	s := func(key string) string { return say(lang, key) }
	g := grid{id: "take-up", title: s("take_up"), head: []string{s("scheme"), s("not_claimed"), s("cost"), s("recipients")}}
	if r.After != nil {
		g.head = append(g.head, s("cost")+" "+s("after"), s("recipients")+" "+s("after"))
	}
	for _, of := range r.Schemes {
		t := of.TakeUp
		if t == nil {
			continue
		}
		row := []string{of.label(lang), hundredths(t.NotClaimed) + "%", millions(t.Before.Cents), whole64(t.Before.Recipients)}
		if t.After != nil {
			row = append(row, millions(t.After.Cents), whole64(t.After.Recipients))
		}
		g.rows = append(g.rows, row)
		g.notes = append(g.notes, of.label(lang)+": "+in(lang, t.Dutch, t.English))
	}
	return g, len(g.rows) > 0
}

func (r *Result) incomes(lang string) grid {
	s := func(key string) string { return say(lang, key) }
	g := grid{id: "incomes", title: s("incomes"), notes: []string{s("drawn")}, head: []string{"", s("before")}}
	if r.Worked {
		g.notes = []string{s("worked"), s("incomes_published")}
	}
	all := []*Incomes{&r.Before}
	if r.After != nil {
		g.head = append(g.head, s("after"))
		all = append(all, r.After)
	}
	add := func(key string, of func(*Incomes) string) {
		row := []string{s(key)}
		for _, in := range all {
			row = append(row, of(in))
		}
		g.rows = append(g.rows, row)
	}
	add("mean", func(in *Incomes) string { return euros(in.Mean) })
	add("median", func(in *Incomes) string { return euros(in.Median) })
	add("gini", func(in *Incomes) string { return fraction(in.Gini) })
	add("relative", func(in *Incomes) string { return hundredths(in.Relative) })
	add("anchored", func(in *Incomes) string { return hundredths(in.Anchored) })
	if r.Before.LowIncome != nil {
		add("low_income", func(in *Incomes) string { return hundredths(*in.LowIncome) })
	}
	return g
}

func (r *Result) groups(lang, id, first string, of []Group) grid {
	s := func(key string) string { return say(lang, key) }
	g := grid{id: id, title: s(id), head: []string{s(first), s("households"), s("income")}}
	if r.After != nil {
		g.head = append(g.head, s("winners"), s("losers"), s("change"), s("lose_more"), s("lose"), s("same"), s("gain"), s("gain_more"))
	}
	c := chart{title: s("chart_" + id)}
	for _, group := range of {
		n := max(group.Households, 1)
		known := group.Name != typeNames[country.Institution]
		row := []string{s(group.Name), whole64(group.Households), euros(group.Income / n)}
		if !known {
			row[2] = s("unknown")
		}
		if r.After != nil {
			each := group.Change / n
			row = append(row, whole64(group.Winners), whole64(group.Losers), hundredths(each))
			for _, band := range group.Bands {
				if known {
					row = append(row, whole64(band))
				} else {
					row = append(row, s("unknown"))
				}
			}
			label := s(group.Name)
			if id == "tenths" {
				label = fmt.Sprintf(s("tenth_of"), group.Name)
			}
			c.bars = append(c.bars, bar{label, each, hundredths(each)})
		}
		g.rows = append(g.rows, row)
	}
	if r.After != nil {
		g.charts = []chart{c}
	}
	return g
}

func (r *Result) marginal(lang string) grid {
	s := func(key string) string { return say(lang, key) }
	g := grid{id: "marginal", title: s("marginal"), notes: []string{s("marginal_why")},
		head: []string{s("earner"), s("laws"), s("earners"), s("percent"), s("average"), s("below_zero")}}
	for low := 0; low < 100; low += 10 {
		g.head = append(g.head, fmt.Sprintf("%d-%d%%", low, low+10))
	}
	g.head = append(g.head, s("over_hundred"))
	for _, m := range r.Marginal {
		row := []string{s(m.Earner), s(m.Laws), whole64(m.Earners), whole64(m.Median), hundredths(m.Mean)}
		c := chart{title: s("chart_rates") + " (" + s(m.Laws) + ")"}
		for i, n := range m.Bands {
			of := share(n, m.Earners)
			row = append(row, hundredths(of))
			c.bars = append(c.bars, bar{g.head[5+i], of, hundredths(of) + "%"})
		}
		g.rows = append(g.rows, row)
		if m.Earner == "first" {
			g.charts = append(g.charts, c)
		}
	}
	return g
}

func whole64(n int64) string { return strconv.FormatInt(n, 10) }

// millions is an amount in cents in millions of euros with one decimal.
func millions(cents int64) string { return decimal(rounded(cents, 10_000_000), 1) }

func euros(cents int64) string { return whole64(rounded(cents, 100)) }

// percent is ten-thousandths as a percentage with one decimal and its sign.
func percent(v int64) string {
	text := decimal(rounded(v, 10), 1) + "%"
	if v > 0 {
		text = "+" + text
	}
	return text
}

// hundredths is cents in euros, and ten-thousandths as a percentage.
func hundredths(v int64) string { return decimal(v, 2) }

// fraction is ten-thousandths as a fraction of one.
func fraction(v int64) string { return decimal(v, 4) }

func rounded(v, by int64) int64 {
	if v < 0 {
		return -rounded(-v, by)
	}
	return (2*v + by) / (2 * by)
}

// decimal writes a number with so many decimals.
func decimal(v int64, places int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	text := fmt.Sprintf("%0*d", places+1, v)
	return sign + text[:len(text)-places] + "." + text[len(text)-places:]
}
