package standing

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Change is an outcome that comes out otherwise, from the first to the last of some days
// that were asked for.
type Change struct {
	Person        int
	Goal          string // law.rule
	Member        int    // of a goal that yields persons, from 0; else 0
	From, Until   value.Date
	Before, After Outcome
}

// Say says that one fact of somebody is something else, in every place where it is read,
// and gives the outcomes that come out otherwise, until the next Say. After an error the
// household is of no use.
func (h *Household) Say(fact string, g run.Given, places ...Place) ([]Change, error) {
	h.changes = h.changes[:0]
	for _, at := range places {
		h.remember(said{fact, g, at})
	}
	for i := 0; i < len(h.stretches); i++ {
		s := h.stretches[i]
		for _, at := range places {
			scope, ok := scopeOf(s.probe.Facts(), at)
			if at.Person != s.person || !ok {
				continue
			}
			if err := s.probe.Say(scope, at.Member, fact, g); err != nil {
				return nil, err
			}
		}
		h.scratch = s.probe.Outputs(h.scratch[:0])
		if slices.Equal(h.scratch, s.all) {
			continue // nothing of it rests on the fact, or it comes to the same
		}
		if len(s.days) > 1 && len(s.open(h.scratch)) > 0 {
			parts, err := h.stand(s.person, s.goals(), s.days)
			if err != nil {
				return nil, err
			}
			for _, part := range parts {
				h.compare(s, part)
			}
			h.stretches = slices.Replace(h.stretches, i, i+1, parts...)
			i += len(parts) - 1
			continue
		}
		h.note(s, h.scratch)
		copy(s.all, h.scratch)
	}
	return h.changes, nil
}

// remember keeps what was said last of each fact.
func (h *Household) remember(now said) {
	for i := range h.said {
		if h.said[i].fact == now.fact && h.said[i].at == now.at {
			h.said[i] = now
			return
		}
	}
	h.said = append(h.said, now)
}

// note lists what comes out otherwise than it stands.
func (h *Household) note(s *stretch, now []program.Range) {
	p := s.probe.Facts().Program()
	for _, i := range s.mine {
		if now[i] != s.all[i] {
			h.changes = append(h.changes, s.change(i, s.is(i), Outcome{now[i], p}))
		}
	}
}

// compare lists what a part of a stretch has otherwise.
func (h *Household) compare(before, part *stretch) {
	for _, i := range part.mine {
		was := before.is(slices.Index(before.names, part.names[i]))
		if now := part.is(i); !same(part.names[i].kind, was, now) {
			h.changes = append(h.changes, part.change(i, was, now))
		}
	}
}

func (s *stretch) change(i int, before, after Outcome) Change {
	return Change{
		Person: s.person, Goal: s.names[i].goal, Member: s.names[i].member,
		From: s.days[0], Until: s.days[len(s.days)-1], Before: before, After: after,
	}
}

// At is what a goal can be for a person on a day that was asked for; of a goal that yields
// persons, of each member.
func (h *Household) At(person int, goal string, on value.Date) (found []Outcome) {
	for _, s := range h.stretches {
		if s.person != person || !slices.Contains(s.days, on) {
			continue
		}
		for _, i := range s.mine {
			if s.names[i].goal == goal {
				found = append(found, s.is(i))
			}
		}
	}
	return found
}
