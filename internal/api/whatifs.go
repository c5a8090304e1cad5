package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

type whatIfsOutput struct {
	Body struct {
		WhatIfs []WhatIf `json:"watAls" doc:"Alle veranderingen die uitgerekend kunnen worden"`
	}
}

// WhatIf is a change in somebody's life that can be worked out before it happens.
type WhatIf struct {
	ID        string `json:"id" doc:"Waarmee u erom vraagt" example:"meer-werken"`
	Title     string `json:"titel" doc:"Hoe het heet"`
	Summary   string `json:"samenvatting" doc:"Wat er verandert"`
	Questions []Ask  `json:"vragen" doc:"Wat er gevraagd wordt"`
}

// Ask is a question of a what-if.
type Ask struct {
	Name     string `json:"naam" doc:"De naam van het antwoord" example:"uren_erbij"`
	Question string `json:"vraag" doc:"De vraag"`
	Type     string `json:"soort" doc:"Soort en eenheid van het antwoord" example:"euro per year"`
	Required bool   `json:"verplicht" doc:"Of er een antwoord moet zijn"`
	Chooses  string `json:"kiest,omitempty" doc:"De relatie waarvan één lid wordt gekozen: het antwoord is zijn nummer, vanaf 1" example:"kinderen"`
}

type forecastInput struct {
	WhatIf string `path:"id" maxLength:"80" pattern:"^[a-z][a-z0-9-]*$" doc:"De verandering" example:"meer-werken"`
	Body   struct {
		Answers map[string]string `json:"antwoorden" doc:"De antwoorden op naam, zoals de wet ze schrijft: 8.5, true, 2026-03-01"`
	}
}

type forecastOutput struct{ Body Forecast }

// Forecast is what a what-if does to every service, and to what there is to spend.
type Forecast struct {
	On       string          `json:"peildatum" format:"date" doc:"De dag van de regels en bedragen"`
	Now      Hand            `json:"nu" doc:"Te besteden zoals het is, of vlak ervoor"`
	Then     Hand            `json:"dan" doc:"Te besteden na de verandering"`
	Cliff    bool            `json:"minderDoorMeer" doc:"Of meer netto inkomen minder overlaat"`
	Services []ForecastOfOne `json:"diensten" doc:"Elke dienst ervoor en erna"`
}

// Hand is what there is to spend in a month.
type Hand struct {
	Low  string   `json:"minimaal" doc:"Het laagste bedrag in euro per maand" example:"1724.25"`
	High string   `json:"maximaal" doc:"Het hoogste bedrag in euro per maand"`
	Open []string `json:"nietMeegeteld" doc:"Diensten waarvan het bedrag niet bekend is"`
}

// ForecastOfOne is one service on either side.
type ForecastOfOne struct {
	Now  Right `json:"nu" doc:"Het recht zoals het is, of vlak ervoor"`
	Then Right `json:"dan" doc:"Het recht na de verandering"`
}

func (a *api) whatIfs() {
	huma.Register(a.huma, forResident(http.MethodGet, "/wat-als", "watAls", "De veranderingen die uitgerekend kunnen worden"), a.listWhatIfs)
	work := forResident(http.MethodPost, "/wat-als/{id}", "rekenWatAls", "Reken uit wat een verandering doet met alle diensten",
		http.StatusNotFound, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	work.DefaultStatus = http.StatusOK
	work.Description = "Rekent uit wat een verandering doet. Er wordt niets bewaard, behalve dat uw gegevens zijn gebruikt."
	huma.Register(a.huma, work, a.forecast)
}

func (a *api) listWhatIfs(ctx context.Context, _ *struct{}) (*whatIfsOutput, error) {
	if _, err := resident(ctx); err != nil {
		return nil, err
	}
	out := &whatIfsOutput{}
	out.Body.WhatIfs = []WhatIf{}
	for _, w := range a.Catalogue.WhatIfs {
		one := WhatIf{ID: w.ID, Title: w.Title.NL, Summary: w.Summary.NL, Questions: []Ask{}}
		for _, q := range w.Asks {
			if q.Fixed == "" {
				one.Questions = append(one.Questions, asAsk(q))
			}
		}
		out.Body.WhatIfs = append(out.Body.WhatIfs, one)
	}
	return out, nil
}

func asAsk(q *catalogue.Ask) Ask {
	out := Ask{Name: q.Field.Name, Question: q.Field.Label.NL, Type: q.Field.Type.String(), Required: !q.Optional, Chooses: q.Chooses}
	if q.Chooses != "" {
		out.Type = "number"
	}
	return out
}

func (a *api) forecast(ctx context.Context, in *forecastInput) (*forecastOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	w, ok := a.Catalogue.WhatIf(in.WhatIf)
	if !ok {
		return nil, failed(ctx, kernel.Errorf(kernel.NotFound, "there is no such what-if; /v1/wat-als lists what there is"))
	}
	c, err := a.Rights.Forecast(ctx, who, w, in.Body.Answers)
	if err != nil {
		return nil, failed(ctx, err)
	}
	out := &forecastOutput{Body: Forecast{On: c.On.String(), Now: asHand(c.Now), Then: asHand(c.Then), Cliff: c.Cliff, Services: []ForecastOfOne{}}}
	for _, one := range c.Services {
		out.Body.Services = append(out.Body.Services, ForecastOfOne{Now: asRight(one.Now.Right), Then: asRight(one.Then.Right)})
	}
	return out, nil
}

func asHand(h entitlement.InHand) Hand {
	euro := func(cents int64) string { return value.Decimal{Coefficient: cents, Scale: 2}.String() }
	out := Hand{Low: euro(h.Low), High: euro(h.High), Open: []string{}}
	for _, s := range h.Open {
		out.Open = append(out.Open, s.ID)
	}
	return out
}
