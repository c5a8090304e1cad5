package portal

import (
	"strings"

	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// voice writes reasons in the words of the pages.
type voice struct{ v *visit }

func (w voice) Lang() page.Lang               { return page.Lang(w.v.Lang) }
func (w voice) Fact(name string) string       { return w.v.fieldName(name) }
func (w voice) Person(p reason.Person) string { return w.v.member(p.Relation, p.Member) }
func (w voice) Value(x reason.Value) string   { return w.v.value(x) }
func (w voice) Cents(x reason.Value) string   { return w.v.sumAmount(x) }

// sum is the calculation as one would write it down: what each amount is made of, in the
// order of the law, down to the outcome. Its lines can be followed to their steps.
func (v *visit) sum(e explained) *view.Sum {
	if !e.pays() {
		return nil
	}
	var rows []view.SumRow
	for _, s := range reason.Flow(e.Waterfall()) {
		for _, l := range s.Lines {
			rows = append(rows, v.sumRow(e, l))
		}
		rows = append(rows, view.SumRow{
			Label: v.of(v.text(s.Label), s.Of), Href: "#" + stepID(s.Step-1), From: v.T("reason.step", "n", s.Step),
			Amount: v.sumAmount(s.Total), Subtotal: true,
		})
	}
	if len(rows) < 2 {
		return nil
	}
	last := &rows[len(rows)-1]
	last.Total, last.Subtotal = true, false
	return &view.Sum{Caption: v.T("sum.caption", "date", v.Date(e.On)), Rows: rows}
}

// sumRow is an amount that is added or taken off, with where it comes from.
func (v *visit) sumRow(e explained, l reason.Line) view.SumRow {
	row := view.SumRow{Amount: v.sumAmount(l.Amount), How: l.How(voice{v})}
	if less, ok := strings.CutPrefix(row.Amount, "−"); ok {
		row.Amount = "−\u00a0" + less
	}
	switch {
	case l.Fact != "":
		row.Label = v.of(v.fieldName(l.Fact), l.Of)
		row.Href, row.From = "#"+factID(pathOf(l.Of, l.Fact)), v.T("sum.fact")
		return row
	case l.Label != nil:
		row.Label = v.of(v.rowLabel(*l.Label, l.Row), l.Of)
	}
	if c := l.Article; c != nil {
		row.From = v.clause(e, c)
	}
	if v.forLawyer() {
		for _, source := range []string{l.ShareSource, l.Source} {
			if source != "" && !strings.Contains(row.From, source) {
				row.From += "; " + source
			}
		}
	}
	if l.Step > 0 {
		row.Href = "#" + stepID(l.Step-1)
	}
	return row
}

// clause is where a line stands in the law; the law of the outcome is not named, nor an
// article that has no number.
func (v *visit) clause(e explained, c *reason.Clause) string {
	place := v.T("sum.article", "article", c.Article, "cites", citation(c.Cites))
	if n := len(e.Steps); n > 0 && e.Steps[n-1].Law == c.Law {
		return capital(place)
	}
	if c.Article == "" || c.Article[0] < '0' || c.Article[0] > '9' {
		return c.Title
	}
	return c.Title + ", " + place
}

// sumAmount writes an amount with its cents, and what it is per.
func (v *visit) sumAmount(x reason.Value) string {
	t := typeOf(x.Unit)
	d, err := value.ParseDecimal(x.Text)
	if err != nil || t.Unit.Quantity != value.Euro {
		return v.value(x)
	}
	if per := v.Per(t.Unit.Per); per != "" {
		return v.EuroCents(d) + " " + per
	}
	return v.EuroCents(d)
}
