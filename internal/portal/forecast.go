package portal

import (
	"net/url"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

// forecastsPage lists what can be worked out before it happens.
type forecastsPage struct{ WhatIfs []eventCard }

// forecastPage is one what-if: its questions and, once they are answered, what it does.
type forecastPage struct {
	Path, Title, Text string
	Errors            []view.Problem
	Fields            []view.Field
	Nobody            string // why it cannot be worked out: there is nobody to choose
	Result            *forecastResult
	Assumes           []string
	LeavesOut         []string
}

func (v *visit) forecasts() error {
	return v.show("wat-als", v.T("forecast.menu"), forecastsPage{WhatIfs: v.whatIfCards(v.Catalogue.WhatIfs)}, v.crumb("/regelen", "arrange.menu"))
}

func (v *visit) whatIfCards(list []*catalogue.WhatIf) []eventCard {
	var cards []eventCard
	for _, w := range list {
		cards = append(cards, eventCard{Title: w.Title.In(v.Lang), Text: w.Summary.In(v.Lang), Href: "/wat-als/" + w.ID})
	}
	return cards
}

// forecast shows the questions, filled in as far as the stored facts tell.
func (v *visit) forecast() error {
	w, p, _, err := v.forecastOf()
	if err != nil {
		return err
	}
	return v.showForecast(w, p)
}

func (v *visit) showForecast(w *catalogue.WhatIf, p forecastPage) error {
	return v.show("wat-als-een", w.Title.In(v.Lang), p, v.crumb("/regelen", "arrange.menu"), v.crumb("/wat-als", "forecast.menu"))
}

func (v *visit) forecastOf() (*catalogue.WhatIf, forecastPage, []*catalogue.Ask, error) {
	w, ok := v.Catalogue.WhatIf(v.path("whatif"))
	if !ok {
		return nil, forecastPage{}, nil, kernel.Errorf(kernel.NotFound, "there is no such what-if")
	}
	begin, choices, err := v.Rights.Beginning(v.ctx(), v.resident(), w)
	if err != nil {
		return nil, forecastPage{}, nil, err
	}
	p := forecastPage{Path: "/wat-als/" + w.ID, Title: w.Title.In(v.Lang), Text: w.Summary.In(v.Lang)}
	var asked []*catalogue.Ask
	for _, a := range w.Asks {
		switch {
		case a.Fixed != "":
			p.Assumes = append(p.Assumes, v.T("forecast.fixed", "what", a.Field.Label.In(v.Lang), "value", v.Fact(a.Field.Type, a.Fixed)))
			continue
		case a.Chooses != "" && len(choices[a.Field.Name]) == 0:
			p.Nobody = v.T("forecast.nobody")
		case a.Chooses != "":
			p.Fields = append(p.Fields, v.choose(a, choices[a.Field.Name], begin[a.Field.Name]))
		default:
			field := v.ask(askID(a), a.Field, a.Field.Label.In(v.Lang), begin[a.Field.Name])
			field.Optional = a.Optional
			p.Fields = append(p.Fields, field)
		}
		asked = append(asked, a)
	}
	p.Assumes = append(p.Assumes, v.sentences(w.Assumes)...)
	p.LeavesOut = append(v.sentences(w.LeavesOut), v.T("forecast.others"))
	return w, p, asked, nil
}

func (v *visit) sentences(texts []catalogue.Text) []string {
	var all []string
	for _, t := range texts {
		all = append(all, t.In(v.Lang))
	}
	return all
}

func askID(a *catalogue.Ask) string { return "als-" + a.Field.Name }

// choose asks for one of the members of a relation.
func (v *visit) choose(a *catalogue.Ask, list []entitlement.Candidate, chosen string) view.Field {
	field := view.Field{ID: askID(a), Kind: "choice", Label: a.Field.Label.In(v.Lang)}
	for _, c := range list {
		text := v.T("fact.unknown")
		if born, err := value.ParseDate(c.Born); err == nil {
			text = v.T("forecast.born", "date", v.Date(born))
		}
		field.Choice = append(field.Choice, view.Choice{Value: c.Number, Text: text, Chosen: c.Number == chosen})
	}
	return field
}

// foreseen works a what-if out and shows it above its questions. It stores nothing. It
// is a POST so that no fact comes in an address.
func (v *visit) foreseen() error {
	w, p, asked, err := v.forecastOf()
	if err != nil {
		return err
	}
	if err := v.r.ParseForm(); err != nil {
		return badForm(err)
	}
	if p.Nobody != "" {
		return v.showForecast(w, p)
	}
	in := entitlement.Inputs{}
	for i, a := range asked {
		if text := v.readAsk(&p.Fields[i], a, v.r.PostForm); text != "" {
			in[a.Field.Name] = text
		}
	}
	if p.Errors = view.Problems(p.Fields...); len(p.Errors) > 0 {
		return v.showForecast(w, p)
	}
	c, err := v.Rights.Forecast(v.ctx(), v.resident(), w, in)
	if kernel.KindOf(err) == kernel.Invalid && len(p.Fields) > 0 {
		p.Fields[0].Error = v.T("forecast.cannot")
		p.Errors = view.Problems(p.Fields...)
		return v.showForecast(w, p)
	}
	if err != nil {
		return err
	}
	if p.Result, err = v.resultOf(c); err != nil {
		return err
	}
	return v.showForecast(w, p)
}

// readAsk takes over an answer. Every question needs one but those that are optional.
func (v *visit) readAsk(field *view.Field, a *catalogue.Ask, form url.Values) string {
	var text string
	if a.Chooses == "" {
		text = v.read(field, a.Field, form)
	} else {
		given := form.Get(field.ID)
		for i := range field.Choice {
			if field.Choice[i].Chosen = field.Choice[i].Value == given; field.Choice[i].Chosen {
				text = given
			}
		}
	}
	if text == "" && field.Error == "" && !a.Optional {
		field.Error = v.T("forecast.needed", "question", field.Label)
	}
	return text
}
