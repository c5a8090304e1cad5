package document

import "slices"

// With is the set with further documents that were made outside the law files, such
// as those that say what a what-if changes. They are checked as law files are, against
// voc, which knows all that the vocabulary of the set knows. Their laws have names of
// their own; no law of the set takes anything from them. The set itself stays as it is.
//
// The error is Faults. A document needs Law, Place, From, Takes, and articles with rules.
func (s *Set) With(voc Vocabulary, further ...*Document) (*Set, error) {
	var faults Faults
	l := &linker{
		set:       &Set{versions: make(map[string][]*Document, len(s.versions)+len(further)), voc: voc},
		voc:       voc,
		documents: further,
		faults:    &faults,
		notes:     map[note]Place{},
		filled:    map[*Document][]filling{},
	}
	for law, versions := range s.versions {
		l.set.versions[law] = slices.Clone(versions)
	}
	for _, d := range further {
		l.notes[note{d, dated}] = d.Place
	}
	l.link()
	if len(faults) > 0 {
		faults.sort()
		return nil, faults
	}
	return l.set, nil
}
