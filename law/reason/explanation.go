package reason

import (
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Explanation says how an outcome came about. Its JSON form is stable.
type Explanation struct {
	Goal    string     `json:"goal"` // law.rule
	On      value.Date `json:"on"`
	Program string     `json:"program"` // hash of the program
	Answer  Answer     `json:"answer"`
	// Steps are the rules that bore on the outcome, in the order of the law; the
	// goal is the last.
	Steps []Step `json:"steps"`
	// Used lists the facts that the steps read.
	Used []Fact `json:"facts_used"`
	// Sufficed is a smallest set of those facts that fixes the outcome whatever the
	// others are: none can be left out of it. Empty where the outcome is not decided.
	Sufficed []Fact `json:"facts_that_sufficed"`
	// Missing can still change the outcome; Idle is not known either, and cannot.
	Missing []Fact `json:"facts_missing"`
	Idle    []Fact `json:"facts_not_needed"`
}

// Answer is an outcome.
type Answer struct {
	Status run.Status `json:"status"`
	Value
	Members []int `json:"members,omitempty"` // chosen persons, from 1
}

// Value is a value as people write it.
type Value struct {
	// Text is a decided value; of persons, how many they are. Persons is then their
	// numbers in the list, from 1: "1, 3".
	Text          string `json:"value,omitempty"`
	Persons       string `json:"persons,omitempty"`
	Unit          string `json:"unit"` // euro per month, boolean, date, …
	NotApplicable bool   `json:"not_applicable,omitempty"`
	// Low and High bound what is not decided; it may also be not applicable.
	Low                string `json:"low,omitempty"`
	High               string `json:"high,omitempty"`
	MayBeNotApplicable bool   `json:"may_be_not_applicable,omitempty"`
}

// Text is a sentence in Dutch and in English.
type Text struct {
	NL string `json:"nl"`
	EN string `json:"en"`
}

// Person says of whom something is: the applicant where Relation is empty.
type Person struct {
	Relation string `json:"relation,omitempty"`
	Member   int    `json:"member,omitempty"` // from 1; 0 with a relation: its members are not known
}

// Article is a place in the law.
type Article struct {
	Law     string `json:"law"`
	Title   string `json:"title"`
	Source  string `json:"source"` // BWBR0018451
	Article string `json:"article"`
	Cites   string `json:"cites"`
	// Version is the first day of the version of the law that was carried out.
	Version value.Date `json:"version,omitzero"`
	Plain   Text       `json:"plain"`
}

// Step is one rule, carried out for one person or for the household.
type Step struct {
	Article
	Rule  string `json:"rule"`
	Label Text   `json:"label"`
	Of    Person `json:"of"`
	Value
	// Formula is the one that decided: of the rule, or of Exception.
	Formula   string     `json:"formula"`
	When      string     `json:"when,omitempty"`
	Exception *Exception `json:"exception,omitempty"`
	SetBy     *SetBy     `json:"set_by,omitempty"` // where municipalities set it
	Inputs    []Input    `json:"inputs"`
}

// Exception is the departure from a rule that decided instead of it.
type Exception struct {
	Name    string `json:"name"`
	Article string `json:"article"`
	Cites   string `json:"cites"`
}

// Input is what a step used.
type Input struct {
	Kind string `json:"kind"` // fact, relation, parameter, table, rule or date
	Name string `json:"name"`
	Law  string `json:"law,omitempty"` // of a rule or a parameter
	Of   Person `json:"of"`
	Value
	Column      string     `json:"column,omitempty"`      // of a table; Value is then its cell
	Row         *Text      `json:"row,omitempty"`         // of a table: which row, where that is known
	Label       *Text      `json:"label,omitempty"`       // of a rule or a parameter
	Source      string     `json:"source,omitempty"`      // of a parameter: its publication
	Since       value.Date `json:"since,omitzero"`        // of a parameter: the first day of its value
	Unconfirmed bool       `json:"unconfirmed,omitempty"` // found in one source only
}

// Fact is a fact of someone. Name is empty where it is who the members of a
// relation are.
type Fact struct {
	Name string `json:"fact,omitempty"`
	Of   Person `json:"of"`
	Value
}

// Explain says how the last run of the machine, on these facts, came to its outcome.
func Explain(m *run.Machine, f *run.Facts, o run.Outcome) *Explanation {
	t := newTrace(m, f)
	e := &Explanation{Goal: t.p.Law + "." + t.p.Rule, On: f.Asked(), Program: t.p.Hash, Answer: t.answer(&o)}
	e.Steps = t.steps()
	e.Used = t.used()
	e.Sufficed = []Fact{}
	if o.Status == run.Decided {
		e.Sufficed = sufficed(run.NewMachine(f.Program()), f, o)
	}
	e.Missing, e.Idle = t.unknown(o.Missing), t.unknown(o.Idle)
	return e
}

func textOf(t document.Text) Text { return Text{t.NL, t.EN} }

// valueOf writes what a register was found to be.
func valueOf(p *program.Program, t value.Type, scale int, r program.Range) Value {
	v := Value{Unit: t.String()}
	switch {
	case r.May == program.MayBeNull:
		v.NotApplicable = true
	case r.Decided() && r.MayHold():
		v.Text = program.Text(t, scale, r.Lo, p.Words)
	case r.MayHold() && t.Kind != value.Word && t.Kind != value.Boolean:
		v.Low, v.High = program.Text(t, scale, r.Lo, p.Words), program.Text(t, scale, r.Hi, p.Words)
		v.MayBeNotApplicable = r.MayBeNull()
	default:
		v.MayBeNotApplicable = r.MayBeNull()
	}
	return v
}

func (t *trace) answer(o *run.Outcome) Answer {
	a := Answer{Status: o.Status, Value: Value{Unit: o.Type.String(), NotApplicable: o.NotApplicable}}
	for _, m := range o.Members {
		a.Members = append(a.Members, m+1)
	}
	switch {
	case o.Status == run.Ranged:
		a.Low, a.High, a.MayBeNotApplicable = o.Text(o.Low), o.Text(o.High), o.MayBeNotApplicable
	case o.Status == run.Decided && !o.NotApplicable && o.Type.Kind != value.Relation:
		a.Text = o.Text(o.Value)
	}
	return a
}
