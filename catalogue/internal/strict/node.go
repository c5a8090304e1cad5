package strict

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/document"
)

// Node is a part of a file.
type Node struct {
	file   string
	yaml   *yaml.Node
	faults *Faults
}

func (n Node) with(child *yaml.Node) Node { return Node{n.file, child, n.faults} }

// Place is where the node stands.
func (n Node) Place() document.Place {
	return document.Place{File: n.file, Line: n.yaml.Line, Column: n.yaml.Column}
}

// Fault notes what is wrong with the node, and what was expected; "" where the
// message says it all.
func (n Node) Fault(message, expected string) { n.faults.Add(n.Place(), message, expected) }

// Key is a key that a mapping may have.
type Key struct {
	name string
	need bool
	read func(Node)
}

// Need is a key that must be there.
func Need(name string, read func(Node)) Key { return Key{name, true, read} }

// May is a key that may be there.
func May(name string, read func(Node)) Key { return Key{name, false, read} }

// Map reads a mapping, key by key in the order of the file. what names it in
// faults: "a purpose".
func (n Node) Map(what string, keys ...Key) {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	list := strings.Join(names, ", ")
	if n.yaml.Kind != yaml.MappingNode {
		n.Fault(what+" is "+n.shape(), "a mapping with "+list)
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		key, val := n.with(n.yaml.Content[i]), n.with(n.yaml.Content[i+1])
		name := key.yaml.Value
		at := slices.Index(names, name)
		switch {
		case at < 0 || key.yaml.Kind != yaml.ScalarNode:
			key.Fault(fmt.Sprintf("%q is not a key of %s", clip(name), what), "one of "+list)
		case seen[name] > 0:
			key.Fault(name+" stands here for the second time", fmt.Sprintf("one %s, as on line %d", name, seen[name]))
		default:
			seen[name] = key.yaml.Line
			keys[at].read(val)
		}
	}
	for _, k := range keys {
		if k.need && seen[k.name] == 0 {
			n.Fault(what+" without "+k.name, k.name+": …")
		}
	}
}

// Entries reads a mapping whose keys are free.
func (n Node) Entries(what string, read func(key, val Node)) {
	if n.yaml.Kind != yaml.MappingNode {
		n.Fault(what+" is "+n.shape(), "a mapping")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		key := n.with(n.yaml.Content[i])
		if seen[key.yaml.Value] {
			key.Fault(clip(key.yaml.Value)+" stands here for the second time", "each one once")
			continue
		}
		seen[key.yaml.Value] = true
		read(key, n.with(n.yaml.Content[i+1]))
	}
}

// Each reads a list, item by item.
func (n Node) Each(what string, read func(Node)) {
	if n.yaml.Kind != yaml.SequenceNode {
		n.Fault(what+" is "+n.shape(), "a list")
		return
	}
	for _, item := range n.yaml.Content {
		read(n.with(item))
	}
}

// Text is the text of a scalar; false after a fault.
func (n Node) Text(what string) (string, bool) {
	text := strings.TrimSpace(n.yaml.Value)
	switch {
	case n.yaml.Kind != yaml.ScalarNode:
		n.Fault(what+" is "+n.shape(), "a text")
	case text == "" || n.yaml.Tag == "!!null":
		n.Fault(what+" is empty", "a text")
	case len(text) > maxText:
		n.Fault(fmt.Sprintf("%s is longer than %d bytes", what, maxText), "a shorter text")
	default:
		return text, true
	}
	return "", false
}

// Is says whether the node is one certain word.
func (n Node) Is(word string) bool { return n.yaml.Kind == yaml.ScalarNode && n.yaml.Value == word }

// Match is a text of a fixed form; expected says the form in words.
func (n Node) Match(what string, form *regexp.Regexp, expected string) (string, bool) {
	text, ok := n.Text(what)
	if ok && !form.MatchString(text) {
		n.Fault(fmt.Sprintf("%s %q has the wrong form", what, clip(text)), expected)
		return "", false
	}
	return text, ok
}

// OneOf is one of some words.
func (n Node) OneOf(what string, words ...string) (string, bool) {
	text, ok := n.Text(what)
	if ok && !slices.Contains(words, text) {
		n.Fault(fmt.Sprintf("%s is %q", what, clip(text)), "one of "+strings.Join(words, ", "))
		return "", false
	}
	return text, ok
}

// Bool is true or false.
func (n Node) Bool(what string) bool {
	text, ok := n.OneOf(what, "true", "false")
	return ok && text == "true"
}

// Int is a whole number between two others, both included.
func (n Node) Int(what string, low, high int) (int, bool) {
	text, ok := n.Text(what)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(text)
	if err != nil || i < low || i > high {
		n.Fault(fmt.Sprintf("%s is %q", what, clip(text)), fmt.Sprintf("a whole number from %d to %d", low, high))
		return 0, false
	}
	return i, true
}

func (n Node) shape() string {
	switch {
	case n.yaml.Kind == yaml.MappingNode:
		return "a mapping"
	case n.yaml.Kind == yaml.SequenceNode:
		return "a list"
	case n.yaml.Tag == "!!null":
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
