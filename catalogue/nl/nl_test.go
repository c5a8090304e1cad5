package nl_test

import (
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
)

// The world that is delivered has no fault.
func TestLoads(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, service := range []string{"zorgtoeslag", "kinderbijslag", "aow"} {
		if _, ok := c.Service(service); !ok {
			t.Errorf("there is no service %s", service)
		}
	}
}
