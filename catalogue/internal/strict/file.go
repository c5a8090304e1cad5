package strict

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/document"
)

// The limits of one file.
const (
	MaxFileSize = 1 << 20
	maxDepth    = 12
	maxText     = 4000
)

// Faults is what was found wrong, over all files.
type Faults struct{ list document.Faults }

// Add notes a fault.
func (f *Faults) Add(at document.Place, message, expected string) {
	f.list = append(f.list, document.Fault{Place: at, Message: message, Expected: expected})
}

// Append takes over faults that another reader found.
func (f *Faults) Append(faults document.Faults) { f.list = append(f.list, faults...) }

// Any says whether there are faults.
func (f *Faults) Any() bool { return len(f.list) > 0 }

// Sorted is every fault, in the order of files and lines.
func (f *Faults) Sorted() document.Faults {
	slices.SortStableFunc(f.list, func(a, b document.Fault) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return f.list
}

// File is a file as YAML, or why it is none.
type File struct {
	name  string
	root  *yaml.Node
	fault *document.Fault
}

// Parse reads a file as YAML and looks no further. It may be called beside itself.
func Parse(fsys fs.FS, file string) File {
	f := File{name: file}
	top := document.Place{File: file, Line: 1, Column: 1}
	text, err := limited(fsys, file)
	if err != nil {
		f.fault = &document.Fault{Place: top, Message: err.Error()}
		return f
	}
	var doc yaml.Node
	if err := yaml.Load(text, &doc); err != nil {
		at, message := whereAndWhat(top, err)
		f.fault = &document.Fault{Place: at, Message: "this is not YAML: " + message}
		return f
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		f.fault = &document.Fault{Place: top, Message: "the file is empty", Expected: "a YAML mapping"}
		return f
	}
	f.root = doc.Content[0]
	return f
}

// Root gives the root of the file, which notes what is wrong in faults; false after a
// fault.
func (f File) Root(faults *Faults) (Node, bool) {
	if f.fault != nil {
		faults.Add(f.fault.Place, f.fault.Message, f.fault.Expected)
		return Node{}, false
	}
	root := Node{file: f.name, yaml: f.root, faults: faults}
	return root, root.plain(0)
}

func limited(fsys fs.FS, file string) ([]byte, error) {
	info, err := fs.Stat(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("the file cannot be read: %w", err)
	}
	if info.Size() > MaxFileSize {
		return nil, fmt.Errorf("the file is larger than %d KiB; split it", MaxFileSize>>10)
	}
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("the file cannot be read: %w", err)
	}
	if len(text) > MaxFileSize || !utf8.Valid(text) {
		return nil, errors.New("the file is not UTF-8 text of at most 1 MiB")
	}
	return text, nil
}

func whereAndWhat(top document.Place, err error) (document.Place, string) {
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		return top, strings.TrimPrefix(err.Error(), "yaml: ")
	}
	if one.Mark.Line > 0 {
		top.Line, top.Column = one.Mark.Line, max(one.Mark.Column, 1)
	}
	if one.Message == "" {
		return top, strings.TrimPrefix(err.Error(), "yaml: ")
	}
	return top, one.Message
}

// plain refuses what a bomb is made of.
func (n Node) plain(depth int) bool {
	switch {
	case n.yaml.Kind == yaml.AliasNode:
		n.Fault("an alias (*name)", "the text itself, written out")
	case n.yaml.Anchor != "":
		n.Fault("an anchor (&name)", "no anchors or aliases")
	case n.yaml.Style&yaml.TaggedStyle != 0:
		n.Fault("a tag", "no YAML tags")
	case depth > maxDepth:
		n.Fault(fmt.Sprintf("more than %d levels inside each other", maxDepth), "a flat file")
	default:
		ok := true
		for _, child := range n.yaml.Content {
			ok = n.with(child).plain(depth+1) && ok
		}
		return ok
	}
	return false
}
