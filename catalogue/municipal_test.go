package catalogue_test

import (
	"strings"
	"testing"

	"meent.nl/meent/catalogue"
)

// municipal is the small world with a service that municipalities decide on.
func municipal() map[string]string {
	w := world()
	field := `  - name: gemeente_van_inschrijving
    of: person
    type: one of [dorp, stad, elders]
    group: wonen
    label: {nl: Gemeente, en: Municipality}
    question: {nl: Welke gemeente?, en: Which municipality?}
`
	w["registers/personen.yaml"] += field
	w["organisations/dorp.yaml"] = strings.Replace(w["organisations/dienst.yaml"], "organisation: dienst", "organisation: gemeente-dorp\nmunicipality: dorp\nconnected: true", 1)
	w["organisations/stad.yaml"] = strings.Replace(w["organisations/dienst.yaml"], "organisation: dienst", "organisation: gemeente-stad\nmunicipality: stad", 1)
	w["services/steun.yaml"] = strings.Replace(w["services/steun.yaml"], "organisation: dienst", "organisation: gemeente", 1)
	w["purposes/steun-vaststellen.yaml"] = strings.NewReplacer("organisation: dienst", "organisation: gemeente", "[inkomen,", "[gemeente_van_inschrijving, inkomen,").
		Replace(w["purposes/steun-vaststellen.yaml"])
	return w
}

func TestTheMunicipalityCarriesOut(t *testing.T) {
	c, err := catalogue.Load(files(municipal()))
	if err != nil {
		t.Fatal(err)
	}
	s, _ := c.Service("steun")
	if !s.Municipal() {
		t.Fatal("the service is not municipal")
	}
	for municipality, want := range map[string]struct {
		carrier string
		takes   bool
	}{"dorp": {"gemeente-dorp", true}, "stad": {"gemeente-stad", false}, "elders": {"gemeente", false}, "": {"gemeente", false}} {
		carrier := c.Carrier(s.Organisation, municipality)
		if carrier != want.carrier || c.TakesApplications(s, carrier) != want.takes {
			t.Errorf("in %q %s carries it out, and takes applications: %v", municipality, carrier, c.TakesApplications(s, carrier))
		}
	}
	if got := c.Carrier("dienst", "dorp"); got != "dienst" {
		t.Errorf("another organisation becomes %s", got)
	}
	s.Mode = catalogue.Tip
	if c.TakesApplications(s, "gemeente-dorp") {
		t.Error("a tip takes applications")
	}
}

func TestFaultsOfMunicipalities(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, want string }{
		{"unknown municipality", "organisations/dorp.yaml", "municipality: dorp", "municipality: gehucht", "organisations/dorp.yaml:2:15: gehucht is not a word of field gemeente_van_inschrijving"},
		{"municipality twice", "organisations/stad.yaml", "municipality: stad", "municipality: dorp", "organisations/stad.yaml:2:15: organisation gemeente-dorp is municipality dorp too"},
		{"connected to nothing", "organisations/dorp.yaml", "municipality: dorp\n", "", "organisations/dorp.yaml:1:1: organisation gemeente-dorp is connected and no municipality"},
		{"an organisation called so", "organisations/dorp.yaml", "gemeente-dorp", "gemeente", "organisation gemeente stands for the municipality of the resident"},
		{"not granted", "purposes/steun-vaststellen.yaml", "gemeente_van_inschrijving, ", "", "is not granted gemeente_van_inschrijving, which service steun needs"},
		{"another organisation's purpose", "purposes/steun-vaststellen.yaml", "organisation: gemeente", "organisation: dienst", "purpose steun-vaststellen is of dienst; expected a purpose of gemeente"},
		{"no register that knows", "registers/personen.yaml", "name: gemeente_van_inschrijving", "name: gemeente", "services/steun.yaml:2:15: no register says which municipality it is"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := municipal()
			if !strings.Contains(w[c.file], c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			w[c.file] = strings.Replace(w[c.file], c.old, c.new, 1)
			if _, err := catalogue.Load(files(w)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got\n%v\nwant\n%s", err, c.want)
			}
		})
	}
}
