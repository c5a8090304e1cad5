package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/law/value"
)

type correctionsOutput struct {
	Body struct {
		Corrections []Correction `json:"correcties" doc:"Van elk besluit waarvan een gegeven anders bleek, dat van het nieuwste besluit eerst"`
	}
}

// Correction is what a decision comes to as things are known now. It is no decision.
type Correction struct {
	Decision     string              `json:"besluit" format:"uuid" doc:"Het besluit"`
	Service      string              `json:"dienst" doc:"De dienst" example:"zorgtoeslag"`
	Organisation string              `json:"organisatie" doc:"Wie besloot"`
	KnownThen    string              `json:"bekendToen" format:"date-time" doc:"Wat toen bekend was wordt vergeleken"`
	KnownNow     string              `json:"bekendNu" format:"date-time" doc:"Met wat nu bekend is"`
	From         string              `json:"van,omitempty" format:"date" doc:"De eerste dag waarnaar gekeken is"`
	Until        string              `json:"totEnMet,omitempty" format:"date" doc:"De laatste dag waarnaar gekeken is"`
	Unit         string              `json:"eenheid,omitempty" doc:"Waarin de bedragen zijn" example:"euro per month"`
	Certainty    string              `json:"zekerheid" enum:"zeker,waarschijnlijk,mogelijk" doc:"Hoe zeker het verschil is"`
	Total        *string             `json:"samen,omitempty" doc:"Nog te betalen aan de inwoner, of met een min te veel betaald; ontbreekt als het niet vaststaat" example:"-266"`
	Recounted    bool                `json:"wetAndersBerekend" doc:"Of de wet nu anders is uitgewerkt dan toen, zodat niets vergeleken is"`
	Facts        []ChangedFact       `json:"feiten" doc:"Wat anders bleek, vanaf een bekende dag"`
	Undated      []ChangedFact       `json:"nietMeegerekend" doc:"Wat ook anders is, zonder dat bekend is vanaf wanneer; niet meegerekend"`
	Periods      []CorrectionOfDates `json:"perioden" doc:"De dagen waarvoor de uitkomst anders is"`
}

// CorrectionOfDates is a period with one difference.
type CorrectionOfDates struct {
	From        string        `json:"van" format:"date" doc:"De eerste dag"`
	Until       string        `json:"totEnMet" format:"date" doc:"De laatste dag"`
	Times       int           `json:"aantal" doc:"Hoeveel maanden, kwartalen of jaren het zijn"`
	Then        KnownOutcome  `json:"toen" doc:"De uitkomst met wat toen bekend was"`
	Now         KnownOutcome  `json:"nu" doc:"De uitkomst met wat nu bekend is"`
	Difference  *string       `json:"verschil,omitempty" doc:"Het verschil per keer" example:"-38"`
	Total       *string       `json:"samen,omitempty" doc:"Het verschil over de hele periode" example:"-76"`
	Because     []string      `json:"door" doc:"De feiten waardoor het anders is"`
	Missing     []string      `json:"nietBekend" doc:"De feiten die van deze dagen niet bekend zijn, zodat er geen bedrag is"`
	Steps       []ChangedStep `json:"stappen" doc:"De regels die iets anders geven, met artikel"`
	Provisional bool          `json:"voorlopig" doc:"Of het rust op een schatting van een jaar dat nog niet om is"`
	ForPerson   bool          `json:"medewerkerBeslist" doc:"Of de wet geen uitkomst geeft"`
}

// KnownOutcome is an outcome.
type KnownOutcome struct {
	Status string `json:"status,omitempty" enum:"decided,range,needs" doc:"Besloten, een bereik, of er ontbreken feiten"`
	Value  string `json:"waarde,omitempty" doc:"De uitkomst"`
	Low    string `json:"minimaal,omitempty" doc:"Ten minste"`
	High   string `json:"maximaal,omitempty" doc:"Ten hoogste"`
	None   bool   `json:"nietVanToepassing,omitempty" doc:"Of er geen uitkomst is"`
}

