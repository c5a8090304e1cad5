package document

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

// The limits of one file.
const (
	MaxFileSize = 1 << 20
	maxDepth    = 12
	maxText     = 4000
)

// reader decodes the YAML of one file. It notes every fault and goes on.
type reader struct {
	file   string
	text   string
	starts []int // the offset of each line
	faults *Faults
	voc    Vocabulary
	notes  map[note]Place
}

// note is the key of a place inside a part of a document: where its formula or
// one of its names stands.
type note struct {
	owner any // a pointer to a part of a Document
	what  string
}

// dated marks a Document whose days in force were understood.
const dated = "from"

// root reads the one YAML document of a file; nil after a fault.
func (r *reader) root(fsys fs.FS) *yaml.Node {
	top := Place{r.file, 1, 1}
	info, err := fs.Stat(fsys, r.file)
	if err != nil {
		r.fault(top, "the file cannot be read: "+err.Error(), "")
		return nil
	}
	if info.Size() > MaxFileSize {
		r.fault(top, fmt.Sprintf("the file is larger than %d KiB", MaxFileSize>>10), "a smaller file; a version of a regulation fits easily")
		return nil
	}
	data, err := fs.ReadFile(fsys, r.file)
	if err != nil {
		r.fault(top, "the file cannot be read: "+err.Error(), "")
		return nil
	}
	if len(data) > MaxFileSize || !utf8.Valid(data) {
		r.fault(top, "the file is not plain UTF-8 text of at most 1 MiB", "")
		return nil
	}
	return r.parse(string(data))
}

func (r *reader) parse(text string) *yaml.Node {
	r.text = text
	r.starts = []int{0}
	for i := range len(text) {
		if text[i] == '\n' {
			r.starts = append(r.starts, i+1)
		}
	}
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		r.fault(r.markOf(err), "this is not YAML: "+plainMessage(err), "")
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		r.fault(Place{r.file, 1, 1}, "the file is empty", "a YAML mapping")
		return nil
	}
	if !r.plainYAML(doc.Content[0], 0) {
		return nil
	}
	return doc.Content[0]
}

// lines is how many lines the file has, as an editor counts them.
func (r *reader) lines() int {
	if strings.HasSuffix(r.text, "\n") {
		return len(r.starts) - 1
	}
	return len(r.starts)
}

func (r *reader) markOf(err error) Place {
	at := Place{r.file, 1, 1}
	var one *yaml.LoadError
	if errors.As(err, &one) && one.Mark.Line > 0 {
		at.Line, at.Column = one.Mark.Line, max(one.Mark.Column, 1)
	}
	return at
}

func plainMessage(err error) string {
	message := err.Error()
	var one *yaml.LoadError
	if errors.As(err, &one) && one.Message != "" {
		message = one.Message
	}
	return strings.TrimPrefix(message, "yaml: ")
}

// plainYAML refuses what a law file never needs and a bomb is made of.
func (r *reader) plainYAML(n *yaml.Node, depth int) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		r.fault(r.place(n), "an alias (*name)", "the text itself, written out")
	case n.Anchor != "":
		r.fault(r.place(n), "an anchor (&name)", "no anchors or aliases")
	case n.Style&yaml.TaggedStyle != 0:
		r.fault(r.place(n), "a tag ("+clip(n.Tag)+")", "no YAML tags")
	case depth > maxDepth:
		r.fault(r.place(n), fmt.Sprintf("more than %d levels inside each other", maxDepth), "the shape of docs/law-files.md")
	default:
		ok := true
		for _, child := range n.Content {
			ok = r.plainYAML(child, depth+1) && ok
		}
		return ok
	}
	return false
}

func (r *reader) fault(at Place, message, expected string) {
	*r.faults = append(*r.faults, Fault{Place: at, Message: message, Expected: expected})
}

func (r *reader) place(n *yaml.Node) Place { return Place{r.file, n.Line, n.Column} }

func (r *reader) note(owner any, what string, n *yaml.Node) { r.notes[note{owner, what}] = r.place(n) }

// field is a key that a mapping may have.
type field struct {
	key  string
	need bool
	read func(*yaml.Node)
}

// object reads a mapping and tells whether it was one.
func (r *reader) object(n *yaml.Node, what string, fields ...field) bool {
	if n.Kind != yaml.MappingNode {
		r.fault(r.place(n), what+" is "+shape(n), "a mapping with "+keys(fields))
		return false
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(fields, func(f field) bool { return f.key == key.Value && key.Kind == yaml.ScalarNode })
		switch {
		case at < 0:
			r.fault(r.place(key), fmt.Sprintf("%q is not a key of %s", clip(key.Value), what), "one of "+keys(fields))
		case seen[key.Value] > 0:
			r.fault(r.place(key), fmt.Sprintf("%s stands here for the second time", key.Value), fmt.Sprintf("one %s, as on line %d", key.Value, seen[key.Value]))
		default:
			seen[key.Value] = key.Line
			fields[at].read(val)
		}
	}
	for _, f := range fields {
		if f.need && seen[f.key] == 0 {
			r.fault(r.place(n), what+" without "+f.key, f.key+": …")
		}
	}
	return true
}

// list reads a sequence, item by item.
func (r *reader) list(n *yaml.Node, what string, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.fault(r.place(n), what+" is "+shape(n), "a list")
		return
	}
	for _, item := range n.Content {
		read(item)
	}
}

// scalar is the text of a scalar that is not empty.
func (r *reader) scalar(n *yaml.Node, what, expected string) (string, bool) {
	switch {
	case n.Kind != yaml.ScalarNode:
		r.fault(r.place(n), what+" is "+shape(n), expected)
	case strings.TrimSpace(n.Value) == "" || n.Tag == "!!null":
		r.fault(r.place(n), what+" is empty", expected)
	case len(n.Value) > maxText && what != "formula" && what != "when":
		r.fault(r.place(n), fmt.Sprintf("%s is longer than %d bytes", what, maxText), "a shorter text")
	default:
		return strings.TrimSpace(n.Value), true
	}
	return "", false
}

func (r *reader) date(n *yaml.Node, what string) (value.Date, bool) {
	text, ok := r.scalar(n, what, "a date as YYYY-MM-DD")
	if !ok {
		return 0, false
	}
	d, err := value.ParseDate(text)
	if err != nil {
		r.fault(r.place(n), what+" "+err.Error(), "")
		return 0, false
	}
	return d, true
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return strings.Join(names, ", ")
}

func shape(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	if n.Tag == "!!null" {
		return "empty"
	}
	return "a single value"
}

func clip(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}
