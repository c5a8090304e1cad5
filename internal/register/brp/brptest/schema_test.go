package brptest

import (
	"fmt"
	"strings"
	"testing"
)

// recorder keeps errors instead of failing.
type recorder struct {
	testing.TB
	errors []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

// A server that finds everything right would prove nothing.
func TestSchemaFindsFaults(t *testing.T) {
	s := loadSchema(t)
	if s == nil {
		t.Skipf("%s is not on this machine", document)
	}
	for _, c := range []struct {
		schema, text string
		right        bool
	}{
		{"RaadpleegMetBurgerservicenummer", `{"type":"RaadpleegMetBurgerservicenummer","fields":["naam"],"burgerservicenummer":["999993653"]}`, true},
		{"RaadpleegMetBurgerservicenummer", `{"type":"RaadpleegMetBurgerservicenummer","fields":["naam en meer"],"burgerservicenummer":["999993653"]}`, false},
		{"RaadpleegMetBurgerservicenummer", `{"type":"RaadpleegMetBurgerservicenummer","fields":["naam"],"burgerservicenummer":["99999365"]}`, false},
		{"RaadpleegMetBurgerservicenummer", `{"type":"RaadpleegMetBurgerservicenummer","burgerservicenummer":["999993653"]}`, false},
		{"ZoekMetAdresseerbaarObjectIdentificatie", `{"type":"ZoekMetAdresseerbaarObjectIdentificatie","fields":["naam"],"adresseerbaarObjectIdentificatie":"0599010000208579"}`, true},
		{"ZoekMetAdresseerbaarObjectIdentificatie", `{"type":"ZoekMetAdresseerbaarObjectIdentificatie","fields":["naam"],"adresseerbaarObjectIdentificatie":"0000000000000000"}`, false},
		{"RaadpleegMetBurgerservicenummerResponse", `{"type":"RaadpleegMetBurgerservicenummer","personen":[{"geslacht":"vrouw"}]}`, false},
	} {
		r := &recorder{TB: t}
		s.check(r, c.schema, []byte(c.text))
		if (len(r.errors) == 0) != c.right {
			t.Errorf("%s: %v", c.text, strings.Join(r.errors, "\n"))
		}
	}
}

func TestKnowsThePathsOfTheAPI(t *testing.T) {
	s := loadSchema(t)
	if s == nil {
		t.Skipf("%s is not on this machine", document)
	}
	const byNumber = "RaadpleegMetBurgerservicenummer"
	for path, want := range map[string]bool{
		"burgerservicenummer": true, "geboorte.datum": true, "partners.ontbindingHuwelijkPartnerschap.datum": true,
		"verblijfplaats.verblijfadres.land": true, "nationaliteiten.nationaliteit": true,
		"schoenmaat": false, "geboorte.uur": false, "partners.schoenmaat": false, "": false,
	} {
		if got := s.unknownPaths(byNumber, []string{path}) == nil; got != want {
			t.Errorf("%q is known: %v", path, got)
		}
	}
	if s.unknownPaths("ZoekMetAdresseerbaarObjectIdentificatie", []string{"partners"}) == nil {
		t.Error("a search gives no partners")
	}
}
