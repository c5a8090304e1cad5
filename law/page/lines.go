package page

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Lines writes a block as lines of at most a width, for where there is only text.
func (b Block) Lines(lang Lang, width int) []string {
	var out []string
	if lead := strings.TrimRight(b.Lead.String(), " "); lead != "" {
		out = wrap(lead, width)
		if b.Kind == List || b.Kind == Nested && !strings.HasSuffix(lead, ":") {
			out[len(out)-1] += ":"
		}
	}
	for i, p := range b.Parts {
		out = append(out, b.part(p, i, lang, width)...)
	}
	for _, tail := range b.Tail {
		out = append(out, wrap(tail.String(), width)...)
	}
	return out
}

func (b Block) part(p Part, i int, lang Lang, width int) []string {
	w := words[lang]
	lines := func(word string) []string {
		return hang(word, p.Lines(lang, width-utf8.RuneCountInString(word)))
	}
	switch b.Kind {
	case Cases:
		number := strconv.Itoa(i+1) + ". "
		var head []string
		if p.When == nil {
			head = []string{number + strings.TrimSpace(w.otherwise) + ":"}
		} else {
			head = hang(number+w.ifs, p.When.Lines(lang, width-len(number+w.ifs)))
			if last := &head[len(head)-1]; p.When.Kind == OneLine {
				*last += ":"
			}
		}
		return append(head, lines("     ")...)
	case Sum, Product:
		if i == 0 {
			return lines("  ")
		}
		return lines(p.Sign + " ")
	case Versus:
		if i == 0 {
			return lines("")
		}
		return append([]string{strings.TrimSpace(p.Sign)}, lines("  ")...)
	case Nested:
		return lines("  ")
	}
	return lines("– ")
}

// hang puts a word before the first line and the same space before the others.
func hang(word string, lines []string) []string {
	space := strings.Repeat(" ", utf8.RuneCountInString(word))
	out := make([]string, len(lines))
	for i, line := range lines {
		if i == 0 {
			out[i] = word + line
		} else {
			out[i] = space + line
		}
	}
	return out
}

// wrap breaks a text between words; what follows the first line stands two further in.
func wrap(text string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.FieldsFunc(text, isBreak) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > max(width, 20):
			out = append(out, line)
			line = "  " + word
		default:
			line += " " + word
		}
	}
	return append(out, line)
}

// isBreak says where a line may end: not within "€ 12".
func isBreak(r rune) bool { return r == ' ' || r == '\n' }
