package gbav

import (
	"crypto/sha256"
	"hash"
	"strconv"
)

// A list may have so many lines, and so many bytes of values in them; the longest of
// the official set has 76 lines.
const (
	maxRows = 2000
	maxSize = 1 << 20
)

// List is one person list as the file has it.
type List struct {
	Line   int      // of its first line
	Rows   int      // lines
	Size   int      // bytes of values
	Digest [32]byte // of its content; the file's own name for the list is no part of it
	End    Position // where the next list starts

	stacks [categories][]stack
}

// Position is a place in a file between two lists.
type Position struct {
	Offset int64
	Line   int // lines before it
}

// record is what one line says of one category.
type record struct {
	line   int
	values map[element]string
}

// stack is one occurrence of a category: what holds now, and below it what held.
type stack struct {
	now     record
	history []record // newest first
}

func (r record) get(el element) string { return r.values[el] }

// assembly puts the lines of a list together.
type assembly struct {
	layout    *layout
	list      *List
	digest    hash.Hash
	announced [categories]string // what the line before says of this one
}

func newAssembly(l *layout, line int) *assembly {
	return &assembly{layout: l, list: &List{Line: line}, digest: sha256.New()}
}

// add takes one line. Of a list over the limits nothing more is kept.
func (a *assembly) add(line int, fields []string) {
	a.list.Rows++
	for _, text := range fields {
		a.list.Size += len(text)
	}
	if a.list.tooLarge() {
		return
	}
	a.digest.Write([]byte{'\n'})
	for category := 1; category < categories; category++ {
		r := record{line: line}
		for _, c := range a.layout.columns[category] {
			text := fields[c.at]
			if text == "" {
				continue
			}
			if r.values == nil {
				r.values = make(map[element]string, len(a.layout.columns[category]))
			}
			r.values[c.element] = text
			a.write(category, c.element, text)
		}
		if r.values != nil {
			a.place(category, r)
		}
		a.announced[category] = ""
		if at := a.layout.follows[category]; at >= 0 {
			a.announced[category] = fields[at]
			if fields[at] != "" {
				a.write(category, 0, fields[at])
			}
		}
	}
}

// write adds one value to the digest; lengths keep "1","23" apart from "12","3".
func (a *assembly) write(category int, el element, text string) {
	a.digest.Write([]byte(name(category, el) + ":" + strconv.Itoa(len(text)) + ":" + text))
}

// place puts a record on top of its category, or below what it is the history of.
func (a *assembly) place(category int, r record) {
	stacks := a.list.stacks[category]
	switch {
	case a.isHistory(category, r):
		if len(stacks) == 0 {
			stacks = append(stacks, stack{now: record{line: a.list.Line}})
		}
		last := &stacks[len(stacks)-1]
		last.history = append(last.history, r)
	default:
		stacks = append(stacks, stack{now: r})
	}
	a.list.stacks[category] = stacks
}

// isHistory reads the announcement of the line before. Where that is absent, as
// on some lines of the official set, a category that a list has once is history,
// and in the others a record about the same person or nationality is.
func (a *assembly) isHistory(category int, r record) bool {
	if a.list.Rows == 1 {
		return false
	}
	own, past := strconv.Itoa(100 + category)[1:], strconv.Itoa(category+50)
	stacks := a.list.stacks[category]
	switch a.announced[category] {
	case past:
		return true
	case own:
		return false
	}
	if len(stacks) == 0 {
		return false
	}
	switch category {
	case document:
		return false
	case nationality:
		return r.get(510) != "" && r.get(510) == stacks[len(stacks)-1].now.get(510)
	case partnership, child:
		return sameSubject(stacks[len(stacks)-1].now, r)
	}
	return true
}

// sameSubject compares A-number, then BSN, then name and birth.
func sameSubject(a, b record) bool {
	for _, el := range []element{110, 120} {
		if a.get(el) != "" && b.get(el) != "" {
			return a.get(el) == b.get(el)
		}
	}
	return a.get(240) == b.get(240) && a.get(310) == b.get(310)
}

func (a *assembly) done(end Position) *List {
	a.list.End = end
	a.digest.Sum(a.list.Digest[:0])
	return a.list
}

func (l *List) tooLarge() bool { return l.Rows > maxRows || l.Size > maxSize }

// now is the current record of a category that a list has at most once.
func (l *List) now(category int) record {
	if len(l.stacks[category]) == 0 {
		return record{line: l.Line}
	}
	return l.stacks[category][0].now
}
