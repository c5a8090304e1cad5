package textcheck_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/textcheck"
	"meent.nl/meent/law/value"
)

// world knows one fact.
type world struct{}

func (world) Fact(name string) (document.Fact, bool) {
	return document.Fact{Name: "inkomen", Of: "person", Type: value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}}, name == "inkomen"
}
func (world) Relation(string) (document.RelationDecl, bool) { return document.RelationDecl{}, false }
func (world) Relations() []document.RelationDecl            { return nil }

// law is a law file with the parts that a test puts in.
func law(inForce, newer, cites, reviewed, formula string) string {
	return `law: proef
title: Wet op de proef
kind: wet
source: BWBR9000001
in_force: ` + inForce + `
carried_out_by: uitvoerder
plain: {nl: "Proef.", en: "Trial."}
parameters:
  - name: grens
    label: {nl: "Grens", en: "Limit"}
    unit: euro per year
    cites: artikel 2 lid 1
    values:
      - {from: 2024-01-01, value: 1000, source: "Stb. 1"}
` + newer + `articles:
  - article: "2"
    plain: {nl: "Proef.", en: "Trial."}
` + reviewed + `    rules:
      - name: onder_de_grens
        label: {nl: "Onder de grens", en: "Below the limit"}
        of: person
        yields: boolean
        cites: ` + cites + `
        formula: ` + formula + `
`
}