// ChangedFact is a fact that turned out otherwise.
type ChangedFact struct {
	Path      string    `json:"feit" doc:"Het feit, of de relatie waarvan de leden anders zijn" example:"inkomensgegeven"`
	Then      KnownFact `json:"toen" doc:"Wat toen bekend was"`
	Now       KnownFact `json:"nu" doc:"Wat nu bekend is"`
	Since     string    `json:"geldtVanaf,omitempty" format:"date" doc:"De eerste dag waarvoor het geldt"`
	Until     string    `json:"geldtTotEnMet,omitempty" format:"date" doc:"De laatste dag waarvoor het geldt; ontbreekt als het nog geldt"`
	Register  string    `json:"register,omitempty" doc:"Het register, of eigen-opgave"`
	Counts    bool      `json:"maaktVerschil" doc:"Of de uitkomst erdoor anders is"`
	Synthetic bool      `json:"verzonnen" doc:"Of de waarde verzonnen is voor een proef"`
}

// KnownFact is what was known of a fact.
type KnownFact struct {
	State string `json:"toestand,omitempty" enum:"known,incomplete,not-applicable,unknown" doc:"Hoe het bekend was"`
	Value string `json:"waarde,omitempty" doc:"De waarde"`
	Low   string `json:"minimaal,omitempty" doc:"Ten minste"`
	High  string `json:"maximaal,omitempty" doc:"Ten hoogste"`
}

// ChangedStep is a rule that gives something else.
type ChangedStep struct {
	Law     string        `json:"wet" doc:"De wet" example:"zorgtoeslag"`
	Rule    string        `json:"regel" doc:"De regel" example:"zorgtoeslag"`
	Title   string        `json:"titel" doc:"De naam van de wet"`
	Article string        `json:"artikel" doc:"Het artikel" example:"2"`
	Cites   string        `json:"lid" doc:"De plaats in het artikel" example:"lid 1"`
	Of      string        `json:"van,omitempty" doc:"Van wie, als dat niet de inwoner is" example:"kinderen[1]"`
	Then    *KnownOutcome `json:"toen,omitempty" doc:"Wat het toen gaf; ontbreekt als het toen niet van belang was"`
	Now     KnownOutcome  `json:"nu" doc:"Wat het nu geeft"`
}

func (a *api) corrections() {
	huma.Register(a.huma, forResident(http.MethodGet, "/correcties", "correcties", "Wat besluiten zouden zijn met wat nu bekend is"), a.listCorrections)
}

func (a *api) listCorrections(ctx context.Context, _ *struct{}) (*correctionsOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	all, err := a.Rights.Corrections(ctx, who)
	if err != nil {
		return nil, failed(ctx, err)
	}
	out := &correctionsOutput{}
	out.Body.Corrections = []Correction{}
	for _, c := range all {
		out.Body.Corrections = append(out.Body.Corrections, asCorrection(c))
	}
	return out, nil
}

func asCorrection(c entitlement.Correction) Correction {
	out := Correction{
		Decision: string(c.Decision), Service: c.Service, Organisation: string(c.Organisation), Unit: c.Unit,
		KnownThen: c.DecidedAt.UTC().Format(time.RFC3339), KnownNow: c.ComputedAt.UTC().Format(time.RFC3339),
		Certainty: string(c.Certainty), Recounted: c.Recounted, Periods: []CorrectionOfDates{},
		Facts: changedFacts(c.Facts), Undated: changedFacts(c.Undated),
	}
	if c.From != 0 {
		out.From, out.Until = c.From.String(), c.Until.String()
	}
	if c.TotalKnown && len(c.Periods) > 0 {
		out.Total = amountOf(c.Total)
	}
	for _, p := range c.Periods {
		one := CorrectionOfDates{
			From: p.From.String(), Until: p.Until.String(), Times: p.Times, Because: append([]string{}, p.Because...), Missing: append([]string{}, p.Missing...),
			Then: asOutcome(p.Then), Now: asOutcome(p.Now), Steps: changedSteps(p.Steps), Provisional: p.Provisional, ForPerson: p.Failed,
		}
		if p.Known {
			one.Difference, one.Total = amountOf(p.Change), amountOf(p.Total)
		}
		out.Periods = append(out.Periods, one)
	}
	return out
}

func amountOf(d value.Decimal) *string {
	text := d.String()
	return &text
}
