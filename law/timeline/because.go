package timeline

import (
	"errors"
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// causes looks for the facts that made a difference.
type causes struct {
	laws      Laws
	goal      string
	history   *History
	then, now Instant
}

// part is days, one after another, with one difference and the same causes.
type part struct {
	days    []value.Date
	because []Correction
}

// parts looks at each day: an outcome that is the same on all of them may rest on other
// facts. With whole true all that was corrected is a cause.
func (c causes) parts(days []value.Date, whole bool) ([]part, error) {
	var all []part
	for i, on := range days {
		p, err := c.laws.Program(c.goal, on)
		if err != nil {
			return nil, err
		}
		found, err := corrections(c.history, p, on, c.then, c.now)
		if err == nil && !whole {
			found, err = c.matter(p, on, found)
		}
		if err != nil {
			return nil, err
		}
		because := make([]Correction, len(found))
		for k := range found {
			because[k] = found[k].Correction
		}
		if n := len(all); n > 0 && slices.Equal(all[n-1].because, because) {
			all[n-1].days = days[i-len(all[n-1].days) : i+1]
			continue
		}
		all = append(all, part{days: days[i : i+1], because: because})
	}
	return all, nil
}

// matter keeps the corrections that matter: each in turn is undone, and stays undone where
// the outcome remains what it is now, until none can be undone.
func (c causes) matter(p *program.Program, on value.Date, all []corrected) ([]corrected, error) {
	m := run.NewMachine(p)
	work := func(undone []corrected) (Stretch, error) {
		f := run.NewFacts(p)
		f.AskedFor(on)
		err := c.history.fill(f, on, func(s source) Instant {
			if slices.ContainsFunc(undone, func(u corrected) bool { return u.source == s }) {
				return c.then
			}
			return c.now
		})
		if err != nil {
			return Stretch{}, err
		}
		var s Stretch
		if s.Outcome, err = m.Run(f); err != nil && !errors.As(err, &s.Failure) {
			return s, err
		}
		return s, nil
	}
	want, err := work(nil)
	if err != nil {
		return nil, err
	}
	var undone []corrected
	for again := true; again; {
		again = false
		for i := 0; i < len(all); {
			got, err := work(append(undone, all[i]))
			if err != nil {
				return nil, err
			}
			if !got.Same(&want) {
				i++
				continue
			}
			undone, all, again = append(undone, all[i]), slices.Delete(all, i, i+1), true
		}
	}
	return all, nil
}

// corrected is a correction with where the history has it.
type corrected struct {
	Correction
	source
}

// corrections are what is known otherwise of a day: facts of the applicant and of who is a
// member both then and now, and relations of which the members are others.
func corrections(h *History, p *program.Program, on value.Date, then, now Instant) ([]corrected, error) {
	old, current := run.NewFacts(p), run.NewFacts(p)
	if err := errors.Join(h.Fill(old, on, then), h.Fill(current, on, now)); err != nil {
		return nil, err
	}
	var all []corrected
	subject := func(relation string, member, index int, was, is *run.Subject) {
		for n, f := range p.Facts {
			a, ok := was.Get(n)
			b, _ := is.Get(n)
			if ok && a != b {
				all = append(all, corrected{Correction{f.Name, relation, member, a, b}, source{relation, index, f.Name}})
			}
		}
	}
	subject("", 0, 0, old.Applicant(), current.Applicant())
	for i, r := range p.Relations {
		before, after := h.Relations[r.Name].members(on, then), h.Relations[r.Name].members(on, now)
		for k, index := range after {
			if l := slices.Index(before, index); l >= 0 {
				subject(r.Name, k+1, index, &old.Members(i)[l], &current.Members(i)[k])
			}
		}
	}
	for _, r := range p.Relations {
		if !slices.Equal(h.Relations[r.Name].members(on, then), h.Relations[r.Name].members(on, now)) {
			all = append(all, corrected{Correction{Relation: r.Name}, source{relation: r.Name}})
		}
	}
	return all, nil
}
