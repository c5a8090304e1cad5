package standing

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Say says that one fact of somebody is something else, in every place where it is read,
// and gives the outcomes that come out otherwise, until the next Say. Where the error is
// of the fact, nothing changed.
func (h *Household) Say(fact string, g run.Given, places ...Place) ([]Change, error) {
	h.changes = h.changes[:0]
	for i := 0; i < len(h.stretches); i++ {
		s := h.stretches[i]
		for _, at := range places {
			if at.Person != s.person {
				continue
			}
			scope, ok := scopeOf(s.probe.Facts(), at)
			if !ok {
				continue
			}
			if err := s.probe.Say(scope, at.Member, fact, g); err != nil {
				return nil, err
			}
		}
		h.scratch = s.probe.Outputs(h.scratch[:0])
		if slices.Equal(h.scratch, s.out) {
			continue // nothing of it rests on the fact, or it comes to the same
		}
		if len(s.days) > 1 && slices.ContainsFunc(h.scratch, open) {
			parts, err := h.split(s)
			if err != nil {
				return nil, err
			}
			h.stretches = slices.Replace(h.stretches, i, i+1, parts...)
			i += len(parts) - 1
			continue
		}
		h.note(s, h.scratch)
		copy(s.out, h.scratch)
	}
	return h.changes, nil
}

// split works a stretch out in parts, now that its days are no longer alike.
func (h *Household) split(s *stretch) ([]*stretch, error) {
	parts, err := stretchesOf(s.person, s.probe.Facts().Clone(), s.days)
	for _, part := range parts {
		now := slices.Clone(part.out)
		copy(part.out, s.out)
		h.note(part, now)
		part.out = now
	}
	return parts, err
}

// note lists what comes out otherwise than it stands.
func (h *Household) note(s *stretch, now []program.Range) {
	for n, r := range now {
		if r != s.out[n] {
			h.changes = append(h.changes, Change{
				Person: s.person, Goal: s.names[n].goal, Member: s.names[n].member,
				From: s.days[0], Until: s.days[len(s.days)-1], Before: s.out[n], After: r,
			})
		}
	}
}

// scopeOf is where a program reads a place; false where it does not.
func scopeOf(f *run.Facts, at Place) (program.Scope, bool) {
	if at.Relation == "" {
		return program.Root, true
	}
	for i, r := range f.Program().Relations {
		if r.Name == at.Relation {
			return program.Scope(i + 1), f.Known(i) && at.Member < len(f.Members(i))
		}
	}
	return 0, false
}

// At is what a goal can be for a person on a day that was asked for, with the program that
// says it; of a goal that yields persons, of each member.
func (h *Household) At(person int, goal string, on value.Date) ([]program.Range, *program.Program) {
	var found []program.Range
	for _, s := range h.stretches {
		if s.person != person || !slices.Contains(s.days, on) {
			continue
		}
		for n, name := range s.names {
			if name.goal == goal {
				found = append(found, s.out[n])
			}
		}
		return found, s.probe.Facts().Program()
	}
	return nil, nil
}
