package program

import (
	"fmt"

	"meent.nl/meent/law/document"
)

// Bounds is what is known of all people that a program will be used for.
type Bounds struct {
	// Facts is what a fact of any of them may be, by name: values in registers as
	// Fact.Range has them (words by their index in the type), and MayBeNull where it is
	// not applicable to some. Facts that are not in it may be anything.
	Facts map[string]Range
	// Members is the most members that anybody's relation has, by name.
	Members map[string]int
	// OneDay says that it is for the date of which it is asked and for no other.
	OneDay bool
}

// within is what a fact may be of the people that the program is for.
func (l *lowering) within(f *Fact) Range {
	r := f.Range
	r.May |= MayBeNull
	known, ok := l.people.Facts[f.Name]
	if !ok {
		return r
	}
	if known.MayHold() {
		lo, hi := known.Lo, known.Hi
		if words := f.Type.Words; len(words) > 0 {
			lo, hi = r.Hi, r.Lo
			for _, w := range words[known.Lo : known.Hi+1] {
				lo, hi = min(lo, l.word(w)), max(hi, l.word(w))
			}
		}
		r.Lo, r.Hi = max(r.Lo, lo), min(r.Hi, hi)
	} else {
		r.Lo, r.Hi = 0, 0
	}
	r.May = known.May &^ MayFail
	return r
}

// asked is the date that the question is asked for.
func (l *lowering) asked() id {
	if !l.people.OneDay {
		return l.g.asked()
	}
	l.span.begins(l.on)
	l.span.ends(l.on)
	return l.g.constant(int64(l.on))
}

// check refuses words that a fact does not have.
func (b Bounds) check(voc document.Vocabulary) error {
	for name, known := range b.Facts {
		f, ok := voc.Fact(name)
		if words := int64(len(f.Type.Words)); ok && words > 0 && known.MayHold() && (known.Lo < 0 || known.Hi >= words || known.Lo > known.Hi) {
			return fmt.Errorf("fact %s is said to hold words %d to %d, and it has words 0 to %d", name, known.Lo, known.Hi, words-1)
		}
	}
	return nil
}
