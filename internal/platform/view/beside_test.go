package view

import "testing"

func TestAValueDoesNotRepeatWhatItsLabelSays(t *testing.T) {
	for _, c := range []struct{ label, text, want string }{
		{"kale huur per maand", "€ 618,40 per maand", "€ 618,40"},
		{"Basic rent per month", "€618.40 per month", "€618.40"},
		{"Uren dagopvang per maand", "tussen 40 uur per maand en 60 uur per maand", "tussen 40 uur en 60 uur"},
		{"Zorgtoeslag per jaar", "€ 131 per maand", "€ 131 per maand"},
		{"Zorgtoeslag", "€ 131 per maand", "€ 131 per maand"},
		{"Norm per maand", "€ 5 per maand dat u samenwoont", "€ 5 per maand dat u samenwoont"},
		{"Per maand", "", ""},
	} {
		if have := Beside(c.label, c.text); have != c.want {
			t.Errorf("%q beside %q is %q, want %q", c.text, c.label, have, c.want)
		}
	}
}
