package whole

import (
	"strings"

	"golang.org/x/net/html"
)

// Find gives the elements of a name ("" is any) that have the attributes, in the
// order of the page; name=value in each of has, or a name alone for any value.
func Find(root *html.Node, name string, has ...string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (name == "" || n.Data == name) && hasAll(n, has) {
			found = append(found, n)
		}
	}
	return found
}

func hasAll(n *html.Node, has []string) bool {
	for _, want := range has {
		name, value, exact := strings.Cut(want, "=")
		got, ok := Attr(n, name)
		if !ok || exact && got != value {
			return false
		}
	}
	return true
}

// Attr is an attribute of an element.
func Attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// Text is the text within a node, with single spaces.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
