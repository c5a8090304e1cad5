package portal

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// public asks for a page without being logged in.
func public(h http.Handler, lang, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("X-Test-Nobody", "1")
	return send(h, r, lang)
}

// seenPage is a page of the laws: where it can be pointed at, and where it points.
type seenPage struct {
	ids   map[string]bool
	links []string
}

func look(t *testing.T, lang, body string) seenPage {
	t.Helper()
	check(t, lang, body)
	p := seenPage{ids: map[string]bool{}}
	doc := parse(t, body)
	walk(doc, func(n *html.Node) {
		if id := attr(n, "id"); id != "" {
			p.ids[id] = true
		}
		if href := attr(n, "href"); n.Data == "a" && strings.HasPrefix(href, "/wetten") {
			p.links = append(p.links, href)
		}
	})
	return p
}

// TestEveryLinkBetweenLaws follows every link from every page of the laws to another,
// and to the place on it: in every version, in both languages.
func TestEveryLinkBetweenLaws(t *testing.T) {
	p, h := open(t, noFakes())
	var start []string
	for _, law := range p.laws.set.Laws() {
		for _, d := range p.laws.set.Versions(law) {
			start = append(start, lawPath(law, d.From))
		}
	}
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			followLaws(t, h, lang, append([]string{"/wetten", "/wetten/kaart"}, start...))
		})
	}
}

func followLaws(t *testing.T, h http.Handler, lang string, queue []string) {
	seen := map[string]seenPage{}
	few := len(queue) + 30
	for len(queue) > 0 {
		address, anchor, _ := strings.Cut(queue[0], "#")
		queue = queue[1:]
		if _, done := seen[address]; !done {
			w := public(h, lang, address)
			if w.Code != http.StatusOK {
				t.Errorf("a link leads to %s, which answers %d", address, w.Code)
				continue
			}
			if seen[address] = look(t, lang, w.Body.String()); t.Failed() {
				t.Fatalf("%s is not as it should be", address)
			}
			queue = append(queue, seen[address].links...)
		}
		if id, err := url.PathUnescape(anchor); err != nil || id != "" && !seen[address].ids[id] {
			t.Errorf("a link leads to %s#%s, which is not there", address, anchor)
		}
	}
	if len(seen) < few {
		t.Errorf("only %d pages were found", len(seen))
	}
}

// TestEveryRuleHasItsPlace: a decision points at the rule and the article by name.
func TestEveryRuleHasItsPlace(t *testing.T) {
	p, h := open(t, noFakes())
	for _, law := range p.laws.set.Laws() {
		for _, d := range p.laws.set.Versions(law) {
			page := look(t, "nl", public(h, "nl", lawPath(law, d.From)).Body.String())
			for _, a := range d.Articles {
				if !page.ids[articleID(a.ID)] {
					t.Errorf("%s of %s has no place for article %s", law, d.From, a.ID)
				}
				for _, r := range a.Rules {
					if !page.ids["regel-"+r.Name] {
						t.Errorf("%s of %s has no place for rule %s", law, d.From, r.Name)
					}
					for _, x := range r.Exceptions {
						if !page.ids["regel-"+x.Name] {
							t.Errorf("%s of %s has no place for exception %s", law, d.From, x.Name)
						}
					}
				}
			}
			for _, term := range d.OpenTerms {
				if !page.ids["regel-"+term.Name] {
					t.Errorf("%s of %s has no place for the open term %s", law, d.From, term.Name)
				}
			}
		}
	}
}

// TestALawIsRead holds one law to what a lawyer looks for.
func TestALawIsRead(t *testing.T) {
	_, h := open(t, noFakes())
	body := public(h, "nl", "/wetten/zorgtoeslag?op=2025-06-01").Body.String()
	said := strings.Join(strings.Fields(text(parse(t, body))), " ")
	for _, want := range []string{
		"Wet op de zorgtoeslag", "Dienst Toeslagen", "vanaf 1 januari 2025", "de standaardpremie", "€ 2.112 per jaar", "€ 2.119 per jaar", "Stcrt. 2024, 38887",
		"Als U hebt een toeslagpartner:", "maar niet minder dan 0", "In afwijking van Zorgtoeslag per jaar, niet afgerond", "Gebruikt voor: Zorgtoeslag",
		"Basisregistratie Personen", "Regeling zorgverzekering",
	} {
		if !strings.Contains(said, want) && !strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), want) {
			t.Errorf("not on the page: %s", want)
		}
	}
	for _, want := range []string{"https://wetten.overheid.nl/BWBR0018451/2025-", `href="/wetten/wet-minimumloon?op=`, `id="regel-normpremie"`, `href="/recht/zorgtoeslag"`} {
		if !strings.Contains(body, want) {
			t.Errorf("not in the page: %s", want)
		}
	}
	if strings.Contains(body, "/besluiten/") {
		t.Error("a page for everybody names a decision")
	}
}

