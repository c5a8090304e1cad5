package portal

import "meent.nl/meent/internal/platform/view"

// taskLine is something that the resident has to do.
type taskLine struct {
	Title, Href string
	By          string // the last day, in words
	Otherwise   string // what happens if they do nothing
}

// caseLine is a matter in a list.
type caseLine struct {
	Title, Href string
	Status      view.Status
	Who         string // who has it now
	By          string // until when they may take
}

// rightLine is a right in a list.
type rightLine struct {
	Title, Href string
	Worth       string // amount or range
	Certainty   string
	Reason      string
	Question    string // the fact that is missing, as a question
	granted     bool   // a decision pays it
	answer      string // what that decision gives, in a sentence
}

// messageLine is a message in a list.
type messageLine struct {
	Subject, Href string
	From, Sent    string
	By            string
	Unread        bool
}

// stepView is one step of a reason.
type stepView struct {
	ID          string // stap-3
	Number      int
	Label       string // what the step works out
	Outcome     string // what it comes to here, as it begins a line
	Within      string // the same in the middle of a sentence
	Article     string // artikel 2 lid 3 Wet op de zorgtoeslag
	ArticleHref string
	RuleHref    string        // the rule that ran, as everybody can read it
	Official    *officialView // nil: the text is not here
	Says        string        // what the article says, in plain words
	Why         string        // why it is not the usual rule
	Formula     string
	Inputs      []view.Item
	Wrong       string // where one says that this step is not right; empty: nowhere
	// Of the view of a lawyer: the step is open, with the version of its law and under
	// what condition the rule holds.
	Open          bool
	Version, When string
}
