package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// TestMunicipalities is what the municipality of residence decides on, on both stores.
func TestMunicipalities(t *testing.T) {
	browser(t)
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		p := whole.Start(t, whole.Options{DSN: dsn})
		t.Run("move away", func(t *testing.T) { wouldMove(t, p) })
		t.Run("apply", func(t *testing.T) { appliesAtMunicipality(t, p) })
		t.Run("not connected", func(t *testing.T) { livesElsewhere(t, p) })
	})
}

// loggedIn is a tab of a resident whose rights are there.
func loggedIn(t *testing.T, p *whole.Program, name string) *tab {
	t.Helper()
	who := called(t, p, name)
	p.Resident(who)
	b := open(t, p.URL)
	b.login(who)
	return b
}

const supplement = "/recht/individuele-inkomenstoeslag"

// wouldMove sees what becomes of the supplement of Diemen in Alphen aan den Rijn, and in
// a municipality whose rules are not known.
func wouldMove(t *testing.T, p *whole.Program) {
	b := loggedIn(t, p, "Nadia el Amrani")
	b.visit(supplement)
	if title := b.text("main h1"); !strings.Contains(title, "€ 910") {
		t.Fatalf("in Diemen the page says %q, and the supplement of a single parent is 910", title)
	}
	for to, want := range map[string]string{"alphen_aan_den_rijn": "€ 701", "utrecht": "niet bekend"} {
		b.visit(supplement)
		municipality := ask[string](b, `[...document.querySelectorAll('form[action*="/wat-als"] select')].find(s => [...s.options].some(o => o.value === "`+to+`"))?.id ?? ""`)
		if municipality == "" {
			t.Fatal("the what-if form has no municipality to choose")
		}
		do(b, "choose "+to, chromedp.SetValue(chromedp.CSS("#"+municipality), to))
		b.click(`form[action*="/wat-als"] button`)
		if got := b.text("section:has(#wat-als) .meent-key"); !strings.Contains(got, want) {
			t.Errorf("moving to %s gives %q, want %q", to, got, want)
		}
	}
}

// appliesAtMunicipality says "Ja, regel dit": Diemen has the case, and an official decides.
func appliesAtMunicipality(t *testing.T, p *whole.Program) {
	b := loggedIn(t, p, "Nadia el Amrani")
	b.visit("/recht/bijstand")
	if page := b.text("main"); !strings.Contains(page, "Gemeente Diemen") || !strings.Contains(page, "Een medewerker") {
		t.Errorf("the page does not say that an official of Diemen decides: %q", page)
	}
	b.click(`form[action="/recht/bijstand/regel"] button`)
	casePath := b.path()
	if !strings.HasPrefix(casePath, "/zaken/") {
		t.Fatalf("after applying the browser is at %s", casePath)
	}
	b.until("an official has the case", func() bool {
		b.visit(casePath)
		return strings.Contains(b.text("main h1"), "medewerker")
	})
	if page := b.text("main"); !strings.Contains(page, "Gemeente Diemen") || b.count(`main a[href^="/besluiten/"]`) != 0 {
		t.Errorf("the case says %q, want Diemen and no decision", page)
	}
	b.visit("/gegevens/gebruik")
	if !strings.Contains(b.text("main"), "Gemeente Diemen") {
		t.Error("the log does not name Diemen")
	}
}

// livesElsewhere cannot apply, and sees where to go.
func livesElsewhere(t *testing.T, p *whole.Program) {
	b := loggedIn(t, p, "Youssef Kaya")
	b.visit("/recht/bijstand")
	if b.count(`form[action$="/regel"]`) != 0 || b.count(`main a[href="https://www.denhaag.nl"]`) == 0 {
		t.Errorf("a resident of The Hague sees %q", b.text("main"))
	}
}
