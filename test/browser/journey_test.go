package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// TestJourneys is what a resident can do, on both stores.
func TestJourneys(t *testing.T) {
	browser(t)
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		p := whole.Start(t, whole.Options{DSN: dsn})
		people := p.Featured()
		if len(people) < 3 {
			t.Fatalf("the demo names %d residents worth logging in as, and not three", len(people))
		}
		for i, who := range people[:3] {
			t.Run("resident "+string(rune('1'+i)), func(t *testing.T) { looksAround(t, p, who) })
		}
		t.Run("apply", func(t *testing.T) { applies(t, p) })
		t.Run("what if", func(t *testing.T) { wonders(t, p) })
		t.Run("what if of all schemes", func(t *testing.T) { foresees(t, p, people[2]) })
		t.Run("answer", func(t *testing.T) { answers(t, p) })
		t.Run("parking permit", func(t *testing.T) { parks(t, p) })
		t.Run("for a child", func(t *testing.T) { represents(t, p) })
		t.Run("data", func(t *testing.T) { seesData(t, p, people[0]) })
		t.Run("a child is born", func(t *testing.T) { becomesParent(t, p, people[2]) })
		t.Run("language and logout", func(t *testing.T) { leaves(t, p, people[0]) })
	})
}

// looksAround goes over the six pages by the menu, and opens every right.
func looksAround(t *testing.T, p *whole.Program, who whole.Person) {
	p.Resident(who)
	b := open(t, p.URL)
	b.login(who)
	for _, path := range []string{"/zaken", "/berichten", "/recht", "/gegevens", "/regelen", "/overzicht"} {
		b.click(`nav a[href="` + path + `"]`)
		if b.path() != path || b.text("main h1") == "" {
			t.Errorf("the menu leads to %s with title %q, not to %s", b.path(), b.text("main h1"), path)
		}
		if b.count(`nav a[aria-current="page"][href="`+path+`"]`) != 1 {
			t.Errorf("%s: the menu does not say that one is here", path)
		}
		if b.count("#hulp") != 1 {
			t.Errorf("%s: there is no help", path)
		}
	}
	b.click(`nav a[href="/recht"]`)
	services := b.hrefs(`main h3 a[href^="/recht/"]`)
	if len(services) == 0 {
		t.Fatal("there is no right on the page of rights")
	}
	for _, service := range services {
		b.click(`nav a[href="/recht"]`)
		b.unfoldAll()
		card := b.text(`li:has(h3 a[href="` + service + `"])`)
		b.click(`main h3 a[href="` + service + `"]`)
		if b.text("main h1") == "" || b.count("section:has(#waarom) .meent-step") == 0 {
			t.Errorf("%s has no answer or no reason; its card was %q", service, card)
		}
		if b.count(`section:has(#waarom) a[href*="wetten.overheid.nl"]`) == 0 {
			t.Errorf("%s names no article", service)
		}
	}
}

