package portal

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// oneText holds the text of one regulation.
type oneText struct{ text statute.Text }

func (o oneText) Articles(_ context.Context, source string, _ value.Date, numbers []string) (statute.Text, bool, error) {
	if source != o.text.Source {
		return statute.Text{}, false, nil
	}
	found := o.text
	found.Articles = nil
	for _, a := range o.text.Articles {
		if slices.Contains(numbers, a.Number) {
			found.Articles = append(found.Articles, a)
		}
	}
	return found, true, nil
}

func lid(number, text string, parts ...statute.Part) statute.Part {
	return statute.Part{Kind: statute.Lid, Number: number, Text: text, Parts: parts}
}

// zorgtoeslagText is a text in words of our own.
func zorgtoeslagText(from value.Date) oneText {
	return oneText{statute.Text{Source: "BWBR0018451", Title: "Wet op de zorgtoeslag", From: from, Format: statute.BWB, Articles: []statute.Article{
		{Number: "1", Parts: []statute.Part{lid("1", "Begrippen in deze proef:",
			statute.Part{Kind: statute.Onderdeel, Number: "c", Text: "de verzekerde van de proef;"},
			statute.Part{Kind: statute.Onderdeel, Number: "f", Text: "het drempelinkomen van de proef."})}},
		{Number: "2", Parts: []statute.Part{lid("1", "Het verschil van de proef."), lid("2", "De normpremie van de proef."),
			lid("3", "De percentages van de proef."), lid("5", "Per maand, in de proef."), lid("9", "Niemand haalt dit lid aan.")}},
	}}}
}

func decisionPageWith(t *testing.T, texts Texts, lang string) (*html.Node, string) {
	t.Helper()
	p, h := open(t, fullFakes(t))
	p.Texts = texts
	w := get(h, lang, "/besluiten/"+string(caseID(11)))
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	page := w.Body.String()
	check(t, lang, page)
	return parse(t, page), page
}

func withClass(doc *html.Node, element, class string) []*html.Node {
	var out []*html.Node
	for _, n := range find(doc, element) {
		if slices.Contains(strings.Fields(attr(n, "class")), class) {
			out = append(out, n)
		}
	}
	return out
}

func TestADecisionShowsTheOfficialClauseBesideThePlainWords(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		doc, page := decisionPageWith(t, zorgtoeslagText(day(2026, 1, 1)), lang)
		sides := withClass(doc, "div", "meent-beside")
		if len(sides) < 5 {
			t.Fatalf("%s: %d places with the two texts", lang, len(sides))
		}
		clauses, whole := map[string]int{}, 0
		for _, quote := range withClass(doc, "blockquote", "meent-statute") {
			if attr(quote, "lang") != "nl" {
				t.Errorf("%s: an official text is not said to be Dutch", lang)
			}
			words := strings.Join(strings.Fields(text(quote)), " ")
			clauses[words]++
			if strings.Contains(words, "Niemand haalt dit lid aan") {
				whole++
			}
		}
		for _, need := range []string{"5. Per maand, in de proef.", "c. de verzekerde van de proef;", "2. De normpremie van de proef. 3. De percentages van de proef."} {
			if clauses[need] != 1 {
				t.Errorf("%s: the clause %q stands there %d times, want 1: %v", lang, need, clauses[need], clauses)
			}
		}
		if whole != 1 {
			t.Errorf("%s: the whole of article 2 stands there %d times, want once, below the steps", lang, whole)
		}
		if says := strings.Contains(page, "exists in Dutch only"); says != (lang == "en") {
			t.Errorf("%s: that the official text is Dutch only: %v", lang, says)
		}
		for _, a := range find(doc, "a") {
			if href := attr(a, "href"); strings.HasPrefix(href, "#tekst-") && !strings.Contains(page, `id="`+href[1:]+`"`) {
				t.Errorf("%s: %s leads nowhere", lang, href)
			}
		}
	}
}

func TestADecisionSaysOfWhichVersionTheTextIs(t *testing.T) {
	for from, want := range map[value.Date][]string{
		day(2026, 1, 1): {"Tekst zoals die gold op 1 januari 2026."},
		day(2025, 1, 1): {"Tekst zoals die gold op 1 januari 2025. Getallen in dit artikel zijn veranderd op 1 januari 2026"},
		day(2024, 1, 1): {"Tekst zoals die gold op 1 januari 2024.", "een oudere versie dan die van"},
		day(2026, 7, 1): {"Tekst zoals die gold op 1 juli 2026.", "een latere versie dan die op 2 maart 2026 gold"},
	} {
		_, page := decisionPageWith(t, zorgtoeslagText(from), "nl")
		for _, need := range want {
			if !strings.Contains(page, need) {
				t.Errorf("the text of %s: the page does not say %q", from, need)
			}
		}
		for _, wrong := range []string{"een oudere versie", "een latere versie", "Getallen in dit artikel zijn veranderd"} {
			if strings.Contains(page, wrong) && !slices.ContainsFunc(want, func(w string) bool { return strings.Contains(w, wrong) }) {
				t.Errorf("the text of %s: the page says %q", from, wrong)
			}
		}
	}
}

