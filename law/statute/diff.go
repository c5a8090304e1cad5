package statute

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Edit is a run of words that stands in one version and not in the other.
type Edit struct {
	In       string // artikel 3 lid 1: the lid in which it stands, in the new version where it has one
	Old, New []string
}

// Changes tells two versions of an article apart, lid by lid and then word by word. It
// is empty where both say the same: white space, the heading and the marks around a
// word do not count. A lid that is new or gone is one edit. An article whose leden
// could not be told apart is compared as a whole.
func Changes(old, new *Article) []Edit {
	name := "artikel " + new.Number
	if old.Whole || new.Whole {
		return edits(name, words(old.Parts), words(new.Parts))
	}
	var out []Edit
	before, after := clauses(old), clauses(new)
	for _, c := range after {
		i := slices.IndexFunc(before, func(b clause) bool { return b.number == c.number })
		if i < 0 {
			out = append(out, edits(c.name(name), nil, c.words)...)
			continue
		}
		out = append(out, edits(c.name(name), before[i].words, c.words)...)
	}
	for _, b := range before {
		if !slices.ContainsFunc(after, func(c clause) bool { return b.number == c.number }) {
			out = append(out, edits(b.name(name), b.words, nil)...)
		}
	}
	return out
}

// clause is a lid, or what stands in an article outside its leden.
type clause struct {
	number string
	words  []string
}

func (c clause) name(article string) string {
	if c.number == "" {
		return article
	}
	return article + " lid " + c.number
}

func clauses(a *Article) []clause {
	var out []clause
	add := func(number string, parts []Part) {
		i := slices.IndexFunc(out, func(c clause) bool { return c.number == number })
		if i < 0 {
			out, i = append(out, clause{number: number}), len(out)
		}
		out[i].words = append(out[i].words, words(parts)...)
	}
	for _, p := range a.Parts {
		if p.Kind == Lid {
			inner := p
			inner.Number = ""
			add(foldNumber(p.Number), []Part{inner})
		} else {
			add("", []Part{p})
		}
	}
	return out
}

// note is one of the editors, which is no part of the law.
var note = regexp.MustCompile(regexp.QuoteMeta(editors) + `[^\]]*\]`)

// words are the words of parts without the marks around them and without the notes of
// the editors.
func words(parts []Part) []string {
	var out []string
	for _, line := range Lines(parts) {
		line = note.ReplaceAllString(line, "")
		for _, field := range strings.FieldsFunc(line, between) {
			if w := strings.TrimFunc(field, around); w != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// between tells whether a character stands between two words; one file breaks a line
// after a hyphen where another does not.
func between(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) }

// around tells whether a character at either end is no part of a word. A percentage
// is told from a number.
func around(r rune) bool {
	return r != '%' && r != '€' && (unicode.IsPunct(r) || unicode.IsSpace(r))
}

// mostCompared is the product of two lengths above which words are not laid side by
// side: what stands between the same beginning and the same end is then one edit.
const mostCompared = 4_000_000

// edits compares two runs of words.
func edits(in string, old, new []string) []Edit {
	for len(old) > 0 && len(new) > 0 && old[0] == new[0] {
		old, new = old[1:], new[1:]
	}
	for len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	if len(old) == 0 && len(new) == 0 {
		return nil
	}
	if len(old) == 0 || len(new) == 0 || len(old)*len(new) > mostCompared {
		return []Edit{{in, old, new}}
	}
	return sideBySide(in, old, new)
}

// sideBySide finds the longest words in common and gives what stands between them.
func sideBySide(in string, old, new []string) []Edit {
	// same[i][j] is how many words old[i:] and new[j:] have in common, in order.
	width := len(new) + 1
	same := make([]int32, (len(old)+1)*width)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if old[i] == new[j] {
				same[i*width+j] = same[(i+1)*width+j+1] + 1
			} else {
				same[i*width+j] = max(same[(i+1)*width+j], same[i*width+j+1])
			}
		}
	}
	var out []Edit
	var e Edit
	flush := func() {
		if len(e.Old)+len(e.New) > 0 {
			e.In = in
			out = append(out, e)
		}
		e = Edit{}
	}
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		switch {
		case i < len(old) && j < len(new) && old[i] == new[j]:
			flush()
			i, j = i+1, j+1
		case j == len(new) || i < len(old) && same[(i+1)*width+j] >= same[i*width+j+1]:
			e.Old = append(e.Old, old[i])
			i++
		default:
			e.New = append(e.New, new[j])
			j++
		}
	}
	flush()
	return out
}
