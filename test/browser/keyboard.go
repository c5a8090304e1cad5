package browser

import (
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	tabKey   = kb.Tab
	enterKey = kb.Enter
)

// focusShows says whether one can see where the focus is: an outline, or another look
// than without focus, and nothing on top of it (WCAG 2.4.7 and 2.4.11).
func (b *tab) focusShows() bool {
	b.t.Helper()
	return ask[bool](b, `(() => {
		const e = document.activeElement
		if (!e || e === document.body) return false
		const r = e.getBoundingClientRect(), s = getComputedStyle(e)
		if (r.width < 2 || r.height < 2 || r.bottom <= 0 || r.top >= innerHeight) return false
		const over = document.elementFromPoint(Math.min(Math.max(r.left + r.width / 2, 0), innerWidth - 1), Math.min(Math.max(r.top + r.height / 2, 0), innerHeight - 1))
		if (!over || !(e.contains(over) || over.contains(e))) return false
		const outlined = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2
		return outlined || s.boxShadow !== "none"
	})()`)
}

// focused describes the element that has the focus.
func (b *tab) focused() string {
	b.t.Helper()
	return ask[string](b, `document.activeElement?.outerHTML.slice(0, 160) ?? ""`)
}

// tabTo presses Tab until what a selector finds has the focus, which must show at
// every step.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 150 {
		b.press(tabKey)
		if !b.focusShows() {
			b.t.Errorf("%s: one cannot see that the focus is on %s", b.path(), b.focused())
		}
		if ask[bool](b, `document.activeElement.matches(`+quote(selector)+`)`) {
			return
		}
	}
	b.t.Fatalf("%s: 150 presses of Tab do not reach %s", b.path(), selector)
}

// goOn presses Enter on what has the focus, which leads to a page.
func (b *tab) goOn() {
	b.t.Helper()
	if response := b.follow("press Enter", chromedp.KeyEvent(kb.Enter)); response.Status != 200 {
		b.t.Fatalf("Enter leads to %s, which answers %d", response.URL, response.Status)
	}
}
