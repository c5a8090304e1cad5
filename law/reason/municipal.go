package reason

import (
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// SetBy says which municipality set what a step yields, and in which regulation.
type SetBy struct {
	Municipality string `json:"municipality"`
	Law          string `json:"law,omitempty"` // empty where no regulation of it is known
	Title        string `json:"title,omitempty"`
	Text         Text   `json:"text"`
}

// setBy is nil for a rule that is not left to the municipalities, and where it is
// not known which municipality it is.
func (t *trace) setBy(rule *program.Rule, read *reading) *SetBy {
	if rule.Decl.Delegated == nil || read.exception != nil {
		return nil
	}
	var e feel.Expr = rule.Formula
	for {
		choice, ok := e.(*feel.If)
		if !ok {
			break
		}
		truth, known := read.branch(rule.Branches[choice])
		switch {
		case !known:
			return nil
		case truth:
			return t.filledBy(rule, choice)
		}
		e = choice.Else
	}
	word, ok := t.municipality(rule)
	if !ok {
		return nil
	}
	shown := strings.NewReplacer("_", " ", "-", " ").Replace(word)
	return &SetBy{Municipality: word, Text: Text{
		NL: "Van uw gemeente (" + shown + ") is hiervoor geen regeling bekend. Daarom geldt dit niet.",
		EN: "No regulation of your municipality (" + shown + ") is known for this. So it does not apply.",
	}}
}

func (t *trace) filledBy(rule *program.Rule, choice *feel.If) *SetBy {
	name, ok := choice.Then.(*feel.Name)
	if !ok {
		return nil
	}
	for _, f := range rule.Decl.Delegated.On(t.f.Asked()) {
		if f.Ref == name.Ref {
			return &SetBy{Municipality: f.Municipality, Law: f.Document.Law, Title: f.Document.Title, Text: Text{
				NL: "Uw gemeente heeft dit zelf geregeld: " + f.Document.Title + ".",
				EN: "Your municipality has set this itself: " + f.Document.Title + ".",
			}}
		}
	}
	return nil
}

// municipality is the word by which the regulation is chosen, where it is known.
func (t *trace) municipality(rule *program.Rule) (string, bool) {
	var ref feel.Ref
	switch by := rule.Decl.Delegated.By.(type) {
	case *feel.Path:
		ref = by.Ref
	case *feel.Name:
		ref = by.Ref
	}
	var v Value
	switch ref.Kind {
	case feel.FactRef:
		for i := range t.p.Facts {
			if t.p.Facts[i].Name != ref.Name {
				continue
			}
			if r, ok := t.f.Applicant().Get(i); ok {
				v = valueOf(t.p, value.Type{Kind: value.Word}, 0, r)
			}
		}
	case feel.RuleRef:
		for i := range t.p.Rules {
			if r := &t.p.Rules[i]; r.Decl.Law == ref.Law && r.Decl.Name == ref.Name && r.Scope == program.Root {
				v = t.outcomeOf(r, 0)
			}
		}
	}
	return v.Text, v.Text != ""
}
