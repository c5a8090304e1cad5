package population_test

import (
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// value is what a register holds of a person.
func (w *world) value(t *testing.T, who kernel.BSN, field string) register.Value {
	t.Helper()
	c, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	f, ok := c.Field(field)
	if !ok {
		t.Fatalf("no field %s", field)
	}
	records, err := w.registers.Fetch(t.Context(), register.Request{Register: f.Register, Subjects: []kernel.BSN{who}, Fields: []*catalogue.Field{f}})
	if err != nil {
		t.Fatal(err)
	}
	if len(records) == 0 {
		return register.Value{}
	}
	return records[0].Values[field]
}

// members are the members of a relation with one field of the two together.
func (w *world) members(t *testing.T, who kernel.BSN, relation, field string) (register.State, map[string]register.Value) {
	t.Helper()
	c, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	r, _ := c.RelationOf(relation)
	f, _ := c.Field(field)
	records, err := w.registers.Fetch(t.Context(), register.Request{
		Register: f.Register, Subjects: []kernel.BSN{who},
		Relations: []register.RelationRequest{{Relation: r, Fields: []*catalogue.Field{f}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]register.Value{}
	if len(records) == 0 {
		return register.Unknown, found
	}
	members := records[0].Related[relation]
	for _, m := range members.List {
		found[m.BSN.Digits()] = m.Values[field]
	}
	return members.State, found
}
