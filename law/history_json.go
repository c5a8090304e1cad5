package law

import (
	"bytes"
	"encoding/json"

	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// member is a part of an object: its name, where that stands, and its value.
type member struct {
	key   string
	at    int
	value piece
}

// object is the parts of an object, in order. The text is JSON already.
func (r *historyReader) object(p piece, path string) []member {
	if !p.opens('{') {
		r.fault(p.at, path, "must be an object { } of facts")
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(p.raw))
	var all []member
	seen := map[string]bool{}
	if _, err := d.Token(); err != nil {
		return r.broken(p, path)
	}
	for d.More() {
		token, err := d.Token()
		key, ok := token.(string)
		if err != nil || !ok {
			return r.broken(p, path)
		}
		one := member{key: key, at: p.at + int(d.InputOffset())}
		if one.value, ok = r.next(d, p); !ok {
			return r.broken(p, path)
		}
		if seen[key] {
			r.fault(one.at, path, "names %s twice", short(key))
			continue
		}
		seen[key] = true
		all = append(all, one)
	}
	return all
}

// list is the parts of a list.
func (r *historyReader) list(p piece) []piece {
	d := json.NewDecoder(bytes.NewReader(p.raw))
	var all []piece
	if _, err := d.Token(); err != nil {
		r.broken(p, "")
		return nil
	}
	for d.More() {
		one, ok := r.next(d, p)
		if !ok {
			r.broken(p, "")
			return nil
		}
		all = append(all, one)
	}
	return all
}

func (r *historyReader) next(d *json.Decoder, in piece) (piece, bool) {
	var raw json.RawMessage
	if d.Decode(&raw) != nil {
		return piece{}, false
	}
	return piece{raw, in.at + int(d.InputOffset()) - len(raw)}, true
}

// broken is for JSON that was found to be right before, and is not.
func (r *historyReader) broken(p piece, path string) []member {
	r.fault(p.at, path, "cannot be read as JSON")
	return nil
}

// span reads one of the days of a span.
func (r *historyReader) span(s *timeline.Span, part member, path string) {
	var text string
	day, err := value.Date(0), json.Unmarshal(part.value.raw, &text)
	if err == nil {
		day, err = value.ParseDate(text)
	}
	switch part.key {
	case "from":
		s.From = day
	case "until":
		s.Until = day
	case "recorded":
		s.Recorded = timeline.Beginning(day)
	case "replaced":
		s.Replaced = timeline.Beginning(day)
	default:
		r.fault(part.at, path, "has a part %s; there are value or facts, from, until, recorded and replaced", short(part.key))
		return
	}
	switch {
	case err != nil:
		r.fault(part.value.at, path, "has a %s that is no day, as 2025-07-01", part.key)
	case day == 0 || day < 0 && part.key != "from" && part.key != "until":
		r.fault(part.value.at, path, "has a %s that cannot be: no record is from before 1970-01-02, and of that day itself nothing begins", part.key)
	}
}

// whole looks at a span when all of it is read.
func (r *historyReader) whole(s timeline.Span, p piece, path string) {
	if s.Until != 0 && s.Until < s.From {
		r.fault(p.at, path, "ends before it begins")
	}
	if s.Replaced != 0 && s.Replaced <= s.Recorded {
		r.fault(p.at, path, "is replaced before it is recorded")
	}
}
