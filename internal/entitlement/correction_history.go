package entitlement

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// news is what is known now of the facts of a decision and was not known then.
type news struct {
	seen    []Seen // with what was seen before
	changed []ChangedFact
	undated []ChangedFact
}

// newsOf adds what is known now to what was seen since the decision.
func (s *Service) newsOf(b Basis, f *basisFacts, before []Seen, at time.Time) (news, error) {
	if !at.After(b.IssuedAt) {
		at = b.IssuedAt.Add(time.Microsecond)
	}
	n := news{seen: slices.Clone(before)}
	for _, path := range f.order {
		use, ok := f.now[path]
		if !ok {
			continue
		}
		raw, ok, err := s.valueNow(use)
		if err != nil {
			return n, err
		}
		last := lastSeen(n.seen, path)
		known := f.then[path]
		if last >= 0 {
			known = n.seen[last].Value
		}
		otherwise := ok && !bytes.Equal(raw, known)
		switch {
		case ok && use.Since == 0 && otherwise:
			n.undated = append(n.undated, changedFact(f, use, path, KnownFact{State: use.State, Text: use.Text, Low: use.Low, High: use.High}, 0))
			continue
		case otherwise || ok && last >= 0 && use.Since != 0 && use.Since != n.seen[last].Since:
			if last >= 0 && !otherwise {
				n.seen[last].Replaced = at // it holds since another day
			}
			n.seen = append(n.seen, Seen{Path: path, Value: raw, Since: use.Since, At: at})
		}
		n.changed = append(n.changed, changes(f, use, path, n.seen)...)
	}
	for _, relation := range f.others {
		n.undated = append(n.undated, ChangedFact{Path: relation, Relation: relation})
	}
	return n, nil
}

// changes are what was seen of one fact and still stands, each after the one before it.
func changes(f *basisFacts, use FactUse, path string, seen []Seen) []ChangedFact {
	var stand []Seen
	for _, one := range seen {
		if one.Path != path || !one.Replaced.IsZero() {
			continue
		}
		stand = slices.DeleteFunc(stand, func(before Seen) bool { return before.Since >= one.Since })
		stand = append(stand, one)
	}
	var all []ChangedFact
	then := knownFact(f.then[path])
	for i, one := range stand {
		c := changedFact(f, use, path, knownFact(one.Value), one.Since)
		if c.Then = then; i+1 < len(stand) {
			c.Until = stand[i+1].Since - 1
		}
		if then = c.Now; c.Then != c.Now {
			all = append(all, c)
		}
	}
	return all
}

func lastSeen(seen []Seen, path string) int {
	for i, one := range slices.Backward(seen) {
		if one.Path == path {
			return i
		}
	}
	return -1
}

func changedFact(f *basisFacts, use FactUse, path string, now KnownFact, since value.Date) ChangedFact {
	relation, n, field := splitPath(path)
	return ChangedFact{
		Path: path, Field: field, Relation: relation, Number: n, Then: knownFact(f.then[path]), Now: now,
		Since: since, Register: use.Register, Synthetic: use.Synthetic,
	}
}

// history is the facts of a decision with what was seen since. What the decision did not
// use may not have been asked then: of it is known what it is since the day it holds, or
// where that is not told since the day it was asked now. The members of a relation that the
// decision did not use are not known.
func (f *basisFacts) history(s *Service, seen []Seen, asked value.Date) (*timeline.History, error) {
	h := &timeline.History{Facts: map[string][]timeline.Entry{}, Relations: map[string]timeline.Relation{}}
	for relation, n := range f.members {
		members := make([]timeline.Member, n)
		for i := range members {
			members[i].Facts = map[string][]timeline.Entry{}
		}
		h.Relations[relation] = timeline.Relation{Members: members}
	}
	for path, raw := range f.then {
		if err := enter(h, path, raw, timeline.Span{}); err != nil {
			return nil, err
		}
	}
	for _, one := range seen {
		span := timeline.Span{From: one.Since, Recorded: instant(one.At)}
		if !one.Replaced.IsZero() {
			span.Replaced = instant(one.Replaced)
		}
		if err := enter(h, one.Path, one.Value, span); err != nil {
			return nil, err
		}
	}
	for path, use := range f.later {
		raw, ok, err := s.valueNow(use)
		if err != nil {
			return nil, err
		}
		if !ok || len(raw) == 0 {
			continue
		}
		if err := enter(h, path, raw, timeline.Span{From: cmp.Or(use.Since, asked)}); err != nil {
			return nil, err
		}
	}
	return h, nil
}

func enter(h *timeline.History, path string, raw []byte, span timeline.Span) error {
	given, err := asGivenRaw(raw)
	if err != nil {
		return err
	}
	relation, n, field := splitPath(path)
	facts := h.Facts
	if relation != "" {
		if n > len(h.Relations[relation].Members) {
			return nil // who was no member of it then has no facts
		}
		facts = h.Relations[relation].Members[n-1].Facts
	}
	facts[field] = append(facts[field], timeline.Entry{Span: span, Given: given})
	return nil
}
