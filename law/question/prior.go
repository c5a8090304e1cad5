package question

import (
	"errors"
	"fmt"
	"slices"

	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Prior is what a sample knows of the facts of a program. It is never changed, and any
// number of goroutines may use it.
type Prior struct {
	p     *program.Program
	s     *Sample
	slots [][]slot // per scope and slot of the program
}

// slot is where the sample has a fact.
type slot struct {
	place  place // of the first member
	fact   int   // its index in Program.Facts
	whole  program.Range
	column *batch.Column
	words  []int64 // of a word: the register of each word of its type
}

// ErrLacking is the error of a sample that has not all facts of a program.
var ErrLacking = errors.New("the prior lacks what the program reads")

// NewPrior finds the facts of a program in a sample. An ErrLacking says which it lacks.
func NewPrior(p *program.Program, s *Sample) (*Prior, error) {
	q := &Prior{p: p, s: s, slots: make([][]slot, len(p.Windows))}
	for scope, w := range p.Windows {
		facts, relation := s.people.Facts, ""
		if scope > 0 {
			relation = p.Relations[scope-1].Name
			m, ok := s.people.Relations[relation]
			if !ok {
				return nil, fmt.Errorf("%w: %s.%s, relation %s", ErrLacking, p.Law, p.Rule, relation)
			}
			facts = m.Facts
		}
		for _, n := range w.Slots {
			fact := p.Facts[n]
			c, ok := facts[fact.Name]
			if !ok {
				return nil, fmt.Errorf("%w: %s.%s, %s of %q", ErrLacking, p.Law, p.Rule, fact.Name, relation)
			}
			q.slots[scope] = append(q.slots[scope], newSlot(p, n, relation, c))
		}
	}
	return q, nil
}

func newSlot(p *program.Program, n int, relation string, c *batch.Column) slot {
	fact := &p.Facts[n]
	at := slot{place: place{relation: relation, fact: fact.Name}, fact: n, column: c, whole: fact.Range}
	if fact.Type.Kind == value.Word {
		for _, word := range fact.Type.Words {
			at.words = append(at.words, int64(slices.Index(p.Words, word)))
		}
	}
	return at
}

// register is what the register of a fact holds for one who has a value.
func (s *slot) register(i int) (program.Range, bool) {
	r, known := s.column.Value(i)
	if !known || !r.MayHold() {
		return r, known
	}
	v := r.Lo
	if s.words != nil {
		if v < 0 || int(v) >= len(s.words) || s.words[v] < 0 {
			return program.Range{}, false
		}
		v = s.words[v]
	}
	if v < s.whole.Lo || v > s.whole.Hi {
		return program.Range{}, false
	}
	return program.Exactly(v), true
}

// cell is what is known of a fact, as the columns of the sample have it; false where it is
// not one value.
func (s *slot) cell(r program.Range) (cell, bool) {
	if !r.Decided() {
		return cell{}, false
	}
	if !r.MayHold() {
		return cell{}, true
	}
	if s.words == nil {
		return cell{r.Lo, true}, true
	}
	i := slices.Index(s.words, r.Lo)
	return cell{int64(i), i >= 0}, true
}
