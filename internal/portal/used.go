package portal

import (
	"net/url"
	"slices"
	"sort"
	"strings"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
	"meent.nl/meent/ldv"
)

// usedPage is who looked at the data of the resident, and why.
type usedPage struct {
	Answer, Lead   string
	Filtered       bool
	Days           []usedDay
	Older          *view.Link
	Coverage       string
	Reporting, All int
	Silent         []string
}

type usedDay struct {
	ID, Title string
	Lines     []usedLine
}

type usedLine struct {
	Who, Why, Refused string
	Open, Time        string
	Details           []view.Item
}

// usedLines is how many log lines one page shows.
const usedLines = 200

func (v *visit) used() error {
	query := v.r.URL.Query()
	filter := logbook.Filter{Limit: usedLines}
	if field := query.Get("veld"); field != "" {
		if _, ok := v.Catalogue.Field(field); !ok {
			return kernel.Errorf(kernel.NotFound, "there is no such piece of data")
		}
		filter.Field = field
	}
	for name, into := range map[string]*kernel.ID{"voor": &filter.Before, "besluit": &filter.Decision} {
		if text := query.Get(name); text != "" {
			id, err := kernel.ParseID(text)
			if err != nil {
				return err
			}
			*into = id
		}
	}
	lines, err := v.Logbook.Lines(v.ctx(), v.resident(), filter)
	if err != nil {
		return err
	}
	return v.show("gebruik", v.T("used.title"), v.usedOf(lines, filter), v.crumb("/gegevens", "data.menu"))
}

func (v *visit) usedOf(lines []logbook.Line, filter logbook.Filter) usedPage {
	p := usedPage{Answer: v.T("used.title"), Lead: v.T("used.lead"), Filtered: filter.Field != "" || filter.Decision != ""}
	if filter.Field != "" {
		p.Answer = v.T("used.title-field", "fact", within(v.fieldName(filter.Field)))
	}
	for _, group := range grouped(lines) {
		day := kernel.Today(fixed(group[0].At))
		title := v.Date(day)
		if n := len(p.Days); n == 0 || p.Days[n-1].Title != title {
			p.Days = append(p.Days, usedDay{ID: "dag-" + day.String(), Title: title})
		}
		today := &p.Days[len(p.Days)-1]
		today.Lines = append(today.Lines, v.usedLine(group))
	}
	if len(lines) == usedLines {
		next := url.Values{"voor": {string(lines[len(lines)-1].ID)}}
		if filter.Field != "" {
			next.Set("veld", filter.Field)
		}
		if filter.Decision != "" {
			next.Set("besluit", string(filter.Decision))
		}
		p.Older = &view.Link{Href: "/gegevens/gebruik?" + next.Encode(), Text: v.T("used.older")}
	}
	v.coverage(&p)
	return p
}

type fixed time.Time

func (f fixed) Now() time.Time { return time.Time(f) }

// grouped puts the lines of one day, organisation, purpose and matter together, in
// the order of their newest.
func grouped(lines []logbook.Line) [][]logbook.Line {
	type key struct {
		day                   value.Date
		organisation, purpose string
		matter                kernel.ID
		by                    string
	}
	var order []key
	groups := map[key][]logbook.Line{}
	for _, line := range lines {
		k := key{kernel.Today(fixed(line.At)), line.Organisation, line.Purpose, line.Case, line.By}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], line)
	}
	out := make([][]logbook.Line, len(order))
	for i, k := range order {
		out[i] = groups[k]
	}
	return out
}

// usedLine says who, why, on which article, what and from where.
func (v *visit) usedLine(group []logbook.Line) usedLine {
	first := group[0]
	given, refused := fieldsOf(group)
	line := usedLine{Who: capital(v.organisationName(first.Organisation)), Why: v.why(first), Time: v.Moment(first.At)}
	if len(refused) > 0 {
		line.Refused = v.T("used.refused", "n", len(refused))
	}
	if line.Open = v.T("used.open", "n", len(given)); len(given) == 0 {
		line.Open = v.T("used.open-none")
	}
	add := func(key, text string) {
		if text != "" {
			line.Details = append(line.Details, view.Item{Key: v.T(key), Value: text})
		}
	}
	add("used.fields", v.labels(given))
	add("used.refused-fields", v.labels(refused))
	if basis := first.Basis; basis.Title.NL != "" {
		line.Details = append(line.Details, view.Item{Key: v.T("used.basis"), Value: basis.Title.In(v.Lang), Href: basis.Link})
	}
	add("used.registers", v.registersOf(group))
	add("used.when", v.times(group))
	add("used.by", v.lookedBy(first))
	v.about(&line, first)
	return line
}

func (v *visit) why(line logbook.Line) string {
	if purpose, ok := v.Catalogue.Purpose(line.Purpose); ok {
		return purpose.Title.In(v.Lang) + "."
	}
	return v.T("used.no-purpose")
}

func (v *visit) lookedBy(line logbook.Line) string {
	switch line.By {
	case "system":
		return v.T("used.by-system")
	case "resident":
		return v.T("used.by-you")
	}
	return v.T("used.by-role", "role", line.By)
}

// about links to the case or the decision that it was for.
func (v *visit) about(line *usedLine, l logbook.Line) {
	if l.Case != "" {
		line.Details = append(line.Details, view.Item{Key: v.T("used.case"), Value: shortID(l.Case), Href: "/zaken/" + string(l.Case)})
	}
	if l.Decision != "" {
		line.Details = append(line.Details, view.Item{Key: v.T("used.decision"), Value: shortID(l.Decision), Href: "/besluiten/" + string(l.Decision)})
	}
}

func fieldsOf(group []logbook.Line) (given, refused []string) {
	for _, line := range group {
		if !line.Failed() {
			given = append(given, line.Fields...)
		}
		refused = append(refused, line.Refused...)
	}
	return unique(given), unique(refused)
}

func unique(names []string) []string {
	sort.Strings(names)
	return slices.Compact(names)
}

func (v *visit) labels(names []string) string {
	labels := make([]string, len(names))
	for i, name := range names {
		labels[i] = v.fieldName(name)
	}
	return strings.Join(unique(labels), ", ")
}

func (v *visit) registersOf(group []logbook.Line) string {
	var names []string
	for _, line := range group {
		switch {
		case line.Register == "":
		case line.Failed():
			names = append(names, v.T("used.no-answer", "register", v.registerName(line.Register)))
		default:
			names = append(names, v.registerName(line.Register))
		}
	}
	return strings.Join(unique(names), ", ")
}

// times says when, and how many times when that is more than once.
func (v *visit) times(group []logbook.Line) string {
	moments := map[ldv.TraceID]bool{}
	for _, line := range group {
		moments[line.Record.TraceID] = true
	}
	if len(moments) < 2 {
		return v.Moment(group[0].At)
	}
	return v.T("used.times", "n", len(moments), "moment", v.Moment(group[0].At))
}

// coverage says how many organisations report here, and which do not.
func (v *visit) coverage(p *usedPage) {
	for _, o := range v.Catalogue.Organisations {
		p.All++
		if o.ReportsUse {
			p.Reporting++
		} else {
			p.Silent = append(p.Silent, o.Name.In(v.Lang))
		}
	}
	p.Coverage = v.T("used.coverage-text", "n", p.Reporting, "all", p.All)
}
