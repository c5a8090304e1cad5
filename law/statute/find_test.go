package statute_test

import (
	"errors"
	"strings"
	"testing"

	"meent.nl/meent/law/statute"
)

// finding is what a citation gives in a text: the first words of what it names, or why not.
func finding(text *statute.Text, cites string) string {
	var out []string
	for _, p := range statute.ParseCitation(cites, "1").Places {
		found, err := text.Find(p)
		if err != nil {
			var missing statute.Missing
			if !errors.As(err, &missing) {
				return "not a Missing: " + err.Error()
			}
			return err.Error()
		}
		for _, f := range found {
			if len(f.Parts) == 0 {
				out = append(out, "artikel "+f.Article.Number)
			}
			if f.Unsure {
				out = append(out, "unsure")
			}
			for _, part := range f.Parts {
				out = append(out, string(part.Kind)+" "+part.Number)
			}
		}
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	text := read(t, "proef.xml", toestand(twoArticles+
		`<artikel><kop><nr>9</nr></kop><lid><lidnr>1</lidnr><al>Een.</al></lid><lid><lidnr>2</lidnr><al>Vervallen.</al></lid>
<lid><lidnr>3</lidnr><al>Dit lid is nog niet in werking getreden.</al></lid></artikel>
<artikel status="nogniet"><kop><nr>10</nr></kop><al>Straks.</al></artikel><artikel><kop><nr>11</nr></kop><al>Nu.</al></artikel>`))
	for cites, want := range map[string]string{
		"artikel 1":                      "artikel 1",
		"lid 1":                          "lid 1",
		"lid 2a":                         "lid 2a",
		"lid 1 onderdeel b onder 1":      "onderdeel 1°",
		"lid 1 onderdeel B onder 1°":     "onderdeel 1°",
		"lid 1 onderdeel a tot en met b": "onderdeel a, onderdeel b",
		"lid 1 tot en met 2a":            "lid 1, lid 2a",
		"artikel 8:14a lid 1":            "alinea , alinea , alinea ",
		"artikel 8:14a tot en met 11":    "artikel 8:14a, artikel 9, artikel 11",
		"lid 3":                          "artikel 1 has no lid 3",
		"lid 1 onderdeel z":              "artikel 1 lid 1 has no onderdeel z",
		"lid 1 onderdeel b onder 2":      "artikel 1 lid 1 onderdeel b has no onderdeel 2",
		"onderdeel a":                    "artikel 1 has no onderdeel a",
		"artikel 2":                      "there is no artikel 2 (it is vervallen)",
		"artikel 3":                      "there is no artikel 3",
		"artikel 10":                     "there is no artikel 10 (it is nog niet in werking)",
		"artikel 9 lid 2":                "artikel 9 has no lid 2 (it is vervallen)",
		"artikel 9 lid 3":                "artikel 9 has no lid 3 (it is nog niet in werking)",
		"artikel 9 lid 1 tot en met 4":   "artikel 9 has no lid 4",
		"artikel 11 tot en met 9":        "there is no artikel 11 tot en met 9 (the last stands before the first)",
		"artikel 99":                     "there is no artikel 99", // stands in an annex
	} {
		if have := finding(text, cites); have != want {
			t.Errorf("%s: %q, want %q", cites, have, want)
		}
	}
	whole := read(t, "proef.yaml", perArticle)
	if have := finding(whole, "artikel 3 lid 2"); have != "artikel 3, unsure" {
		t.Errorf("a lid of an article in one piece: %q", have)
	}
}

// articleOf is the only article of a text.
func articleOf(t *testing.T, content string) *statute.Article {
	t.Helper()
	text := read(t, "proef.xml", toestand("<artikel><kop><nr>3</nr></kop>"+content+"</artikel>"))
	return &text.Articles[0]
}

func TestChanges(t *testing.T) {
	one := `<lid><lidnr>1</lidnr><al>Meer dan € 127.582, of niet-verzekerd.</al></lid><lid><lidnr>2</lidnr><al>Tweede.</al></lid>`
	for name, c := range map[string]struct{ old, new, want string }{
		"the same":     {one, one, ""},
		"marks only":   {one, strings.ReplaceAll(strings.ReplaceAll(one, "niet-verzekerd", "niet- verzekerd"), "Tweede.", "  Tweede;"), ""},
		"an editor":    {one, strings.ReplaceAll(one, "Tweede.", `Tweede <redactie type="extra">let op</redactie>.`), ""},
		"an amount":    {one, strings.ReplaceAll(one, "127.582", "141.896"), "artikel 3 lid 1: 127.582 > 141.896"},
		"a new lid":    {one, one + "<lid><lidnr>3</lidnr><al>Derde lid.</al></lid>", "artikel 3 lid 3:  > Derde lid"},
		"a lid gone":   {one, strings.Split(one, "</lid>")[0] + "</lid>", "artikel 3 lid 2: Tweede > "},
		"in between":   {"<al>a b c d e f</al>", "<al>a X c d f g</al>", "artikel 3: b > X|artikel 3: e > |artikel 3:  > g"},
		"percentage":   {"<al>5% van</al>", "<al>5 van</al>", "artikel 3: 5% > 5"},
		"an onderdeel": {"<al>x:</al><lijst><li><li.nr>a.</li.nr><al>een</al></li></lijst>", "<al>x:</al><lijst><li><li.nr>a.</li.nr><al>een</al></li><li><li.nr>b.</li.nr><al>twee</al></li></lijst>", "artikel 3:  > b twee"},
	} {
		var have []string
		for _, e := range statute.Changes(articleOf(t, c.old), articleOf(t, c.new)) {
			have = append(have, e.In+": "+strings.Join(e.Old, " ")+" > "+strings.Join(e.New, " "))
		}
		if strings.Join(have, "|") != c.want {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}
