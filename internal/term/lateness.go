package term

import (
	"fmt"

	"meent.nl/meent/law/value"
)

// Lateness is what a resident can get who urges a late decision on today (Awb art.
// 4:17).
type Lateness struct {
	From value.Date    // the first day of the penalty, if there is no decision by then
	Most value.Decimal // the most that the penalty comes to, in euro
}

// wellAfter is when a penalty has long stopped: it runs for weeks.
const wellAfter = 6 // months

// Late is what urging on costs the authority, for a decision that was due by a day. The
// law is told of a term that ended on that day, however long it was.
func (t *Terms) Late(due, today value.Date) (Lateness, error) {
	if today <= due {
		return Lateness{}, fmt.Errorf("term: a decision that is due by %s is not late on %s", due, today)
	}
	facts := application(due-1, 1)
	facts["ingebrekestelling_ontvangen_op"] = today.String()
	facts["besluit_bekendgemaakt_op"] = nil
	facts["reden_zonder_dwangsom"] = "geen"
	first, err := t.ask("awb.eerste_dag_van_de_dwangsom", today, facts)
	if err != nil {
		return Lateness{}, err
	}
	from, err := value.ParseDate(first.Text(first.Value))
	if err != nil {
		return Lateness{}, err
	}
	most, err := t.ask(PenaltyRule, from.AddMonths(wellAfter), facts)
	if err != nil {
		return Lateness{}, err
	}
	return Lateness{From: from, Most: most.Decimal()}, nil
}
