package browser

import (
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// TestKeyboard goes from login to decision with the keys Tab and Enter only, and sees
// the focus at every step.
func TestKeyboard(t *testing.T) {
	browser(t)
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t)})
	who, service := p.WhoCan(t, "regel")
	b := open(t, p.URL)
	b.visit("/inloggen")
	b.tabTo(`main form[action="/inloggen"] button`)
	b.goOn()
	b.tabTo(`button[name="persoon"][value=` + quote(who.Handle) + `]`)
	b.goOn()

	b.press(tabKey)
	if !ask[bool](b, `document.activeElement.matches('a[href="#inhoud"]')`) || !b.focusShows() {
		t.Errorf("the first stop is not the way past the menu, but %s", b.focused())
	}
	b.press(enterKey)
	b.until("the focus is on the content", func() bool { return ask[bool](b, `document.activeElement.id === "inhoud"`) })

	b.visit("/overzicht")
	b.tabTo(`nav a[href="/recht"]`)
	b.goOn()
	b.tabTo(`main h3 a[href="/recht/` + service + `"]`)
	b.goOn()
	b.tabTo(`form[action="/recht/` + service + `/regel"] button`)
	b.goOn()
	casePath := b.path()
	b.until("the case is decided", func() bool {
		b.visit(casePath)
		return b.count(`main a[href^="/besluiten/"]`) > 0
	})
	b.tabTo(`main a[href^="/besluiten/"]`)
	b.goOn()
	b.tabTo("section:has(#waarom) summary")
	b.press(enterKey)
	if !ask[bool](b, `document.activeElement.closest("details").open`) {
		t.Error("Enter does not open the detail of a step")
	}
}
