package term

import (
	"errors"

	"meent.nl/meent/law/value"
)

// Lateness is what a resident can get who urges a late decision on today (Awb art.
// 4:17).
type Lateness struct {
	From value.Date    // the first day of the penalty, if there is no decision by then
	Most value.Decimal // the most that the penalty comes to, in euro
}

// errNotLate holds no day: those of a case are a person's.
var errNotLate = errors.New("term: a decision is not late on the last day to decide, or before it; ask from the day after")

// wellAfter is when a penalty has long stopped: it runs for weeks.
const wellAfter = 6 // months

// Late is what urging on costs the authority, for a decision that was due by a day. The
// law is told of a term that ended on that day, however long it was.
func (t *Terms) Late(due, today value.Date) (Lateness, error) {
	if today <= due {
		return Lateness{}, errNotLate
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
