package view

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// LoadWords reads every *.yaml at the top of the file systems. A file maps keys to
// {nl: …, en: …}; a language is a text, or {one: …, other: …} by the argument n. An
// argument is written {name}. All faults are reported at once, with file and line.
func LoadWords(sources ...fs.FS) (*Words, error) {
	w := &Words{sentences: map[string]sentence{}}
	var faults []error
	for _, source := range sources {
		names, err := fs.Glob(source, "*.yaml")
		if err != nil {
			return nil, fmt.Errorf("view: %w", err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(source, name)
			if err != nil {
				return nil, fmt.Errorf("view: read words: %w", err)
			}
			faults = append(faults, w.add(name, text)...)
		}
	}
	return w, errors.Join(faults...)
}

func (w *Words) add(name string, text []byte) []error {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return []error{fmt.Errorf("view: %s: %w", name, err)}
	}
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return []error{fmt.Errorf("view: %s: expected a map of keys", name)}
	}
	var faults []error
	pairs := root.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		s, err := readSentence(value)
		if _, twice := w.sentences[key.Value]; twice && err == nil {
			err = errors.New("this key stands twice")
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("view: %s:%d: %s: %w", name, key.Line, key.Value, err))
			continue
		}
		w.sentences[key.Value] = s
	}
	return faults
}

func readSentence(node *yaml.Node) (sentence, error) {
	var raw map[string]yaml.Node
	if err := node.Decode(&raw); err != nil {
		return sentence{}, errors.New("expected {nl: …, en: …}")
	}
	var s sentence
	for lang, value := range raw {
		f, err := readForm(&value)
		if err != nil {
			return s, fmt.Errorf("%s: %w", lang, err)
		}
		switch lang {
		case "nl":
			s.nl = f
		case "en":
			s.en = f
		default:
			return s, fmt.Errorf("%q is not a language of the pages", lang)
		}
	}
	if s.nl.other == nil || s.en.other == nil {
		return s, errors.New("needs a text in nl and in en")
	}
	s.names = s.nl.names()
	if !slices.Equal(s.names, s.en.names()) {
		return s, fmt.Errorf("the arguments of nl %v are not those of en %v", s.names, s.en.names())
	}
	return s, nil
}

func readForm(node *yaml.Node) (form, error) {
	if node.Kind == yaml.ScalarNode {
		return form{other: split(node.Value)}, nil
	}
	var raw struct{ One, Other string }
	if err := node.Decode(&raw); err != nil || raw.One == "" || raw.Other == "" {
		return form{}, errors.New("expected a text, or {one: …, other: …}")
	}
	return form{one: split(raw.One), other: split(raw.Other)}, nil
}

var placeholder = regexp.MustCompile(`\{([a-z]+)\}`)

func split(text string) []piece {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	var out []piece
	at := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > at {
			out = append(out, piece{text: text[at:m[0]]})
		}
		out = append(out, piece{text: text[m[2]:m[3]], isArg: true})
		at = m[1]
	}
	if at < len(text) {
		out = append(out, piece{text: text[at:]})
	}
	return out
}

// names are the arguments of a form; n may be left out of the text.
func (f form) names() []string {
	var out []string
	if f.one != nil {
		out = append(out, "n")
	}
	for _, p := range slices.Concat(f.one, f.other) {
		if p.isArg {
			out = append(out, p.text)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
