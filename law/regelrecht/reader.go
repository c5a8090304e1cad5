package regelrecht

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// The limits of one file, and how deep one operation may stand in others.
const (
	MaxFileSize  = 1 << 20
	maxNesting   = 320
	maxOperation = 100
	maxFaults    = 200
)

// reader decodes one file. It notes every fault and goes on.
type reader struct {
	file    string
	version Version
	article string // whose part is being read
	inside  int    // operations around it
	faults  document.Faults
	other   bool // the file is no law
}

// Read reads one file; name is what faults call it. The error is document.Faults, or
// ErrNoLaw.
func Read(name string, data []byte) (*Law, error) {
	r := &reader{file: name}
	law := r.read(data)
	switch {
	case len(r.faults) > 0:
		return nil, r.faults
	case r.other:
		return nil, fmt.Errorf("%s is %w", name, ErrNoLaw)
	}
	return law, nil
}

func (r *reader) read(data []byte) *Law {
	top := &yaml.Node{Line: 1, Column: 1}
	if len(data) > MaxFileSize || !utf8.Valid(data) {
		r.fault(top, "the file is not plain UTF-8 text of at most 1 MiB", "")
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		var one *yaml.LoadError
		message := err.Error()
		if errors.As(err, &one) && one.Mark.Line > 0 {
			top.Line, top.Column, message = one.Mark.Line, max(one.Mark.Column, 1), one.Message
		}
		r.fault(top, "this is not YAML: "+strings.TrimPrefix(message, "yaml: "), "")
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		r.fault(top, "the file is not a YAML mapping", "a law in the format of RegelRecht")
		return nil
	}
	root := doc.Content[0]
	if !r.plain(root, 0) {
		return nil
	}
	return r.dispatch(root)
}

// dispatch gives the file to the front of the version that it names.
func (r *reader) dispatch(root *yaml.Node) *Law {
	r.other = true
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, val := root.Content[i], root.Content[i+1]
		if key.Value == "$id" || key.Value == "articles" {
			r.other = false
		}
		if key.Value != "$schema" {
			continue
		}
		r.other = false
		v, ok := schemaVersion(val.Value)
		read := fronts[v]
		switch {
		case !ok || val.Kind != yaml.ScalarNode:
			r.fault(val, fmt.Sprintf("$schema is %q, which is no address of a schema of RegelRecht", clip(val.Value)), schemaExpected)
		case read == nil:
			r.fault(val, fmt.Sprintf("%s is not a version of the format that is known here", v), schemaExpected)
		default:
			r.version = v
			return read(r, root)
		}
		return nil
	}
	if !r.other {
		r.fault(root, "the file does not say its version", "$schema: "+schemaExpected)
	}
	return nil
}

// plain refuses what the format never needs and a bomb is made of.
func (r *reader) plain(n *yaml.Node, depth int) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.fault(n, "an anchor or an alias", "the text itself, written out")
	case n.Style&yaml.TaggedStyle != 0:
		r.fault(n, "a YAML tag", "no YAML tags")
	case depth > maxNesting:
		r.fault(n, fmt.Sprintf("more than %d levels inside each other", maxNesting), "less depth")
	default:
		ok := true
		for _, child := range n.Content {
			ok = r.plain(child, depth+1) && ok
		}
		return ok
	}
	return false
}

func (r *reader) place(n *yaml.Node) document.Place {
	return document.Place{File: r.file, Line: n.Line, Column: n.Column}
}

func (r *reader) fault(n *yaml.Node, message, expected string) {
	if len(r.faults) >= maxFaults {
		return
	}
	if r.article != "" {
		message = "article " + r.article + ": " + message
	}
	r.faults = append(r.faults, document.Fault{Place: r.place(n), Message: message, Expected: expected})
}

// key is a key that a mapping may have. Read is nil for what is allowed and not kept.
type key struct {
	name  string
	need  bool
	since Version
	until Version // the first that no longer has it; zero for none
	read  func(*yaml.Node)
}

