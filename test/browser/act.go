package browser

import (
	"io"
	"net/http"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"meent.nl/meent/test/whole"
)

// until waits until something holds.
func (b *tab) until(what string, holds func() bool) {
	b.t.Helper()
	whole.Eventually(b.t, 30*time.Second, what, holds)
}

// unfold opens a <details>.
func (b *tab) unfold(selector string) {
	b.t.Helper()
	do(b, "open "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	if !ask[bool](b, `document.querySelector(`+quote(selector)+`).closest("details").open`) {
		b.t.Errorf("%s: %s does not open", b.path(), selector)
	}
}

// fillIn gives every question of a form an answer that is right for its kind.
func (b *tab) fillIn(form string) {
	b.t.Helper()
	ask[bool](b, `(() => {
		for (const e of document.querySelectorAll(`+quote(form+" input:not([type=hidden])")+`)) {
			if (e.type === "radio") { if (![...document.getElementsByName(e.name)].some(o => o.checked)) e.checked = true }
			else if (e.name.endsWith("-day") || e.name.endsWith("-month")) e.value = "1"
			else if (e.name.endsWith("-year")) e.value = "2025"
			else if (e.type === "checkbox") continue
			else e.value = e.inputMode === "numeric" ? "5" : "12000"
		}
		return true
	})()`)
}

// printsAsLetter looks at the page as it prints: no menu, no buttons, a letterhead.
func (b *tab) printsAsLetter() {
	b.t.Helper()
	do(b, "print", call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	shown := ask[[]string](b, `["nav", ".meent-tools", "form button", ".meent-screen", "footer"].filter(s =>
		[...document.querySelectorAll(s)].some(e => e.getClientRects().length > 0))`)
	if len(shown) > 0 {
		b.t.Errorf("%s prints what is for a screen: %v", b.path(), shown)
	}
	if ask[int](b, `[...document.querySelectorAll(".meent-letter-head")].filter(e => e.getClientRects().length > 0).length`) != 1 {
		b.t.Errorf("%s prints without a letterhead", b.path())
	}
	if paper := do(b, "print to PDF", chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4))); !isPDF(paper) {
		b.t.Errorf("%s does not print to a PDF", b.path())
	}
	do(b, "back to the screen", call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}))
}

// servesLetter fetches the letter of a decision with the session of the browser.
func (b *tab) servesLetter(decision string) {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, b.base+decision+"/brief.pdf", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range do(b, "read the cookies", call(network.GetCookies, network.GetCookiesParams{})).Cookies {
		request.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	letter, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if kind := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || kind != "application/pdf" || !isPDF(letter) {
		b.t.Errorf("the letter of %s: %d %s, %d bytes", decision, response.StatusCode, kind, len(letter))
	}
}

// choose clicks a radio button or a box.
func (b *tab) choose(selector string) {
	b.t.Helper()
	do(b, "choose "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// unfoldAll opens what folds.
func (b *tab) unfoldAll() {
	b.t.Helper()
	ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
}
