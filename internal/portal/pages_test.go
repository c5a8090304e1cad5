package portal

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
)

// state is a page as somebody may see it.
type state struct {
	name string
	f    func(t testing.TB) *fakes
	see  func(h http.Handler, lang string) *httptest.ResponseRecorder
	code int
}

// states are every page in every state that is designed.
func states() []state {
	page := func(name, path string, f func(testing.TB) *fakes) state {
		return state{name: name, f: f, code: 200, see: func(h http.Handler, lang string) *httptest.ResponseRecorder { return get(h, lang, path) }}
	}
	form := func(name, path string, values url.Values) state {
		return state{name: name, f: fullFakes, code: 200, see: func(h http.Handler, lang string) *httptest.ResponseRecorder { return post(h, lang, path, values) }}
	}
	empty := func(testing.TB) *fakes { return noFakes() }
	all := []state{
		form("antwoord-fout", "/recht/kinderbijslag/antwoord", url.Values{"vraag-2-day": {"31"}, "vraag-2-month": {"2"}, "vraag-2-year": {"2020"}}),
		form("antwoord-leeg", "/recht/kinderbijslag/antwoord", nil),
		form("wat-als", "/recht/zorgtoeslag/wat-als", url.Values{"als-inkomensgegeven": {"30.000"}}),
		form("wat-als-fout", "/recht/zorgtoeslag/wat-als", url.Values{"als-inkomensgegeven": {"veel"}}),
		form("wat-als-gelijk", "/recht/zorgtoeslag/wat-als", url.Values{"als-verzekerd_zvw": {"true"}}),
		{name: "vooruit", f: foreseen, code: 200, see: func(h http.Handler, lang string) *httptest.ResponseRecorder {
			return post(h, lang, "/wat-als/meer-werken", url.Values{"als-uren_erbij": {"8"}, "als-uurloon": {"14"}})
		}},
		form("vooruit-fout", "/wat-als/samenwonen", nil),
		form("vooruit-kan-niet", "/wat-als/meer-werken", url.Values{"als-uren_erbij": {"8"}, "als-uurloon": {"14"}}),
		form("bezwaar-fout", "/besluiten/"+string(caseID(11))+"/bezwaar", nil),
		form("gevonden", "/zoeken", url.Values{"vraag": {"zorg"}}),
		form("niet-gevonden", "/zoeken", url.Values{"vraag": {"qqqq"}}),
		form("zoeken-fout", "/zoeken", nil),
		form("bel-mij-fout", "/hulp/bel-mij", url.Values{"telefoon": {"niet"}}),
		{name: "gegevens-traag", code: 200, f: func(t testing.TB) *fakes {
			f := fullFakes(t)
			f.slow = make(chan struct{})
			t.Cleanup(func() { close(f.slow) })
			return f
		}, see: func(h http.Handler, lang string) *httptest.ResponseRecorder { return get(h, lang, "/gegevens") }},
		{name: "stuk", code: 500, f: func(testing.TB) *fakes { return &fakes{broken: kernel.Errorf(kernel.Internal, "the store is gone")} },
			see: func(h http.Handler, lang string) *httptest.ResponseRecorder { return get(h, lang, "/overzicht") }},
		{name: "weg", code: 503, f: func(testing.TB) *fakes { return &fakes{broken: kernel.Errorf(kernel.Unavailable, "no answer")} },
			see: func(h http.Handler, lang string) *httptest.ResponseRecorder { return get(h, lang, "/overzicht") }},
		{name: "bestaat-niet", code: 404, f: empty, see: func(h http.Handler, lang string) *httptest.ResponseRecorder { return get(h, lang, "/nergens") }},
	}
	for _, path := range []string{"/overzicht", "/zaken", "/berichten", "/recht", "/gegevens", "/gegevens/gebruik", "/regelen", "/zoeken", "/voor-wie", "/hulp", "/toegankelijkheid", "/privacy", "/uitgelogd"} {
		name := strings.ReplaceAll(path[1:], "/", "-")
		all = append(all, page(name, path, fullFakes), page(name+"-leeg", path, empty))
	}
	for _, path := range []string{
		"/zaken/" + string(caseID(1)), "/zaken/" + string(caseID(2)), "/zaken/" + string(caseID(3)), "/zaken/" + string(caseID(4)),
		"/berichten/" + string(caseID(21)), "/berichten/" + string(caseID(22)), "/recht/zorgtoeslag", "/recht/kinderbijslag", "/recht/aow",
		"/besluiten/" + string(caseID(11)), "/besluiten/" + string(caseID(12)) + "?regel=stap-1", "/regelen/verhuizen", "/regelen/kind-krijgen", "/wat-als", "/wat-als/samenwonen", "/wat-als/kind-wordt-12",
		"/gegevens/gebruik?veld=geboortedatum", "/hulp?over=zorgtoeslag&gelukt=1",
	} {
		all = append(all, page(strings.NewReplacer("/", "-", "?", "-", "=", "-", "&", "-").Replace(path[1:]), path, fullFakes))
	}
	return all
}