// object reads a mapping.
func (r *reader) object(n *yaml.Node, what string, keys ...key) bool {
	if n.Kind != yaml.MappingNode {
		r.fault(n, what+" is "+nodeShape(n), "a mapping with "+names(keys))
		return false
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(keys, func(x key) bool { return x.name == k.Value && k.Kind == yaml.ScalarNode })
		switch {
		case at < 0:
			r.fault(k, fmt.Sprintf("%q is not a key of %s", clip(k.Value), what), "one of "+names(keys))
			continue
		case seen[k.Value]:
			r.fault(k, k.Value+" stands here for the second time", "one "+k.Value)
			continue
		case r.version.before(keys[at].since):
			r.fault(k, fmt.Sprintf("%s came with %s, and the file says that it is %s", k.Value, keys[at].since, r.version), "")
		case keys[at].until != Version{} && !r.version.before(keys[at].until):
			r.fault(k, fmt.Sprintf("%s is not in the format since %s, and the file says that it is %s", k.Value, keys[at].until, r.version), "")
		}
		seen[k.Value] = true
		if keys[at].read != nil {
			keys[at].read(v)
		}
	}
	for _, k := range keys {
		if k.need && !seen[k.name] {
			r.fault(n, what+" without "+k.name, k.name+": …")
		}
	}
	return true
}

// list reads a sequence, item by item.
func (r *reader) list(n *yaml.Node, what string, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.fault(n, what+" is "+nodeShape(n), "a list")
		return
	}
	for _, item := range n.Content {
		read(item)
	}
}

func names(keys []key) string {
	all := make([]string, len(keys))
	for i, k := range keys {
		all[i] = k.name
	}
	return strings.Join(all, ", ")
}

func nodeShape(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "empty"
	}
	return "a single value"
}

// text reads text into to; a date is text too.
func (r *reader) text(what string, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.Tag != "!!str" && n.Tag != "!!timestamp" {
			r.fault(n, what+" is not text", "text, in quotes where it could be something else")
			return
		}
		*to = n.Value
	}
}

// word reads one of some words.
func (r *reader) word(what string, to *string, words ...string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		before := len(r.faults)
		r.text(what, to)(n)
		if len(r.faults) == before && !slices.Contains(words, *to) {
			r.fault(n, fmt.Sprintf("%s is %q", what, clip(*to)), "one of "+strings.Join(words, ", "))
		}
	}
}

func (r *reader) truth(what string, to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
			r.fault(n, what+" is not true or false", "true or false")
			return
		}
		*to = n.Value == "true"
	}
}

func (r *reader) date(what string, to *value.Date, is *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d, err := value.ParseDate(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			r.fault(n, what+" is not a date", "a date as YYYY-MM-DD")
			return
		}
		*to, *is = d, true
	}
}

// number reads a number from its digits; no number passes through floating point.
func (r *reader) number(n *yaml.Node, what string) (Number, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" && n.Tag != "!!float" {
		r.fault(n, what+" is not a number", "a number in digits")
		return Number{}, false
	}
	x, err := ParseNumber(n.Value)
	if digits := strings.TrimPrefix(n.Value, "-"); err == nil && len(digits) > 1 && digits[0] == '0' && digits[1] != '.' { // YAML readers differ: 8 or 10
		err = fmt.Errorf("%q begins with a zero", clip(n.Value))
	}
	if err != nil {
		r.fault(n, what+": "+err.Error(), "a number in digits, of at most 28 decimals and 96 bits")
		return Number{}, false
	}
	return x, true
}

func (r *reader) whole(what string, low, high int64, to *int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		x, ok := r.number(n, what)
		if !ok {
			return
		}
		i, isWhole := x.Int64()
		if !isWhole || !x.Whole || i < low || i > high {
			r.fault(n, what+" is out of its bounds", fmt.Sprintf("a whole number from %d to %d", low, high))
			return
		}
		*to = int(i)
	}
}
