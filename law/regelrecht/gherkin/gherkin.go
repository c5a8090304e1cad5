package gherkin

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"meent.nl/meent/law/document"
)

// The limits of one file.
const (
	MaxFileSize = 1 << 20
	maxSteps    = 10_000
	maxColumns  = 200
)

// Kind is what a step does: prepare, ask, or assert.
type Kind uint8

// The kinds of steps. And and But take that of the step before them.
const (
	Given Kind = iota
	When
	Then
)

// Feature is a file.
type Feature struct {
	Place      document.Place
	Name       string
	Tags       []string // with their @
	Background []Step
	Scenarios  []Scenario
}

// Scenario is a scenario without the steps of the background.
type Scenario struct {
	Place document.Place
	Name  string
	Tags  []string // its own
	Steps []Step
}

// Step is one line, with the table below it.
type Step struct {
	Place document.Place
	Kind  Kind
	Text  string
	Table [][]string // rows of equal length; nil where there is none
}

// words are the keywords of a language. A step keyword ends in a space.
type words struct {
	feature, background, scenario []string
	refused                       []string
	steps                         map[string]Kind
	follow                        []string
}

var english = words{
	feature: []string{"Feature:"}, background: []string{"Background:"}, scenario: []string{"Scenario:", "Example:"},
	refused: []string{"Scenario Outline:", "Scenario Template:", "Examples:", "Scenarios:", "Rule:"},
	steps:   map[string]Kind{"Given ": Given, "When ": When, "Then ": Then},
	follow:  []string{"And ", "But ", "* "},
}

var dutch = words{
	feature: []string{"Functionaliteit:"}, background: []string{"Achtergrond:"}, scenario: []string{"Scenario:", "Voorbeeld:"},
	refused: []string{"Abstract Scenario:", "Voorbeelden:", "Regel:"},
	steps:   map[string]Kind{"Gegeven ": Given, "Stel ": Given, "Als ": When, "Wanneer ": When, "Dan ": Then},
	follow:  []string{"En ", "Maar ", "* "},
}

// Read reads one file; name is what faults call it. The error is document.Faults with
// the first thing that is wrong.
func Read(name string, data []byte) (*Feature, error) {
	r := &reader{file: name, words: english}
	if len(data) > MaxFileSize || !utf8.Valid(data) {
		return nil, r.fault(1, "the file is not plain UTF-8 text of at most 1 MiB", "")
	}
	for i, line := range strings.Split(string(data), "\n") {
		if err := r.line(i+1, strings.TrimSpace(line)); err != nil {
			return nil, err
		}
	}
	if r.feature == nil {
		return nil, r.fault(1, "the file has no feature", r.expected())
	}
	if len(r.tags) > 0 {
		return nil, r.fault(r.tagged, "tags with nothing below them", "a scenario")
	}
	return r.feature, nil
}

type reader struct {
	file    string
	words   words
	feature *Feature
	steps   *[]Step // where steps go; nil before a background or a scenario
	tags    []string
	tagged  int
	count   int
}

func (r *reader) expected() string { return r.words.feature[0] + " name" }

func (r *reader) fault(line int, message, expected string) error {
	return document.Faults{{Place: document.Place{File: r.file, Line: line, Column: 1}, Message: message, Expected: expected}}
}

func (r *reader) line(n int, text string) error {
	if language, ok := strings.CutPrefix(text, "# language:"); ok && r.feature == nil {
		return r.language(n, strings.TrimSpace(language))
	}
	switch {
	case text == "" || strings.HasPrefix(text, "#"):
		return nil
	case strings.HasPrefix(text, "@"):
		return r.tag(n, text)
	case strings.HasPrefix(text, "|"):
		return r.row(n, text)
	case strings.HasPrefix(text, `"""`) || strings.HasPrefix(text, "```"):
		return r.fault(n, "a text of several lines", "steps and tables")
	}
	if _, ok := after(text, r.words.refused); ok {
		return r.fault(n, clip(text)+" is not read here", "a scenario written out")
	}
	if name, ok := after(text, r.words.feature); ok {
		return r.begin(n, name)
	}
	if r.feature == nil {
		return r.fault(n, clip(text)+" before the feature", r.expected())
	}
	if _, ok := after(text, r.words.background); ok {
		if r.feature.Background != nil || len(r.feature.Scenarios) > 0 || len(r.tags) > 0 {
			return r.fault(n, "a background that is not the first part of the feature", "one background, before all scenarios")
		}
		r.feature.Background = []Step{}
		r.steps = &r.feature.Background
		return nil
	}
	if name, ok := after(text, r.words.scenario); ok {
		at := document.Place{File: r.file, Line: n, Column: 1}
		r.feature.Scenarios = append(r.feature.Scenarios, Scenario{Place: at, Name: name, Tags: r.tags})
		r.steps, r.tags = &r.feature.Scenarios[len(r.feature.Scenarios)-1].Steps, nil
		return nil
	}
	return r.step(n, text)
}

