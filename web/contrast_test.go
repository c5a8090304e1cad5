package web

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// text is read: at least 4.5 to 1 (WCAG 2.2, 1.4.3). Lines of controls and focus
// are seen: at least 3 to 1 (1.4.11).
var text = [][2]string{
	{"ink", "paper"}, {"ink", "tint"}, {"soft", "paper"}, {"soft", "tint"},
	{"green", "paper"}, {"green", "tint"}, {"green-strong", "paper"}, {"green-strong", "green-tint"},
	{"green-strong", "green-tint-strong"}, {"ink", "green-tint"}, {"green", "green-tint"},
	{"on-green", "green"}, {"on-green", "green-strong"},
	{"amber", "paper"}, {"amber", "tint"}, {"amber", "amber-tint"}, {"ink", "amber-tint"},
	{"red", "paper"}, {"red", "tint"}, {"red", "red-tint"}, {"ink", "red-tint"}, {"on-focus", "focus"},
}

var seen = [][2]string{
	{"line", "paper"}, {"line", "tint"}, {"green", "paper"}, {"amber-line", "paper"}, {"amber-line", "amber-tint"},
	{"red-line", "paper"}, {"red-line", "red-tint"}, {"focus", "paper"}, {"focus", "tint"}, {"green-strong", "paper"},
}

func TestContrast(t *testing.T) {
	light, dark := palettes(t)
	for name, palette := range map[string]map[string]string{"light": light, "dark": dark} {
		check := func(pair [2]string, least float64) {
			t.Helper()
			fore, back := luminance(t, palette[pair[0]]), luminance(t, palette[pair[1]])
			ratio := (math.Max(fore, back) + 0.05) / (math.Min(fore, back) + 0.05)
			if ratio < least {
				t.Errorf("%s: %s on %s is %.2f to 1, at least %.1f is needed", name, pair[0], pair[1], ratio, least)
			}
		}
		for _, pair := range text {
			check(pair, 4.5)
		}
		for _, pair := range seen {
			check(pair, 3)
		}
	}
}

var token = regexp.MustCompile(`--meent-([a-z-]+):\s*(#[0-9a-f]{6});`)

func palettes(t *testing.T) (light, dark map[string]string) {
	css, err := os.ReadFile("tokens/10-palette.css")
	if err != nil {
		t.Fatal(err)
	}
	day, night, found := strings.Cut(string(css), "@media screen and (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("the palette has no dark half")
	}
	read := func(css string) map[string]string {
		colours := map[string]string{}
		for _, m := range token.FindAllStringSubmatch(css, -1) {
			colours[m[1]] = m[2]
		}
		return colours
	}
	light, dark = read(day), read(night)
	if len(light) == 0 || len(light) != len(dark) {
		t.Fatalf("%d colours by day, %d by night: each needs both", len(light), len(dark))
	}
	return light, dark
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) != 7 {
		t.Fatalf("%q is not a colour of the palette", hex)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
