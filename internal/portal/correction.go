package portal

import (
	"slices"
	"strings"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// correctionView is what a decision comes to as things are known now.
type correctionView struct {
	Lead        string
	Key         []view.Item
	Facts       []view.Item
	Undated     []view.Item
	Caption     string
	Rows        []correctionRow
	Through     []correctionSteps
	Next        string
	Help        string // where one has oneself called; empty: nowhere
	Provisional string
}

// correctionRow is a period with one difference.
type correctionRow struct {
	Period, Note, Why, Missing, Then, Now, Difference string
	Direction                                         string // more, less or same
}

// correctionSteps are the rules that gave something else in a period.
type correctionSteps struct {
	Title string
	Items []view.Item
}

// correctionOf is what turned out otherwise for a decision; nil where nothing did.
func (v *visit) correctionOf(id kernel.ID) (*entitlement.Correction, error) {
	c, err := v.Rights.Correction(v.ctx(), v.resident(), id)
	if kernel.KindOf(err) == kernel.NotFound {
		return nil, nil
	}
	return &c, err
}

// correction shows it.
func (v *visit) correction(d decision.Decision) (*correctionView, error) {
	c, err := v.correctionOf(d.ID)
	if c == nil || err != nil {
		return nil, err
	}
	out := &correctionView{Lead: v.correctionLead(c), Next: v.T("correction.next", "organisation", v.organisationName(string(d.Organisation)))}
	if v.CallBacks != nil {
		out.Help = "/hulp?over=" + d.Service + "#bel-mij"
	}
	if c.TotalKnown && len(c.Periods) > 0 {
		out.Key = append(out.Key, view.Item{Key: v.T(totalWords[direction(c.Total)]), Value: v.Euro(without(c.Total))})
	}
	out.Key = append(out.Key,
		view.Item{Key: v.T("right.how-sure"), Value: v.correctionSure(c)},
		view.Item{Key: v.T("correction.compared"), Value: v.T("correction.moments", "then", v.Day(c.DecidedAt), "now", v.Moment(c.ComputedAt))})
	told := slices.ContainsFunc(c.Facts, func(f entitlement.ChangedFact) bool { return f.Counts })
	for _, f := range c.Facts {
		if f.Counts || !told {
			out.Facts = append(out.Facts, v.changedFact(f))
		}
	}
	for _, f := range c.Undated {
		out.Undated = append(out.Undated, v.changedFact(f))
	}
	for _, p := range c.Periods {
		out.Rows = append(out.Rows, v.correctionRow(c, p))
		if len(p.Steps) > 0 {
			out.Through = append(out.Through, v.correctionSteps(p))
		}
	}
	out.Caption = v.T("correction.caption")
	if u := unit(c.Unit); c.Unit != "" {
		out.Caption = v.T("correction.caption-per", "per", v.Per(u.Per))
	}
	return out, nil
}

func direction(d value.Decimal) string {
	switch {
	case d.Coefficient > 0:
		return "more"
	case d.Coefficient < 0:
		return "less"
	}
	return "same"
}

var (
	totalWords = map[string]string{"more": "correction.total-more", "less": "correction.total-less", "same": "correction.total-same"}
	leadWords  = map[string]string{"more": "correction.lead-more", "less": "correction.lead-less", "same": "correction.lead-same"}
)

// without is an amount without its sign.
func without(d value.Decimal) value.Decimal {
	if d.Coefficient < 0 {
		d.Coefficient = -d.Coefficient
	}
	return d
}

// correctionLead says in a sentence what it comes to.
func (v *visit) correctionLead(c *entitlement.Correction) string {
	switch {
	case c.Recounted:
		return v.T("correction.recounted")
	case len(c.Periods) == 0:
		return v.T("correction.undated-lead")
	case slices.ContainsFunc(c.Periods, func(p entitlement.CorrectionPeriod) bool { return len(p.Missing) > 0 }):
		return v.T("correction.lead-missing")
	case !c.TotalKnown:
		return v.T("correction.lead-unknown")
	}
	first, last := c.Periods[0].From, c.Periods[len(c.Periods)-1].Until
	return v.T(leadWords[direction(c.Total)], "amount", v.Euro(without(c.Total)), "from", v.Date(first), "until", v.Date(last))
}

func (v *visit) correctionSure(c *entitlement.Correction) string {
	text := v.certainty(c.Certainty)
	for _, p := range c.Periods {
		if p.Provisional {
			return text + ". " + v.T("correction.provisional-why")
		}
	}
	if c.Certainty == entitlement.Possible {
		return text + ". " + v.T("correction.possible-why")
	}
	return text
}

// changedFact is a fact with what it was known to be then and now.
func (v *visit) changedFact(f entitlement.ChangedFact) view.Item {
	item := view.Item{Key: v.factLabel(f.Path, f.Field), Mark: f.Synthetic, Note: v.T("correction.undated-note")}
	if f.Field == "" {
		item.Key, item.Value = v.fieldName(f.Relation), v.T("correction.members")
		return item
	}
	was, _ := v.factValue(f.Field, f.Then.State, f.Then.Text, f.Then.Low, f.Then.High)
	is, _ := v.factValue(f.Field, f.Now.State, f.Now.Text, f.Now.Low, f.Now.High)
	item.Value = v.T("correction.was-is", "was", was, "is", is)
	switch {
	case f.Until != 0:
		item.Note = v.T("correction.from-until", "since", v.Date(f.Since), "until", v.Date(f.Until), "register", v.registerName(f.Register))
	case f.Since != 0:
		item.Note = v.T("correction.since", "since", v.Date(f.Since), "register", v.registerName(f.Register))
	}
	return item
}

func (v *visit) correctionRow(c *entitlement.Correction, p entitlement.CorrectionPeriod) correctionRow {
	row := correctionRow{
		Period: v.T("correction.period", "from", v.Date(p.From), "until", v.Date(p.Until)),
		Then:   v.correctionOutcome(c, p.Then, p.Failed), Now: v.correctionOutcome(c, p.Now, p.Failed),
		Direction: "same", Difference: v.T("correction.no-amount"),
	}
	if p.Known {
		row.Direction, row.Difference = direction(p.Total), v.signed(p.Total)
		if times := v.timesOf(c, p.Times); times != "" {
			row.Note = times
		}
	}
	if p.Provisional {
		row.Note = strings.TrimPrefix(row.Note+", "+v.T("correction.provisional"), ", ")
	}
	if why := v.factNames(p.Because); why != "" {
		row.Why = v.T("correction.because", "facts", why)
	}
	if missing := v.factNames(p.Missing); missing != "" {
		row.Missing = v.T("correction.missing", "facts", missing)
	}
	return row
}

// signed is a difference with its sign.
func (v *visit) signed(d value.Decimal) string {
	if d.Coefficient > 0 {
		return "+\u00a0" + v.Euro(d)
	}
	if less, ok := strings.CutPrefix(v.Euro(d), "−"); ok {
		return "−\u00a0" + less // a line may break behind the sign alone
	}
	return v.Euro(d)
}

// timesOf says how often an amount is due in a period.
func (v *visit) timesOf(c *entitlement.Correction, n int) string {
	switch unit(c.Unit).Per {
	case value.PerMonth:
		return v.T("correction.months", "n", n)
	case value.PerQuarter:
		return v.T("correction.quarters", "n", n)
	case value.PerYear:
		return v.T("correction.years", "n", n)
	}
	return ""
}

func (v *visit) factNames(paths []string) string {
	var names []string
	for _, path := range paths {
		p := parsePath(path)
		names = append(names, within(v.factLabel(path, p.field)))
	}
	return strings.Join(names, ", ")
}

// correctionOutcome is an outcome in a table: an amount without what it is per.
func (v *visit) correctionOutcome(c *entitlement.Correction, o entitlement.CorrectionOutcome, failed bool) string {
	amount, err := value.ParseDecimal(o.Text)
	switch {
	case failed:
		return v.T("correction.for-person")
	case c.Unit != "" && o.NotApplicable:
		return v.Euro(value.Decimal{})
	case c.Unit != "" && err == nil:
		return v.Euro(amount)
	case o.Status != "decided" && o.Low == "":
		return v.T("fact.unknown")
	}
	return capital(v.value(o.Value))
}

func (v *visit) correctionSteps(p entitlement.CorrectionPeriod) correctionSteps {
	out := correctionSteps{Title: v.T("correction.through", "from", v.Date(p.From), "until", v.Date(p.Until))}
	for _, s := range p.Steps {
		was := v.T("correction.not-then")
		if s.Then != nil {
			was = v.settled(*s.Then)
		}
		out.Items = append(out.Items, view.Item{
			Key: v.of(v.text(s.Label), s.Of), Value: v.T("correction.was-is", "was", was, "is", v.settled(s.Now)),
			Href: ruleLink(s.Law+"."+s.Rule, p.From), Note: v.articleOf(s.Article),
		})
	}
	return out
}

func (v *visit) articleOf(a reason.Article) string {
	return v.T("reason.article", "article", a.Article, "cites", citation(a.Cites), "law", a.Title)
}

// otherwise points from a right to the decision that comes to something else now.
func (v *visit) otherwise(d *decision.Decision) (*view.Alert, error) {
	if d == nil {
		return nil, nil
	}
	c, err := v.correctionOf(d.ID)
	if c == nil || err != nil {
		return nil, err
	}
	return v.otherwiseAlert(c, v.T("correction.title")), nil
}

func (v *visit) otherwiseAlert(c *entitlement.Correction, title string) *view.Alert {
	return &view.Alert{
		Kind: "warning", Title: title, Text: v.correctionLead(c),
		Link: &view.Link{Href: "/besluiten/" + string(c.Decision) + "#anders", Text: v.T("correction.see")},
	}
}
