package purpose_test

import (
	"slices"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/purpose"
)

func gate() *purpose.Gate {
	return purpose.NewGate(&catalogue.Catalogue{Purposes: []*catalogue.Purpose{{
		ID: "zorgtoeslag-vaststellen", Organisation: "dienst-toeslagen",
		Grants: []catalogue.Grant{
			{Register: "brp", Fields: []string{"geboortedatum", "kinderen"}, Basis: catalogue.Basis{Law: "wet-brp", Article: "3.2"}},
			{Register: "belastingdienst", Fields: []string{"inkomensgegeven"}, Basis: catalogue.Basis{Law: "awir", Article: "38"}},
		},
	}}})
}

func TestCheck(t *testing.T) {
	v := gate().Check("zorgtoeslag-vaststellen", []string{"inkomensgegeven", "schoenmaat", "geboortedatum", "schoenmaat", "kinderen"})
	if v.Purpose == nil || v.Purpose.Organisation != "dienst-toeslagen" {
		t.Errorf("the purpose is %+v", v.Purpose)
	}
	var got []string
	for _, a := range v.Allowed {
		got = append(got, a.Field+" "+a.Register+" "+a.Basis.Law)
	}
	if want := []string{"inkomensgegeven belastingdienst awir", "geboortedatum brp wet-brp", "kinderen brp wet-brp"}; !slices.Equal(got, want) {
		t.Errorf("allowed %v, want %v", got, want)
	}
	if want := []string{"schoenmaat"}; !slices.Equal(v.Refused, want) {
		t.Errorf("refused %v, want %v", v.Refused, want)
	}
}

func TestUnknownPurposeAllowsNothing(t *testing.T) {
	for _, id := range []string{"", "ZORGTOESLAG-VASTSTELLEN", "nieuwsgierig"} {
		v := gate().Check(id, []string{"geboortedatum"})
		if v.Purpose != nil || len(v.Allowed) != 0 || !slices.Equal(v.Refused, []string{"geboortedatum"}) {
			t.Errorf("purpose %q gives %+v", id, v)
		}
	}
}
