package run

import (
	"fmt"
	"slices"

	"meent.nl/meent/law/program"
)

// Say is Try for a fact by its name; what the program does not read there is left. It is
// kept: Undo does not take it back.
func (p *Probe) Say(scope program.Scope, member int, name string, g Given) error {
	facts := p.m.p.Facts
	at := slices.IndexFunc(facts, func(f program.Fact) bool { return f.Name == name })
	if at < 0 || !slices.Contains(p.m.p.Windows[scope].Slots, at) {
		return nil
	}
	fact := &facts[at]
	r, err := g.read(fact.Fact, fact.Unknown(), p.f.word)
	if err != nil {
		return Problem{Fact: name, Message: err.Error()}
	}
	if !p.Try(scope, member, at, r) {
		return fmt.Errorf("%q cannot be said of member %d of scope %d", name, member, scope)
	}
	p.Keep()
	return nil
}

// Outputs adds to a list what each output of the program can be, in their order: of one
// that yields persons, whether each member is chosen.
func (p *Probe) Outputs(into []program.Range) []program.Range {
	for _, rule := range p.m.p.Outputs {
		out := p.m.p.Rules[rule].Out
		for k := range p.m.count[out.Scope] {
			into = append(into, p.m.ranges[p.m.at(out.Scope, k, out.Reg)])
		}
	}
	return into
}
