package portal

import (
	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// forecastResult is what a what-if does, in the money of a month and otherwise.
type forecastResult struct {
	Answer  string
	Cliff   bool
	Rows    []forecastRow
	Total   forecastRow
	Open    string // what is not counted because it is not known
	Others  []otherRow
	Nothing []view.Link // services that give nothing, now and then
	AsOf    string
}

// forecastRow is what one service comes to in a month.
type forecastRow struct {
	Title, Href           string
	Now, Then, Difference string
	Direction             string // more, less, same
	Note, Why             string
}

// otherRow is an outcome that is no money of a month, and that changes.
type otherRow struct {
	Title, Href, Now, Then, Why string
}

func (v *visit) resultOf(c entitlement.Consequences) (*forecastResult, error) {
	r := &forecastResult{Cliff: c.Cliff, AsOf: v.T("forecast.as-of", "date", v.Date(c.On))}
	by := map[string]entitlement.Consequence{}
	counted := map[string]bool{}
	for _, one := range c.Services {
		by[one.Service.ID] = one
	}
	for i, now := range c.Now.Lines {
		then, one := c.Then.Lines[i], by[now.Service.ID]
		counted[now.Service.ID] = true
		if isNothing(now) && isNothing(then) {
			r.Nothing = append(r.Nothing, v.serviceLink(now.Service))
			continue
		}
		row, err := v.forecastRow(one, now, then)
		if err != nil {
			return nil, err
		}
		if now.Service.InHand == catalogue.Income && c.Now.Own != nil {
			row.Note = v.T("forecast.own-income", "service", within(c.Now.Own.Title.In(v.Lang)))
		}
		r.Rows = append(r.Rows, row)
	}
	for _, one := range c.Services {
		if counted[one.Service.ID] {
			continue
		}
		row, changed, err := v.otherRow(one)
		if err != nil {
			return nil, err
		}
		if changed {
			r.Others = append(r.Others, row)
		}
	}
	v.total(r, c)
	return r, nil
}

func isNothing(l entitlement.HandLine) bool { return l.Known && l.Low == 0 && l.High == 0 }

func (v *visit) serviceLink(s *catalogue.Service) view.Link {
	return view.Link{Href: "/recht/" + s.ID, Text: s.Title.In(v.Lang)}
}

// total is what it comes to together. What is open stands beside it, and is no zero.
func (v *visit) total(r *forecastResult, c entitlement.Consequences) {
	r.Total = forecastRow{Title: v.T("forecast.total"), Now: v.cents(c.Now.Low, c.Now.High), Then: v.cents(c.Then.Low, c.Then.High)}
	open := map[string]bool{}
	var names []string
	for _, s := range append(append([]*catalogue.Service{}, c.Now.Open...), c.Then.Open...) {
		if !open[s.ID] {
			open[s.ID] = true
			names = append(names, within(s.Title.In(v.Lang)))
		}
	}
	low, high := c.Then.Low-c.Now.High, c.Then.High-c.Now.Low
	if len(names) > 0 {
		r.Open = v.T("forecast.open", "services", join(names, v.T("forecast.and")))
	}
	change := v.cents(abs(low), abs(high))
	switch {
	case len(names) > 0:
		r.Total.Difference = v.T("fact.unknown")
		r.Answer = v.T("forecast.answer-open")
		return
	case low == 0 && high == 0:
		r.Total.Difference, r.Total.Direction = v.T("whatif.equal"), "same"
		r.Answer = v.T("forecast.answer-same")
		return
	case low >= 0:
		r.Answer, r.Total.Direction = v.T("forecast.answer-more", "amount", change), "more"
	case high <= 0:
		change = v.cents(abs(high), abs(low))
		r.Answer, r.Total.Direction = v.T("forecast.answer-less", "amount", change), "less"
	default:
		r.Answer = v.T("forecast.answer-range")
	}
	r.Total.Difference = v.change(low, high)
}

func abs(n int64) int64 { return max(n, -n) }

// join writes names one after the other, the last with a word before it.
func join(names []string, and string) string {
	text := ""
	for i, name := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			text += " " + and + " "
		default:
			text += ", "
		}
		text += name
	}
	return text
}

