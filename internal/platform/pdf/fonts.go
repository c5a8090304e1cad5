package pdf

import (
	"fmt"
	"strings"
)

// Fonts are the fonts of letters, regular and bold. A letter that the first file of
// a weight does not have is looked for in the next.
type Fonts struct{ regular, bold []*font }

// NewFonts reads TrueType files.
func NewFonts(regular, bold [][]byte) (*Fonts, error) {
	f := &Fonts{}
	n := 0
	for _, weight := range []struct {
		files [][]byte
		into  *[]*font
	}{{regular, &f.regular}, {bold, &f.bold}} {
		for _, file := range weight.files {
			one, err := parseFont(file)
			if err != nil {
				return nil, err
			}
			n++
			one.name = fmt.Sprintf("F%d", n)
			*weight.into = append(*weight.into, one)
		}
		if len(*weight.into) == 0 {
			return nil, fmt.Errorf("pdf: a letter needs a regular and a bold font")
		}
	}
	return f, nil
}

// glyph is one letter in one font.
type glyph struct {
	font *font
	id   uint16
	char rune
}

// shape finds the glyph of every letter; one that no font has becomes a question
// mark, so that nobody takes a gap for nothing.
func (f *Fonts) shape(text string, bold bool) []glyph {
	faces := f.regular
	if bold {
		faces = f.bold
	}
	out := make([]glyph, 0, len(text))
	for _, c := range text {
		out = append(out, find(faces, c))
	}
	return out
}

func find(faces []*font, c rune) glyph {
	for _, try := range []rune{c, plainer(c), '?'} {
		for _, face := range faces {
			if id, ok := face.glyphs[try]; ok {
				return glyph{face, id, try}
			}
		}
	}
	return glyph{faces[0], 0, c}
}

// plainer is a letter that says the same where a font lacks c.
func plainer(c rune) rune {
	switch c {
	case '\u00a0', '\u202f', '\t', '\n':
		return ' '
	case '−', '‑':
		return '-'
	}
	return c
}

// width of text in points at a size.
func width(glyphs []glyph, size float64) float64 {
	sum := 0
	for _, g := range glyphs {
		sum += g.font.width(g.id)
	}
	return float64(sum) * size / 1000
}

// lines breaks text at spaces so that each line fits; a word that does not fit by
// itself is broken inside.
func (f *Fonts) lines(text string, bold bool, size, room float64) [][]glyph {
	var out [][]glyph
	var line []glyph
	space := f.shape(" ", bold)
	for word := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == ' ' || c == '\n' }) {
		next := f.shape(word, bold)
		for width(next, size) > room {
			if len(line) > 0 {
				out, line = append(out, line), nil
			}
			n := fitting(next, size, room)
			out, next = append(out, next[:n:n]), next[n:]
		}
		if len(line) == 0 {
			line = next
			continue
		}
		if width(line, size)+width(space, size)+width(next, size) > room {
			out, line = append(out, line), next
			continue
		}
		line = append(append(line, space...), next...)
	}
	if len(line) > 0 {
		out = append(out, line)
	}
	return out
}

// fitting is how many glyphs fit; at least one.
func fitting(glyphs []glyph, size, room float64) int {
	for n := range glyphs {
		if width(glyphs[:n+1], size) > room {
			return max(n, 1)
		}
	}
	return len(glyphs)
}