// applies says "Ja, regel dit" and gets a case, a decision with all of its parts, a
// message and a letter.
func applies(t *testing.T, p *whole.Program) {
	who, service := p.WhoCan(t, "regel")
	b := open(t, p.URL)
	b.login(who)
	b.visit("/recht/" + service)
	b.click(`form[action="/recht/` + service + `/regel"] button`)
	casePath := b.path()
	if !strings.HasPrefix(casePath, "/zaken/") {
		t.Fatalf("after applying the browser is at %s", casePath)
	}
	b.until("the case is decided", func() bool {
		b.visit(casePath)
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	b.link("/besluiten/")
	decision := b.path()
	for part, selector := range map[string]string{
		"key information": ".meent-key dt", "why": "section:has(#waarom) .meent-step", "the sum": "section:has(#rekensom) table",
		"something is wrong": `form[action$="/bezwaar"]`, "what if": "section:has(#wat-als) a", "paper": "section:has(#papier) a",
		"other decisions": "section:has(#andere)",
	} {
		if b.count(selector) == 0 {
			t.Errorf("the decision has no part %q", part)
		}
	}
	if b.count(`section:has(#waarom) a[href*="wetten.overheid.nl"]`) == 0 {
		t.Error("no step of the decision names its article")
	}
	b.printsAsLetter()
	b.servesLetter(decision)

	b.visit("/berichten")
	b.link("/berichten/")
	if b.count(`main a[href="`+decision+`"]`) != 1 {
		t.Errorf("the message %q does not lead to the decision", b.text("main h1"))
	}
	b.visit("/recht/" + service)
	if b.count(`form[action$="/regel"]`) != 0 {
		t.Error("what was granted can be applied for again")
	}
}

// wonders changes a fact in the what-if form: another outcome, and nothing stored.
func wonders(t *testing.T, p *whole.Program) {
	const service = "zorgtoeslag" // its form has amounts
	b := loggedIn(t, p, "Yara Bouwman")
	b.visit("/recht/" + service)
	before := b.text("main h1")
	field := ask[string](b, `document.querySelector('form[action*="/wat-als"] input[inputmode=decimal]')?.id ?? ""`)
	if field == "" {
		t.Fatalf("the what-if form of %s has no amount to change", service)
	}
	do(b, "fill in", chromedp.SetValue(chromedp.CSS("#"+field), "2000"))
	b.click(`form[action*="/wat-als"] button`)
	if b.count("section:has(#wat-als) .meent-key dd") < 2 {
		t.Errorf("the what-if does not compare: %q", b.text("section:has(#wat-als)"))
	}
	b.visit("/recht/" + service)
	if after := b.text("main h1"); after != before {
		t.Errorf("the what-if changed the right from %q to %q", before, after)
	}
}

// told heads the answers that a resident gave, and may change.
const told = "Dit vertelde u ons"

// answers tells what is missing, and sees the answer become one amount.
func answers(t *testing.T, p *whole.Program) {
	who, service := p.WhoCan(t, "antwoord")
	b := open(t, p.URL)
	b.login(who)
	path := "/recht/" + service
	b.visit(path)
	before := b.text("main h1")
	b.click(`form[action="` + path + `/antwoord"] button`)
	if b.count(`#fouten-titel`) != 1 || b.path() == "/overzicht" {
		t.Error("an empty answer is not told to be wrong")
	}
	for range 10 {
		b.visit(path)
		if b.text("#vraag") == told {
			break
		}
		b.fillIn(`form[action="` + path + `/antwoord"]`)
		b.click(`form[action="` + path + `/antwoord"] button`)
	}
	after := b.text("main h1")
	if b.text("#vraag") != told || after == before {
		t.Errorf("all is answered, and %q became %q under %q", before, after, b.text("#vraag"))
	}
	if b.count("section:has(#feiten) dd") == 0 {
		t.Error("the facts are not shown")
	}
}

// seesData goes from a value to who used it.
func seesData(t *testing.T, p *whole.Program, who whole.Person) {
	b := open(t, p.URL)
	b.login(who)
	b.visit("/gegevens")
	b.until("the data are there", func() bool {
		b.visit("/gegevens")
		return b.count(`main dl a[href^="/gegevens/gebruik?veld="]`) > 0
	})
	if missing := ask[int](b, `[...document.querySelectorAll("main section dl > div")].filter(d => d.querySelector("dd") && !d.querySelector("dd").textContent.trim()).length`); missing > 0 {
		t.Errorf("%d data have neither a value nor a word on why", missing)
	}
	b.link("/gegevens/gebruik?veld=")
	if b.count("main li.meent-item") == 0 {
		t.Fatal("nobody is named who used the value")
	}
	b.visit("/gegevens/gebruik")
	if b.count("main li.meent-item details dd") == 0 {
		t.Error("who looked, and why, is not told")
	}
}

// becomesParent has a child turn up in the BRP: kinderbijslag comes without an
// application, with a decision and a message.
func becomesParent(t *testing.T, p *whole.Program, who whole.Person) {
	b := open(t, p.URL)
	b.login(who)
	b.visit("/recht/kinderbijslag")
	before := b.text("main h1")
	b.visit("/regelen/kind-krijgen")
	b.click(`form[action="/regelen/kind-krijgen/proef"] button`)
	b.until("kinderbijslag is decided", func() bool {
		b.visit("/recht/kinderbijslag")
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	if after := b.text("main h1"); after == before {
		t.Errorf("the answer is still %q", after)
	}
	b.link("/besluiten/")
	decision := b.path()
	b.visit("/zaken")
	b.link("/zaken/")
	if b.count(`main a[href="`+decision+`"]`) != 1 {
		t.Errorf("the case %q does not lead to the decision", b.text("main h1"))
	}
	b.visit("/berichten")
	b.link("/berichten/")
	if b.count(`main a[href="`+decision+`"]`) != 1 {
		t.Errorf("the message %q does not lead to the decision", b.text("main h1"))
	}
	b.visit("/overzicht")
	if b.count(`main a[href="/recht/kinderbijslag"], main a[href="`+decision+`"]`) == 0 {
		t.Error("the overview does not show what came by itself")
	}
}

// leaves reads English, logs out, and cannot go back.
func leaves(t *testing.T, p *whole.Program, who whole.Person) {
	b := open(t, p.URL)
	b.login(who)
	dutch := b.text(`nav a[href="/recht"]`)
	b.english()
	if b.path() != "/overzicht" || b.text(`nav a[href="/recht"]`) == dutch {
		t.Errorf("after the switch: %s, menu %q", b.path(), b.text(`nav a[href="/recht"]`))
	}
	b.click(`form[action="/uitloggen"] button`)
	if b.path() != "/uitgelogd" || b.text("main h1") == "" {
		t.Errorf("after logging out the browser is at %s: %q", b.path(), b.text("main h1"))
	}
	b.follow("open /overzicht", chromedp.Navigate(b.base+"/overzicht"))
	if b.path() != "/inloggen" {
		t.Errorf("after logging out /overzicht leads to %s", b.path())
	}
}

// TestWithoutJavaScript is a journey from login to letter with scripts off.
func TestWithoutJavaScript(t *testing.T) {
	browser(t)
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t)})
	who, service := p.WhoCan(t, "regel")
	b := open(t, p.URL)
	do(b, "switch scripts off", call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	b.login(who)
	b.visit("/recht/" + service)
	b.unfold("section:has(#waarom) summary")
	b.click(`form[action="/recht/` + service + `/regel"] button`)
	casePath := b.path()
	b.until("the case is decided", func() bool {
		b.visit(casePath)
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	b.link("/besluiten/")
	b.servesLetter(b.path())
	b.english()
	b.click(`form[action="/uitloggen"] button`)
	if b.path() != "/uitgelogd" {
		t.Errorf("after logging out the browser is at %s", b.path())
	}
}