func (r *reader) language(n int, code string) error {
	switch code {
	case "nl":
		r.words = dutch
	case "en":
		r.words = english
	default:
		return r.fault(n, fmt.Sprintf("the language is %q", clip(code)), "en or nl")
	}
	return nil
}

func (r *reader) begin(n int, name string) error {
	if r.feature != nil {
		return r.fault(n, "a second feature in one file", "one feature")
	}
	r.feature = &Feature{Place: document.Place{File: r.file, Line: n, Column: 1}, Name: name, Tags: r.tags}
	r.tags = nil
	return nil
}

func (r *reader) tag(n int, text string) error {
	for _, tag := range strings.Fields(text) {
		if strings.HasPrefix(tag, "#") {
			break
		}
		if len(tag) < 2 || tag[0] != '@' {
			return r.fault(n, clip(tag)+" among tags", "@name")
		}
		r.tags = append(r.tags, tag)
	}
	r.tagged, r.steps = n, nil
	return nil
}

// step reads a step, or a line of description where no step has come yet.
func (r *reader) step(n int, text string) error {
	kind, rest, ok := r.keyword(text)
	switch {
	case len(r.tags) > 0:
		return r.fault(n, clip(text)+" below tags", "a scenario")
	case r.steps == nil && len(r.feature.Scenarios) == 0 && r.feature.Background == nil:
		return nil // the description of the feature, of which a line may begin as a step does
	case !ok && r.steps != nil && len(*r.steps) == 0:
		return nil // the description of a scenario
	case !ok || r.steps == nil:
		return r.fault(n, clip(text)+" is no step", "Given, When, Then, And or But")
	}
	if r.count++; r.count > maxSteps {
		return r.fault(n, fmt.Sprintf("more than %d steps", maxSteps), "")
	}
	*r.steps = append(*r.steps, Step{Place: document.Place{File: r.file, Line: n, Column: 1}, Kind: kind, Text: rest})
	return nil
}

func (r *reader) keyword(text string) (Kind, string, bool) {
	for word, kind := range r.words.steps {
		if rest, ok := strings.CutPrefix(text, word); ok {
			return kind, strings.TrimSpace(rest), true
		}
	}
	rest, ok := after(text, r.words.follow)
	if !ok || r.steps == nil {
		return 0, "", false
	}
	if len(*r.steps) == 0 {
		return Given, rest, true
	}
	return (*r.steps)[len(*r.steps)-1].Kind, rest, true
}

// row adds a row to the table of the last step.
func (r *reader) row(n int, text string) error {
	if r.steps == nil || len(*r.steps) == 0 {
		return r.fault(n, "a table without a step above it", "a step")
	}
	cells, ok := cells(text)
	step := &(*r.steps)[len(*r.steps)-1]
	switch {
	case !ok || len(cells) > maxColumns:
		return r.fault(n, "a row of a table that has no end, or too many columns", "| cell | cell |")
	case len(step.Table) > 0 && len(step.Table[0]) != len(cells):
		return r.fault(n, fmt.Sprintf("a row of %d cells in a table of %d columns", len(cells), len(step.Table[0])), "rows of the same length")
	}
	if r.count++; r.count > maxSteps {
		return r.fault(n, fmt.Sprintf("more than %d steps and rows", maxSteps), "")
	}
	step.Table = append(step.Table, cells)
	return nil
}

// cells splits | a | b |, in which \| is a bar, \n a line and \\ a backslash.
func cells(text string) ([]string, bool) {
	var out []string
	var cell strings.Builder
	closed := false
	runes := []rune(text[1:])
	for i := 0; i < len(runes); i++ {
		closed = false
		switch c := runes[i]; {
		case c == '|':
			out = append(out, strings.TrimSpace(cell.String()))
			cell.Reset()
			closed = true
		case c == '\\' && i+1 < len(runes) && strings.ContainsRune(`|n\`, runes[i+1]):
			i++
			cell.WriteRune(map[rune]rune{'|': '|', 'n': '\n', '\\': '\\'}[runes[i]])
		default:
			cell.WriteRune(c)
		}
	}
	return out, closed
}

func after(text string, keywords []string) (string, bool) {
	at := slices.IndexFunc(keywords, func(k string) bool { return strings.HasPrefix(text, k) })
	if at < 0 {
		return "", false
	}
	return strings.TrimSpace(text[len(keywords[at]):]), true
}

func clip(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}
