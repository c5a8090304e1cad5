package document

import (
	"io/fs"
	"path"

	"meent.nl/meent/law/value"
)

// Examples are the worked examples that stand beside a law.
type Examples struct {
	Place Place
	Law   string
	List  []*Example
}

// Example is one case with its outcome, and who published it.
type Example struct {
	Place  Place
	Title  string
	Source string
	On     value.Date
	Facts  []Given
	Expect []Expectation
}

// Given is a fact of an example. A fact that is not given is unknown.
type Given struct {
	Place Place
	Name  string
	// Text is the value as written: true, 28500.00, 1990-01-01, P67Y3M or a word.
	Text          string
	NotApplicable bool // written as null
	// Members are the persons of a relation, each with facts; Relation tells a
	// relation without members from a fact.
	Relation bool
	Members  [][]Given
}

// Outcome is what an example expects of a goal.
type Outcome string

const (
	Decided       Outcome = "decided"        // one value, in Text
	NotApplicable Outcome = "not_applicable" // the rule does not apply
	InRange       Outcome = "range"          // more than one value is possible
	Needs         Outcome = "needs"          // facts are missing
	Fails         Outcome = "fails"          // the law file gives no outcome
)

// Expectation is what a goal should yield.
type Expectation struct {
	Place   Place
	Law     string
	Rule    string
	Outcome Outcome
	Text    string // the value as written, where it is decided
}

// LoadExamples reads every examples.yaml below dir and checks its names and the
// form of its values against the laws of the set. Its error is Faults.
func LoadExamples(fsys fs.FS, dir string, set *Set) ([]*Examples, error) {
	var faults Faults
	var all []*Examples
	err := fs.WalkDir(fsys, dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Base(file) != ExamplesFile {
			return err
		}
		r := &exampleReader{reader{file: file, faults: &faults, voc: set.voc, notes: map[note]Place{}}, set}
		if n := r.root(fsys); n != nil {
			all = append(all, r.examples(n))
		}
		return nil
	})
	if err != nil {
		return nil, Faults{{Place: Place{dir, 1, 1}, Message: "the folder cannot be read: " + err.Error()}}
	}
	if len(faults) > 0 {
		faults.sort()
		return nil, faults
	}
	return all, nil
}