// text is a text of the law, with the given leden of article 2.
func text(t *testing.T, from string, leden ...string) *statute.Text {
	t.Helper()
	var b strings.Builder
	b.WriteString("bwb_id: BWBR9000001\nvalid_from: " + from + "\narticles:\n- {number: '1', text: Begrippen}\n")
	for i, lid := range leden {
		number := string(rune('1' + i))
		b.WriteString("- {number: '2." + number + "', url: 'https://x/#Artikel2', text: \"" + lid + "\"}\n")
	}
	out, err := statute.Read("text.yaml", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func checked(t *testing.T, files map[string]string, texts ...*statute.Text) textcheck.Report {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	set, err := document.Load(fsys, ".", world{})
	if err != nil {
		t.Fatal(err)
	}
	return textcheck.Check(set, textcheck.NewTexts(texts))
}

const (
	always  = "{from: 2024-01-01}"
	formula = "inkomen < grens"
)

func TestCitationsOfWhatIsNotThere(t *testing.T) {
	texts := []*statute.Text{text(t, "2023-01-01", "Minder dan € 1.000.", "Tweede.")}
	for cites, want := range map[string]string{
		"lid 1": "", "lid 2": "", "artikel 1; artikel 2 lid 2": "", "bijlage 3": "",
		"lid 3":                     "proef.yaml:19:9: rule onder_de_grens cites artikel 2 lid 3, but in BWBR9000001 as in force from 2023-01-01 artikel 2 has no lid 3",
		"artikel 5":                 "proef.yaml:19:9: rule onder_de_grens cites artikel 5, but in BWBR9000001 as in force from 2023-01-01 there is no artikel 5",
		"lid 1 onderdeel a":         "artikel 2 lid 1 has no onderdeel a",
		"Wet op de proef artikel 7": "there is no artikel 7",
	} {
		r := checked(t, map[string]string{"proef.yaml": law(always, "", cites, "", formula)}, texts...)
		switch {
		case want == "" && len(r.Findings) > 0:
			t.Errorf("%s: %v", cites, r.Findings)
		case want != "" && (len(r.Findings) != 1 || !strings.Contains(r.Findings[0].Error(), want)):
			t.Errorf("%s: %v, want %s", cites, r.Findings, want)
		}
	}
	r := checked(t, map[string]string{"proef.yaml": law(always, "", "Awir artikel 7; Geheime wet artikel 1", "", formula)}, texts...)
	if len(r.Findings) > 0 || strings.Join(r.Unnamed, ", ") != "Awir, Geheime wet" {
		t.Errorf("regulations without a text: %v, %q", r.Findings, r.Unnamed)
	}
}

func TestEveryVersionOfTheTextCounts(t *testing.T) {
	file := map[string]string{"proef.yaml": law("{from: 2024-01-01, until: 2025-12-31}", "", "lid 2", "", formula)}
	r := checked(t, file, text(t, "2023-01-01", "Een.", "Twee."), text(t, "2025-07-01", "Een."), text(t, "2026-01-01"))
	if len(r.Findings) != 2 || !strings.Contains(r.Findings[0].Error(), "as in force from 2025-07-01 artikel 2 has no lid 2") ||
		!strings.Contains(r.Findings[1].Error(), "between the versions of 2023-01-01 and 2025-07-01, and its rules did not: artikel 2 lid 2: gone “Twee”") {
		t.Errorf("found %v", r.Findings)
	}
	r = checked(t, file, text(t, "2026-01-01", "Een."))
	if len(r.Findings) > 0 || len(r.Unchecked) != 1 || !strings.Contains(r.Unchecked[0].Why, "older than the first text") {
		t.Errorf("a law before the first text: %v, %v", r.Findings, r.Unchecked)
	}
	if r = checked(t, file); len(r.Findings) > 0 || len(r.Unchecked) != 1 || r.Unchecked[0].Why != "no text" {
		t.Errorf("a law without a text: %v, %v", r.Findings, r.Unchecked)
	}
}

// TestAnArticleThatAVersionDoesNotHaveMayBeExplained: a rule may follow a text that
// works back.
func TestAnArticleThatAVersionDoesNotHaveMayBeExplained(t *testing.T) {
	for reviewed, findings := range map[string]int{
		"": 3, // the parameter, the article and its rule
		"    text_reviewed:\n      - {version: 2024-01-01, reason: \"Het werkt terug.\"}\n": 0,
		"    text_reviewed:\n      - {version: 2024-02-01, reason: \"Het werkt terug.\"}\n": 3,
	} {
		r := checked(t, map[string]string{"proef.yaml": law(always, "", "lid 1", reviewed, formula)}, text(t, "2024-01-01"))
		if len(r.Findings) != findings {
			t.Errorf("%q: %v", reviewed, r.Findings)
		}
	}
}

func TestALaterLawFileIsNotHeldToAnOlderText(t *testing.T) {
	files := map[string]string{
		"2024.yaml": law("{from: 2024-01-01, until: 2024-12-31}", "", "lid 1", "", formula),
		"2025.yaml": law("{from: 2025-01-01}", "", "lid 4", "", formula),
	}
	r := checked(t, files, text(t, "2024-01-01", "Een."))
	if len(r.Findings) > 0 || len(r.Unchecked) != 1 || !strings.Contains(r.Unchecked[0].Why, "in force from 2025-01-01 cites what the text of 2024-01-01 does not have") {
		t.Errorf("found %v, not checked %v", r.Findings, r.Unchecked)
	}
}

func TestAnArticleThatChangedWithoutItsRule(t *testing.T) {
	const (
		reviewed = "    text_reviewed:\n      - {version: 2025-01-01, reason: \"Alleen de spelling.\"}\n"
		newer    = "      - {from: 2025-01-01, value: 1200, source: \"Stb. 2\"}\n"
		finding  = "proef.yaml:16:5: the text of article 2 changed between the versions of 2024-01-01 and 2025-01-01, and its rules did not: artikel 2 lid 1: "
	)
	old := text(t, "2024-01-01", "Minder dan € 1.000 inkomen.")
	for name, c := range map[string]struct{ file, is, want string }{
		"the same":             {law(always, "", "lid 1", "", formula), "Minder  dan € 1.000, inkomen", ""},
		"a word":               {law(always, "", "lid 1", "", formula), "Minder dan € 1.000 vermogen.", finding + "“inkomen” became “vermogen”"},
		"a word, reviewed":     {law(always, "", "lid 1", reviewed, formula), "Minder dan € 1.000 vermogen.", ""},
		"reviewed earlier":     {law(always, "", "lid 1", strings.Replace(reviewed, "2025", "2024", 1), formula), "Minder dan € 1.000 vermogen.", finding},
		"an amount":            {law(always, "", "lid 1", "", formula), "Minder dan € 1.200 inkomen.", "“1.000” became “1.200”"},
		"an amount, held":      {law(always, newer, "lid 1", "", formula), "Minder dan € 1.200 inkomen.", ""},
		"another amount":       {law(always, newer, "lid 1", "", formula), "Minder dan € 1.300 inkomen.", "“1.000” became “1.300”"},
		"an amount and a word": {law(always, newer, "lid 1", "", formula), "Minder dan € 1.200 vermogen.", finding},
	} {
		// The newer number stands a line higher in the file than the article.
		r := checked(t, map[string]string{"proef.yaml": c.file}, old, text(t, "2025-01-01", c.is))
		want := c.want
		if strings.Contains(c.file, "1200") {
			want = strings.Replace(want, ":16:5", ":17:5", 1)
			want, _, _ = strings.Cut(want, "artikel 2 lid 1")
		}
		switch {
		case r.Compared != 1:
			t.Errorf("%s: %d articles compared", name, r.Compared)
		case want == "" && len(r.Findings) > 0:
			t.Errorf("%s: %v", name, r.Findings)
		case want != "" && (len(r.Findings) != 1 || !strings.Contains(r.Findings[0].Error(), want)):
			t.Errorf("%s: %v, want %s", name, r.Findings, want)
		}
	}
}

func TestARuleThatChangedWithTheTextIsNoFinding(t *testing.T) {
	texts := []*statute.Text{text(t, "2024-01-01", "Minder dan € 1.000 inkomen."), text(t, "2025-01-01", "Hoogstens € 1.000 inkomen.")}
	for formula, findings := range map[string]int{"inkomen < grens": 1, "inkomen <= grens": 0} {
		r := checked(t, map[string]string{
			"2024.yaml": law("{from: 2024-01-01, until: 2024-12-31}", "", "lid 1", "", "inkomen < grens"),
			"2025.yaml": law("{from: 2025-01-01}", "", "lid 1", "", formula),
		}, texts...)
		if len(r.Findings) != findings {
			t.Errorf("%s: %v", formula, r.Findings)
		}
	}
}

func TestThePublicationGoesBeforeWhatWasMadeFromIt(t *testing.T) {
	made := text(t, "2024-01-01", "Een.")
	published := text(t, "2024-01-01", "Een.", "Twee.")
	published.Format = statute.BWB
	for _, order := range [][]*statute.Text{{made, published}, {published, made}} {
		r := checked(t, map[string]string{"proef.yaml": law(always, "", "lid 2", "", formula)}, order...)
		if len(r.Findings) > 0 {
			t.Errorf("found %v", r.Findings)
		}
	}
}
