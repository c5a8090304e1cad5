package term

import (
	"encoding/json"
	"fmt"

	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Laws works out a goal (law.rule) on a date from facts as docs/law-eval.md has them.
type Laws interface {
	Evaluate(goal string, on value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error)
}

// Terms works out terms.
type Terms struct{ laws Laws }

// New makes Terms on laws.
func New(laws Laws) *Terms { return &Terms{laws} }

// Rules that give a last day, to link to.
const (
	DecideRule    = "awb.uiterste_beslisdatum"
	ObjectRule    = "awb.laatste_dag_voor_bezwaar"
	ObjectionRule = "awb.uiterste_dag_beslissing_op_bezwaar"
	PenaltyRule   = "awb.dwangsom"
)

// fallbacks are the same days before weekends and holidays count.
var fallbacks = map[string]string{
	DecideRule:    "awb.einde_van_de_beslistermijn",
	ObjectRule:    "awb.einde_van_de_bezwaartermijn",
	ObjectionRule: "awb.einde_van_de_termijn_op_bezwaar",
}

// Decide is the last day to decide on an application that came in on a day, where the
// law of the service sets so many weeks (Awb art. 4:13).
func (t *Terms) Decide(received value.Date, weeks int) (value.Date, error) {
	return t.day(DecideRule, received, application(received, 7*weeks))
}

// Object is the last day to object to a decision that was made known on a day (Awb
// art. 6:7 and 6:8).
func (t *Terms) Object(announced value.Date) (value.Date, error) {
	return t.day(ObjectRule, announced, map[string]any{"besluit_bekendgemaakt_op": announced.String()})
}

// Objection is the last day to decide on an objection to that decision, without a
// committee and without delay (Awb art. 7:10).
func (t *Terms) Objection(announced value.Date) (value.Date, error) {
	return t.day(ObjectionRule, announced, map[string]any{
		"besluit_bekendgemaakt_op": announced.String(), "adviescommissie_bij_bezwaar": false,
		"bezwaar_opgeschort": "P0D", "bezwaar_verdaagd": false,
	})
}

func application(received value.Date, days int) map[string]any {
	return map[string]any{
		"aanvraag_ontvangen_op": received.String(), "wettelijke_beslistermijn": fmt.Sprintf("P%dD", days),
		"beslistermijn_verlengd_met": "P0D", "beslistermijn_opgeschort": "P0D",
	}
}

func (t *Terms) day(rule string, on value.Date, facts map[string]any) (value.Date, error) {
	o, err := t.ask(rule, on, facts)
	if err != nil {
		if o, err = t.ask(fallbacks[rule], on, facts); err != nil {
			return 0, err
		}
	}
	return value.ParseDate(o.Text(o.Value))
}

func (t *Terms) ask(rule string, on value.Date, facts map[string]any) (run.Outcome, error) {
	text, err := json.Marshal(facts)
	if err != nil {
		return run.Outcome{}, fmt.Errorf("term: the facts for %s cannot be written: %w", rule, err)
	}
	o, _, err := t.laws.Evaluate(rule, on, text)
	if err != nil {
		return run.Outcome{}, fmt.Errorf("term: %s gives no day: %w", rule, err)
	}
	if o.Status != run.Decided || o.NotApplicable {
		return run.Outcome{}, fmt.Errorf("term: %s is not decided; its law reads a fact that is not given here", rule)
	}
	return o, nil
}