func (v *visit) forecastRow(one entitlement.Consequence, now, then entitlement.HandLine) (forecastRow, error) {
	row := forecastRow{Title: one.Service.Title.In(v.Lang), Href: "/recht/" + one.Service.ID, Direction: "same"}
	row.Now, row.Then = v.line(now, one.Now.Right), v.line(then, one.Then.Right)
	if u := unit(one.Then.Right.Unit); u.Per == value.PerQuarter || u.Per == value.PerYear {
		row.Note = v.T("forecast.native", "now", v.rightWorth(one.Now.Right), "then", v.rightWorth(one.Then.Right))
	}
	if !now.Known || !then.Known {
		row.Difference, row.Direction = v.T("fact.unknown"), ""
	} else {
		low, high := then.Low-now.High, then.High-now.Low
		if now.Low == then.Low && now.High == then.High {
			low, high = 0, 0
		}
		row.Difference = v.change(low, high)
		if low > 0 || low == 0 && high > 0 {
			row.Direction = "more"
		} else if high < 0 || high == 0 && low < 0 {
			row.Direction = "less"
		}
	}
	if row.Direction == "same" {
		return row, nil
	}
	var err error
	row.Why, err = v.firstChange(one)
	return row, err
}

// line is an amount of a month, or what stands in its way.
func (v *visit) line(l entitlement.HandLine, r entitlement.Right) string {
	if l.Known {
		return v.cents(l.Low, l.High)
	}
	if len(r.Missing) > 0 {
		return v.question(r.Missing[0])
	}
	return v.T("fact.unknown")
}

func (v *visit) otherRow(one entitlement.Consequence) (otherRow, bool, error) {
	row := otherRow{Title: one.Service.Title.In(v.Lang), Href: "/recht/" + one.Service.ID}
	row.Now, row.Then = v.rightWorth(one.Now.Right), v.rightWorth(one.Then.Right)
	if row.Now == row.Then {
		return row, false, nil
	}
	var err error
	row.Why, err = v.firstChange(one)
	return row, true, err
}

// cents is an amount, or what it lies between.
func (v *visit) cents(low, high int64) string {
	return v.Range(value.Decimal{Coefficient: low, Scale: 2}, value.Decimal{Coefficient: high, Scale: 2}, value.Unit{Quantity: value.Euro})
}

// change is how much more or less, with its sign.
func (v *visit) change(low, high int64) string {
	switch {
	case low == 0 && high == 0:
		return v.cents(0, 0)
	case low >= 0:
		return v.T("forecast.plus", "amount", v.cents(low, high))
	case high <= 0:
		return v.T("forecast.minus", "amount", v.cents(-high, -low))
	}
	return v.T("forecast.from-to", "low", v.cents(-low, -low), "high", v.cents(high, high))
}

// firstChange is the first step of the law that came to something else, in words.
func (v *visit) firstChange(one entitlement.Consequence) (string, error) {
	now, err := readReason(one.Now.Law.Result)
	if err != nil {
		return "", err
	}
	then, err := readReason(one.Then.Law.Result)
	if err != nil {
		return "", err
	}
	before := map[string]reason.Step{}
	for _, s := range now.Steps {
		before[stepKey(s.Law, s.Rule, s.Of)] = s
	}
	for i, s := range then.Steps {
		was, ok := before[stepKey(s.Law, s.Rule, s.Of)]
		if !ok || was.Value == s.Value || i == len(then.Steps)-1 {
			continue
		}
		return v.T("forecast.why", "step", v.stepLabel(s), "now", v.value(was.Value), "then", v.value(s.Value),
			"article", v.T("reason.article", "article", s.Article.Article, "cites", citation(s.Cites), "law", s.Title)), nil
	}
	return "", nil
}
