package simulate

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"
)

//go:embed page.css
var style string

// page writes a report as one file of HTML: nothing in it comes from elsewhere, and it
// holds no script.
func page(w io.Writer, r report) error {
	var b strings.Builder
	e := html.EscapeString
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"+
		"<meta name=\"color-scheme\" content=\"light dark\"><title>%s</title>\n<style>%s</style></head>\n<body><main>\n<h1>%s</h1>\n",
		r.lang, e(r.title), style, e(r.title))
	for _, line := range r.lead {
		fmt.Fprintf(&b, "<p>%s</p>\n", e(line))
	}
	for _, t := range r.tables {
		fmt.Fprintf(&b, "<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>\n", t.id, t.id, e(t.title))
		for i, c := range t.charts {
			id := fmt.Sprintf("%s-chart-%d", t.id, i+1)
			fmt.Fprintf(&b, "<figure><figcaption>%s</figcaption>%s<p class=\"note\">%s</p></figure>\n", e(c.title), c.svg(r.lang, id), e(c.says(r.lang)))
		}
		t.html(&b)
		for _, note := range t.notes {
			fmt.Fprintf(&b, "<p class=\"note\">%s</p>\n", e(note))
		}
		b.WriteString("</section>\n")
	}
	fmt.Fprintf(&b, "<p class=\"note\">%s</p>\n</main></body></html>\n", e(r.last))
	_, err := io.WriteString(w, b.String())
	return err
}

// html is a table that can be scrolled sideways, also with the keyboard.
func (g grid) html(b *strings.Builder) {
	e := html.EscapeString
	fmt.Fprintf(b, "<div class=\"scroll\" role=\"group\" aria-labelledby=\"%s\" tabindex=\"0\"><table><caption>%s</caption><thead><tr>", g.id, e(g.title))
	for i, cell := range g.head {
		if i == 0 && cell == "" {
			b.WriteString("<td></td>")
			continue
		}
		fmt.Fprintf(b, "<th scope=\"col\">%s</th>", e(cell))
	}
	b.WriteString("</tr></thead><tbody>")
	for _, row := range g.rows {
		b.WriteString("<tr>")
		for i, cell := range row {
			if i == 0 {
				fmt.Fprintf(b, "<th scope=\"row\">%s</th>", e(cell))
				continue
			}
			fmt.Fprintf(b, "<td>%s</td>", e(cell))
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table></div>\n")
}
