package nl_test

import (
	"slices"
	"testing"

	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// togetherOf is how many households a batch is made of.
const togetherOf = 2048

// together is households in columns, and what the machine said of each.
type together struct {
	p      *program.Program
	people batch.People
	wants  []said
}

type said struct {
	text    string
	applies bool
	err     error
}

func newTogether(p *program.Program) *together {
	g := &together{p: p}
	g.empty()
	return g
}

func (g *together) full() bool { return len(g.wants) == togetherOf }

func (g *together) empty() {
	g.wants = g.wants[:0]
	g.people = batch.People{Facts: map[string]*batch.Column{}, Relations: map[string]*batch.Members{}}
	for i, w := range g.p.Windows {
		facts := g.people.Facts
		if i > 0 {
			m := &batch.Members{From: []int32{0}, Facts: map[string]*batch.Column{}}
			g.people.Relations[g.p.Relations[i-1].Name], facts = m, m.Facts
		}
		for _, n := range w.Slots {
			facts[g.p.Facts[n].Name] = &batch.Column{Wide: []int64{}, Absent: []uint64{}}
		}
	}
}

// add puts a household, of which all is known, in the columns.
func (g *together) add(f *run.Facts, o *run.Outcome, err error) {
	if g.p.Type.Kind == value.Relation {
		return
	}
	g.subject(program.Root, g.people.Facts, f.Applicant())
	for i, rel := range g.p.Relations {
		m := g.people.Relations[rel.Name]
		members := f.Members(i)
		for k := range members {
			g.subject(program.Scope(i+1), m.Facts, &members[k])
		}
		m.From = append(m.From, m.From[len(m.From)-1]+int32(len(members)))
	}
	g.people.Rows++
	one := said{err: err}
	if err == nil && !o.NotApplicable {
		one.text, one.applies = o.Text(o.Value), true
	}
	g.wants = append(g.wants, one)
}

func (g *together) subject(scope program.Scope, facts map[string]*batch.Column, s *run.Subject) {
	for _, n := range g.p.Windows[scope].Slots {
		fact := &g.p.Facts[n]
		v, _ := s.Get(n)
		c := facts[fact.Name]
		i := len(c.Wide)
		if i%64 == 0 {
			c.Absent = append(c.Absent, 0)
		}
		switch {
		case !v.MayHold():
			c.Absent[i/64] |= 1 << (i % 64)
			c.Wide = append(c.Wide, 0)
		case fact.Type.Kind == value.Word:
			c.Wide = append(c.Wide, int64(slices.Index(fact.Type.Words, g.p.Words[v.Lo])))
		default:
			c.Wide = append(c.Wide, v.Lo)
		}
	}
}

// compare works all of them out as a batch, empties the columns, and says how many they were.
func (g *together) compare(t *testing.T) int {
	t.Helper()
	if len(g.wants) == 0 {
		return 0
	}
	defer g.empty()
	if err := g.people.Measure(); err != nil {
		t.Fatal(err)
	}
	b, err := batch.Compile(world(t).Laws.Documents(), []string{g.p.Law + "." + g.p.Rule}, g.p.On, &g.people)
	if err != nil {
		t.Fatal(err)
	}
	within := b.Program()
	for chunk, w := 0, b.Worker(); chunk < b.Chunks(); chunk++ {
		w.Run(chunk, []value.Date{g.p.On}, func(_ int, out batch.Outcomes) {
			for row := range out.Rows {
				want := g.wants[out.First+row]
				v, applies, decided := out.Value(0, row)
				if decided != (want.err == nil) || decided && applies != want.applies {
					t.Fatalf("on %s, row %d: the batch decides %t, applies %t; the machine %+v", g.p.On, out.First+row, decided, applies, want)
				}
				if decided && applies && !same(program.Text(within.Type, within.Result.Scale, v, within.Words), want.text) {
					t.Fatalf("on %s, row %d: the batch gives %d, the machine %s", g.p.On, out.First+row, v, want.text)
				}
			}
		})
	}
	return len(g.wants)
}
