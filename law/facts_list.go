package law

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"meent.nl/meent/law/run"
)

// maxMembers is the most members that a list is read of before it is refused.
const maxMembers = 1000

// list reads the members of a relation. Their number is known only at the end, so
// the objects are kept until then.
func (r *factsReader) list(name string, skip bool) error {
	decl, _ := r.words.Relation(name)
	token, err := r.d.Token()
	if err != nil {
		return plain(err)
	}
	if token != json.Delim('[') {
		r.problem(name, "", "must be a list [ ] of persons")
		if open, ok := token.(json.Delim); ok {
			return r.skip(open)
		}
		return nil
	}
	var members []json.RawMessage
	for r.d.More() {
		var raw json.RawMessage
		if err := r.d.Decode(&raw); err != nil {
			return plain(err)
		}
		if members = append(members, raw); len(members) > maxMembers {
			return errors.New("a list has far too many members")
		}
	}
	if _, err := r.d.Token(); err != nil || skip {
		return plain(err)
	}
	if len(members) > decl.Max {
		r.problem(name, "", fmt.Sprintf("has more than %d members", decl.Max))
		return nil
	}
	return r.members(name, decl.Member, members)
}

func (r *factsReader) members(name, kind string, members []json.RawMessage) error {
	who := make([]*run.Subject, len(members))
	isRead := r.f.ReadsList(name)
	if isRead {
		who = r.f.List(name, len(members))
	} else {
		r.unused = append(r.unused, name)
	}
	outer := r.d
	defer func() { r.d = outer }()
	for i, raw := range members {
		r.d = json.NewDecoder(bytes.NewReader(raw))
		r.d.UseNumber()
		if err := r.subject(who[i], kind, fmt.Sprintf("%s[%d]", name, i+1)); err != nil {
			return fmt.Errorf("%s[%d]: %w", name, i+1, err)
		}
	}
	return nil
}

// delim reads an opening bracket.
func (r *factsReader) delim(want json.Delim, expected string) error {
	token, err := r.d.Token()
	if err != nil {
		return plain(err)
	}
	if token != want {
		return errors.New(expected + " is expected")
	}
	return nil
}

// skip reads on to the end of what open began.
func (r *factsReader) skip(open json.Delim) error {
	if open != '{' && open != '[' {
		return errors.New("a value is expected")
	}
	for depth := 1; depth > 0; {
		token, err := r.d.Token()
		if err != nil {
			return plain(err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return nil
}

// plain is an error of the JSON reader without the text that it met, which may be
// a person's.
func plain(err error) error {
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the JSON ends too early")
	case errors.As(err, &syntax):
		return errors.New("this is not JSON")
	}
	return errors.New("the JSON cannot be read")
}
