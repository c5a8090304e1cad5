package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/kernel"
)

type idInput struct {
	ID string `path:"id" format:"uuid" doc:"Het kenmerk"`
}

type decisionsOutput struct {
	Body struct {
		Decisions []Decision `json:"besluiten" doc:"Alle besluiten, het nieuwste eerst"`
	}
}

type decisionOutput struct{ Body DecisionInFull }

// Decision is a decision in short.
type Decision struct {
	ID           string `json:"id" format:"uuid" doc:"Het kenmerk"`
	Service      string `json:"dienst" doc:"De dienst"`
	Organisation string `json:"organisatie" doc:"Wie besloot"`
	Case         string `json:"zaak" format:"uuid" doc:"De zaak"`
	Replaces     string `json:"vervangt,omitempty" format:"uuid" doc:"Het besluit dat hiermee vervalt"`
	IssuedAt     string `json:"genomenOp" format:"date-time" doc:"Wanneer het genomen is"`
	ObjectBy     string `json:"bezwaarTot" format:"date" doc:"De laatste dag om bezwaar te maken"`
	Automatic    bool   `json:"automatisch" doc:"Of er geen mens naar keek"`
}

// DecisionInFull is a decision with all that it rests on.
type DecisionInFull struct {
	Decision
	Goal    string   `json:"doel" doc:"De regel die berekend is"`
	On      string   `json:"peildatum" format:"date" doc:"De dag waarvoor het geldt"`
	Program string   `json:"programma" doc:"De hash van de regels die zijn uitgevoerd"`
	Facts   object   `json:"feiten" doc:"De feiten zoals ze waren"`
	Sources []Source `json:"bronnen" doc:"Waar elk feit vandaan kwam"`
	Reasons object   `json:"redenen" doc:"De stappen, met artikel en gegevens"`
	Told    object   `json:"uitleg" doc:"Wat de doorslag gaf (ten hoogste vijf gegevens), de rekensom regel voor regel, en wat de uitkomst zou hebben veranderd"`
}

// Source is where a fact came from.
type Source struct {
	Path      string `json:"feit" doc:"Het feit"`
	Register  string `json:"register" doc:"Het register, of eigen-opgave"`
	FetchedAt string `json:"opgevraagdOp" format:"date-time" doc:"Wanneer het is opgevraagd"`
	Synthetic bool   `json:"verzonnen" doc:"Of de waarde verzonnen is voor een proef"`
}

func (a *api) decisions() {
	huma.Register(a.huma, forResident(http.MethodGet, "/besluiten", "besluiten", "De besluiten over de inwoner"), a.listDecisions)
	huma.Register(a.huma, forResident(http.MethodGet, "/besluiten/{id}", "besluit", "Eén besluit, met alles waarop het rust", http.StatusNotFound), a.getDecision)
}

func (a *api) listDecisions(ctx context.Context, _ *struct{}) (*decisionsOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	decisions, err := a.Decisions.List(ctx, who)
	if err != nil {
		return nil, failed(ctx, err)
	}
	out := &decisionsOutput{}
	out.Body.Decisions = []Decision{}
	for _, d := range decisions {
		out.Body.Decisions = append(out.Body.Decisions, inShort(d))
	}
	return out, nil
}

func (a *api) getDecision(ctx context.Context, in *idInput) (*decisionOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	d, err := a.Decisions.Get(ctx, who, kernel.ID(in.ID))
	if err != nil {
		return nil, failed(ctx, err)
	}
	full := DecisionInFull{
		Decision: inShort(d), Goal: d.Content.Goal, On: d.Content.On.String(), Program: d.Content.Program,
		Facts: object{d.Content.Facts}, Reasons: object{d.Content.Result}, Sources: []Source{},
	}
	for _, s := range d.Content.Sources {
		full.Sources = append(full.Sources, Source{
			Path: s.Path, Register: s.Register, FetchedAt: s.FetchedAt.UTC().Format(time.RFC3339), Synthetic: s.Synthetic,
		})
	}
	ahead, err := a.Laws.Outlook(d.Content.Goal, d.Content.On, d.Content.Program, d.Content.Facts)
	if err == nil {
		full.Told, err = told(d.Content.Result, ahead)
	}
	if err != nil {
		return nil, failed(ctx, err)
	}
	return &decisionOutput{Body: full}, nil
}

func inShort(d decision.Decision) Decision {
	return Decision{
		ID: string(d.ID), Service: d.Service, Organisation: string(d.Organisation), Case: string(d.Case),
		Replaces: string(d.Replaces), IssuedAt: d.IssuedAt.UTC().Format(time.RFC3339), ObjectBy: d.ObjectBy.String(),
		Automatic: d.Content.Automatic,
	}
}
