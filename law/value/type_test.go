package value

import "testing"

func isKinderen(name string) bool { return name == "kinderen" }

func TestParseTypeString(t *testing.T) {
	for _, text := range []string{
		"boolean", "number", "percentage", "euro", "euro per hour", "euro per day", "euro per month",
		"euro per quarter", "euro per year", "euro per week", "hours", "hours per week", "hours per month",
		"per euro", "per euro²", "per (euro per year)²", "euro per month per (euro per year)", "euro per month per (euro per year)²",
		"euro per euro", "percentage per (euro per year)", "hours per week per euro", "date", "years and months", "days",
		"one of [nederland, ander_land]", "one of kinderen", "list of kinderen",
	} {
		parsed, err := ParseType(text, isKinderen)
		if err != nil {
			t.Errorf("ParseType(%q): %v", text, err)
			continue
		}
		if parsed.String() != text {
			t.Errorf("ParseType(%q) is written %q", text, parsed)
		}
	}
	if got, err := ParseType(" years\n and  months ", isKinderen); err != nil || got.Kind != Period {
		t.Errorf("a folded type: %v, %v", got, err)
	}
}

func TestParseTypeFaults(t *testing.T) {
	cases := []struct{ text, want string }{
		{"euro per decade", `"euro per decade" is not a type`},
		{"hours per hour", `"hours per hour" is not a type`},
		{"number per month", `"number per month" is not a type`},
		{"per hour", `"per hour" is not a type`},
		{"euro per yearly", `"euro per yearly" is not a type`},
		{"per (number)", `"per (number)" is not a type`},
		{"per (per euro)", `"per (per euro)" is not a type`},
		{"euro per month per per euro", `"euro per month per per euro" is not a type`},
		{"euro per once", `"euro per once" is not a type`},
		{"", `"" is not a type`},
		{"list of auto", `"auto" is not a relation that the catalogue declares`},
		{"one of [a, a]", `"a" stands in the list twice`},
		{"one of [a, B c]", `"B c" is not a word; use lower case letters, digits, - and _`},
		{"one of []", `"" is not a word; use lower case letters, digits, - and _`},
	}
	for _, c := range cases {
		if _, err := ParseType(c.text, isKinderen); err == nil || err.Error() != c.want {
			t.Errorf("ParseType(%q): %v, want %s", c.text, err, c.want)
		}
	}
}

func TestEqual(t *testing.T) {
	year := Type{Kind: Number, Unit: Unit{Quantity: Euro, Per: PerYear}}
	month := Type{Kind: Number, Unit: Unit{Quantity: Euro, Per: PerMonth}}
	fraction := year
	fraction.Fraction = true
	words := Type{Kind: Word, Words: []string{"a", "b"}}
	other := Type{Kind: Word, Words: []string{"a", "c"}}
	one := Type{Kind: Relation, Relation: "kinderen", One: true}
	many := Type{Kind: Relation, Relation: "kinderen"}
	list := year
	list.List = true
	cases := []struct {
		a, b Type
		want bool
	}{
		{year, year, true}, {year, month, false}, {year, fraction, true}, {words, words, true}, {words, other, false},
		{one, many, false}, {year, list, false}, {many, many, true}, {Type{Kind: Period}, Type{Kind: Days}, false},
	}
	for _, c := range cases {
		if got := c.a.Equal(c.b); got != c.want {
			t.Errorf("%s equals %s: %v", c.a, c.b, got)
		}
	}
	if fraction.String() != "euro per year, not yet rounded" || list.String() != "list of values in euro per year" {
		t.Errorf("%s, %s", fraction, list)
	}
}
