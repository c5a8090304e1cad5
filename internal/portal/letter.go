package portal

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/platform/pdf"
	"meent.nl/meent/internal/platform/view"
)

// letter is a decision on paper. The letter is in Dutch: that is the text that binds.
func (v *visit) letter() error {
	d, err := v.findDecision()
	if err != nil {
		return err
	}
	dutch := *v
	dutch.Locale = v.words.In("nl")
	p, err := dutch.decisionOf(d)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if _, err := dutch.letterOf(d, p).WriteTo(&file); err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", `inline; filename="besluit-`+shortID(d.ID)+`.pdf"`)
	h.Set("Content-Length", strconv.Itoa(file.Len()))
	v.w.WriteHeader(http.StatusOK)
	_, _ = v.w.Write(file.Bytes()) // the reader has gone; there is nobody to tell
	return nil
}

// letterOf sets the decision page as a letter.
func (v *visit) letterOf(d decision.Decision, p decisionPage) *pdf.Document {
	organisation := v.organisationName(string(d.Organisation))
	letter := pdf.New(v.letters, pdf.Info{
		Title: p.Answer, Lang: v.Lang, Author: organisation, Created: d.IssuedAt,
		PageText: func(page, pages int) string { return v.T("letter.page", "page", page, "pages", pages) },
	})
	letter.Lines(organisation, v.Day(d.IssuedAt), v.T("letter.reference")+" "+shortID(d.ID))
	letter.H1(p.Answer)
	letter.Facts([2]string{v.T("letter.what"), v.T("letter.that")}, v.pairs(v.letterKey(d, p.Key)))
	letter.H2(v.T("reason.title"))
	if first := cmp.Or(p.Lead, p.Says); first != "" {
		letter.P(first)
	}
	letter.P(p.Why)
	if n := len(p.Unconfirmed); n > 0 {
		letter.P(v.T("decision.unconfirmed", "n", n) + " " + strings.Join(p.Unconfirmed, "; ") + ".")
	}
	said := map[string]bool{}
	if p.Lead == "" {
		said[p.Says] = true
	}
	for _, s := range p.Steps.Main {
		letter.Strong(v.T("letter.step", "n", s.Number, "step", s.Label, "outcome", s.Within))
		if s.Says != "" && !said[s.Says] {
			said[s.Says] = true
			letter.P(s.Says)
		}
		letter.Note(s.Article)
	}
	if p.Steps.Count > 0 {
		letter.Note(v.T("letter.between", "steps", p.Steps.Numbers))
	}
	v.letterSum(letter, p.Sum)
	if len(p.Facts.Decisive) > 0 {
		letter.H2(v.T("decision.facts"))
	}
	for _, g := range p.Facts.Decisive {
		if g.Title != "" {
			letter.Strong(g.Title)
		}
		letter.Facts([2]string{v.T("letter.fact"), v.T("letter.value")}, v.pairs(g.Items))
	}
	letter.P(p.Made)
	letter.H2(v.T("objection.title"))
	letter.P(p.ObjectText)
	letter.P(v.T("letter.how-to-object", "phone", v.Help.Phone))
	letter.H2(v.T("help.title"))
	letter.P(v.T("letter.help", "phone", v.Help.Phone, "hours", sentence(v.Help.Hours.In(v.Lang))))
	if desk := v.Help.Desk.In(v.Lang); desk != "" {
		letter.P(sentence(desk))
	}
	return letter
}

// letterKey is the key without what is true only on the day of looking: a letter
// lies on the table for weeks.
func (v *visit) letterKey(d decision.Decision, key []view.Item) []view.Item {
	out := slices.Clone(key)
	for i := range out {
		if out[i].Key == v.T("decision.disagree") {
			out[i].Value = v.T("decision.object-until", "until", v.T("case.last-day", "date", v.Date(d.ObjectBy)))
		}
	}
	return out
}

func (v *visit) letterSum(letter *pdf.Document, sum *view.Sum) {
	if sum == nil {
		return
	}
	letter.H2(v.T("reason.sum"))
	letter.P(sum.Caption)
	rows := make([]pdf.Row, len(sum.Rows))
	for i, r := range sum.Rows {
		from := r.From
		if r.How != "" {
			from = r.How + "; " + within(r.From)
		}
		rows[i] = pdf.Row{Cells: []string{r.Label, from, r.Amount}, Total: r.Total}
	}
	letter.Table([]pdf.Column{
		{Title: v.T("sum.what"), Share: 0.42}, {Title: v.T("sum.from"), Share: 0.3}, {Title: v.T("sum.amount"), Share: 0.28, Right: true},
	}, rows)
}

// pairs are names with values; a mark and a note stand behind the value.
func (v *visit) pairs(items []view.Item) [][2]string {
	out := make([][2]string, len(items))
	for i, item := range items {
		text := item.Value
		if item.Mark {
			text += " [" + v.T("part.made-up") + "]"
		}
		if item.Note != "" {
			text += " (" + item.Note + ")"
		}
		out[i] = [2]string{item.Key, text}
	}
	return out
}