// TestWithoutTextsADecisionSaysNothingOfThem holds for an installation that imported
// none, and for one that imported that of another regulation.
func TestWithoutTextsADecisionSaysNothingOfThem(t *testing.T) {
	other := zorgtoeslagText(day(2026, 1, 1))
	other.text.Source = "BWBR0000001"
	for name, texts := range map[string]Texts{"none": nil, "of another regulation": other} {
		doc, page := decisionPageWith(t, texts, "nl")
		if n := len(withClass(doc, "div", "meent-beside")); n > 0 || strings.Contains(page, "Officiële tekst") || strings.Contains(page, "De tekst van de wet") {
			t.Errorf("%s: the page speaks of official texts, in %d places", name, n)
		}
		for _, need := range []string{"wetten.overheid.nl/jci1.3:c:BWBR0018451", "Met een toeslagpartner"} {
			if !strings.Contains(page, need) {
				t.Errorf("%s: the page lacks %q", name, need)
			}
		}
	}
}

func TestAClauseThatTheTextDoesNotHaveGivesTheWholeArticle(t *testing.T) {
	texts := zorgtoeslagText(day(2026, 1, 1))
	texts.text.Articles[1].Parts = []statute.Part{lid("1", "Er is maar een lid.")}
	_, page := decisionPageWith(t, texts, "nl")
	if !strings.Contains(page, `href="#tekst-zorgtoeslag-2"`) || strings.Count(page, "Er is maar een lid.") > 2 {
		t.Error("the article does not stand below, or its only lid stands at steps that cite another")
	}
}

func TestEveryStepLeadsToTheRuleThatRan(t *testing.T) {
	doc, page := decisionPageWith(t, nil, "nl")
	steps := withClass(doc, "li", "meent-step")
	if n := strings.Count(page, "/wetten/"); len(steps) == 0 || n < len(steps) {
		t.Fatalf("%d links to rules at %d steps", n, len(steps))
	}
	if want := `/wetten/zorgtoeslag?op=2026-03-02#regel-normpremie"`; !strings.Contains(page, want) {
		t.Errorf("the page does not lead to %s", want)
	}
}

func TestTheFirstSentenceTellsTheOutcomeAndItsFacts(t *testing.T) {
	for lang, want := range map[string]string{
		"nl": "U krijgt €\u00a0129 zorgtoeslag per maand, onder meer omdat dit over u vaststaat: ",
		"en": "You get €129 healthcare benefit per month, because of these facts about you, among others: ",
	} {
		doc, _ := decisionPageWith(t, nil, lang)
		var first string
		for _, section := range find(doc, "section") {
			if attr(section, "aria-labelledby") == "waarom" {
				first = text(find(section, "p")[0])
			}
		}
		if !strings.HasPrefix(first, want) || !strings.Contains(first, "21") {
			t.Errorf("%s: the first sentence is %q", lang, first)
		}
	}
}

// TestTheLetterKeepsToThePlainWords: official texts would make it many pages longer.
func TestTheLetterKeepsToThePlainWords(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not here: install poppler-utils")
	}
	p, h := open(t, fullFakes(t))
	p.Texts = zorgtoeslagText(day(2026, 1, 1))
	path := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(path, get(h, "nl", "/besluiten/"+string(caseID(11))+"/brief.pdf").Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if letter := strings.Join(strings.Fields(string(out)), " "); strings.Contains(letter, "van de proef") || !strings.Contains(letter, "onder meer omdat dit over u vaststaat") {
		t.Error("the letter holds official text, or not its first sentence")
	}
}

func TestADecisionNamesTheNumbersWithOneSource(t *testing.T) {
	f := fullFakes(t)
	r, err := readReason(f.decisions[0].Content.Result)
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for i, s := range r.Steps {
		for j, in := range s.Inputs {
			if in.Kind == "parameter" && in.Name == "standaardpremie" {
				r.Steps[i].Inputs[j].Unconfirmed, marked = true, marked+1
			}
		}
	}
	if marked == 0 {
		t.Fatal("the standaardpremie is no input of the decision")
	}
	for i := range f.decisions {
		if f.decisions[i].Content.Result, err = json.Marshal(r.Explanation); err != nil {
			t.Fatal(err)
		}
	}
	_, h := open(t, f)
	for lang, want := range map[string]string{
		"nl": "Van 1 getal in deze berekening is maar één bron gevonden.", "en": "For 1 number in this calculation only one source was found.",
	} {
		page := get(h, lang, "/besluiten/"+string(caseID(11))).Body.String()
		check(t, lang, page)
		if !strings.Contains(page, want) || !strings.Contains(page, "Stcrt. 2025, 40022") {
			t.Errorf("%s: the page does not say %q with its source", lang, want)
		}
	}
	if _, page := decisionPageWith(t, nil, "nl"); strings.Contains(page, "maar één bron") {
		t.Error("a decision on confirmed numbers says that one was found in one source only")
	}
}
