package portal

import (
	"net/url"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// differencePage is what changed in a law between two dates.
type differencePage struct {
	Answer, Law    string
	Before, After  view.Link
	From, Until    string // for the fields of a form
	Same           bool
	NewVersion     string
	Numbers        []numberChange
	Gone, New      []change // numbers that stand side by side: one may be the other
	Names          []change // that are only called otherwise, or cite another place
	Tables         []change
	Rules          []change
	Terms          []change
	Texts          []change
	Earlier, Later *view.Link
}

type numberChange struct{ Label, Href, Where, Was, Is, By string }

// change is one thing that was so and is otherwise.
type change struct {
	Label, Href, Where, State string
	Was, Is                   []string
	SameAs                    []string
	Partial                   bool // Was and Is are what was dropped of a list, and added
	WasRule, IsRule           *clauseView
}

type clauseView struct {
	When    *blockView
	Formula *blockView // nil where it stayed the same
}

func differencePath(law string, before, after value.Date) string {
	return "/wetten/" + url.PathEscape(law) + "/verschil?van=" + before.String() + "&tot=" + after.String()
}

func (v *visit) lawDifference() error {
	law, err := v.lawOf()
	if err != nil {
		return err
	}
	days := v.ownChanges(law)
	after, err := v.dateOf("tot", v.shownOn(law))
	if err != nil {
		return err
	}
	before, err := v.dateOf("van", earlierThan(days, after))
	if err != nil {
		return err
	}
	for _, on := range []value.Date{before, after} {
		if _, ok := v.laws.set.Document(law, on); !ok {
			return kernel.Errorf(kernel.NotFound, "the law is not in force on that day")
		}
	}
	title := v.lawTitle(law, after)
	here := differencePath(law, before, after)
	crumbs := []view.Link{v.crumb("/wetten", "laws.menu"), {Href: lawPath(law, v.laws.since(after)), Text: title}}
	isKept := v.laws.isChange(before) && v.laws.isChange(after)
	return v.public("wet-verschil", here, "", isKept, crumbs, func() (string, any, error) {
		p, err := v.differenceOf(law, before, after, days)
		return v.T("laws.diff-title", "law", title), p, err
	})
}

// earlierThan is the day before the last change up to a date; without one the date.
func earlierThan(days []value.Date, on value.Date) value.Date {
	for _, day := range slices.Backward(days) {
		if day <= on && day > days[0] {
			return day - 1
		}
	}
	return on
}

func (v *visit) differenceOf(law string, before, after value.Date, days []value.Date) (differencePage, error) {
	d, err := page.Diff(v.laws.set, law, before, after, v.lawLang(), lawNames{v})
	if err != nil {
		return differencePage{}, kernel.Errorf(kernel.Internal, "two versions of a law cannot be compared: %w", err)
	}
	p := differencePage{
		Law: d.Title, From: before.String(), Until: after.String(), Same: d.Same,
		Before: view.Link{Href: lawPath(law, v.laws.since(before)), Text: v.Date(before)},
		After:  view.Link{Href: lawPath(law, v.laws.since(after)), Text: v.Date(after)},
	}
	p.Answer = v.T("laws.diff-answer", "law", d.Title, "before", p.Before.Text, "after", p.After.Text)
	if d.Same {
		p.Answer = v.T("laws.diff-same", "law", d.Title, "before", p.Before.Text, "after", p.After.Text)
	}
	was := lawLinks{v: v, since: v.laws.since(before)}
	is := lawLinks{v: v, since: v.laws.since(after)}
	for _, c := range d.Changes {
		v.addChange(&p, c, was, is)
	}
	for _, day := range days {
		switch {
		case day <= before && day > days[0]:
			p.Earlier = &view.Link{Href: differencePath(law, day-1, day), Text: v.T("laws.changed-on", "date", v.Date(day))}
		case day > after && p.Later == nil:
			p.Later = &view.Link{Href: differencePath(law, day-1, day), Text: v.T("laws.changed-on", "date", v.Date(day))}
		}
	}
	return p, nil
}

func (v *visit) addChange(p *differencePage, c page.Change, was, is lawLinks) {
	where, href := c.Where, is.name(c.Law, c.Name)
	if c.Gone {
		href = was.name(c.Law, c.Name)
	}
	shown := change{Label: c.Label, Href: href, Where: where, State: v.changeState(c), Was: c.Was, Is: c.Is, WasRule: was.clause(c.WasRule), IsRule: is.clause(c.IsRule), SameAs: c.SameAs, Partial: c.Partial}
	switch c.Kind {
	case page.ChangedVersion:
		p.NewVersion = v.T("laws.diff-version", "date", p.After.Text)
	case page.ChangedParameter:
		if len(c.Was) > 1 || len(c.Is) > 1 || c.By == "" && len(c.Was) == 0 && len(c.Is) != 1 {
			p.Tables = append(p.Tables, shown)
			return
		}
		p.Numbers = append(p.Numbers, numberChange{Label: c.Label, Href: href, Where: where, Was: first(c.Was), Is: first(c.Is), By: either(c.By, shown.State)})
	case page.ChangedSet:
		if c.Gone {
			p.Gone = append(p.Gone, shown)
		} else {
			p.New = append(p.New, shown)
		}
	case page.ChangedName:
		p.Names = append(p.Names, shown)
	case page.ChangedTerm:
		p.Terms = append(p.Terms, shown)
	case page.ChangedRule:
		p.Rules = append(p.Rules, shown)
	case page.ChangedText:
		shown.Label, shown.Where = v.articleTitle(c.Name), ""
		on := is.since
		if c.Gone {
			on = was.since
		}
		shown.Href = lawPath(c.Law, on) + "#" + articleID(c.Name)
		p.Texts = append(p.Texts, shown)
	}
}

func (v *visit) changeState(c page.Change) string {
	switch {
	case c.Added:
		return v.T("laws.diff-new")
	case c.Gone:
		return v.T("laws.diff-gone")
	}
	return ""
}

func (l lawLinks) clause(c *page.Clause) *clauseView {
	if c == nil {
		return nil
	}
	out := &clauseView{When: l.maybe(c.When)}
	if c.Formula.Kind != "" {
		out.Formula = l.maybe(&c.Formula)
	}
	return out
}

func first(lines []string) string {
	if len(lines) == 0 {
		return "—"
	}
	return lines[0]
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
