package api

import (
	"context"
	"encoding/json"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
)

type rightInput struct {
	Service string `path:"dienst" maxLength:"80" pattern:"^[a-z][a-z0-9-]*$" doc:"De dienst" example:"zorgtoeslag"`
}

type rightOutput struct{ Body RightInFull }

// RightInFull is a right with all that it rests on.
type RightInFull struct {
	Right
	Goal    string `json:"doel" doc:"De regel die berekend is; leeg zolang niets berekend is"`
	Program string `json:"programma" doc:"De hash van de regels die zijn uitgevoerd"`
	Facts   object `json:"feiten" doc:"De feiten waarmee gerekend is"`
	Reasons object `json:"redenen" doc:"De stappen, met artikel en gegevens"`
	Told    object `json:"uitleg" doc:"Wat de doorslag gaf (ten hoogste vijf gegevens), de rekensom regel voor regel, en wat de uitkomst zou veranderen"`
}

func (a *api) getRight(ctx context.Context, in *rightInput) (*rightOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	f, err := a.Rights.Finding(ctx, who, in.Service)
	if err != nil {
		return nil, failed(ctx, err)
	}
	if len(f.Right.Missing) > 0 {
		if f.Right.Missing, err = a.Rights.Asking(ctx, who, in.Service); err != nil {
			return nil, failed(ctx, err)
		}
	}
	out := RightInFull{Right: asRight(f.Right), Goal: f.Law.Goal, Program: f.Law.Program, Facts: objectOrNone(f.Law.Facts), Reasons: objectOrNone(f.Law.Result)}
	var ahead *reason.Outlook
	if len(f.Law.Outlook) > 0 {
		err = json.Unmarshal(f.Law.Outlook, &ahead)
	}
	if err == nil {
		out.Told, err = told(f.Law.Result, ahead)
	}
	if err != nil {
		return nil, failed(ctx, kernel.Errorf(kernel.Internal, "the reasons of a right cannot be read: %w", err))
	}
	return &rightOutput{Body: out}, nil
}

// told is what is told of a stored explanation, without the explanation itself.
func told(result json.RawMessage, ahead *reason.Outlook) (object, error) {
	var e reason.Explanation
	if len(objectOrNone(result).RawMessage) > len("{}") {
		if err := json.Unmarshal(result, &e); err != nil {
			return object{}, kernel.Errorf(kernel.Internal, "stored reasons cannot be read: %w", err)
		}
	}
	r := reason.Reason(&e, ahead)
	r.Explanation = nil
	return object{r.JSON()}, nil
}

// objectOrNone is an object without fields where nothing was worked out.
func objectOrNone(text json.RawMessage) object {
	if len(text) == 0 || string(text) == "null" {
		return object{json.RawMessage("{}")}
	}
	return object{text}
}
