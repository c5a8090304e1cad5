package register_test

import (
	"slices"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/register"
)

func TestMunicipality(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	f, ok := c.Field("gemeente_van_inschrijving")
	if !ok {
		t.Fatal("the field is not declared")
	}
	for code, want := range map[string]string{"0518": "den_haag", "0384": "diemen", "9900": "meentwaarde", "0193": "andere_gemeente"} {
		v := register.Municipality(code)
		if v.State != register.Known || v.Text != want || !slices.Contains(f.Type.Words, v.Text) {
			t.Errorf("%s is %s %q", code, v.State, v.Text)
		}
	}
	if v := register.Municipality("1999"); v.State != register.NotApplicable {
		t.Errorf("a non-resident has a municipality: %s", v.State)
	}
	if v := register.Municipality("0000"); v.State != register.Unknown {
		t.Errorf("the unknown municipality is %s", v.State)
	}
}
