package portal

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestLetter(t *testing.T) {
	_, h := open(t, fullFakes(t))
	w := get(h, "en", "/besluiten/"+string(caseID(11))+"/brief.pdf")
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/pdf" || !strings.HasPrefix(w.Body.String(), "%PDF-1.7") {
		t.Fatalf("status %d, %v", w.Code, w.Header())
	}
	if again := get(h, "nl", "/besluiten/"+string(caseID(11))+"/brief.pdf"); again.Body.String() != w.Body.String() {
		t.Error("the letter depends on who looks: only the Dutch text binds")
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here: install poppler-utils")
	}
	path := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(path, w.Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, need := range []string{
		"Dienst Toeslagen", "Ons kenmerk:", "U krijgt € 129 zorgtoeslag per maand", "Maak bezwaar, uiterlijk op 13 april 2026", "De rekensom",
		"Wet op de zorgtoeslag, artikel", "verzonnen gegeven", "Geen mens keek er vooraf naar", "14 099", "Bladzijde 1 van",
	} {
		if !strings.Contains(string(out), need) {
			t.Errorf("the letter does not say %q", need)
		}
	}
	if strings.Contains(string(out), "nog 42 dagen") {
		t.Error("the letter counts down, and lies on the table for weeks")
	}
}

// TestDecisionHasSevenParts looks for each part of the page that makes a decision
// one that can be followed and fought.
func TestDecisionHasSevenParts(t *testing.T) {
	f := fullFakes(t)
	f.decisions = append(f.decisions, f.decisions[0])
	other := &f.decisions[2]
	other.ID, other.Service = caseID(13), "kinderbijslag"
	_, h := open(t, f)
	page := get(h, "nl", "/besluiten/"+string(caseID(11))).Body.String()
	for part, need := range map[string][]string{
		"key facts":   {"€\u00a0129 per maand", "Maak bezwaar, uiterlijk op 13 april 2026 (nog 42 dagen)", "Dienst Toeslagen"},
		"why":         {`id="stap-1"`, "wetten.overheid.nl/jci1.3:c:BWBR0018451&amp;artikel=2", "artikel 2 lid 1"},
		"the sum":     {"De rekensom", "€\u00a0129,00 per maand"},
		"what rests":  {"Deze gegevens gaven de doorslag", "Basisregistratie Personen", "opgehaald op 2 maart 2026 om 10.30 uur", "verzonnen gegeven"},
		"object":      {`action="/besluiten/` + string(caseID(11)) + `/bezwaar"`, `value="stap-`, "Deze regel klopt niet"},
		"what if":     {"/recht/zorgtoeslag#wat-als"},
		"paper":       {"/brief.pdf", "Print deze pagina"},
		"other facts": {"/besluiten/" + string(caseID(13)), "geboortedatum"},
		"machine":     {"Geen mens keek er vooraf naar", "7b58ad3b570d"},
	} {
		for _, text := range need {
			if !strings.Contains(page, text) {
				t.Errorf("%s: the page does not hold %q", part, text)
			}
		}
	}
}
