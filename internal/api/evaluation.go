package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

type evaluationInput struct {
	Body struct {
		Goal  string `json:"doel" maxLength:"161" pattern:"^[a-z][a-z0-9-]*\\.[a-z][a-z0-9_]*$" doc:"De regel die berekend wordt: wet.regel" example:"zorgtoeslag.zorgtoeslag"`
		On    string `json:"peildatum" format:"date" doc:"De dag waarvoor het geldt" example:"2025-03-01"`
		Facts object `json:"feiten" doc:"De feiten op naam. Wat ontbreekt is onbekend; null is niet van toepassing."`
	}
}

type evaluationOutput struct {
	Body Evaluation
}

// Evaluation is the outcome of a goal.
type Evaluation struct {
	Goal    string   `json:"doel" doc:"De regel die berekend is"`
	On      string   `json:"peildatum" format:"date" doc:"De dag waarvoor het geldt"`
	Status  string   `json:"status" enum:"decided,range,needs" doc:"Besloten, een bereik, of er ontbreken feiten"`
	Type    string   `json:"soort" doc:"Soort en eenheid van de uitkomst"`
	Value   string   `json:"uitkomst,omitempty" doc:"De uitkomst, als die vaststaat"`
	Low     string   `json:"minimaal,omitempty" doc:"De laagste uitkomst zolang er feiten ontbreken"`
	High    string   `json:"maximaal,omitempty" doc:"De hoogste uitkomst zolang er feiten ontbreken"`
	Missing []string `json:"ontbrekend,omitempty" doc:"Feiten die de uitkomst nog kunnen veranderen"`
	Reasons object   `json:"redenen" doc:"De stappen, met artikel en gegevens; wat de doorslag gaf, de rekensom, en wat de uitkomst zou veranderen"`
}

func (a *api) evaluation() {
	huma.Register(a.huma, huma.Operation{
		OperationID: "bereken", Method: http.MethodPost, Path: "/berekeningen", DefaultStatus: http.StatusOK,
		Summary:     "Bereken een regel uit een wet",
		Description: "Rekent een regel uit op de feiten die u meestuurt. Er wordt niets bewaard en geen register bevraagd.",
		Tags:        []string{"Wet"},
		Errors:      []int{http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusInternalServerError},
	}, a.evaluate)
}

func (a *api) evaluate(ctx context.Context, in *evaluationInput) (*evaluationOutput, error) {
	on, err := value.ParseDate(in.Body.On)
	if err != nil {
		return nil, wrong(ctx, "The date is not right.",
			httpx.ProblemError{In: "body", Name: "/peildatum", Detail: "a date, written as YYYY-MM-DD"})
	}
	outcome, reasons, err := a.Laws.Reasons(in.Body.Goal, on, in.Body.Facts.RawMessage)
	var problems run.Problems
	switch {
	case errors.As(err, &problems):
		return nil, wrong(ctx, "The facts are not right.", factFaults(problems)...)
	case err != nil:
		return nil, wrong(ctx, "This goal gives no outcome for these facts: "+err.Error())
	}
	return &evaluationOutput{Body: asEvaluation(in.Body.Goal, on, outcome, reasons)}, nil
}

func factFaults(problems run.Problems) []httpx.ProblemError {
	faults := make([]httpx.ProblemError, len(problems))
	for i, p := range problems {
		faults[i] = httpx.ProblemError{In: "body", Name: pointer(append([]string{"feiten"}, pathOf(p)...)...), Detail: p.Message}
	}
	return faults
}

// pathOf parts a fact of kinderen[2], counted from 1, into kinderen, 1 and its name.
func pathOf(p run.Problem) []string {
	relation, number, isMember := strings.Cut(strings.TrimSuffix(p.Member, "]"), "[")
	if !isMember {
		return []string{p.Fact}
	}
	if n, err := strconv.Atoi(number); err == nil {
		number = strconv.Itoa(n - 1)
	}
	return []string{relation, number, p.Fact}
}

func asEvaluation(goal string, on value.Date, o run.Outcome, reasons json.RawMessage) Evaluation {
	e := Evaluation{Goal: goal, On: on.String(), Status: o.Status.String(), Type: o.Type.String(), Reasons: object{reasons}}
	switch {
	case o.Status == run.Decided && !o.NotApplicable:
		e.Value = o.Text(o.Value)
	case o.Status == run.Ranged:
		e.Low, e.High = o.Text(o.Low), o.Text(o.High)
	}
	for _, m := range o.Missing {
		e.Missing = append(e.Missing, missingName(m))
	}
	return e
}

func missingName(m run.Missing) string {
	switch {
	case m.Relation == "":
		return m.Fact
	case m.Fact == "":
		return m.Relation
	default:
		return m.Relation + "." + m.Fact
	}
}
