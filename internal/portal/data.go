package portal

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/internal/register"
)

// dataPage is what government holds of the resident.
type dataPage struct {
	AsOf   string
	Busy   *view.Alert // the registers have not answered yet
	None   bool        // they have, with nothing
	Groups []dataGroup
	Slow   []string
	Owners []view.Item // who to tell that something is wrong
}

type dataGroup struct {
	ID, Title string
	Closed    bool   // opened by who wants to see it
	Open      string // what opening shows
	People    []dataPerson
}

type dataPerson struct {
	Name    string // empty: the resident
	Fields  []dataField
	Unknown []dataField // those without a value, behind one line
	More    string      // that line
}

type dataField struct {
	ID, Name, Label string
	Value           string
	Problem         bool // the value says why there is none
	MadeUp          bool
	Source          string // register, since when, as of when
	Used            string // how often; empty: never
}

// closed are the groups that nobody beside the resident should see at a glance.
var closed = map[string]bool{"zorg": true, "vermogen": true}

func (v *visit) data() error {
	uses, err := v.Logbook.Uses(v.ctx(), v.resident())
	if err != nil {
		return err
	}
	answer, ready, err := v.own.of(v.ctx(), v.resident())
	if err != nil {
		return err
	}
	p := dataPage{Owners: v.owners(answer.Person)}
	if !ready {
		p.Busy = &view.Alert{Kind: "info", Title: v.T("data.slow"), Text: v.T("data.slow-text"), Link: &view.Link{Href: "/gegevens", Text: v.T("data.again")}}
	} else {
		p.AsOf = v.T("asof.fetched", "moment", v.Moment(answer.At))
		p.Groups, p.Slow = v.dataGroups(answer.Person, uses), v.failed(answer.Person)
		p.None = len(p.Groups) == 0
	}
	return v.show("gegevens", v.T("data.menu"), p)
}

// groupOrder is the order of the groups of fields; others come behind them.
var groupOrder = []string{"wie-ik-ben", "wonen", "gezin", "werk", "inkomen", "pensioen", "voertuigen", "vermogen", "zorg"}

// dataGroups shows what is known, by what it is about.
func (v *visit) dataGroups(person register.Person, uses map[string]int) []dataGroup {
	own := map[string]*dataPerson{}
	order := slices.Clone(groupOrder)
	for _, r := range v.Catalogue.Registers {
		for _, f := range r.Fields {
			value, ok := person.Values[f.Name]
			if !ok || f.Of != "person" {
				continue
			}
			if !slices.Contains(order, f.Group) {
				order = append(order, f.Group)
			}
			if own[f.Group] == nil {
				own[f.Group] = &dataPerson{}
			}
			own[f.Group].add(v.dataField(f, value, uses[f.Name]), value.State)
		}
	}
	var groups []dataGroup
	for _, id := range order {
		if p := own[id]; p != nil {
			p.More = v.moreUnknown(len(p.Fields), len(p.Unknown))
			groups = append(groups, v.dataGroup(id, v.groupName(id), closed[id], *p))
		}
	}
	return append(groups, v.relatives(person, uses)...)
}

// add keeps apart what no register can say. A register that failed or refused is no
// such thing: that stays in sight.
func (p *dataPerson) add(d dataField, state register.State) {
	if state == register.Unknown {
		p.Unknown = append(p.Unknown, d)
		return
	}
	p.Fields = append(p.Fields, d)
}

// moreUnknown is the line for the fields without a value, beside those that have one.
func (v *visit) moreUnknown(shown, unknown int) string {
	if shown == 0 {
		return v.T("data.unknown-all", "n", unknown)
	}
	return v.T("data.unknown", "n", unknown)
}

func (v *visit) dataGroup(id, title string, closed bool, people ...dataPerson) dataGroup {
	g := dataGroup{ID: id, Title: title, Closed: closed, People: people}
	if closed {
		g.Open = v.T("data.open", "group", within(title))
	}
	return g
}

func (v *visit) dataField(f *catalogue.Field, value register.Value, used int) dataField {
	d := dataField{ID: factID(f.Name), Name: f.Name, Label: f.Label.In(v.Lang), Source: v.shortSource(value.Register, value.Since, value.FetchedAt)}
	d.Value, d.Problem = v.factValue(f.Name, value.State.String(), value.Text, value.Low, value.High)
	d.MadeUp = value.Synthetic && !d.Problem
	if used > 0 {
		d.Used = v.T("data.used", "n", used)
	}
	return d
}

// failed names the registers that did not answer.
func (v *visit) failed(person register.Person) []string {
	var out []string
	seen := map[string]bool{}
	for _, r := range v.Catalogue.Registers {
		for _, f := range r.Fields {
			if person.Values[f.Name].State == register.Failed && !seen[r.ID] {
				seen[r.ID] = true
				out = append(out, v.T("data.failed", "register", r.Title.In(v.Lang)))
			}
		}
	}
	return out
}

// owners are who keeps each register, and how to reach them. What each municipality keeps
// is kept by the one where the resident is registered.
func (v *visit) owners(person register.Person) []view.Item {
	items := make([]view.Item, 0, len(v.Catalogue.Registers))
	for _, r := range v.Catalogue.Registers {
		owner := r.Owner
		if o, ok := v.Catalogue.Organisation(owner); ok && o.Municipality != "" {
			owner = v.Catalogue.Carrier(catalogue.Gemeente, person.Values[catalogue.MunicipalityField].Text)
		}
		item := view.Item{Key: r.Title.In(v.Lang), Value: capital(v.organisationName(owner))}
		if o, ok := v.Catalogue.Organisation(owner); ok {
			item.Href, item.Note = o.Website, o.Phone
		}
		items = append(items, item)
	}
	return items
}
