package law

import (
	"errors"
	"fmt"
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
	Got     string // the value, or not_applicable, range, needs, or an error
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
	switch {
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

// Check finds what a lawyer could not check, such as a number in a formula that somebody
// sets from time to time. It also makes the program of every rule that can be asked for, on
// the first day of each version and of each value of its parameters, and gives the faults
// that only then appear, such as a number that may grow too large. It is nil without faults.
func (c *Corpus) Check() document.Faults {
	var faults document.Faults
	seen := map[document.Fault]bool{}
	for _, law := range c.set.Laws() {
		for _, d := range c.set.Versions(law) {
			faults = append(faults, reading(d)...)
			for _, on := range days(d) {
				for _, f := range c.checkDay(d, on) {
					if !seen[f] {
						seen[f] = true
						faults = append(faults, f)
					}
				}
			}
		}
	}
	return inOrder(faults)
}

func (c *Corpus) checkDay(d *document.Document, on value.Date) document.Faults {
	var faults document.Faults
	var rules []*document.Rule
	for _, t := range d.OpenTerms {
		if t.Rule != nil {
			rules = append(rules, t.Rule)
		}
	}
	for _, a := range d.Articles {
		rules = append(rules, a.Rules...)
	}
	for _, r := range rules {
		if r.Of != "household" && r.Of != "person" {
			continue
		}
		_, err := c.Program(d.Law+"."+r.Name, on)
		var list document.Faults
		switch {
		case err == nil:
		case errors.As(err, &list):
			faults = append(faults, list...)
		default:
			faults = append(faults, document.Fault{Place: r.Place, Message: fmt.Sprintf("%s: %v", r.Name, err)})
		}
	}
	return faults
}

// days are the first day of a version, and the days in it on which a parameter changes.
func days(d *document.Document) []value.Date {
	all := []value.Date{d.From}
	for _, p := range d.Parameters {
		for _, v := range p.Values {
			if v.From > d.From && d.InForce(v.From) {
				all = append(all, v.From)
			}
		}
	}
	return all
}
