package simulate

import (
	"fmt"
	"html"
	"strings"
)

// chart is horizontal bars.
type chart struct {
	title string
	bars  []bar
}

// bar is a number with its label, and how it is written.
type bar struct {
	label string
	value int64
	text  string
}

// The measures of a chart, in units of its view box: of a phone's width, so that texts
// stay as large as they are. A label stands above its bar.
const (
	chartWide  = 360
	numberWide = 90
	rowHigh    = 42
)

// says is the chart in a sentence.
func (c chart) says(lang string) string {
	if len(c.bars) == 0 {
		return ""
	}
	most, least := c.bars[0], c.bars[0]
	for _, b := range c.bars {
		if b.value > most.value {
			most = b
		}
		if b.value < least.value {
			least = b
		}
	}
	return fmt.Sprintf(say(lang, "most"), most.label, most.text, least.label, least.text)
}

// svg draws the chart, with its sentence for who does not see it.
func (c chart) svg(lang, id string) string {
	var b strings.Builder
	high := rowHigh*len(c.bars) + 8
	low, top := int64(0), int64(1)
	for _, x := range c.bars {
		low, top = min(low, x.value), max(top, x.value)
	}
	room := int64(chartWide - numberWide)
	at := func(v int64) int64 { return 1 + (v-low)*room/(top-low) }
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		chartWide, high, id, id, id, html.EscapeString(c.title), id, html.EscapeString(c.says(lang)))
	for i, x := range c.bars {
		y := 4 + i*rowHigh
		from, to, class := at(0), at(x.value), "up"
		if x.value < 0 {
			from, to, class = to, from, "down"
		}
		fmt.Fprintf(&b, `<text x="6" y="%d">%s</text>`, y+13, html.EscapeString(x.label))
		fmt.Fprintf(&b, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`, class, from, y+18, max(to-from, 1), rowHigh-24)
		fmt.Fprintf(&b, `<text x="%d" y="%d" class="n">%s</text>`, at(max(x.value, 0))+6, y+32, html.EscapeString(x.text))
	}
	fmt.Fprintf(&b, `<line x1="%d" y1="2" x2="%d" y2="%d"/></svg>`, at(0), at(0), high-2)
	return b.String()
}