// TestOwnDecisionsAtTheRule: who is logged in sees the decisions in which a rule ran,
// and nobody keeps that page.
func TestOwnDecisionsAtTheRule(t *testing.T) {
	_, h := open(t, fullFakes(t))
	w := get(h, "nl", "/wetten/zorgtoeslag?op=2026-03-01")
	check(t, "nl", w.Body.String())
	if !strings.Contains(w.Body.String(), `href="/besluiten/`+string(caseID(11))+`#stap-`) {
		t.Error("the rule does not name the decision in which it ran")
	}
	if kept := w.Header().Get("Cache-Control"); strings.Contains(kept, "public") || w.Header().Get("ETag") != "" {
		t.Errorf("a page with a decision may be kept: %q", kept)
	}
	if strings.Contains(public(h, "nl", "/wetten/zorgtoeslag?op=2026-03-01").Body.String(), "/besluiten/") {
		t.Error("the page of somebody who was logged in is given to somebody else")
	}
}

func TestLawPagesAreKept(t *testing.T) {
	_, h := open(t, noFakes())
	first := public(h, "nl", "/wetten/aow?op=2026-02-03")
	tag := first.Header().Get("ETag")
	if tag == "" || !strings.HasPrefix(first.Header().Get("Cache-Control"), "public") || !strings.Contains(first.Header().Get("Vary"), "Cookie") {
		t.Fatalf("headers %v", first.Header())
	}
	r := httptest.NewRequest(http.MethodGet, "/wetten/aow?op=2026-02-03", nil)
	r.Header.Set("X-Test-Nobody", "1")
	r.Header.Set("If-None-Match", `"x", `+tag)
	if w := send(h, r, "nl"); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("the same page again: %d, %d bytes", w.Code, w.Body.Len())
	}
	if other := public(h, "en", "/wetten/aow?op=2026-02-03").Header().Get("ETag"); other == tag {
		t.Error("the page in English has the tag of the page in Dutch")
	}
}

// TestWrongLawAddresses answers nonsense with a page that says what is wrong.
func TestWrongLawAddresses(t *testing.T) {
	_, h := open(t, noFakes())
	long := strings.Repeat("a", maxQuery+1)
	for path, code := range map[string]int{
		"/wetten/weg": 404, "/wetten/..%2F..%2Fetc": 404, "/wetten/%00": 404, "/wetten/zorgtoeslag?op=gisteren": 400, "/wetten/zorgtoeslag?op=1999-01-01": 404,
		"/wetten/zorgtoeslag?op=9999-12-31": 200, "/wetten/zorgtoeslag?op=2025-02-30": 400, "/wetten/kaart?op=x": 400, "/wetten/kaart?op=1900-01-01": 404,
		"/wetten/zorgtoeslag/verschil?van=x": 400, "/wetten/zorgtoeslag/verschil?van=1999-01-01": 404, "/wetten/weg/verschil": 404, "/wetten/zorgtoeslag/anders": 404,
		"/wetten/zorgtoeslag/verschil": 200, "/wetten?zoek=" + long: 400, "/wetten?door=" + long: 400, "/wetten?zoek=" + url.QueryEscape(`"><script>`): 200,
		"/wetten?zoek=kinderbijslag&door=svb": 200, "/wetten?zoek=qqqq": 200,
	} {
		for _, lang := range []string{"nl", "en"} {
			w := public(h, lang, path)
			if w.Code != code {
				t.Errorf("%s: status %d, want %d", path, w.Code, code)
			}
			if w.Code != 404 || strings.Contains(w.Header().Get("Content-Type"), "html") {
				check(t, lang, w.Body.String())
			}
		}
	}
}

func TestADifference(t *testing.T) {
	_, h := open(t, noFakes())
	said := strings.ReplaceAll(text(parse(t, public(h, "nl", "/wetten/zorgtoeslag/verschil?van=2025-06-01&tot=2026-06-01").Body.String())), "\u00a0", " ")
	for _, want := range []string{"tussen 1 juni 2025 en 1 juni 2026", "Standaardpremie", "€ 2.112 per jaar", "€ 2.119 per jaar", "+0,3%"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %s", want)
		}
	}
	if said := text(parse(t, public(h, "nl", "/wetten/zorgtoeslag/verschil?van=2025-02-01&tot=2025-03-01").Body.String())); !strings.Contains(said, "veranderde er niets") {
		t.Error("nothing changed, and that is not said")
	}
}

