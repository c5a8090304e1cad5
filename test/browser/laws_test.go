package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// lawPages are the pages of the laws that differ in what is on them.
var lawPages = []shown{
	{path: "/wetten"}, {path: "/wetten?zoek=qqqq"}, {path: "/wetten/huurtoeslag?op=2025-06-01"}, {path: "/wetten/participatiewet"},
	{path: "/wetten/zorgtoeslag/verschil?van=2025-06-01&tot=2026-06-01"}, {path: "/wetten/kaart"}, {path: "/wetten/weg"},
}

// TestLaws reads the laws as anybody may: from a decision to the rule that ran, to what
// changed in the law, and to the map.
func TestLaws(t *testing.T) {
	browser(t)
	rules := axeSource(t)
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t)})
	who, service := p.WhoCan(t, "regel")
	v := p.Resident(who)
	decision := v.Decided(v.Apply(service))

	b := open(t, p.URL)
	for _, page := range lawPages {
		t.Run(page.String(), func(t *testing.T) {
			here := *b
			here.t = t
			here.see(rules, page, "")
		})
	}
	b.login(who)
	readsFrom(t, b, decision)
}

// readsFrom follows a decision into the law.
func readsFrom(t *testing.T, b *tab, decision string) {
	b.visit(decision)
	b.unfoldAll()
	links := b.hrefs(`section:has(#waarom) a[href^="/wetten/"]`)
	if len(links) == 0 {
		t.Fatal("no step of the decision leads to its rule")
	}
	address, anchor, ok := strings.Cut(links[0], "#")
	if !ok || b.count(`a[href="`+links[0]+`"]`) == 0 {
		t.Fatalf("a step leads to %q, which is no place in a law", links[0])
	}
	b.click(`section:has(#waarom) a[href="` + links[0] + `"]`)
	rule := "#" + anchor
	if b.count(rule) != 1 {
		t.Fatalf("%s has no %s", address, rule)
	}
	if b.count(rule+` a[href^="`+decision+`#stap-"]`) == 0 {
		t.Errorf("the rule %s does not name the decision in which it ran", rule)
	}
	if b.count(rule+` a[href^="/recht/"]`) == 0 {
		t.Errorf("the rule %s does not name the service that uses it", rule)
	}
	b.unfoldAll()
	if changed := b.hrefs(`main a[href*="/verschil?"]`); len(changed) > 0 {
		b.click(`main a[href="` + changed[0] + `"]`)
		if !strings.Contains(b.path(), "/verschil") || b.count("main section") == 0 {
			t.Errorf("what changed is at %s, and empty", b.path())
		}
		b.click(`main a[href^="/wetten/"]`)
	}
	b.click(`main a[href^="/wetten/kaart"]`)
	if b.count(".meent-map svg a") < 30 || b.count("#wetten") != 1 {
		t.Errorf("the map at %s holds %d links", b.path(), b.count(".meent-map svg a"))
	}
	do(b, "put the map in sight", chromedp.ScrollIntoView(chromedp.CSS(".meent-map")))
	b.click(`.meent-map svg a[href^="/wetten/awir"]`)
	if b.path() != "/wetten/awir" {
		t.Errorf("a law in the map leads to %s", b.path())
	}
}
