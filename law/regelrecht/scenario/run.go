package scenario

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/gherkin"
	"meent.nl/meent/law/value"
)

// Status is how a scenario went.
type Status string

// A scenario is skipped where its tags say that it is unfinished or is about notes.
const (
	Passed  Status = "passed"
	Failed  Status = "failed"
	Skipped Status = "skipped"
)

// Outcome is how one scenario went.
type Outcome struct {
	Place    document.Place
	Feature  string
	Scenario string
	Tags     []string // those of the feature too
	Status   Status
	// Problem is why it failed or was skipped, At the step.
	Problem string
	At      document.Place
	// Questions are how many questions it asked; Compiled how many of them the typed
	// program answered too; Why says for the first other one what it cannot express.
	Questions, Compiled int
	Why                 string
}

// Run runs the scenarios of a feature against laws.
func Run(lib *regelrecht.Library, f *gherkin.Feature) []Outcome {
	vocabulary := sentences()
	var all []Outcome
	for _, s := range f.Scenarios {
		o := Outcome{Place: s.Place, Feature: f.Name, Scenario: s.Name, Status: Passed, Tags: append(slices.Clone(f.Tags), s.Tags...)}
		switch {
		case slices.Contains(o.Tags, "@tier:notes"):
			o.Status, o.Problem = Skipped, "about notes in texts, which are not carried out"
		case slices.Contains(o.Tags, "@wip"):
			o.Status, o.Problem = Skipped, "marked as work in progress"
		default:
			r := &run{lib: lib, out: &o, on: defaultDate, parameters: map[string]regelrecht.Value{}}
			r.steps(append(slices.Clone(f.Background), s.Steps...), vocabulary)
		}
		all = append(all, o)
	}
	return all
}

// sentences is the vocabulary with its patterns.
func sentences() []*Sentence {
	all := make([]*Sentence, len(Vocabulary))
	for i, s := range Vocabulary {
		with := *s
		with.form = pattern(s.Text)
		all[i] = &with
	}
	return all
}

// defaultDate is the date of a question that names none: 2024-01-01.
const defaultDate value.Date = 19723

// run is one scenario being run.
type run struct {
	lib        *regelrecht.Library
	out        *Outcome
	on         value.Date
	mode       compat.Mode
	parameters map[string]regelrecht.Value
	sources    []compat.Source

	result *compat.Result
	err    error
	asked  bool
	judged bool // a step has looked at the error
}

func (r *run) steps(steps []gherkin.Step, vocabulary []*Sentence) {
	for _, step := range steps {
		sentence, args := find(step, vocabulary)
		err := fmt.Errorf("no sentence of the vocabulary is: %s", step.Text)
		if sentence != nil {
			err = sentence.do(r, args, step.Table)
		}
		if err != nil {
			r.out.Status, r.out.Problem, r.out.At = Failed, err.Error(), step.Place
			return
		}
	}
	if err := r.unjudged(); err != nil {
		r.out.Status, r.out.Problem, r.out.At = Failed, err.Error(), r.out.Place
	}
}

// unjudged is an error that no step said would be there.
func (r *run) unjudged() error {
	if r.asked && r.err != nil && !r.judged {
		return fmt.Errorf("it failed, and no step expects that: %w", r.err)
	}
	return nil
}

func (r *run) setDate(args []string, _ [][]string) (err error) {
	r.on, err = value.ParseDate(args[0])
	return err
}

func (r *run) needLaw(args []string, _ [][]string) error {
	if len(r.lib.Versions(args[0])) == 0 {
		return fmt.Errorf("there is no law %s among the laws", args[0])
	}
	return nil
}

func (r *run) setParameter(args []string, _ [][]string) error {
	r.parameters[args[0]] = regelrecht.Infer(args[1])
	return nil
}

func (r *run) setParameters(_ []string, table [][]string) error {
	for _, row := range table {
		if len(row) != 2 {
			return errors.New("a table of parameters has a name and a value in each row")
		}
		r.parameters[row[0]] = regelrecht.Infer(row[1])
	}
	return nil
}

func (r *run) addSource(args []string, table [][]string) error {
	s := compat.Source{Name: args[0], Key: args[1]}
	if !slices.Contains(table[0], s.Key) {
		return fmt.Errorf("the table %s has no column %s", s.Name, s.Key)
	}
	for _, row := range table[1:] {
		values := map[string]regelrecht.Value{}
		for i, cell := range row {
			values[table[0][i]] = regelrecht.Infer(cell)
		}
		s.Rows = append(s.Rows, values)
	}
	r.sources = append(r.sources, s)
	return nil
}

func (r *run) setMode(args []string, _ [][]string) error {
	r.mode = compat.Mode(args[0])
	return nil
}

// evaluate asks for one output or more, in both engines.
func (r *run) evaluate(args []string, _ [][]string) error {
	if err := r.unjudged(); err != nil {
		return err
	}
	var outputs []string
	for name := range strings.SplitSeq(args[0], ",") {
		outputs = append(outputs, strings.TrimSpace(name))
	}
	q := compat.Question{Law: args[1], Outputs: outputs, Parameters: r.parameters, Sources: r.sources, On: r.on, Mode: r.mode}
	r.result, r.err = compat.Ask(r.lib, q)
	r.asked, r.judged = true, false
	r.out.Questions++
	return r.compiled(q)
}