// TestADayAfterTheNumbers says that they ended, and for which day the law was asked.
func TestADayAfterTheNumbers(t *testing.T) {
	_, h := open(t, noFakes())
	said := text(parse(t, public(h, "nl", "/wetten/huurtoeslag?op=2027-02-01").Body.String()))
	for _, want := range []string{"zoals wij die uitvoeren op 1 februari 2027", "zijn voor 1 februari 2027 nog niet bekend", "Het laatst veranderd op 1 januari 2027"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %s", want)
		}
	}
	said = text(parse(t, public(h, "nl", "/wetten/huurtoeslag?op=2026-02-01").Body.String()))
	if strings.Contains(said, "nog niet bekend") || !strings.Contains(said, "(toen “Hoogste huur voor wie jonger is dan 23 jaar”)") {
		t.Error("numbers that hold are said not to, or an old number has the label of today")
	}
	said = text(parse(t, public(h, "nl", "/wetten/huurtoeslag/verschil?van=2026-12-31&tot=2027-01-01").Body.String()))
	if !strings.Contains(said, "nog niet bekend") {
		t.Error("numbers ended, and the difference does not say so")
	}
}

// TestRegistersStandLeft: the map says so, on every day on which something changes.
func TestRegistersStandLeft(t *testing.T) {
	p, _ := open(t, noFakes())
	v := &visit{Portal: p, Locale: p.words.In("nl")}
	for _, since := range p.laws.changes {
		n := v.networkOn(since)
		if len(n.registers) == 0 {
			continue
		}
		left := 0
		for _, box := range v.networkPicture(n).Boxes {
			switch isLeft := box.X == edge; {
			case isLeft && box.Class != "meent-map__register":
				t.Errorf("on %s a law stands with the registers", since)
			case isLeft:
				left++
			}
		}
		if left != len(n.registers) {
			t.Errorf("on %s %d of %d registers stand left", since, left, len(n.registers))
		}
	}
}

func TestSearchingLaws(t *testing.T) {
	_, h := open(t, noFakes())
	found := func(query string) string { return text(parse(t, public(h, "nl", "/wetten?"+query).Body.String())) }
	if said := found("zoek=kinderbijslagwet"); !strings.Contains(said, "Algemene Kinderbijslagwet") || strings.Contains(said, "Wet op de huurtoeslag") {
		t.Error("a name is not found, or more than it")
	}
	if said := found("door=svb"); !strings.Contains(said, "Algemene Ouderdomswet") || strings.Contains(said, "Wet op de huurtoeslag") {
		t.Error("who carries a law out does not choose")
	}
	if said := found("zoek=qqqq"); !strings.Contains(said, "Geen wet past") {
		t.Error("nothing is found, and that is not said")
	}
}

// lawTexts is one imported article.
type lawTexts struct{ text statute.Text }

func (l *lawTexts) Articles(_ context.Context, source string, _ value.Date, _ []string) (statute.Text, bool, error) {
	return l.text, source == l.text.Source, nil
}

// TestOfficialTextWithTheArticle shows what was imported, and makes the page anew when
// another text is.
func TestOfficialTextWithTheArticle(t *testing.T) {
	p, h := open(t, noFakes())
	texts := &lawTexts{statute.Text{Source: "BWBR0018451", From: day(2026, 1, 1)}}
	p.Texts = texts
	for _, says := range []string{"De eerste tekst.", "De <tweede> tekst."} {
		texts.text.Articles = []statute.Article{{Number: "2", Parts: []statute.Part{{Kind: statute.Lid, Number: "1", Text: says}}}}
		doc := parse(t, public(h, "nl", "/wetten/zorgtoeslag?op=2026-03-01").Body.String())
		found := 0
		for _, a := range find(doc, "article") {
			if strings.Contains(text(a), says) {
				found++
				if attr(a, "id") != "artikel-2" {
					t.Errorf("the text of article 2 stands with %s", attr(a, "id"))
				}
			}
		}
		if found != 1 {
			t.Errorf("%q stands on the page %d times", says, found)
		}
	}
	warns := "De officiële tekst die hier staat is ouder dan de regels van"
	for from, isOlder := range map[value.Date]bool{day(2023, 1, 1): true, day(2026, 1, 1): false} {
		texts.text.From = from
		texts.text.Articles[0].Parts[0].Text = "Tekst van " + from.String()
		if said := text(parse(t, public(h, "nl", "/wetten/zorgtoeslag?op=2026-03-01").Body.String())); strings.Contains(said, warns) != isOlder {
			t.Errorf("text of %s: said to be older: %v", from, !isOlder)
		}
	}
}
