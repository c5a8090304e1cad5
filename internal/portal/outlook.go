package portal

import (
	"encoding/json"

	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// outlookView is what would change an outcome, in sentences.
type outlookView struct {
	Turnings, Marginals []string
	Then                bool // it is of a decision: of its facts and the law of that day
}

// outlook writes what would change an outcome; nil where nothing is known of that, and
// where the outcome is not decided. then says that it is of a decision.
func (v *visit) outlook(e explained, o *reason.Outlook, then bool) *outlookView {
	n := len(e.Steps)
	if o == nil || n == 0 || e.Answer.Status != run.Decided || len(o.Turnings)+len(o.Marginals) == 0 {
		return nil
	}
	goal, say := e.Steps[n-1].Label, voice{v}
	out := &outlookView{Then: then}
	for _, t := range o.Turnings {
		text := t.Say(say, goal)
		if then {
			text = t.SayThen(say, goal)
		}
		out.Turnings = append(out.Turnings, text)
	}
	for _, m := range o.Marginals {
		out.Marginals = append(out.Marginals, m.Say(say, goal))
	}
	return out
}

// rightOutlook is what would change what the page of a right tells: of what was decided by
// the facts of the decision, else as it is kept with the right.
func (v *visit) rightOutlook(f entitlement.Finding, d *decision.Decision, granted bool, e explained) (*outlookView, error) {
	if granted {
		ahead, err := v.decisionOutlook(*d)
		return v.outlook(e, ahead, true), err
	}
	if f.Right.Status != entitlement.Decided {
		return nil, nil
	}
	ahead, err := storedOutlook(f.Law.Outlook)
	return v.outlook(e, ahead, false), err
}

// storedOutlook reads what is kept with a right.
func storedOutlook(text json.RawMessage) (*reason.Outlook, error) {
	if len(text) == 0 {
		return nil, nil
	}
	var o *reason.Outlook
	if err := json.Unmarshal(text, &o); err != nil {
		return nil, kernel.Errorf(kernel.Internal, "what would change a right cannot be read: %w", err)
	}
	return o, nil
}

// decisionOutlook is what would have changed a decision, by its own facts and its law.
func (v *visit) decisionOutlook(d decision.Decision) (*reason.Outlook, error) {
	if v.Laws == nil {
		return nil, nil
	}
	return v.Laws.Outlook(d.Content.Goal, d.Content.On, d.Content.Program, d.Content.Facts)
}
