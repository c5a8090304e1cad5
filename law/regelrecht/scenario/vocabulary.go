package scenario

import (
	"regexp"
	"strings"

	"meent.nl/meent/law/regelrecht/gherkin"
)

// Sentence is one sentence of the vocabulary, by upstream's name for it. In Text,
// "{x}" is a word in quotes and {x} a number.
type Sentence struct {
	ID    string
	Kind  gherkin.Kind
	Text  string
	Table bool
	form  *regexp.Regexp
	do    func(r *run, args []string, table [][]string) error
}

// Vocabulary is every sentence that can be run.
var Vocabulary = []*Sentence{
	{ID: "set_calculation_date", Text: `the calculation date is "{date}"`, do: (*run).setDate},
	{ID: "load_law", Text: `law "{law}" is loaded`, do: (*run).needLaw},
	{ID: "set_parameter_string", Text: `parameter "{name}" is "{value}"`, do: (*run).setParameter},
	{ID: "set_parameter_number", Text: `parameter "{name}" is {value}`, do: (*run).setParameter},
	{ID: "set_parameters_table", Text: `the following parameters:`, Table: true, do: (*run).setParameters},
	{ID: "set_data_source", Text: `the following "{source}" data with key "{key}":`, Table: true, do: (*run).addSource},
	{ID: "set_untranslatable_mode", Text: `the untranslatable mode is "{mode}"`, do: (*run).setMode},
	{ID: "evaluate", Kind: gherkin.When, Text: `I evaluate "{output}" of "{law}"`, do: (*run).evaluate},
	{ID: "evaluate_outputs", Kind: gherkin.When, Text: `I evaluate outputs "{outputs}" of "{law}"`, do: (*run).evaluate},
	{ID: "assert_succeeds", Kind: gherkin.Then, Text: `the execution succeeds`, do: (*run).succeeds},
	{ID: "assert_fails", Kind: gherkin.Then, Text: `the execution fails`, do: (*run).fails},
	{ID: "assert_fails_with", Kind: gherkin.Then, Text: `the execution fails with "{message}"`, do: (*run).fails},
	{ID: "assert_boolean_true", Kind: gherkin.Then, Text: `output "{output}" is true`, do: is("true")},
	{ID: "assert_boolean_false", Kind: gherkin.Then, Text: `output "{output}" is false`, do: is("false")},
	{ID: "assert_equals_number", Kind: gherkin.Then, Text: `output "{output}" equals {value}`, do: (*run).equals},
	{ID: "assert_equals_string", Kind: gherkin.Then, Text: `output "{output}" equals "{value}"`, do: (*run).equals},
	{ID: "assert_null", Kind: gherkin.Then, Text: `output "{output}" is null`, do: is("null")},
	{ID: "assert_contains", Kind: gherkin.Then, Text: `output "{output}" contains "{value}"`, do: (*run).contains},
	{ID: "assert_exact_outputs", Kind: gherkin.Then, Text: `the result contains exactly the outputs "{outputs}"`, do: (*run).exactly},
	{ID: "assert_provenance_direct", Kind: gherkin.Then, Text: `output "{output}" has direct provenance`, do: from("direct")},
	{ID: "assert_provenance_reactive", Kind: gherkin.Then, Text: `output "{output}" has reactive provenance`, do: from("reactive")},
	{ID: "assert_provenance_override", Kind: gherkin.Then, Text: `output "{output}" has override provenance`, do: from("override")},
	{ID: "assert_tainted", Kind: gherkin.Then, Text: `output "{output}" is tainted as untranslatable`, do: (*run).tainted},
}

var hole = regexp.MustCompile(`"\\\{[a-z]+\\\}"|\\\{[a-z]+\\\}`)

// pattern is the regular expression of a sentence.
func pattern(text string) *regexp.Regexp {
	return regexp.MustCompile("^" + hole.ReplaceAllStringFunc(regexp.QuoteMeta(text), func(h string) string {
		if strings.HasPrefix(h, `"`) {
			return `"([^"]*)"`
		}
		return `(-?[0-9]+(?:\.[0-9]+)?)`
	}) + "$")
}

// find is the sentence that a step is, with what it fills in.
func find(step gherkin.Step, vocabulary []*Sentence) (*Sentence, []string) {
	for _, s := range vocabulary {
		if s.Kind != step.Kind || s.Table != (step.Table != nil) {
			continue
		}
		if parts := s.form.FindStringSubmatch(step.Text); parts != nil {
			return s, parts[1:]
		}
	}
	return nil, nil
}
