package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
)

type logLinesInput struct {
	Field        string    `query:"veld" maxLength:"80" doc:"Alleen regels over dit gegeven"`
	Organisation string    `query:"organisatie" maxLength:"80" doc:"Alleen regels van deze organisatie"`
	Since        time.Time `query:"sinds" format:"date-time" doc:"Vanaf dit moment"`
	Before       string    `query:"voor" maxLength:"36" doc:"Alleen oudere regels dan deze, om verder te bladeren"`
	Limit        int       `query:"aantal" minimum:"1" maximum:"1000" default:"50" doc:"Het hoogste aantal regels"`
}

type logLinesOutput struct {
	Body struct {
		Lines []LogLine `json:"logregels" doc:"De regels, de nieuwste eerst"`
	}
}

// LogLine is one use, or refusal, of data about the resident. Record follows the
// standard Logboek Dataverwerkingen.
type LogLine struct {
	ID           string   `json:"id" format:"uuid" doc:"Het kenmerk"`
	At           string   `json:"tijdstip" format:"date-time" doc:"Wanneer"`
	Organisation string   `json:"organisatie" doc:"Wie de gegevens gebruikte"`
	Purpose      string   `json:"doel" doc:"Waarvoor"`
	Basis        string   `json:"grondslag" doc:"De wet waarop het rust"`
	Register     string   `json:"register" doc:"Uit welk register"`
	Fields       []string `json:"gegevens" doc:"Welke gegevens"`
	Refused      []string `json:"geweigerd" doc:"Welke gegevens geweigerd zijn"`
	Case         string   `json:"zaak,omitempty" format:"uuid" doc:"Voor welke zaak"`
	By           string   `json:"door" doc:"Het systeem, de inwoner, of een rol"`
	Record       object   `json:"record" doc:"Het record volgens Logboek Dataverwerkingen"`
}

func (a *api) logLines() {
	huma.Register(a.huma, forResident(http.MethodGet, "/logregels", "logregels", "Wie de gegevens van de inwoner gebruikte"), a.listLogLines)
}

func (a *api) listLogLines(ctx context.Context, in *logLinesInput) (*logLinesOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	lines, err := a.Log.Lines(ctx, who, logbook.Filter{
		Field: in.Field, Organisation: in.Organisation, Since: in.Since, Before: kernel.ID(in.Before), Limit: in.Limit,
	})
	if err != nil {
		return nil, failed(ctx, err)
	}
	out := &logLinesOutput{}
	out.Body.Lines = []LogLine{}
	for _, l := range lines {
		record, err := json.Marshal(l.Record)
		if err != nil {
			return nil, failed(ctx, err)
		}
		out.Body.Lines = append(out.Body.Lines, LogLine{
			ID: string(l.ID), At: l.At.UTC().Format(time.RFC3339), Organisation: l.Organisation, Purpose: l.Purpose,
			Basis: l.Basis.Title.NL, Register: l.Register, Fields: orEmpty(l.Fields), Refused: orEmpty(l.Refused),
			Case: string(l.Case), By: l.By, Record: object{record},
		})
	}
	return out, nil
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
