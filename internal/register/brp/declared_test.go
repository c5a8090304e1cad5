package brp_test

import (
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/kernel"
)

// Every field that the delivered catalogue declares for the BRP comes out of the
// API: it is in the record, if only as Unknown.
func TestEveryDeclaredField(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t, annaPerson(), bobPerson(), childPerson())
	b.c = c
	r, _ := c.Register("brp")
	var names []string
	for _, f := range r.Fields {
		name := f.Name
		for _, rel := range r.Relations {
			if f.Of == rel.Member {
				name = rel.Name + "." + f.Name
			}
		}
		names = append(names, name)
	}
	record := b.fetch(t, []kernel.BSN{anna}, names...)[0]
	if v := record.Values["gemeente_van_inschrijving"]; v.Text != "rotterdam" {
		t.Errorf("registered in %s %q", v.State, v.Text)
	}
	for _, f := range r.Fields {
		values := record.Values
		for _, rel := range r.Relations {
			if f.Of == rel.Member {
				values = record.Related[rel.Name].List[0].Values
			}
		}
		if _, ok := values[f.Name]; !ok {
			t.Errorf("the connector does not know field %s", f.Name)
		}
	}
	for _, rel := range r.Relations {
		if _, ok := record.Related[rel.Name]; !ok {
			t.Errorf("the connector does not know relation %s", rel.Name)
		}
	}
}
