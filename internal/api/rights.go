package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/entitlement"
)

type rightsOutput struct {
	Body struct {
		Rights []Right `json:"rechten" doc:"Alle rechten die zijn uitgerekend"`
	}
}

// Right is what the resident has, may have, or has no right to.
type Right struct {
	Service      string   `json:"dienst" doc:"De dienst" example:"zorgtoeslag"`
	Organisation string   `json:"organisatie" doc:"Wie de dienst uitvoert"`
	On           string   `json:"peildatum" format:"date" doc:"De dag waarvoor het geldt"`
	Status       string   `json:"status" enum:"decided,range,needs,unpublished,source,person,rules" doc:"Besloten, een bereik, er ontbreken feiten, het bedrag is niet bekend, een register antwoordt niet, een mens beslist, of de regels van de gemeente zijn niet bekend"`
	Certainty    string   `json:"zekerheid" enum:"zeker,waarschijnlijk,mogelijk,geen" doc:"Hoe zeker het recht is"`
	Low          string   `json:"minimaal" doc:"Het laagste bedrag"`
	High         string   `json:"maximaal" doc:"Het hoogste bedrag"`
	Outcome      string   `json:"uitkomst" doc:"De uitkomst die geen bedrag is: true, een woord, een dag, een getal; leeg van een bedrag en zolang die niet bekend is" example:"wachtlijst"`
	Type         string   `json:"soort" doc:"Wat voor uitkomst het is, zoals de wet die schrijft" example:"one of [vergunning, wachtlijst, geen]"`
	Unit         string   `json:"eenheid" doc:"Waarin het bedrag is" example:"euro per month"`
	Missing      []string `json:"ontbrekend" doc:"Feiten die nog ontbreken, wat het best eerst gevraagd wordt voorop"`
	AtLeast      string   `json:"ontbrekendMinstens,omitempty" doc:"Van het eerste feit dat ontbreekt is het genoeg te weten of het ten minste dit is" example:"141896.01"`
	Repayable    bool     `json:"terugbetalenMogelijk" doc:"Of er later moet kunnen worden terugbetaald"`
	Declined     bool     `json:"afgewezen" doc:"Of de inwoner dit niet wil"`
	ComputedAt   string   `json:"berekendOp" format:"date-time" doc:"Wanneer het is uitgerekend"`
}

func (a *api) rights() {
	huma.Register(a.huma, forResident(http.MethodGet, "/rechten", "rechten", "De rechten van de inwoner"), a.listRights)
	huma.Register(a.huma, forResident(http.MethodGet, "/rechten/{dienst}", "recht", "Eén recht, met de redenen", http.StatusNotFound), a.getRight)
}

func (a *api) listRights(ctx context.Context, _ *struct{}) (*rightsOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	rights, err := a.Rights.Overview(ctx, who)
	if err != nil {
		return nil, failed(ctx, err)
	}
	out := &rightsOutput{}
	out.Body.Rights = []Right{}
	for _, r := range rights {
		if len(r.Missing) > 0 {
			if r.Missing, err = a.Rights.Asking(ctx, who, r.Service); err != nil {
				return nil, failed(ctx, err)
			}
		}
		out.Body.Rights = append(out.Body.Rights, asRight(r))
	}
	return out, nil
}

func asRight(r entitlement.Right) Right {
	out := Right{
		Service: r.Service, Organisation: string(r.Organisation), On: r.On.String(), Status: string(r.Status),
		Certainty: string(r.Certainty), Low: r.Low.String(), High: r.High.String(), Unit: r.Unit,
		Outcome: r.Answer.Text, Type: r.Answer.Type,
		Missing: []string{}, Repayable: r.Repayable, Declined: r.Declined, ComputedAt: r.ComputedAt.UTC().Format(time.RFC3339),
	}
	if r.IsAmount() {
		out.Type = r.Unit
	}
	for i, m := range r.Missing {
		if i == 0 {
			out.AtLeast = m.AtLeast
		}
		name := m.Field
		if m.Relation != "" {
			name = m.Relation + "." + m.Field
		}
		out.Missing = append(out.Missing, name)
	}
	return out
}
