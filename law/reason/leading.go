package reason

import "slices"

// MostLeading is how many facts lead a page.
const MostLeading = 5

// Leading are the facts of Sufficed to tell first, at most five: those of the applicant
// before those of others, and of each amounts, be they nothing, before other values, and
// those before a yes or no. Facts of one rank are in the order of the law.
func (e *Explanation) Leading() []Fact {
	list := slices.Clone(e.Sufficed)
	slices.SortStableFunc(list, func(a, b Fact) int { return a.rank() - b.rank() })
	return list[:min(MostLeading, len(list))]
}

func (f Fact) rank() int {
	rank := 1
	switch {
	case f.Name == "" || f.Text == "" || f.Unit == "boolean":
		rank = 2
	case isMoney(f.Unit):
		rank = 0
	}
	if f.Of.Relation != "" {
		rank += 3
	}
	return rank
}

// Reasons is an explanation with what people ask of it. Its JSON is that of the
// explanation with more beside it.
type Reasons struct {
	*Explanation
	Lead []Fact    `json:"facts_that_lead"`
	Sum  []Section `json:"sum"`
	// Outlook is nil where the outcome is not decided, or was not asked.
	Outlook *Outlook `json:"what_would_change,omitempty"`
}

// Reason puts together what is told of an explanation; o may be nil.
func Reason(e *Explanation, o *Outlook) Reasons {
	r := Reasons{Explanation: e, Lead: e.Leading(), Sum: e.Waterfall(), Outlook: o}
	if r.Lead == nil {
		r.Lead = []Fact{}
	}
	if r.Sum == nil {
		r.Sum = []Section{}
	}
	return r
}
