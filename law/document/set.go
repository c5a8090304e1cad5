package document

import (
	"slices"

	"meent.nl/meent/law/value"
)

// Set holds checked documents: every name resolves, every type is right, and on
// no day a rule depends on itself. It is never changed after Load.
type Set struct {
	laws     []string               // sorted
	versions map[string][]*Document // per law, oldest first, never overlapping
	voc      Vocabulary
	source   source
}

// Vocabulary is what the set was checked against.
func (s *Set) Vocabulary() Vocabulary { return s.voc }

// Laws lists the identifiers of all laws, sorted.
func (s *Set) Laws() []string { return slices.Clone(s.laws) }

// Versions lists the documents of one law, oldest first.
func (s *Set) Versions(law string) []*Document { return slices.Clone(s.versions[law]) }

// Document is the version of a law that is in force on a date.
func (s *Set) Document(law string, on value.Date) (*Document, bool) {
	for _, d := range s.versions[law] {
		if d.InForce(on) {
			return d, true
		}
	}
	return nil, false
}

// InForce lists the documents in force on a date, sorted by law.
func (s *Set) InForce(on value.Date) []*Document {
	var found []*Document
	for _, law := range s.laws {
		if d, ok := s.Document(law, on); ok {
			found = append(found, d)
		}
	}
	return found
}

// Rule is a rule of the version of a law in force on a date.
func (s *Set) Rule(law, name string, on value.Date) (*Rule, bool) {
	d, ok := s.Document(law, on)
	if !ok {
		return nil, false
	}
	r := d.Rule(name)
	return r, r != nil
}

// Parameter is a parameter of the version of a law in force on a date.
func (s *Set) Parameter(law, name string, on value.Date) (*Parameter, bool) {
	d, ok := s.Document(law, on)
	if !ok {
		return nil, false
	}
	p := d.Parameter(name)
	return p, p != nil
}

// InForce tells whether the document is in force on a date.
func (d *Document) InForce(on value.Date) bool { return d.From <= on && on <= d.last() }

// Rule is the rule of that name, or the one that stands for an open term that
// municipalities set; nil where there is none.
func (d *Document) Rule(name string) *Rule {
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			if r.Name == name {
				return r
			}
		}
	}
	for _, t := range d.OpenTerms {
		if t.Rule != nil && t.Name == name {
			return t.Rule
		}
	}
	return nil
}

// Parameter is the parameter of that name, or nil.
func (d *Document) Parameter(name string) *Parameter {
	for _, p := range d.Parameters {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// At is the value in force on a date; false before the first value and after the
// last day of one that ends before the next is known.
func (p *Parameter) At(on value.Date) (ParameterValue, bool) {
	for i := len(p.Values) - 1; i >= 0; i-- {
		if v := p.Values[i]; v.From <= on {
			return v, v.Until == 0 || on <= v.Until
		}
	}
	return ParameterValue{}, false
}

// Next is the first day after on for which a law has a value of a parameter, in any of
// its versions; false where none is known.
func (s *Set) Next(law, name string, on value.Date) (value.Date, bool) {
	for _, d := range s.versions[law] {
		p := d.Parameter(name)
		if p == nil || d.last() <= on {
			continue
		}
		for _, v := range p.Values {
			if from := max(v.From, d.From); from > on && from <= d.last() && (v.Until == 0 || from <= v.Until) {
				return from, true
			}
		}
	}
	return 0, false
}

const endless = value.Date(1<<31 - 1)

func (d *Document) last() value.Date {
	if d.Until == 0 {
		return endless
	}
	return d.Until
}
