package question

import (
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// worlds is of how many completions is found what proves their outcome.
const worlds = 48

// proofs says, per candidate, in what share of the worlds it is among the facts that prove
// the outcome: with those known, and the rest not, it is decided.
type proofs struct {
	q    *Prior
	f    *run.Facts // as it is known
	now  *run.Probe // of f
	m    *run.Machine
	all  []candidate
	need []float64 // per candidate
	rank []int     // candidates, those to do without first
	kept []kept    // some worlds
}

// kept is a world with no more known than what proves its outcome, and the facts that do.
type kept struct {
	probe  *run.Probe
	want   run.Outcome
	proof  []int      // candidates; where each proves it alone, the probe knows none of them
	values *run.Facts // of the whole world
}

// keeps is how many worlds are kept.
const keeps = 12

// prove finds what proves the outcome of some completions: rows of the people.
func (q *Prior) prove(f *run.Facts, rows []int32, all []candidate) (*proofs, error) {
	now, err := run.NewProbe(f)
	if err != nil {
		return nil, err
	}
	p := &proofs{q: q, f: f, now: now, m: run.NewMachine(q.p), all: all, need: make([]float64, len(all))}
	for i := range slices.Backward(all) {
		p.rank = append(p.rank, i)
	}
	n, first := 0, min(len(rows), worlds/4)
	for i, row := range rows {
		if i == first { // from here on with what proved to be needed often
			slices.SortStableFunc(p.rank, func(a, b int) int { return compare(p.need[a], p.need[b]) })
			n = 0
			clear(p.need)
		}
		ok, err := p.world(row)
		if err != nil {
			return nil, err
		}
		if ok {
			n++
		}
	}
	for i := range p.need {
		p.need[i] /= float64(max(n, 1))
	}
	return p, nil
}

// world counts what proves the outcome of one completion; false where there is none.
func (p *proofs) world(row int32) (bool, error) {
	g := run.NewFacts(p.q.p)
	g.AskedFor(p.f.Asked())
	if !p.q.complete(g, p.f, int(row)) {
		return false, nil
	}
	want, err := p.m.Run(g)
	if err != nil {
		return false, nil // the law gives no outcome
	}
	values := g.Clone()
	if alone := p.alone(g, &want); len(alone) > 0 {
		p.keep(kept{p.now, want, alone, values})
		return true, nil
	}
	hidden := make([]bool, len(p.q.p.Relations))
	for i := range hidden {
		if p.f.Known(i) {
			continue
		}
		g.Hide(i, true)
		if hidden[i] = p.m.Stands(g, &want); !hidden[i] {
			g.Hide(i, false)
		}
	}
	probe, err := run.NewProbe(g)
	if err != nil {
		return false, err
	}
	var proof []int
	for _, at := range p.rank {
		c := &p.all[at]
		switch {
		case c.scope != program.Root && hidden[c.scope-1]:
		case c.fact < 0:
			proof = append(proof, at)
			p.forget(probe, &want, int(c.scope)-1)
		case c.scope != program.Root && c.member < 0:
		default:
			probe.Try(c.scope, c.member, c.fact, p.known(c))
			if probe.Stands(&want) {
				probe.Keep()
				continue
			}
			probe.Undo()
			proof = append(proof, at)
		}
	}
	p.keep(kept{probe, want, proof, values})
	return true, nil
}

// keep counts what proves a world.
func (p *proofs) keep(world kept) {
	for _, at := range world.proof {
		p.need[at]++
	}
	if len(p.kept) == keeps {
		p.kept = append(p.kept[:0], p.kept[1:]...)
	}
	p.kept = append(p.kept, world)
}

// forget makes what can be of the facts of members unknown again, of whom it was not
// known that they are there: so that the rest is not proved by them.
func (p *proofs) forget(probe *run.Probe, want *run.Outcome, relation int) {
	scope := program.Scope(relation + 1)
	for k := range probe.Facts().Members(relation) {
		for _, s := range p.q.slots[scope] {
			probe.Try(scope, k, s.fact, p.q.p.Facts[s.fact].Unknown())
			if probe.Stands(want) {
				probe.Keep()
			} else {
				probe.Undo()
			}
		}
	}
}

// known is what is known of a fact that is missing.
func (p *proofs) known(c *candidate) program.Range {
	r, _ := subject(p.f, c.scope, c.member).Get(c.fact)
	return r
}

func subject(f *run.Facts, scope program.Scope, member int) *run.Subject {
	if scope == program.Root {
		return f.Applicant()
	}
	return &f.Members(int(scope) - 1)[member]
}

// alone are the facts of which each proves the outcome by itself.
func (p *proofs) alone(g *run.Facts, want *run.Outcome) (all []int) {
	for at := range p.all {
		c := &p.all[at]
		if c.fact < 0 {
			f := p.f.Clone()
			f.List(c.Relation, len(g.Members(int(c.scope)-1)))
			if p.m.Stands(f, want) {
				all = append(all, at)
			}
			continue
		}
		r, _ := subject(g, c.scope, c.member).Get(c.fact)
		if p.now.Try(c.scope, c.member, c.fact, r) && p.now.Stands(want) {
			all = append(all, at)
		}
		p.now.Undo()
	}
	return all
}
