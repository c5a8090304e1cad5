package statute

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

var (
	headOf       = regexp.MustCompile(`^Artikel\s+\S+?\.?(\s+|$)`)
	lidLine      = regexp.MustCompile(`^([0-9]{1,2}[a-z]{0,2})(?:\.\s+|\s+(\p{Lu}))`)
	letterLine   = regexp.MustCompile(`^([a-z]{1,2})\.\s+`)
	degreeLine   = regexp.MustCompile(`^([0-9]{1,2}°)\.?\s+`)
	secondInline = regexp.MustCompile(`\s2\.\s+\p{Lu}`)
)

// divide finds the leden and onderdelen of articles that the file gives as one text.
func (y *yamlText) divide(list *yaml.Node) error {
	for i := range y.text.Articles {
		a := &y.text.Articles[i]
		if len(a.Parts) != 1 || a.Parts[0].Kind != Alinea {
			for j := range a.Parts {
				a.Parts[j].Text = plain(a.Parts[j].Text)
			}
			continue
		}
		whole := a.Parts[0].Text
		a.Parts = dividedBy(whole)
		for range a.Parts {
			if wrong := y.part(Part{}); wrong != "" {
				return y.fault(list, "%s", wrong)
			}
		}
		// A second lid in the middle of a line: the text ran together.
		if secondInline.MatchString(whole) && len(leden(a.Parts)) < 2 {
			a.Whole, a.Parts = true, []Part{{Kind: Alinea, Text: plain(headOf.ReplaceAllString(whole, ""))}}
		}
	}
	return nil
}

func leden(parts []Part) []Part {
	var out []Part
	for _, p := range parts {
		if p.Kind == Lid {
			out = append(out, p)
		}
	}
	return out
}

// dividedBy reads a text line by line: a line that begins with a number is a lid, one
// with a letter an onderdeel, 1° an onderdeel of that; any other goes on.
func dividedBy(whole string) []Part {
	var parts []Part
	whole = headOf.ReplaceAllString(whole, "")
	for _, line := range strings.Split(whole, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		switch p, level := lineOf(line); level {
		case 0:
			last := lastOf(parts)
			if last == nil {
				parts = append(parts, p)
			} else {
				last.Text += " " + p.Text
			}
		case 1:
			parts = append(parts, p)
		default:
			parts = below(parts, p, level)
		}
	}
	return parts
}

// lineOf is what a line begins, and how deep that stands; 0: it goes on.
func lineOf(line string) (Part, int) {
	if m := degreeLine.FindStringSubmatch(line); m != nil {
		return Part{Kind: Onderdeel, Number: m[1], Text: plain(line[len(m[0]):])}, 3
	}
	if m := lidLine.FindStringSubmatch(line); m != nil {
		rest := line[len(m[0]):]
		return Part{Kind: Lid, Number: m[1], Text: plain(m[2] + rest)}, 1
	}
	if m := letterLine.FindStringSubmatch(line); m != nil {
		return Part{Kind: Onderdeel, Number: m[1], Text: plain(line[len(m[0]):])}, 2
	}
	return Part{Kind: Alinea, Text: plain(line)}, 0
}

// below puts an onderdeel into the last lid, or one with a degree into the last onderdeel.
func below(parts []Part, p Part, level int) []Part {
	if len(parts) == 0 {
		return append(parts, p)
	}
	last := &parts[len(parts)-1]
	switch {
	case level == 3 && last.Kind == Lid && len(last.Parts) > 0:
		inner := &last.Parts[len(last.Parts)-1]
		inner.Parts = append(inner.Parts, p)
	case level == 3 && last.Kind == Onderdeel && !strings.HasSuffix(last.Number, "°"), last.Kind == Lid:
		last.Parts = append(last.Parts, p)
	default:
		return append(parts, p)
	}
	return parts
}

// lastOf is the part that a line goes on with.
func lastOf(parts []Part) *Part {
	if len(parts) == 0 {
		return nil
	}
	last := &parts[len(parts)-1]
	for len(last.Parts) > 0 {
		last = &last.Parts[len(last.Parts)-1]
	}
	return last
}