// TestPages holds every page in every state to the rules of the forms and of WCAG
// that a template can break. MEENT_PREVIEW names a folder to write them to.
func TestPages(t *testing.T) {
	for _, s := range states() {
		t.Run(s.name, func(t *testing.T) {
			_, h := open(t, s.f(t))
			for _, lang := range []string{"nl", "en"} {
				w := s.see(h, lang)
				if w.Code != s.code {
					t.Fatalf("%s: status %d, want %d", lang, w.Code, s.code)
				}
				check(t, lang, w.Body.String())
				preview(t, s.name+"-"+lang, w.Body.String())
			}
		})
	}
}

func preview(t *testing.T, name, page string) {
	t.Helper()
	folder := os.Getenv("MEENT_PREVIEW")
	if folder == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(folder, name+".html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestFaultPages shows a page for every fault that there is.
func TestFaultPages(t *testing.T) {
	p, _ := open(t, noFakes())
	titles := map[string]string{}
	for _, key := range httpx.Keys() {
		for _, lang := range []string{"nl", "en"} {
			for _, who := range []string{"", "nobody"} {
				r := httptest.NewRequest("GET", "/zaken/x", nil)
				r.Header.Set("X-Test-Nobody", who)
				w := send(loggedIn(faultHandler{p, httpx.Fault{Status: 418, Key: key}}), r, lang)
				check(t, lang, w.Body.String())
				if w.Code != 418 {
					t.Errorf("%s: status %d", key, w.Code)
				}
				title := text(find(parse(t, w.Body.String()), "h1")[0])
				if other, twice := titles[lang+title]; twice && other != key {
					t.Errorf("%s and %s have the same title %q", key, other, title)
				}
				titles[lang+title] = key
			}
		}
	}
}

func TestPageWeight(t *testing.T) {
	p, h := open(t, fullFakes(t))
	css, err := p.names.Files().Open(p.names.CSS + ".gz")
	if err != nil {
		t.Fatal(err)
	}
	defer css.Close()
	sheet, err := io.ReadAll(css)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/overzicht", "/recht/zorgtoeslag", "/besluiten/" + string(caseID(11)), "/gegevens"} {
		packed := &counter{}
		z := gzip.NewWriter(packed)
		if _, err := z.Write(get(h, "nl", path).Body.Bytes()); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if total := packed.n + len(sheet); total > 60<<10 {
			t.Errorf("%s weighs %d bytes with its style sheet; at most 60 kB", path, total)
		}
	}
}

type counter struct{ n int }

func (c *counter) Write(b []byte) (int, error) { c.n += len(b); return len(b), nil }

// check holds one page to the rules.
func check(t *testing.T, lang, page string) {
	t.Helper()
	if i := strings.Index(page, "⟦"); i >= 0 {
		t.Errorf("%s: words are missing: %.60s", lang, page[i:])
	}
	if strings.Contains(page, "ZgotmplZ") || strings.Contains(page, "%!") {
		t.Errorf("%s: a value does not fit where it stands", lang)
	}
	doc := parse(t, page)
	if got := attr(find(doc, "html")[0], "lang"); got != lang {
		t.Errorf("the page says it is in %q, not %q", got, lang)
	}
	for element, want := range map[string]int{"h1": 1, "main": 1, "header": 1, "footer": 1, "title": 1} {
		found := slices.DeleteFunc(find(doc, element), func(n *html.Node) bool { return n.Parent != nil && n.Parent.Data == "svg" }) // a drawing has a title too
		if n := len(found); n != want {
			t.Errorf("%s: %d <%s>, want %d", lang, n, element, want)
		}
	}
	checkIDs(t, doc)
	checkHeadings(t, doc)
	checkForms(t, doc)
	checkHelp(t, doc)
}

func checkIDs(t *testing.T, doc *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	walk(doc, func(n *html.Node) {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("the id %q stands twice", id)
			}
			ids[id] = true
		}
	})
	walk(doc, func(n *html.Node) {
		for _, name := range []string{"aria-labelledby", "aria-describedby", "for"} {
			for ref := range strings.FieldsSeq(attr(n, name)) {
				if !ids[ref] {
					t.Errorf("<%s %s=%q> points at nothing", n.Data, name, ref)
				}
			}
		}
		if href := attr(n, "href"); strings.HasPrefix(href, "#") {
			if id, err := url.PathUnescape(href[1:]); err != nil || !ids[id] { // as browsers do
				t.Errorf("the link %q leads nowhere", href)
			}
		}
	})
}

