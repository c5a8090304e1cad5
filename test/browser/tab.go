package browser

import (
	"context"
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"meent.nl/meent/test/whole"
)

// patience is how long one action may take.
const patience = 30 * time.Second

// tab is a page in a browser of its own: no cookie of another tab.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string
}

// open makes a tab of 1280 by 900 pixels, light, on a site: http://host:port.
func open(t *testing.T, site string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser(t), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, base: site}
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as ctx
		t.Fatalf("open a tab: %v", err)
	}
	b.size(1280, 900)
	return b
}

// do runs an action within patience and gives its value.
func do[T any](b *tab, what string, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatalf("%s, on %s: %v", what, b.path(), err)
	}
	return answer
}

// call sends a command of the DevTools protocol.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[R] {
	return func(ctx context.Context, t *chromedp.Target) (R, error) { return cdp.Call(ctx, t, command, params) }
}

// follow runs an action that leads to a page, and gives that page's response.
func (b *tab) follow(what string, action chromedp.Action[chromedp.Void]) *network.Response {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	response, err := chromedp.RunResponse(ctx, action)
	if err != nil {
		b.t.Fatalf("%s, from %s: %v", what, b.path(), err)
	}
	return response
}

// visit opens a path that must answer 200.
func (b *tab) visit(path string) {
	b.t.Helper()
	if response := b.follow("open "+path, chromedp.Navigate(b.base+path)); response.Status != 200 {
		b.t.Fatalf("%s answers %d", path, response.Status)
	}
}

// click clicks what a CSS selector finds first, which leads to a page.
func (b *tab) click(selector string) {
	b.t.Helper()
	response := b.follow("click "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	if response.Status != 200 {
		b.t.Fatalf("%s leads to %s, which answers %d", selector, response.URL, response.Status)
	}
}

// link clicks the first link of the content to a path.
func (b *tab) link(path string) {
	b.t.Helper()
	b.click(`main a[href^="` + path + `"]`)
}

// press sends a key to the element that has the focus.
func (b *tab) press(key string) { b.t.Helper(); do(b, "press a key", chromedp.KeyEvent(key)) }

// ask gives the value of an expression of JavaScript in the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	return do(b, "ask the page", chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// text is what the first element of a selector shows, with single spaces; empty when
// there is none.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return ask[string](b, `(document.querySelector(`+quote(selector)+`)?.innerText ?? "").replace(/\s+/g, " ").trim()`)
}

// count is how many elements a selector finds.
func (b *tab) count(selector string) int {
	b.t.Helper()
	return ask[int](b, `document.querySelectorAll(`+quote(selector)+`).length`)
}

// path is the path of the page; empty when it cannot be known.
func (b *tab) path() string {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return ""
	}
	u, err := url.Parse(at)
	if err != nil {
		return ""
	}
	return u.Path
}

// size sets the window in CSS pixels.
func (b *tab) size(width, height int64) {
	b.t.Helper()
	do(b, "size", chromedp.EmulateViewport(width, height))
}

// dark sets the colours that the visitor prefers.
func (b *tab) dark(dark bool) {
	b.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	do(b, "colours", call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	}))
}

// login logs in as a resident, and lands on the overview.
func (b *tab) login(who whole.Person) {
	b.t.Helper()
	b.visit("/inloggen")
	b.click(`main form[action="/inloggen"] button`)
	choice := `button[name="persoon"][value=` + quote(who.Handle) + `]`
	if b.count(choice) == 0 {
		do(b, "type a name", chromedp.SetValue(chromedp.CSS(`input[name="naam"]:not([type=hidden])`), who.Name))
		b.click(`form[role="search"] button`)
	}
	b.click(choice)
	if b.path() != "/overzicht" {
		b.t.Fatalf("after login the browser is at %s", b.path())
	}
}

// english changes the language of the pages.
func (b *tab) english() {
	b.t.Helper()
	b.click(`form[action="/taal"] button`)
	if lang := ask[string](b, `document.documentElement.lang`); lang != "en" {
		b.t.Fatalf("the page is in %q after the switch", lang)
	}
}

// hrefs are the different paths that links in a part of the page lead to.
func (b *tab) hrefs(selector string) []string {
	b.t.Helper()
	return ask[[]string](b, `[...new Set([...document.querySelectorAll(`+quote(selector)+`)].map(a => a.getAttribute("href")))]`)
}
