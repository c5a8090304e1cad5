package reason_test

import (
	"slices"
	"testing"

	"meent.nl/meent/law/reason"
)

// Amounts lead, be they nothing, then other values, then a yes or no; others come last.
func TestAmountsLeadBeforeOtherFacts(t *testing.T) {
	fact := func(name, unit, text, relation string) reason.Fact {
		return reason.Fact{Name: name, Of: reason.Person{Relation: relation}, Value: reason.Value{Unit: unit, Text: text}}
	}
	e := reason.Explanation{Sufficed: []reason.Fact{
		fact("theirs", "euro", "100", "kinderen"), fact("insured", "boolean", "true", ""), fact("born", "date", "1996-12-02", ""),
		fact("nothing", "euro per year", "0", ""), fact("number", "number", "0", ""), fact("much", "euro", "2100", ""),
	}}
	var got []string
	for _, f := range e.Leading() {
		got = append(got, f.Name)
	}
	if want := []string{"nothing", "much", "born", "number", "insured"}; !slices.Equal(got, want) {
		t.Errorf("%v lead, want %v", got, want)
	}
}
