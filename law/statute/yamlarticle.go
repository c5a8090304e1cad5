package statute

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// entry takes one item of articles in: an article, or a lid or onderdeel of the
// article before it. The address of an item ends in the number of its article, which
// tells 1.1 of article 1 from article 1.1.
func (y *yamlText) entry(n *yaml.Node) error {
	fields := entries(n)
	if n.Kind != yaml.MappingNode || fields["number"] == nil || fields["text"] == nil {
		return y.fault(n, "an item of articles without number and text")
	}
	number := strings.TrimSpace(strings.TrimPrefix(plain(scalar(fields["number"])), "Artikel "))
	article, path, ok := place(number, scalar(fields["url"]))
	if !ok {
		return nil // the preamble, or what stands below the law
	}
	if len(article) > maxNumber {
		return y.fault(fields["number"], "the number of an article of more than %d characters", maxNumber)
	}
	last := len(y.text.Articles) - 1
	if last < 0 || y.text.Articles[last].Number != article {
		if wrong := y.article(Article{Number: article}); wrong != "" {
			return y.fault(n, "%s", wrong)
		}
		last++
	}
	text := withoutLinks(scalar(fields["text"]))
	p := Part{Kind: Alinea, Text: text}
	if len(path) > 0 {
		p = Part{Kind: kindOf(path[0], len(path)), Number: partNumber(path[len(path)-1]), Text: plain(text)}
		path = path[:len(path)-1]
	}
	if wrong := y.part(p); wrong != "" {
		return y.fault(fields["text"], "%s", wrong)
	}
	if len(path) > maxPath {
		return y.fault(fields["number"], "more than %d levels in the number of an article", maxPath)
	}
	a := &y.text.Articles[last]
	a.Parts = insert(a.Parts, path, 0, p)
	return nil
}

// maxPath is how deep onderdelen may stand inside each other.
const maxPath = 8

// place parts the number of an item into its article and what is inside that.
func place(number, address string) (article string, path []string, ok bool) {
	if !strings.ContainsAny(number, "0123456789") {
		return "", nil, false
	}
	_, fragment, _ := strings.Cut(address, "#")
	named := strings.HasPrefix(fragment, "Artikel")
	for strings.HasPrefix(fragment, "Artikel") {
		fragment = strings.TrimSpace(strings.TrimPrefix(fragment, "Artikel"))
	}
	if named && fragment != "" && strings.HasPrefix(number, fragment+".") {
		return fragment, strings.Split(number[len(fragment)+1:], "."), true
	}
	return number, nil, true
}

// lidNumber is that of a lid: 1, 2a.
var lidNumber = regexp.MustCompile(`^[0-9]{1,3}[a-z]{0,3}$`)

// kindOf is what the last step of a path of that many steps is.
func kindOf(first string, steps int) Kind {
	if steps == 1 && lidNumber.MatchString(first) {
		return Lid
	}
	return Onderdeel
}

// insert puts a part below the last parts that the path names, and makes those that
// the file left out.
func insert(parts []Part, path []string, level int, p Part) []Part {
	if len(path) == 0 {
		return append(parts, p)
	}
	number := partNumber(path[0])
	at := -1
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i].Kind != Alinea && parts[i].Number == number {
			at = i
			break
		}
	}
	if at < 0 {
		kind := Onderdeel
		if level == 0 {
			kind = kindOf(path[0], 1)
		}
		parts = append(parts, Part{Kind: kind, Number: number})
		at = len(parts) - 1
	}
	parts[at].Parts = insert(parts[at].Parts, path[1:], level+1, p)
	return parts
}

var (
	linkTarget = regexp.MustCompile(`(?m)^\s*\[ref[0-9]+\]:.*$`)
	linkTo     = regexp.MustCompile(`\[([^\[\]]*)\](?:\[ref[0-9]+\]|\([^()\s]*\))`)
	emphasis   = regexp.MustCompile(`(\*{1,2})([^*\n]+(?:\n[^*\n]+)*)\*{1,2}`)
)

// withoutLinks leaves the words of a text that was marked up with links and emphasis.
// Its paragraphs stay apart.
func withoutLinks(text string) string {
	text = linkTarget.ReplaceAllString(text, "")
	text = linkTo.ReplaceAllString(text, "$1")
	return strings.TrimSpace(emphasis.ReplaceAllString(text, "$2"))
}
