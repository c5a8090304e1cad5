package document

import (
	"slices"
	"testing"

	"meent.nl/meent/law/value"
)

// world is the vocabulary of the tests.
type world struct {
	facts     []Fact
	relations []RelationDecl
}

func (w world) Fact(name string) (Fact, bool) {
	i := slices.IndexFunc(w.facts, func(f Fact) bool { return f.Name == name })
	if i < 0 {
		return Fact{}, false
	}
	return w.facts[i], true
}

func (w world) Relation(name string) (RelationDecl, bool) {
	i := slices.IndexFunc(w.relations, func(r RelationDecl) bool { return r.Name == name })
	if i < 0 {
		return RelationDecl{}, false
	}
	return w.relations[i], true
}

func (w world) Relations() []RelationDecl { return w.relations }

var testWorld = world{
	facts: []Fact{
		{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}},
		{Name: "inkomen", Of: "person", Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}},
		{Name: "woonland", Of: "person", Type: value.Type{Kind: value.Word, Words: []string{"nederland", "belgie", "ander_land"}}},
		{Name: "thuiswonend", Of: "child", Type: value.Type{Kind: value.Boolean}},
		{Name: "kosten", Of: "kinderen", Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerMonth}}},
		{Name: "is_partner", Of: "kandidaat", Type: value.Type{Kind: value.Boolean}},
	},
	relations: []RelationDecl{
		{Name: "kinderen", Member: "child", Max: 20},
		{Name: "kandidaten", Member: "kandidaat", Max: 5},
	},
}

func date(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
