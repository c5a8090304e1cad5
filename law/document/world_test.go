package document

import (
	"testing"

	"meent.nl/meent/law/value"
)

var testWorld = NewVocabulary(
	[]Fact{
		{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}},
		{Name: "inkomen", Of: "person", Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}},
		{Name: "woonland", Of: "person", Type: value.Type{Kind: value.Word, Words: []string{"nederland", "belgie", "ander_land"}}},
		{Name: "thuiswonend", Of: "child", Type: value.Type{Kind: value.Boolean}},
		{Name: "kosten", Of: "kinderen", Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerMonth}}},
		{Name: "is_partner", Of: "kandidaat", Type: value.Type{Kind: value.Boolean}},
	},
	RelationDecl{Name: "kinderen", Member: "child", Max: 20},
	RelationDecl{Name: "kandidaten", Member: "kandidaat", Max: 5},
)

func date(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
