package portal

import (
	"strings"
	"testing"
)

func TestTheLawPageSaysWhyNumbersStandInARule(t *testing.T) {
	_, h := open(t, fullFakes(t))
	for lang, says := range map[string]string{"nl": "Waarom hier getallen staan", "en": "Why numbers stand here"} {
		body := public(h, lang, "/wetten/besluit-minimumjeugdloon?op=2025-03-01").Body.String()
		if !strings.Contains(body, says) || !strings.Contains(body, "elke leeftijd is een rij van de tabel in artikel 2") {
			t.Errorf("the page of the law in %s does not say why its rules hold numbers", lang)
		}
	}
}
