package portal

import (
	"testing"

	"meent.nl/meent/law/reason"
)

func TestWhatTheLawFoundIsWrittenForPeople(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	for lang, cases := range map[string][]struct {
		found reason.Value
		want  string
	}{
		"nl": {
			{reason.Value{Unit: "years and months", Text: "P8Y2M"}, "8 jaar en 2 maanden"},
			{reason.Value{Unit: "years and months", Low: "P8Y2M", High: "P9Y"}, "tussen 8 jaar en 2 maanden en 9 jaar"},
			{reason.Value{Unit: "list of values in years and months", Text: "P8Y2M"}, "8 jaar en 2 maanden"},
			{reason.Value{Unit: "one of [nederland, ander_land]", Text: "nederland"}, "Nederland"},
			{reason.Value{Unit: "word", Text: "nederland"}, "Nederland"},
			{reason.Value{Unit: "euro per month", Text: "129"}, "€\u00a0129 per maand"},
			{reason.Value{Unit: "list of kinderen", Text: "2"}, "aantal personen: 2"},
		},
		"en": {
			{reason.Value{Unit: "years and months", Text: "P8Y1M"}, "8 years and 1 month"},
			{reason.Value{Unit: "one of [belgie]", Text: "belgie"}, "Belgium"},
		},
	} {
		v := &visit{Portal: p, Locale: p.words.In(lang)}
		for _, c := range cases {
			if have := v.value(c.found); have != c.want {
				t.Errorf("%+v: %q, want %q", c.found, have, c.want)
			}
		}
	}
}

func TestOnlyWhereANumberWasSetIsShown(t *testing.T) {
	p, _ := open(t, fullFakes(t))
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	in := reason.Input{Kind: "parameter", Label: &reason.Text{NL: "Basisbedrag"}, Source: "BWBR0002368 per 2026-01-01; een krant",
		Value: reason.Value{Unit: "euro per quarter", Text: "295.07"}}
	if note := v.input(in, nil, nil).Note; note != "bron: BWBR0002368 per 2026-01-01" {
		t.Errorf("the note is %q", note)
	}
}
