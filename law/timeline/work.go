package timeline

import (
	"errors"
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Laws gives the program of a goal (law.rule) on a date; a *law.Corpus is one.
type Laws interface {
	Program(goal string, on value.Date) (*program.Program, error)
}

// Stretch is a number of days that were asked for, one after another, with one outcome.
type Stretch struct {
	From, Until value.Date // the first and the last day that was asked for
	Days        int        // how many were
	Outcome     run.Outcome
	// Failure is why the law gives no outcome; nil where it does.
	Failure *run.Failure
	// Facts are those of the first day, and Program is what worked it out: with them
	// the stretch can be explained.
	Facts   *run.Facts
	Program *program.Program
}

// Same tells whether two stretches come to the same, whatever the days.
func (s *Stretch) Same(o *Stretch) bool {
	if s.Failure != nil || o.Failure != nil {
		return s.Failure != nil && o.Failure != nil && *s.Failure == *o.Failure
	}
	a, b := &s.Outcome, &o.Outcome
	return a.Status == b.Status && a.NotApplicable == b.NotApplicable && a.MayBeNotApplicable == b.MayBeNotApplicable &&
		a.Text(a.Value) == b.Text(b.Value) && a.Text(a.Low) == b.Text(b.Low) && a.Text(a.High) == b.Text(b.High) &&
		slices.Equal(a.Members, b.Members) && slices.Equal(a.Missing, b.Missing)
}

// Months are the first days of the months from one day to another.
func Months(from, until value.Date) []value.Date {
	first := from - value.Date(from.Day()-1)
	if first < from {
		first = first.AddMonths(1)
	}
	var days []value.Date
	for d := first; d <= until; d = d.AddMonths(1) {
		days = append(days, d)
	}
	return days
}

// Days are all days from one to another.
func Days(from, until value.Date) []value.Date {
	days := make([]value.Date, 0, max(0, int(until-from)+1))
	for d := from; d <= until; d++ {
		days = append(days, d)
	}
	return days
}

// Work works a goal out for days in ascending order, on what was known at an instant.
// Neighbours with the same outcome are one stretch. The error is that of the laws or
// of the facts.
func Work(laws Laws, goal string, days []value.Date, h *History, known Instant) ([]Stretch, error) {
	w := worker{laws: laws, goal: goal, history: h, known: known, changes: h.changes(known)}
	for len(days) > 0 {
		p, err := laws.Program(goal, days[0])
		if err != nil {
			return nil, err
		}
		n := w.alike(p, days)
		if err := w.stretch(p, days[:n]); err != nil {
			return nil, err
		}
		days = days[n:]
	}
	return w.found, nil
}

type worker struct {
	laws    Laws
	goal    string
	history *History
	known   Instant
	changes []value.Date
	found   []Stretch
	machine *run.Machine
	facts   *run.Facts
}

// alike is how many days, from the first, have its program and its facts.
func (w *worker) alike(p *program.Program, days []value.Date) int {
	i, found := slices.BinarySearch(w.changes, days[0])
	if found {
		i++
	}
	end := days[len(days)-1] + 1
	if i < len(w.changes) {
		end = min(end, w.changes[i])
	}
	n, _ := slices.BinarySearchFunc(days, end, func(d, end value.Date) int { return int(d - end) })
	for n > 1 && !p.HoldsOn(days[n-1]) {
		n--
	}
	return max(n, 1)
}

// stretch works out days with the same program and facts: once if that can be shown
// to hold for all of them, else for each half.
func (w *worker) stretch(p *program.Program, days []value.Date) error {
	if w.machine == nil || w.machine.Program().Hash != p.Hash {
		w.machine, w.facts = run.NewMachine(p), run.NewFacts(p)
	}
	w.facts.Reset()
	if err := w.history.Fill(w.facts, days[0], w.known); err != nil {
		return err
	}
	return w.halve(p, days)
}

func (w *worker) halve(p *program.Program, days []value.Date) error {
	f := w.facts
	f.AskedFor(days[0])
	outcome, err := w.machine.Run(f)
	s := Stretch{From: days[0], Until: days[len(days)-1], Days: len(days), Outcome: outcome, Program: p}
	if err != nil && !errors.As(err, &s.Failure) {
		return err
	}
	if len(days) > 1 && !w.stays(days, &s) {
		half := len(days) / 2
		if err := w.halve(p, days[:half]); err != nil {
			return err
		}
		return w.halve(p, days[half:])
	}
	f.AskedFor(days[0])
	s.Facts = f.Clone()
	w.add(s)
	return nil
}

// stays tells whether the outcome is surely the same on all days.
func (w *worker) stays(days []value.Date, s *Stretch) bool {
	if s.Failure != nil || s.Outcome.Status != run.Decided {
		return false
	}
	w.facts.AskedBetween(days[0], days[len(days)-1])
	return w.machine.Stands(w.facts, &s.Outcome)
}

// add joins a stretch to the one before where nothing changed.
func (w *worker) add(s Stretch) {
	if n := len(w.found); n > 0 && w.found[n-1].Same(&s) {
		w.found[n-1].Until, w.found[n-1].Days = s.Until, w.found[n-1].Days+s.Days
		return
	}
	w.found = append(w.found, s)
}
