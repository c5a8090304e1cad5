package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/test/whole"
)

// foresees goes from what happens in a life to what it does with all schemes together:
// a table with what is now and then, and nothing stored.
func foresees(t *testing.T, p *whole.Program, who whole.Person) {
	p.Resident(who)
	b := open(t, p.URL)
	b.login(who)
	b.visit("/regelen")
	b.click(`main a[href="/wat-als"]`)
	if n := b.count(`main a[href^="/wat-als/"]`); n < 6 {
		t.Fatalf("there are %d what-ifs, and not six", n)
	}
	b.click(`main a[href="/wat-als/meer-werken"]`)
	do(b, "fill in", chromedp.SetValue(chromedp.CSS("#als-uren_erbij"), "veel"))
	b.click(`main form[action="/wat-als/meer-werken"] button`)
	if b.count("#fouten-titel") != 1 || b.count("#in-de-hand") != 0 {
		t.Error("hours that are no number are not told to be wrong")
	}
	do(b, "fill in", chromedp.SetValue(chromedp.CSS("#als-uren_erbij"), "8"))
	b.click(`main form[action="/wat-als/meer-werken"] button`)
	if b.path() != "/wat-als/meer-werken" {
		t.Errorf("the outcome is on %s", b.path())
	}
	if b.count("#in-de-hand") != 1 || b.count(".meent-forecast tbody tr") < 2 || b.count(".meent-forecast__total td") != 3 {
		t.Fatalf("the outcome has no table: %q", b.text("main"))
	}
	if b.count(`.meent-forecast a[href^="/recht/"]`) == 0 {
		t.Error("no scheme of the table leads to its own page")
	}
	if !strings.Contains(b.text("main"), "geen besluit") {
		t.Error("the page does not say that it is no decision")
	}
	b.visit("/wat-als/meer-werken")
	if b.count("#in-de-hand") != 0 {
		t.Error("an outcome was kept")
	}
}