func checkHeadings(t *testing.T, doc *html.Node) {
	t.Helper()
	level := 0
	walk(doc, func(n *html.Node) {
		if len(n.Data) != 2 || n.Type != html.ElementNode || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			return
		}
		this := int(n.Data[1] - '0')
		if this > level+1 && level > 0 {
			t.Errorf("the heading %q skips a level", text(n))
		}
		if strings.TrimSpace(text(n)) == "" {
			t.Errorf("a heading <%s> is empty", n.Data)
		}
		level = this
	})
}

func checkForms(t *testing.T, doc *html.Node) {
	t.Helper()
	labelled := map[string]bool{}
	for _, label := range find(doc, "label") {
		labelled[attr(label, "for")] = true
	}
	walk(doc, func(n *html.Node) {
		if has(n, "required") || has(n, "disabled") || has(n, "placeholder") || has(n, "style") || has(n, "onclick") {
			t.Errorf("<%s> has an attribute that pages do not use", n.Data)
		}
		switch n.Data {
		case "input", "textarea", "select":
			if attr(n, "type") != "hidden" && !labelled[attr(n, "id")] {
				t.Errorf("the field %q has no label", attr(n, "name"))
			}
		case "form":
			// A search in the laws, which are of nobody, may stand in an address.
			if method := attr(n, "method"); method != "post" && (method != "get" || attr(n, "data-of") != "laws") {
				t.Errorf("a form to %q goes by %q", attr(n, "action"), method)
			}
		case "script", "iframe":
			t.Errorf("the page holds a <%s>", n.Data)
		case "a", "button", "summary":
			if strings.TrimSpace(text(n)) == "" {
				t.Errorf("a <%s> to %q has no name", n.Data, attr(n, "href"))
			}
		}
	})
}

// checkHelp: a person is always there, in the same place (WCAG 3.2.6).
func checkHelp(t *testing.T, doc *html.Node) {
	t.Helper()
	for _, aside := range find(doc, "aside") {
		if attr(aside, "id") == "hulp" && strings.Contains(text(aside), "14 099") {
			return
		}
	}
	t.Error("the page has no help block with the telephone number")
}

// TestLoginFailedPages says for every reason what happened and what to do.
func TestLoginFailedPages(t *testing.T) {
	p, _ := open(t, noFakes())
	for _, reason := range oidc.Reasons() {
		for _, lang := range []string{"nl", "en"} {
			h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { p.LoginFailed(w, r, reason) })
			w := send(h, httptest.NewRequest("GET", "/inloggen/terug?code=x", nil), lang)
			check(t, lang, w.Body.String())
			if w.Code != oidc.Status(reason) || !strings.Contains(w.Body.String(), `action="/inloggen"`) {
				t.Errorf("%s: status %d, or no way to try again", reason, w.Code)
			}
		}
	}
}
