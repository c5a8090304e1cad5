package law

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
)

// MaxHistory is the most bytes of a file of facts over time.
const MaxHistory = 4 << 20

// mostFaults is how many faults of one file are told.
const mostFaults = 20

// HistoryFault is one thing that is wrong in a file of facts over time. It never holds a
// value.
type HistoryFault struct {
	Line, Column int    // from 1
	Path         string // kinderen[1].inkomen[2]; empty: the file
	Message      string
}

func (f HistoryFault) Error() string {
	if f.Path == "" {
		return fmt.Sprintf("line %d, column %d: %s", f.Line, f.Column, f.Message)
	}
	return fmt.Sprintf("line %d, column %d: %s %s", f.Line, f.Column, f.Path, f.Message)
}

// ReadHistory reads facts over time in JSON. Each fact is a value as in ReadFacts, which
// then holds always, or a list of what it was from when until when, and from when that was
// recorded until it was replaced. A member of a relation is facts, or facts with a span:
//
//	{"geboortedatum": "1990-05-17",
//	 "inkomen": [{"value": 21300}, {"value": 26000, "from": "2025-07-01", "recorded": "2026-02-10"}],
//	 "kinderen": [{"from": "2025-09-10", "facts": {"geboortedatum": "2014-02-01"}}]}
//
// Days are included. What was recorded on a day is known from the beginning of that day
// (UTC); without it a fact was always known. It is as strict as ReadFacts. The error joins
// HistoryFaults, each with its place; none holds a value.
func ReadHistory(from io.Reader, vocabulary document.Vocabulary) (*timeline.History, error) {
	text, err := io.ReadAll(io.LimitReader(from, MaxHistory+1))
	if err != nil {
		return nil, errors.New("the facts cannot be read")
	}
	if len(text) > MaxHistory {
		return nil, fmt.Errorf("the facts are longer than %d bytes", MaxHistory)
	}
	r := &historyReader{text: text, words: vocabulary}
	if at, ok := valid(text); !ok {
		r.fault(at, "", "this is not JSON, or the JSON ends too early")
		return nil, r.err()
	}
	start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	h := r.history(piece{text[start:], start})
	if err := r.err(); err != nil {
		return nil, err
	}
	return h, nil
}

// valid says whether a text is one JSON value, and else where it is not.
func valid(text []byte) (at int, ok bool) {
	var anything json.RawMessage
	err := json.Unmarshal(text, &anything)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return int(syntax.Offset) - 1, false
	}
	return 0, err == nil
}

// piece is a part of the file, and where it begins there.
type piece struct {
	raw json.RawMessage
	at  int
}

func (p piece) opens(with byte) bool { return len(p.raw) > 0 && p.raw[0] == with }

type historyReader struct {
	text   []byte
	words  document.Vocabulary
	faults []error
}

func (r *historyReader) fault(at int, path, format string, args ...any) {
	if len(r.faults) > mostFaults {
		return
	}
	at = min(max(at, 0), len(r.text))
	before := r.text[:at]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + len(bytes.Runes(before[bytes.LastIndexByte(before, '\n')+1:]))
	r.faults = append(r.faults, HistoryFault{line, column, path, fmt.Sprintf(format, args...)})
	if len(r.faults) == mostFaults {
		r.faults = append(r.faults, errors.New("there is more that is wrong"))
	}
}

func (r *historyReader) err() error { return errors.Join(r.faults...) }

// history reads the whole file.
func (r *historyReader) history(p piece) *timeline.History {
	h := &timeline.History{Facts: map[string][]timeline.Entry{}, Relations: map[string]timeline.Relation{}}
	for _, one := range r.object(p, "") {
		if decl, ok := r.words.Relation(one.key); ok {
			h.Relations[one.key] = r.relation(one, decl)
			continue
		}
		r.fact(h.Facts, one, "", "")
	}
	return h
}

func (r *historyReader) relation(one member, decl document.RelationDecl) timeline.Relation {
	var all timeline.Relation
	if !one.value.opens('[') {
		r.fault(one.value.at, one.key, "must be a list [ ] of persons")
		return all
	}
	list := r.list(one.value)
	if len(list) > maxMembers {
		r.fault(one.value.at, one.key, "has far too many members")
		return all
	}
	for i, p := range list {
		path := fmt.Sprintf("%s[%d]", one.key, i+1)
		m := timeline.Member{Facts: map[string][]timeline.Entry{}}
		facts := r.object(p, path)
		if slices.ContainsFunc(facts, func(f member) bool { return f.key == "facts" }) {
			for _, part := range facts {
				if part.key != "facts" {
					r.span(&m.Span, part, path)
				}
			}
			r.whole(m.Span, p, path)
			at := slices.IndexFunc(facts, func(f member) bool { return f.key == "facts" })
			facts = r.object(facts[at].value, path)
		}
		for _, f := range facts {
			r.fact(m.Facts, f, decl.Member, path)
		}
		all.Members = append(all.Members, m)
	}
	return all
}

// fact reads what a fact is, or what it was when. kind is the member name of the relation
// whose member it is of.
func (r *historyReader) fact(into map[string][]timeline.Entry, one member, kind, of string) {
	path := short(one.key)
	if of != "" {
		path = of + "." + path
	}
	decl, known := r.words.Fact(one.key)
	switch {
	case !known:
		r.fault(one.at, path, "is not a fact or a relation that the catalogue knows")
		return
	case decl.Of != "person" && decl.Of != "household" && decl.Of != kind:
		r.fault(one.at, path, "is of a %s; give it inside the list of that relation", decl.Of)
		return
	case !one.value.opens('['):
		if given, ok := r.given(one.value, decl, path); ok {
			into[one.key] = []timeline.Entry{{Given: given}}
		}
		return
	}
	for i, p := range r.list(one.value) {
		if e, ok := r.entry(p, decl, fmt.Sprintf("%s[%d]", path, i+1)); ok {
			into[one.key] = append(into[one.key], e)
		}
	}
}

func (r *historyReader) entry(p piece, decl document.Fact, path string) (e timeline.Entry, ok bool) {
	if !p.opens('{') {
		r.fault(p.at, path, `must be an object with a value, as {"value": 100, "from": "2025-07-01", "recorded": "2026-02-10"}`)
		return e, false
	}
	valued := false
	for _, part := range r.object(p, path) {
		if part.key != "value" {
			r.span(&e.Span, part, path)
			continue
		}
		valued = true
		e.Given, ok = r.given(part.value, decl, path)
	}
	if !valued {
		r.fault(p.at, path, "has no value")
	}
	r.whole(e.Span, p, path)
	return e, ok
}

// given reads one value, null, or a range from … to ….
func (r *historyReader) given(p piece, decl document.Fact, path string) (run.Given, bool) {
	f := &factsReader{d: json.NewDecoder(bytes.NewReader(p.raw)), words: r.words}
	f.d.UseNumber()
	g, message, err := f.given(decl, true)
	if err == nil && message == "" {
		err = g.Fits(decl)
	}
	if err != nil && message == "" {
		message = err.Error()
	}
	if message != "" {
		r.fault(p.at, path, "%s", message)
		return run.Given{}, false
	}
	return g, true
}

func short(name string) string {
	if len(name) > maxName {
		return name[:maxName] + "…"
	}
	return name
}
