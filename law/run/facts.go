package run

import (
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Facts is what is known for one run of a program. Facts and lists that are not
// set are unknown. Problems are collected: see Err.
type Facts struct {
	p     *program.Program
	asked value.Date
	until value.Date // the last of the days that are asked for; asked where it is one day
	root  Subject
	lists []list
	// Problems are in the order in which they were met.
	problems Problems
}

type list struct {
	known   bool
	members []Subject
}

// Subject is the applicant with the household, or one member of a relation.
type Subject struct {
	f     *Facts
	scope program.Scope
	index int // the member, from 0
	slots []program.Range
}

// Problem is one thing wrong with the facts. It never holds a value.
type Problem struct {
	Fact    string // or the relation, as whoever gave the facts wrote it
	Member  string // kinderen[2], counted from 1; empty for the applicant
	Message string
}

// Problems is every problem found; it is an error.
type Problems []Problem

func (p Problem) Error() string {
	if p.Member != "" {
		return fmt.Sprintf("%q of %s %s", p.Fact, p.Member, p.Message)
	}
	return fmt.Sprintf("%q %s", p.Fact, p.Message)
}

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// NewFacts gives facts of which all are unknown, asked for the date of the program.
func NewFacts(p *program.Program) *Facts {
	f := &Facts{p: p}
	f.Reset()
	return f
}

// Program is the program that the facts are for.
func (f *Facts) Program() *program.Program { return f.p }

// Reset makes everything unknown again, keeping what was allocated.
func (f *Facts) Reset() {
	f.asked, f.until, f.problems = f.p.On, f.p.On, nil
	f.root = Subject{f: f, slots: f.clear(program.Root, f.root.slots)}
	if f.lists == nil {
		f.lists = make([]list, len(f.p.Relations))
	}
	for i := range f.lists {
		f.lists[i].known, f.lists[i].members = false, f.lists[i].members[:0]
	}
}

// clear makes the slots of a subject unknown.
func (f *Facts) clear(scope program.Scope, slots []program.Range) []program.Range {
	slots = slots[:0]
	for _, n := range f.p.Windows[scope].Slots {
		slots = append(slots, f.p.Facts[n].Unknown())
	}
	return slots
}

// AskedFor sets the date of the question, where it is not the program's own. It
// must be a date that the program holds for.
func (f *Facts) AskedFor(on value.Date) {
	if !f.p.HoldsOn(on) {
		f.problem(Problem{Fact: "peildatum", Message: "is not a day that this program holds for"})
		return
	}
	f.asked, f.until = on, on
}

// AskedBetween asks for all of some days at once: the outcome is decided where it is
// the same on each of them. The program must hold on both.
func (f *Facts) AskedBetween(from, until value.Date) {
	f.AskedFor(from)
	if until < from || !f.p.HoldsOn(until) {
		f.problem(Problem{Fact: "peildatum", Message: "is not a stretch of days that this program holds for"})
		return
	}
	f.until = until
}

// Asked is the date of the question.
func (f *Facts) Asked() value.Date { return f.asked }

// Applicant is the subject that the question is about.
func (f *Facts) Applicant() *Subject { return &f.root }

// Set says what is known of a fact of the applicant.
func (f *Facts) Set(name string, g Given) { f.root.Set(name, g) }

// List says how many members a relation has, and gives them, of whom all is
// unknown at first. Call it once per relation; 0 says that there is nobody.
func (f *Facts) List(relation string, n int) []*Subject {
	i := slices.IndexFunc(f.p.Relations, func(r program.Relation) bool { return r.Name == relation })
	if i < 0 {
		f.problem(Problem{Fact: relation, Message: "is not a relation that this program reads"})
		return nil
	}
	if most := f.p.Relations[i].Max; n < 0 || n > most {
		f.problem(Problem{Fact: relation, Message: fmt.Sprintf("has more than %d members", most)})
		return nil
	}
	l := &f.lists[i]
	l.known = true
	for len(l.members) < n {
		if len(l.members) == cap(l.members) {
			l.members = append(l.members, Subject{})
		} else {
			l.members = l.members[:len(l.members)+1]
		}
	}
	l.members = l.members[:n]
	out := make([]*Subject, n)
	for k := range l.members {
		m := &l.members[k]
		*m = Subject{f: f, scope: program.Scope(i + 1), index: k, slots: f.clear(program.Scope(i+1), m.slots)}
		out[k] = m
	}
	return out
}

// Members gives the members of a relation that List made, or nil where unknown.
func (f *Facts) Members(relation int) []Subject {
	if !f.lists[relation].known {
		return nil
	}
	return f.lists[relation].members
}

// Known tells whether the members of a relation are known.
func (f *Facts) Known(relation int) bool { return f.lists[relation].known }

// Err is Problems, or nil where there are none.
func (f *Facts) Err() error {
	if len(f.problems) == 0 {
		return nil
	}
	return f.problems
}

func (f *Facts) problem(p Problem) { f.problems = append(f.problems, p) }

// Set says what is known of a fact of the subject.
func (s *Subject) Set(name string, g Given) {
	p := s.f.p
	for slot, n := range p.Windows[s.scope].Slots {
		fact := &p.Facts[n]
		if fact.Name != name {
			continue
		}
		r, err := g.read(fact.Fact, fact.Unknown(), s.f.word)
		if err != nil {
			s.f.problem(Problem{Fact: name, Member: s.Label(), Message: err.Error()})
			return
		}
		s.slots[slot] = r
		return
	}
	s.f.problem(Problem{Fact: name, Member: s.Label(), Message: "is not a fact that this program reads here"})
}

// Label is kinderen[2], counted from 1, or empty for the applicant.
func (s *Subject) Label() string {
	if s.scope == program.Root {
		return ""
	}
	return fmt.Sprintf("%s[%d]", s.f.p.Relations[s.scope-1].Name, s.index+1)
}

// Get is what is known of a fact (its index in Program.Facts), in registers;
// false where the program does not read it here.
func (s *Subject) Get(fact int) (program.Range, bool) {
	for slot, n := range s.f.p.Windows[s.scope].Slots {
		if n == fact {
			return s.slots[slot], true
		}
	}
	return program.Range{}, false
}

// Put sets what is known of a fact (its index in Program.Facts), in registers. It
// is for those who search through values, and checks only that it lies within
// the bounds of the fact.
func (s *Subject) Put(fact int, r program.Range) bool {
	for slot, n := range s.f.p.Windows[s.scope].Slots {
		if n != fact {
			continue
		}
		whole := s.f.p.Facts[fact].Range
		if r.MayHold() && (r.Lo < whole.Lo || r.Hi > whole.Hi || r.Lo > r.Hi) || r.May == 0 || r.MayFail() {
			return false
		}
		s.slots[slot] = r
		return true
	}
	return false
}

func (f *Facts) word(w string) int64 { return int64(slices.Index(f.p.Words, w)) }

// complete tells whether everything that the program reads is known.
func (f *Facts) complete() bool {
	if f.until != f.asked || !decided(f.root.slots) {
		return false
	}
	for i := range f.lists {
		if !f.lists[i].known {
			return false
		}
		for k := range f.lists[i].members {
			if !decided(f.lists[i].members[k].slots) {
				return false
			}
		}
	}
	return true
}

func decided(slots []program.Range) bool {
	for i := range slots {
		if !slots[i].Decided() {
			return false
		}
	}
	return true
}
