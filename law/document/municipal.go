package document

import (
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// municipalKinds are the kinds of regulation that a municipality makes.
var municipalKinds = []string{"verordening", "beleidsregel"}

// Delegation says that municipalities set what a rule yields, each for its residents.
type Delegation struct {
	Term string    // law.name
	By   feel.Expr // the municipality of the applicant, a word
	// Fillers are in the order of the laws and their versions; of one municipality
	// no two are in force on one day.
	Fillers []Filler
}

// Filler is what the regulation of one municipality fills an open term with.
type Filler struct {
	Municipality string
	Document     *Document
	Ref          feel.Ref // a rule or a parameter of it
}

// On lists the fillers in force on a date.
func (d *Delegation) On(on value.Date) []Filler {
	var found []Filler
	for _, f := range d.Fillers {
		if f.Document.InForce(on) {
			found = append(found, f)
		}
	}
	return found
}

// FormulaOn is what the rule yields by on a date. Of a rule that is left to the
// municipalities it is a choice between what their regulations of that date say,
// and null for a municipality that has none.
func (r *Rule) FormulaOn(on value.Date) feel.Expr {
	if r.Delegated == nil {
		return r.Formula
	}
	var cases []feel.Case
	for _, f := range r.Delegated.On(on) {
		cases = append(cases, feel.Case{Word: f.Municipality, Name: f.Ref.Law + "." + f.Ref.Name, Ref: f.Ref})
	}
	return feel.Choice(r.Delegated.By, cases, r.Type)
}

// delegations gives each term that municipalities set the rule that stands for it.
func (l *linker) delegations(d *Document) {
	for _, t := range d.OpenTerms {
		if t.Per == "" || t.Of == "" || t.Name == "" {
			continue
		}
		article, clause := cited(t.Cites)
		t.Rule = &Rule{Place: t.Place, Law: d.Law, Article: article, Name: t.Name, Label: t.Label, Of: t.Of,
			Type: t.Type, Cites: clause, Delegated: &Delegation{Term: d.Law + "." + t.Name}}
		if t.Type.Kind == value.Relation {
			l.fault(t.Place, fmt.Sprintf("%s yields persons, which no municipality sets", t.Name), "a value of each person")
		}
	}
}

// cited splits "artikel 36 lid 1" in the article and what of it is meant.
func cited(text string) (article, clause string) {
	words := strings.Fields(text)
	if len(words) < 2 || words[0] != "artikel" {
		return "", text
	}
	return strings.TrimRight(words[1], ",;"), strings.Join(words[2:], " ")
}

// municipal links a term to the regulations of the municipalities.
func (l *linker) municipal(d *Document, t *OpenTerm) {
	for _, f := range l.fillersOf(d, t.Name) {
		if f.by.Municipality == "" {
			continue // fillers has said so
		}
		for _, g := range t.Rule.Delegated.Fillers {
			if g.Municipality == f.by.Municipality && overlap(g.Document, f.by) {
				l.faultOnce(f.place, fmt.Sprintf("%s.%s fills %s for %s, which %s.%s fills already",
					f.target.ref.Law, f.target.ref.Name, f.term, g.Municipality, g.Ref.Law, g.Ref.Name),
					"one rule or parameter per municipality on any day")
			}
		}
		t.Rule.Delegated.Fillers = append(t.Rule.Delegated.Fillers,
			Filler{Municipality: f.by.Municipality, Document: f.by, Ref: f.target.ref})
	}
}

// chooser reads who says which municipality it is, and checks the municipalities
// of the fillers against it.
func (l *linker) chooser(d *Document, t *OpenTerm, s *scope) {
	at := l.at(t, "per", t.Place)
	found, ok := s.lookup(t.Per)
	switch {
	case !ok:
		_, bad := s.unknown(t.Per)
		l.fault(at, bad.Message, bad.Expected)
		return
	case found.kind.Kind != value.Word || found.of != person && found.of != household:
		l.fault(at, fmt.Sprintf("%s is %s of %s", t.Per, found.kind, found.of), "a word of the applicant that says which municipality it is")
		return
	}
	text := t.Per
	if found.of == person {
		text = "aanvrager." + t.Per
	}
	by, err := feel.Parse(text, feel.Pos{Line: at.Line, Column: at.Column})
	if err != nil {
		l.fault(at, err.Error(), "the name of a fact or a rule")
		return
	}
	for _, p := range feel.Check(by, s) {
		l.fault(at, p.Message, p.Expected)
	}
	t.Rule.Delegated.By = by
	for _, f := range t.Rule.Delegated.Fillers {
		if !slices.Contains(found.kind.Words, f.Municipality) {
			l.faultOnce(l.at(f.Document, "municipality", f.Document.Place),
				fmt.Sprintf("%s is not a word of %s, by which %s is chosen", f.Municipality, t.Per, t.Rule.Delegated.Term), "one of its words")
		}
	}
}
