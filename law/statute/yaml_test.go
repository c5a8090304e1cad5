package statute_test

import (
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/law/statute"
)

// perPart has an item per lid and onderdeel, as the corpus has it now.
const perPart = `$schema: https://example.org/schema.json
$id: proef
bwb_id: BWBR9000001
valid_from: '2024-01-01'
name: '#wet_naam'
preamble: {text: Wij, url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#ArtikelAanhef}
articles:
- number: aanhef
  text: Wij Koning
  url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#Aanhef
- number: 1:1
  text: "Een artikel, bedoeld in [artikel 2][ref1]\nof [3](https://example.org).\n\n\n[ref1]: https://example.org"
  url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#Artikel1:1
- number: 1:1.a
  text: '*woord:* het eerste;'
  url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#Artikel1:1
- number: 1:1.a.1°
  text: deel
  url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#Artikel1:1
- number: 1.2.1
  text: eerste lid van 1.2
  url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#Artikel1.2
- number: 1.2.2.b
  text: onderdeel van een lid dat ontbreekt
  url: https://wetten.overheid.nl/BWBR9000001/2024-01-01#Artikel1.2
`

// perArticle has an item per article.
const perArticle = `bwb_id: BWBR9000001
url: https://wetten.overheid.nl/BWBR9000001/2025-02-12
name: Wet op de proef
articles:
- number: Artikel 1.1
  text: |
    Artikel 1.1 1 Het eerste lid
    gaat door.

    2. Het tweede lid:

    a. eerste onderdeel;
    b. tweede:
    1°. deel;
  url: https://wetten.overheid.nl/BWBR9000001/2025-02-12#ArtikelArtikel 1.1
- number: '2'
  text: Een artikel zonder leden. Het verwijst naar lid 2.
- number: '3'
  text: "Artikel 3. Opschrift 1. Een lid. 2. Nog een lid op dezelfde regel."
`

func TestReadYAML(t *testing.T) {
	text := read(t, "proef.yaml", perPart)
	if text.Title != "" || text.From.String() != "2024-01-01" || text.Format != statute.YAML || len(text.Articles) != 2 {
		t.Fatalf("read %+v", text)
	}
	for number, want := range map[string]string{
		"1:1": "Een artikel, bedoeld in artikel 2 of 3.\na. woord: het eerste;\n  1° deel",
		"1.2": "1. eerste lid van 1.2\n2.\n  b. onderdeel van een lid dat ontbreekt",
	} {
		if have := lines(t, text, number); have != want {
			t.Errorf("article %s:\n%s\nwant\n%s", number, have, want)
		}
	}
	text = read(t, "proef.yml", perArticle)
	if text.From.String() != "2025-02-12" || text.Title != "Wet op de proef" {
		t.Fatalf("read %+v", text)
	}
	for number, want := range map[string]string{
		"1.1": "1. Het eerste lid gaat door.\n2. Het tweede lid:\n  a. eerste onderdeel;\n  b. tweede:\n    1° deel;",
		"2":   "Een artikel zonder leden. Het verwijst naar lid 2.",
	} {
		if have := lines(t, text, number); have != want {
			t.Errorf("article %s:\n%s\nwant\n%s", number, have, want)
		}
	}
	if a, _ := text.Article("3"); !a.Whole {
		t.Error("article 3 runs together, and is said to be divided")
	}
}

func TestAMunicipalOrdinanceIsKnownByItsCVDR(t *testing.T) {
	text := read(t, "verordening.yaml", "url: https://lokaleregelgeving.overheid.nl/CVDR345917/1\nvalid_from: 2015-01-01\nofficiele_titel: Verordening\narticles:\n- {number: '7', text: tekst}\n")
	if text.Source != "CVDR345917" || text.Title != "Verordening" {
		t.Errorf("read %+v", text)
	}
}

// TestTheSharedTextsAreRead holds the five texts per article to what they are known to
// have; none of them may be one that could not be divided.
func TestTheSharedTextsAreRead(t *testing.T) {
	for name, want := range map[string]struct {
		source, article string
		articles        int
	}{
		"algemene_kinderbijslagwet_2025-01-01.yaml":  {"BWBR0002368", "7a", 77},
		"algemene_ouderdomswet_2024.yaml":            {"BWBR0002221", "33a", 111},
		"algemene_wet_bestuursrecht_2024-01-01.yaml": {"BWBR0005537", "4:17", 500},
		"participatiewet_2023.yaml":                  {"BWBR0015703", "22a", 164},
		"wet_kinderopvang_2024.yaml":                 {"BWBR0017017", "1.6", 171},
	} {
		text, err := statute.Read(name, shared(t, filepath.Join("law-texts", name)))
		if err != nil {
			t.Fatal(err)
		}
		a, ok := text.Article(want.article)
		if text.Source != want.source || len(text.Articles) < want.articles || !ok || len(a.Parts) < 2 {
			t.Errorf("%s: %s with %d articles; article %s is there: %v", name, text.Source, len(text.Articles), want.article, ok)
		}
		for _, a := range text.Articles {
			if all := strings.Join(statute.Lines(a.Parts), "\n"); a.Whole || strings.Contains(all, "[ref") || strings.Contains(all, "](") {
				t.Errorf("%s: article %s is not divided, or has links: %.80s", name, a.Number, all)
			}
		}
	}
}
