package standing

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// stretch is days on which the goals that it answers for are decided, or one day.
type stretch struct {
	person int
	days   []value.Date
	probe  *run.Probe
	all    []program.Range // every output of the program
	names  []name          // of each output
	mine   []int           // the outputs that it answers for
}

// name is of which goal an output is, and of which member where that yields persons.
type name struct {
	goal   string
	member int
	kind   value.Kind
}

func newStretch(person int, days []value.Date, probe *run.Probe) *stretch {
	s := &stretch{person: person, days: days, probe: probe, all: probe.Outputs(nil)}
	f := probe.Facts()
	p := f.Program()
	for _, n := range p.Outputs {
		rule := &p.Rules[n]
		members := 1
		if scope := int(rule.Out.Scope); scope > 0 && f.Known(scope-1) {
			members = len(f.Members(scope - 1))
		}
		for k := range members {
			s.names = append(s.names, name{rule.Decl.Law + "." + rule.Decl.Name, k, rule.Decl.Type.Kind})
		}
	}
	for i := range s.names {
		s.mine = append(s.mine, i)
	}
	return s
}

// open lists the goals, of those it answers for, that are not decided.
func (s *stretch) open(out []program.Range) (goals []string) {
	for _, i := range s.mine {
		if !out[i].Decided() && !slices.Contains(goals, s.names[i].goal) {
			goals = append(goals, s.names[i].goal)
		}
	}
	return goals
}

// leave has it answer for goals no more.
func (s *stretch) leave(goals []string) {
	s.mine = slices.DeleteFunc(s.mine, func(i int) bool { return slices.Contains(goals, s.names[i].goal) })
}

// goals are those that it answers for.
func (s *stretch) goals() (goals []string) {
	for _, i := range s.mine {
		if !slices.Contains(goals, s.names[i].goal) {
			goals = append(goals, s.names[i].goal)
		}
	}
	return goals
}

// is is an output as it stands.
func (s *stretch) is(i int) Outcome { return Outcome{s.all[i], s.probe.Facts().Program()} }

// same tells whether two outcomes of a kind are the same: words stand elsewhere in the
// list of another program.
func same(kind value.Kind, a, b Outcome) bool {
	if a.Range == b.Range && (kind != value.Word || a.Program == b.Program) {
		return true
	}
	return kind == value.Word && a.May == program.MayHold && b.May == program.MayHold && a.Decided() && b.Decided() &&
		a.Program.Words[a.Lo] == b.Program.Words[b.Lo] || a.May != program.MayHold && a.May == b.May && a.Decided()
}
