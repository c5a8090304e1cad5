package reason

import (
	"encoding/json"
	"testing"

	"meent.nl/meent/law/run"
)

// sameJSON fails where the JSON is not what encoding/json writes.
func sameJSON(t *testing.T, got []byte, v any) {
	t.Helper()
	want, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("from byte %d:\ngot  %.200s\nwant %.200s", at, got[max(0, at-40):], want[max(0, at-40):])
	}
}

// TestJSONOfEveryField writes every field of everything, filled, empty and without lists.
func TestJSONOfEveryField(t *testing.T) {
	text := Text{NL: "één & <twee>", EN: "\"one\"\u2028"}
	value := Value{Text: "1.50", Persons: "1, 3", Unit: "euro per month", NotApplicable: true, Low: "0", High: "9", MayBeNotApplicable: true}
	person := Person{Relation: "kinderen", Member: 2}
	fact := Fact{Name: "inkomen", Of: person, Value: value}
	answer := Answer{Status: run.Ranged, Value: value, Members: []int{1, -2, 30}}
	step := Step{
		Article: Article{Law: "wet", Title: "Wet", Source: "BWBR1", Article: "1a", Cites: "lid 1", Version: 20000, Plain: text},
		Rule:    "recht", Label: text, Of: person, Value: value, Formula: "a <= b", When: "c > 1",
		Exception: &Exception{Name: "tenzij", Article: "2", Cites: "lid 2"},
		SetBy:     &SetBy{Municipality: "utrecht", Law: "verordening", Title: "Verordening", Text: text},
		Inputs: []Input{{}, {Kind: "table", Name: "n", Law: "wet", Of: person, Value: value, Column: "kolom",
			Row: &text, Label: &text, Source: "Stcrt. 2024, 1", Since: 19000, Unconfirmed: true}},
	}
	line := Line{Kind: AmountLine, Label: &text, Row: &text, Fact: "f", Of: person, Step: 3, Made: true, Amount: value,
		Share: &value, Base: &value, Formula: "x * y", Article: &Clause{Law: "wet", Title: "Wet", Article: "1", Cites: "lid 1"}, Source: "s"}
	outlook := Outlook{
		Turnings:   []Turning{{}, {Fact: fact, At: value, Last: value, Before: answer, After: answer, Cliff: true}},
		Marginals:  []Marginal{{}, {Fact: fact, More: "1000", Change: value, Keeps: "90", Rate: "10"}},
		Immaterial: []Named{{}, {Name: "f", Of: person}},
	}
	for _, e := range []*Explanation{
		{}, {Steps: []Step{}, Used: []Fact{}, Sufficed: []Fact{}, Missing: []Fact{}, Idle: []Fact{}},
		{Goal: "wet.recht", On: -800000, Program: "abc", Answer: answer, Steps: []Step{{}, step},
			Used: []Fact{fact, {}}, Sufficed: []Fact{fact}, Missing: []Fact{{}}, Idle: []Fact{fact}},
	} {
		sameJSON(t, e.JSON(), e)
		for _, o := range []*Outlook{nil, {}, &outlook} {
			if o != nil {
				sameJSON(t, o.JSON(), o)
			}
			for _, r := range []Reasons{
				{Outlook: o}, {Explanation: e, Outlook: o},
				{Explanation: e, Lead: []Fact{fact, {}}, Sum: []Section{{}, {Step: 4, Label: text, Of: person, Lines: []Line{{}, line}, Total: value}}, Outlook: o},
			} {
				sameJSON(t, r.JSON(), r)
			}
		}
	}
}

// FuzzJSONText writes any text as encoding/json does.
func FuzzJSONText(f *testing.F) {
	for _, s := range []string{"", "€ 1", "\x00\x1f\x7f\b\f\n\r\t", "\\\"/<>&", "\u2028\u2029\ufffd", "a\xffb\xe2\x80", "\U0001F600\ud7ff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { sameJSON(t, appendQuoted(nil, s), s) })
}
