package browser

// tooWide names what makes the page scroll sideways; nothing when it does not. What
// scrolls within a frame of its own, as a wide table may, does not count.
func (b *tab) tooWide() []string {
	b.t.Helper()
	return ask[[]string](b, `(() => {
		const width = document.documentElement.clientWidth
		if (document.documentElement.scrollWidth <= width) return []
		const inFrame = e => { for (let p = e.parentElement; p; p = p.parentElement)
			if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(p).overflowX) && p !== document.body) return true
			return false }
		const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1 && !inFrame(e))
		return ["the page is " + document.documentElement.scrollWidth + " wide on " + width,
			...wide.slice(0, 5).map(e => e.outerHTML.slice(0, 160))]
	})()`)
}

// cutOff names elements whose text does not fit and cannot be scrolled to.
func (b *tab) cutOff() []string {
	b.t.Helper()
	return ask[[]string](b, `[...document.querySelectorAll("body *")].filter(e => {
		const s = getComputedStyle(e), r = e.getBoundingClientRect()
		const hidden = v => v === "hidden" || v === "clip"
		if (r.width <= 2 || r.height <= 2 || !e.innerText?.trim()) return false
		return hidden(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || hidden(s.overflowY) && e.scrollHeight > e.clientHeight + 1
	}).slice(0, 5).map(e => e.outerHTML.slice(0, 160))`)
}

// tooSmall names what one can point at and is under 24 by 24 pixels (WCAG 2.5.8). A
// link within a sentence may be as high as its line.
func (b *tab) tooSmall() []string {
	b.t.Helper()
	return ask[[]string](b, `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(e => {
		const r = e.getBoundingClientRect()
		if (r.width === 0 || r.height === 0 || getComputedStyle(e).visibility === "hidden") return false
		if (e.closest(".nl-skip-link")) return false
		let {width, height} = r
		const label = e.matches("input") && e.labels?.[0]?.getBoundingClientRect()
		if (label) { width = Math.max(width, label.right - Math.min(r.left, label.left)); height = Math.max(height, label.height) }
		const inline = getComputedStyle(e).display === "inline" && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.data.trim())
		return !inline && (width < 24 || height < 24)
	}).slice(0, 8).map(e => { const r = e.getBoundingClientRect()
		return Math.round(r.width) + "×" + Math.round(r.height) + " " + e.outerHTML.slice(0, 160) })`)
}
