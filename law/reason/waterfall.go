package reason

import (
	"math/big"
	"slices"
)

// Section is one amount as it is made up: it starts at the first line, and its lines
// add up to its total, to the cent.
type Section struct {
	Step  int    `json:"step"` // of the explanation, from 1
	Label Text   `json:"label"`
	Of    Person `json:"of"`
	Lines []Line `json:"lines"`
	Total Value  `json:"total"`
}

// LineKind is what a line of a sum does.
type LineKind string

const (
	AmountLine   LineKind = "amount"   // an amount that is added, or taken off
	WorkedLine   LineKind = "worked"   // what comes of a formula that is no sum
	RoundingLine LineKind = "rounding" // what rounding changes
	FloorLine    LineKind = "floor"    // what keeps it from going below nothing
)

// Line is one amount of a section, with where it stands in the law.
type Line struct {
	Kind  LineKind `json:"kind"`
	Label *Text    `json:"label,omitempty"`
	Row   *Text    `json:"row,omitempty"`  // of a table: which row
	Fact  string   `json:"fact,omitempty"` // where it is a fact; it has no Label then
	Of    Person   `json:"of"`
	Step  int      `json:"step,omitempty"` // that worked it out, from 1
	// Made says that the section of Step stands above, and comes to Amount, or to Base.
	Made bool `json:"made,omitempty"`
	// Amount is below nothing where it is taken off; in the unit of the section.
	Amount Value `json:"amount"`
	// Share is the part that counts of Base, or how often. Base without Share is turned
	// into the time of the section, or counts for the part that Formula says.
	Share   *Value  `json:"share,omitempty"`
	Base    *Value  `json:"base,omitempty"`
	Formula string  `json:"formula,omitempty"` // of what has no name in the law, and of WorkedLine
	Article *Clause `json:"article,omitempty"`
	Source  string  `json:"source,omitempty"` // of a parameter: its publication
	// ShareSource is the publication of Share, where it is a parameter beside another name.
	ShareSource string `json:"share_source,omitempty"`
}

// Clause is where a line stands in the law.
type Clause struct {
	Law     string `json:"law"`
	Title   string `json:"title"`
	Article string `json:"article"`
	Cites   string `json:"cites"`
}

// The depth to which amounts that a sum rests on are made up themselves, and the most
// sections: what one follows from line to line.
const (
	mostDepth    = 3
	mostSections = 8
)

// Waterfall is the sum of a decided amount of money, as the law makes it up: a section
// for each amount that is made of several, in the order of the law, the last of which
// comes to the outcome. It is empty where the outcome is no amount above nothing.
func (e *Explanation) Waterfall() []Section {
	n := len(e.Steps)
	outcome, ok := numberOf(e.Answer.Value)
	if n == 0 || e.Answer.NotApplicable || !isMoney(e.Answer.Unit) || !ok || outcome.Sign() <= 0 {
		return nil
	}
	f := &fall{steps: e.Steps, number: map[place]int{}, made: map[int]bool{}, split: make([]*split, n), lines: make([][]Line, n)}
	for i, s := range e.Steps {
		f.number[place{s.Law, s.Rule, s.Of}] = i + 1
	}
	f.section(n-1, 0)
	return f.sections
}

type place struct {
	law, rule string
	of        Person
}

type fall struct {
	steps    []Step
	number   map[place]int // of a step, from 1
	sections []Section
	made     map[int]bool // steps with a section
	// What was found of each step: several lines ask it.
	split []*split
	lines [][]Line
}

// split is a formula as terms; see fall.terms.
type split struct {
	terms []term
	how   string
	ok    bool
}

// section adds the sections of what a step rests on, then its own.
func (f *fall) section(at, depth int) {
	f.made[at] = true
	own := f.steps[at]
	lines := slices.Clone(f.linesOf(f.handsOn(at)))
	for i := range lines {
		from := lines[i].Step - 1
		if lines[i].Kind != AmountLine {
			continue
		}
		if from < 0 || f.made[from] || depth >= mostDepth || len(f.sections)+depth >= mostSections || lines[i].Share != nil || !f.hasParts(from) {
			lines[i].Made = from >= 0 && f.made[from] && lines[i].Share == nil
			continue
		}
		f.section(from, depth+1)
		lines[i].Made = true
	}
	f.sections = append(f.sections, Section{Step: at + 1, Label: own.Label, Of: own.Of, Lines: lines, Total: shown(own.Value)})
}

// hasParts says whether an amount is made up of more than itself. Of a member of a
// relation only the amount stands in the sum.
func (f *fall) hasParts(at int) bool {
	if f.steps[at].Of.Relation != "" {
		return false
	}
	lines := f.linesOf(f.handsOn(at))
	return len(lines) > 1 || lines[0].Base != nil
}

// handsOn follows a step that only hands on an amount to the step that made it.
func (f *fall) handsOn(at int) int {
	for range f.steps {
		terms, _, ok := f.terms(at)
		if !ok || len(terms) != 1 {
			return at
		}
		t := terms[0]
		next, found := f.number[place{t.in.Law, t.in.Name, t.in.Of}]
		if !found || t.in.Kind != "rule" || t.share != nil || t.times != nil || t.less || !sameAmount(t.in.Value, f.steps[at].Value) {
			return at
		}
		at = next - 1
	}
	return at
}

func sameAmount(a, b Value) bool {
	x, ok := numberOf(a)
	y, ok2 := numberOf(b)
	return ok && ok2 && a.Unit == b.Unit && x.Cmp(y) == 0
}

// terms are those of a step that count, and how it is rounded; ok is false where they do
// not come to what the engine found.
func (f *fall) terms(at int) (all []term, how string, ok bool) {
	if f.split[at] == nil {
		all, how, ok = termsOf(&f.steps[at])
		f.split[at] = &split{all, how, ok}
	}
	s := f.split[at]
	return s.terms, s.how, s.ok
}

func termsOf(step *Step) (all []term, how string, ok bool) {
	w, formula, ok := workedOut(step)
	if !ok {
		return nil, "", false
	}
	formula, how, decimals, atLeastNothing, ok := w.bare(formula)
	if !ok {
		return nil, "", false
	}
	if all, ok = w.split(formula, false, false); !ok {
		return nil, "", false
	}
	total := new(big.Rat)
	for _, t := range all {
		total.Add(total, t.signed())
	}
	if atLeastNothing && total.Sign() < 0 {
		total.SetInt64(0)
	}
	if how != "" {
		if total, ok = rounded(how, total, decimals); !ok {
			return nil, "", false
		}
	}
	found, ok := numberOf(step.Value)
	all = slices.DeleteFunc(all, func(t term) bool { return t.is.Sign() == 0 })
	return all, how, ok && len(all) > 0 && total.Cmp(found) == 0
}

func (t *term) signed() *big.Rat {
	if t.less {
		return new(big.Rat).Neg(t.is)
	}
	return t.is
}

// shown writes an amount with its cents; one that a law has not rounded yet to the
// nearest cent.
func shown(v Value) Value {
	if at := len(v.Text) - 3; at > 0 && v.Text[at] == '.' && isMoney(v.Unit) {
		return v // as it is
	}
	if n, ok := numberOf(v); ok {
		v.Text = decimal(cents(n, 2), 2)
	}
	return v
}
