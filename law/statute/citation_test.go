package statute_test

import (
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/law/statute"
)

func TestParseCitation(t *testing.T) {
	for cites, want := range map[string]string{
		"":                                        "",
		"lid 1":                                   "artikel 7 lid 1",
		"lid 2 en 3":                              "artikel 7 lid 2|artikel 7 lid 3",
		"lid 1, 2 en 4":                           "artikel 7 lid 1|artikel 7 lid 2|artikel 7 lid 4",
		"lid 2 tot en met 8":                      "artikel 7 lid 2 tot en met 8",
		"lid 2 t/m 8":                             "artikel 7 lid 2 tot en met 8",
		"leden 1 en 2":                            "artikel 7 lid 1|artikel 7 lid 2",
		"onderdeel b":                             "artikel 7 onderdeel b",
		"onderdeel a en b":                        "artikel 7 onderdeel a|artikel 7 onderdeel b",
		"onderdelen a tot en met d":               "artikel 7 onderdeel a tot en met d",
		"lid 1 onderdelen d en e":                 "artikel 7 lid 1 onderdeel d|artikel 7 lid 1 onderdeel e",
		"lid 1 onderdeel a onder 1°":              "artikel 7 lid 1 onderdeel a onder 1°",
		"lid 1 onderdeel b onder III":             "artikel 7 lid 1 onderdeel b onder III",
		"lid 1 onderdeel e1":                      "artikel 7 lid 1 onderdeel e1",
		"lid 3 onderdeel a, lid 8 en 9":           "artikel 7 lid 3 onderdeel a|artikel 7 lid 8|artikel 7 lid 9",
		"lid 1 onderdeel c en lid 3":              "artikel 7 lid 1 onderdeel c|artikel 7 lid 3",
		"artikel 2":                               "artikel 2",
		"art. 7a":                                 "artikel 7a",
		"Artikel 2 lid 1 onderdeel b":             "artikel 2 lid 1 onderdeel b",
		"artikelen 8 en 9":                        "artikel 8|artikel 9",
		"artikel 1.5, 1.5a en 1.6":                "artikel 1.5|artikel 1.5a|artikel 1.6",
		"artikel 8.3 tot en met 8.6":              "artikel 8.3 tot en met 8.6",
		"artikel 4:17 lid 2":                      "artikel 4:17 lid 2",
		"artikel B1":                              "artikel B1",
		"artikel 4, tweede lid, onderdeel a":      "artikel 4 lid 2 onderdeel a",
		"artikel 14, vierde en vijfde lid":        "artikel 14 lid 4|artikel 14 lid 5",
		"artikel 14, vierde tot en met zesde lid": "artikel 14 lid 4 tot en met 6",
		"eerste lid":                              "artikel 7 lid 1",
		"artikelen 234 lid 1 en 3 en 381 lid 3":   "artikel 234 lid 1|artikel 234 lid 3|artikel 381 lid 3",
		"artikelen 9 lid 1 en 4 en 32":            "artikel 9 lid 1|artikel 9 lid 4|artikel 32",
		"artikelen 245 lid 4, 386 lid 1, 438 en 441 lid 1": "artikel 245 lid 4|artikel 386 lid 1|artikel 438|artikel 441 lid 1",
		"artikel 17 lid 1 en 3; artikel 19 lid 2":          "artikel 17 lid 1|artikel 17 lid 3|artikel 19 lid 2",
		"artikel 8 lid 1; lid 3":                           "artikel 8 lid 1|artikel 8 lid 3",
		"lid 1; Awir artikel 14 lid 4 en 5":                "artikel 7 lid 1|Awir artikel 14 lid 4|Awir artikel 14 lid 5",
		"Awir artikel 9 lid 2 en artikel 14 lid 5":         "Awir artikel 9 lid 2|Awir artikel 14 lid 5",
		"Awir artikel 9; lid 2":                            "Awir artikel 9|artikel 7 lid 2",
		"Wet IB 2001 artikel 8.3, 8.5 en 8.6":              "Wet IB 2001 artikel 8.3|Wet IB 2001 artikel 8.5|Wet IB 2001 artikel 8.6",
		"artikel 2 onderdeel c van de beleidsregels 2017":  "beleidsregels 2017 artikel 2 onderdeel c",
	} {
		var have []string
		c := statute.ParseCitation(cites, "7")
		for _, p := range c.Places {
			have = append(have, p.String())
		}
		if strings.Join(have, "|") != want || cites != "" && len(c.Rest) > 0 {
			t.Errorf("%q: %q, rest %q, want %q", cites, have, c.Rest, want)
		}
	}
}

func TestWhatIsNoPlaceIsARemark(t *testing.T) {
	for cites, want := range map[string][]string{
		"lid 9 en bijlage 4":                                  {"en bijlage 4"},
		"hoogte van de toeslag":                               {"hoogte van de toeslag"},
		"stap 3; in de wet 28.405,728 euro (2025)":            {"stap 3", "in de wet 28.405,728 euro (2025)"},
		"lid 1; verhogingen volgens lid 2 tot en met 2031":    {"verhogingen volgens lid 2 tot en met 2031"},
		"artikel 8; Wet IB 2001 artikel 2.10 lid 1, kolom II": {"kolom II"},
		"artikel":       {"artikel"},
		"lid":           {"lid"},
		"artikel 2 lid": {"lid"},
	} {
		if have := statute.ParseCitation(cites, "7").Rest; !slices.Equal(have, want) {
			t.Errorf("%q: the rest is %q, want %q", cites, have, want)
		}
	}
	if c := statute.ParseCitation("lid 1", ""); len(c.Places) != 0 {
		t.Errorf("a lid of no article: %+v", c)
	}
}

func FuzzParseCitation(f *testing.F) {
	for _, seed := range []string{"lid 1 onderdeel a onder 1°; Awir artikel 14 lid 4", "artikelen 9 lid 1 en 4 en 32", "eerste tot en met vijfde lid van de wet", "artikel ,,; en en lid t/m"} {
		f.Add(seed, "7")
	}
	f.Add("lid 0", "?")
	f.Fuzz(func(t *testing.T, cites, article string) {
		for _, p := range statute.ParseCitation(cites, article).Places {
			if p.Article.From == "" || p.Article.To == "?" || p.Lid.To == "?" {
				t.Errorf("%q: a place without an article, or an open range: %+v", cites, p)
			}
			for _, s := range p.Onderdeel {
				if s.From == "" {
					t.Errorf("%q: an onderdeel without a number: %+v", cites, p)
				}
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(toestand(twoArticles))
	f.Add(perPart)
	f.Add(perArticle)
	f.Fuzz(func(t *testing.T, file string) {
		text, err := statute.Read("fuzz", strings.NewReader(file))
		if (text == nil) == (err == nil) {
			t.Fatalf("a text: %v, and the error %v", text != nil, err)
		}
		if err != nil {
			return
		}
		for i := range text.Articles {
			a := &text.Articles[i]
			if edits := statute.Changes(a, a); len(edits) > 0 {
				t.Errorf("article %s differs from itself: %+v", a.Number, edits)
			}
		}
	})
}
