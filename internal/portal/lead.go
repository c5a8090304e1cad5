package portal

import (
	"slices"
	"strings"

	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/value"
)

// mostLead is how many facts stand in the first sentence of a decision.
const mostLead = 3

// lead is the first sentence: what was decided, and the facts of the resident that
// it rests on, in the order in which facts lead. Empty where it rests on none that can be told so.
func (v *visit) lead(answer string, e explained) string {
	var own []reason.Fact
	for _, f := range e.Leading() {
		if f.Of.Relation == "" && f.Name != "" && f.Text != "" && typeOf(f.Unit).Kind != value.Boolean && !tellsNothing(f.Text) {
			own = append(own, f)
		}
	}
	if len(own) == 0 {
		return ""
	}
	all := len(own) == len(e.Sufficed) && len(own) <= mostLead
	var facts []string
	for _, f := range own[:min(mostLead, len(own))] {
		facts = append(facts, v.T("rights.fact", "fact", within(v.fieldName(f.Name)), "value", v.value(f.Value)))
	}
	key := "decision.lead-among"
	if all {
		key = "decision.lead"
	}
	return v.T(key, "answer", answer, "facts", strings.Join(facts, "; "))
}

// tellsNothing finds the number 0, which says little in a sentence; the page has it
// further on.
func tellsNothing(text string) bool {
	d, err := value.ParseDecimal(text)
	return err == nil && d.IsZero()
}

// unconfirmed are the numbers behind an outcome that were found in one source only,
// each with that source.
func (v *visit) unconfirmed(e explained) []string {
	var out []string
	for _, s := range e.Steps {
		for _, in := range s.Inputs {
			if !in.Unconfirmed || in.Label == nil {
				continue
			}
			text := v.T("decision.unconfirmed-one", "number", v.text(*in.Label), "source", authority(in.Source))
			if !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	return out
}
