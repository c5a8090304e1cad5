package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// dress is a way in which a page is seen.
type dress struct {
	width int64
	dark  bool
}

var dresses = []dress{{1280, false}, {1280, true}, {360, false}, {360, true}}

func (d dress) String() string {
	colours := "light"
	if d.dark {
		colours = "dark"
	}
	return fmt.Sprintf("%d-%s", d.width, colours)
}

// shown is a page to look at: a path, and what is done there before looking.
type shown struct {
	path string
	act  func(b *tab)
}

func (s shown) String() string {
	name := strings.Trim(strings.NewReplacer("/", "-", "?", "-", "=", "-").Replace(s.path), "-")
	if name == "" {
		name = "start"
	}
	if s.act != nil {
		name += "-na"
	}
	return name
}

// TestPages looks at every page that a resident can reach, in both languages and in
// every dress: accessibility, reflow, large text, and the size of targets.
func TestPages(t *testing.T) {
	browser(t)
	rules := axeSource(t)
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t)})
	who, service := p.WhoCan(t, "regel")
	v := p.Resident(who)
	v.Decided(v.Apply(service))

	b := open(t, p.URL)
	pictures := os.Getenv("MEENT_PICTURES")
	look := func(t *testing.T, language string, pages []shown) {
		for _, page := range pages {
			t.Run(language+"/"+page.String(), func(t *testing.T) {
				here := *b
				here.t = t
				picture := ""
				if pictures != "" {
					picture = filepath.Join(pictures, language+"-"+page.String())
				}
				here.see(rules, page, picture)
			})
		}
	}
	outside := []shown{
		{path: "/"}, {path: "/inloggen"}, {path: "/uitgelogd"}, {path: "/hulp"}, {path: "/toegankelijkheid"}, {path: "/privacy"},
		{path: "/inloggen", act: func(b *tab) { b.click(`main form[action="/inloggen"] button`) }},
		{path: "/nergens"},
	}
	look(t, "nl", outside)
	b.login(who)
	if os.Getenv("MEENT_SCREENSHOTS") == "write" {
		b.size(1280, 900)
		b.shoot(filepath.Join(whole.Root(t), "docs", "screenshots", "overzicht.png"))
	}
	inside := pagesFor(v, p, t)
	if len(inside) < 20 {
		t.Errorf("a resident can reach only %d pages", len(inside))
	}
	look(t, "nl", inside)
	b.visit("/overzicht")
	b.english()
	look(t, "en", inside)
	b.click(`form[action="/uitloggen"] button`)
	look(t, "en", outside)
}

// pagesFor are the pages within reach of links, and those that forms answer with.
func pagesFor(v *whole.Visitor, p *whole.Program, t *testing.T) []shown {
	var pages []shown
	for _, path := range v.Crawl("/overzicht", "/zoeken", "/voor-wie") {
		pages = append(pages, shown{path: path})
	}
	_, asks := p.WhoCan(t, "wat-als")
	pages = append(pages,
		shown{path: "/besluiten/00000000-0000-7000-8000-000000000000"},
		shown{path: "/recht/" + asks, act: func(b *tab) {
			if b.count(`form[action*="/wat-als"]`) > 0 {
				b.click(`form[action*="/wat-als"] button`)
			}
		}},
		shown{path: "/wat-als/meer-werken", act: func(b *tab) { b.click(`main form[action^="/wat-als/"] button`) }},
		shown{path: "/zoeken", act: func(b *tab) { b.search("zorgtoeslag") }},
		shown{path: "/zoeken", act: func(b *tab) { b.search("xyzzy") }},
		shown{path: "/zoeken", act: func(b *tab) { b.search("") }},
	)
	return pages
}

func (b *tab) search(words string) {
	b.t.Helper()
	ask[bool](b, `(document.querySelector('main form[action="/zoeken"] input[type=text]').value = `+quote(words)+`, true)`)
	b.click(`main form[action="/zoeken"] button`)
}

// see goes to a page and checks it in every dress.
func (b *tab) see(rules string, page shown, picture string) {
	b.t.Helper()
	b.size(1280, 900)
	b.dark(false)
	b.follow("open "+page.path, chromedp.Navigate(b.base+page.path))
	if page.act != nil {
		page.act(b)
	}
	b.isWhole()
	if picture != "" {
		b.pictures(picture)
	}
	// What folds open must be right as well.
	ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	for _, d := range dresses {
		b.size(d.width, 900)
		b.dark(d.dark)
		which := everyRule
		if d.dark { // only the colours are other
			which = colourRules
		}
		for _, found := range b.axe(rules, which) {
			b.t.Errorf("%v: %v", d, found)
		}
	}
	b.dark(false)
	for _, small := range b.tooSmall() {
		b.t.Errorf("too small to point at: %s", small)
	}
	b.size(320, 800)
	if wide := b.tooWide(); len(wide) > 0 {
		b.t.Errorf("scrolls sideways at 320 pixels: %s", strings.Join(wide, "\n\t"))
	}
	b.size(1280, 900)
	ask[bool](b, `(document.documentElement.style.fontSize = "200%", true)`)
	if bad := append(b.tooWide(), b.cutOff()...); len(bad) > 0 {
		b.t.Errorf("does not fit with text of 200%%: %s", strings.Join(bad, "\n\t"))
	}
}

// isWhole holds for every page: one title, a language, help, and no remote source.
func (b *tab) isWhole() {
	b.t.Helper()
	if n := b.count("h1"); n != 1 {
		b.t.Errorf("%d titles (h1)", n)
	}
	for _, source := range ask[[]string](b, `performance.getEntriesByType("resource").map(r => r.name)`) {
		u, err := url.Parse(source)
		if err != nil || !strings.HasPrefix(source, b.base) {
			b.t.Errorf("the page asks another server for %v", u)
		}
	}
}

// pictures writes a picture of the page in every dress.
func (b *tab) pictures(name string) {
	b.t.Helper()
	for _, d := range dresses {
		b.size(d.width, 900)
		b.dark(d.dark)
		b.shoot(fmt.Sprintf("%s-%v.png", name, d))
	}
}

// shoot writes a picture of the whole page.
func (b *tab) shoot(file string) {
	b.t.Helper()
	if err := os.WriteFile(file, do(b, "take a picture", chromedp.FullScreenshot(100)), 0o644); err != nil {
		b.t.Fatal(err)
	}
}
