package law

import (
	"errors"
	"io/fs"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// ExampleResult is one expectation of one example, and what came out.
type ExampleResult struct {
	Example *document.Example
	Expect  document.Expectation
	Passed  bool
	Got     string // the value, or not_applicable, range, needs, fails, or an error
}

// RunExamples runs the examples beside the laws below dir; law limits it to those of
// one law, empty is all. The error is document.Faults: examples that cannot be read.
func (c *Corpus) RunExamples(fsys fs.FS, dir, law string) ([]ExampleResult, error) {
	files, err := document.LoadExamples(fsys, dir, c.set)
	if err != nil {
		return nil, err
	}
	var out []ExampleResult
	for _, file := range files {
		if law != "" && file.Law != law {
			continue
		}
		for _, x := range file.List {
			for _, want := range x.Expect {
				got := c.example(x, want)
				out = append(out, ExampleResult{Example: x, Expect: want, Got: got, Passed: meets(got, want)})
			}
		}
	}
	return out, nil
}

// example is what an expectation comes to, as an example would write it.
func (c *Corpus) example(x *document.Example, want document.Expectation) string {
	d, err := c.Decide(want.Law+"."+want.Rule, x.On, func(f *run.Facts) error { return Fill(f, x.Facts) })
	failure := (*run.Failure)(nil)
	switch {
	case want.Outcome == document.Fails && errors.As(err, &failure):
		return string(document.Fails)
	case err != nil:
		return "error: " + err.Error()
	case d.Outcome.Status == run.Ranged:
		return string(document.InRange)
	case d.Outcome.Status != run.Decided:
		return string(document.Needs)
	case d.Outcome.NotApplicable:
		return string(document.NotApplicable)
	}
	return d.Outcome.Text(d.Outcome.Value)
}

func meets(got string, want document.Expectation) bool {
	if want.Outcome != document.Decided {
		return got == string(want.Outcome)
	}
	a, err1 := value.ParseDecimal(got)
	b, err2 := value.ParseDecimal(want.Text)
	if err1 == nil && err2 == nil {
		return a.Cmp(b) == 0
	}
	return got == want.Text
}

// Fill sets facts that an example gives, leaving out those that the program does not
// read. The error is run.Problems.
func Fill(f *run.Facts, given []document.Given) error {
	for _, g := range given {
		if !g.Relation {
			fillOne(f.Applicant(), g)
			continue
		}
		if !f.ReadsList(g.Name) {
			continue
		}
		for k, who := range f.List(g.Name, len(g.Members)) {
			for _, of := range g.Members[k] {
				fillOne(who, of)
			}
		}
	}
	return f.Err()
}

func fillOne(who *run.Subject, g document.Given) {
	switch {
	case !who.Reads(g.Name):
	case g.NotApplicable:
		who.Set(g.Name, run.NotApplicable())
	default:
		who.Set(g.Name, run.Text(g.Text))
	}
}
