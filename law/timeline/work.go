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
	// Runs is how often a program was run for it: once, and once more for each version of
	// a law that left the outcome as it was; for each day where the outcome is not decided.
	Runs    int
	Outcome run.Outcome
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
func Months(from, until value.Date) []value.Date { return Periods(1, from, until) }

// Periods are the first days, from one day to another, of periods of so many months, which
// begin in January: 1, 3 of quarters, 12 of years.
func Periods(months int, from, until value.Date) []value.Date {
	_, month, day := from.Civil()
	first := from - value.Date(day-1)
	first = first.AddMonths(-((month - 1) % months))
	if first < from {
		first = first.AddMonths(months)
	}
	var days []value.Date
	for d := first; d <= until; d = d.AddMonths(months) {
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
	w := worker{laws: laws, goal: goal, history: h, known: known, changes: h.Changes(known)}
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

// stretch works out days with the same program and facts: the first of them once, for as
// many days as can be shown to come to the same, and so on with the next.
func (w *worker) stretch(p *program.Program, days []value.Date) error {
	if w.machine == nil || w.machine.Program().Hash != p.Hash {
		w.machine, w.facts = run.NewMachine(p), run.NewFacts(p)
	}
	w.facts.Reset()
	if err := w.history.Fill(w.facts, days[0], w.known); err != nil {
		return err
	}
	n := w.goesOn(p, days)
	if n > 0 {
		last := &w.found[len(w.found)-1]
		last.Until, last.Days = days[n-1], last.Days+n
	}
	for days = days[n:]; len(days) > 0; days = days[n:] {
		w.facts.AskedFor(days[0])
		outcome, err := w.machine.Run(w.facts)
		s := Stretch{From: days[0], Outcome: outcome, Program: p, Runs: 1}
		if err != nil && !errors.As(err, &s.Failure) {
			return err
		}
		s.Facts = w.facts.Clone()
		n = 1 + w.stays(days[1:], &s)
		s.Until, s.Days = days[n-1], n
		w.add(s)
	}
	return nil
}

// goesOn is for how many days, from the first, the stretch before surely goes on: what
// changed between them then did not bear on the outcome.
func (w *worker) goesOn(p *program.Program, days []value.Date) int {
	if len(w.found) == 0 {
		return 0
	}
	last := &w.found[len(w.found)-1]
	if last.Program.Hash != p.Hash || p.Type.Kind == value.Relation {
		return 0 // its registers hold values in another way; its persons may be others
	}
	return w.stays(days, last)
}

// stays is for how many days, from the first, the outcome of a stretch surely stays: all,
// or as many as are found by doubling, and then by halving what is left.
func (w *worker) stays(days []value.Date, s *Stretch) int {
	if s.Failure != nil || s.Outcome.Status != run.Decided {
		return 0
	}
	stays := func(n int) bool {
		w.facts.AskedBetween(days[0], days[n-1])
		return w.machine.Stands(w.facts, &s.Outcome)
	}
	if len(days) == 0 || stays(len(days)) {
		return len(days)
	}
	surely, not := 0, 1
	for not < len(days) && stays(not) {
		surely, not = not, 2*not
	}
	not = min(not, len(days))
	for not-surely > 1 {
		if half := (surely + not) / 2; stays(half) {
			surely = half
		} else {
			not = half
		}
	}
	return surely
}

// add joins a stretch to the one before where nothing changed.
func (w *worker) add(s Stretch) {
	if n := len(w.found); n > 0 && w.found[n-1].Same(&s) {
		last := &w.found[n-1]
		last.Until, last.Days, last.Runs = s.Until, last.Days+s.Days, last.Runs+s.Runs
		return
	}
	w.found = append(w.found, s)
}
