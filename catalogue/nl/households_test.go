package nl_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// householdsOf is how many random households a goal is tried on: few in every change,
// MEENT_HOUSEHOLDS in make nightly.
func householdsOf(t testing.TB, few int) int {
	t.Helper()
	text := os.Getenv("MEENT_HOUSEHOLDS")
	if text == "" {
		return few
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("MEENT_HOUSEHOLDS is %q, no number of households", text)
	}
	return n
}

var examples = sync.OnceValues(func() ([]*document.Examples, error) {
	c, err := loaded()
	if err != nil {
		return nil, err
	}
	return document.LoadExamples(os.DirFS("."), "laws", c.Laws.Documents())
})

// inventor makes households in which everything is known: mostly those of an example
// beside a law with a few things otherwise, now and then anybody.
type inventor struct {
	*rand.Rand
	p     *program.Program
	seeds []*document.Example
}

func invent(t testing.TB, p *program.Program, seed uint64) *inventor {
	t.Helper()
	files, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	most, scores := 0, map[*document.Example]int{}
	for _, file := range files {
		for _, x := range file.List {
			scores[x] = told(p, x.Facts)
			most = max(most, scores[x])
		}
	}
	v := &inventor{Rand: rand.New(rand.NewPCG(seed, uint64(p.On))), p: p}
	for _, file := range files {
		for _, x := range file.List {
			if scores[x] > 0 && scores[x]*5 >= most*3 {
				v.seeds = append(v.seeds, x)
			}
		}
	}
	return v
}

// told is how many facts of a program an example gives.
func told(p *program.Program, given []document.Given) int {
	n := 0
	for _, g := range given {
		for _, m := range g.Members {
			n += told(p, m)
		}
		if slices.ContainsFunc(p.Facts, func(f program.Fact) bool { return f.Name == g.Name }) {
			n++
		}
	}
	return n
}

// household fills facts.
func (v *inventor) household(t testing.TB, f *run.Facts) {
	t.Helper()
	f.Reset()
	if len(v.seeds) > 0 && v.IntN(8) > 0 {
		if err := law.Fill(f, v.seeds[v.IntN(len(v.seeds))].Facts); err != nil {
			t.Fatal(err)
		}
	}
	for i, rel := range v.p.Relations {
		if !f.Known(i) {
			f.List(rel.Name, v.IntN(min(rel.Max, 3)+1))
		}
	}
	everybody := people(f)
	for _, s := range everybody {
		for i := range v.p.Facts {
			if now, read := s.Get(i); read && !now.Decided() {
				s.Put(i, v.draw(&v.p.Facts[i]))
			}
		}
	}
	for range []int{0, 1, 1, 2, 3, 6}[v.IntN(6)] {
		if n := len(v.p.Facts); n > 0 {
			k := v.IntN(n)
			everybody[v.IntN(len(everybody))].Put(k, v.draw(&v.p.Facts[k]))
		}
	}
}

// people are the applicant and the members of every relation.
func people(f *run.Facts) []*run.Subject {
	all := []*run.Subject{f.Applicant()}
	for i := range f.Program().Relations {
		members := f.Members(i)
		for k := range members {
			all = append(all, &members[k])
		}
	}
	return all
}

// draw is a value of a fact: near what people have, or anything that it may be.
func (v *inventor) draw(f *program.Fact) program.Range {
	if f.MayBeNull && v.IntN(4) == 0 {
		return program.Null
	}
	lo, hi := f.Range.Lo, f.Range.Hi
	switch f.Type.Kind {
	case value.Word:
		word := f.Type.Words[v.IntN(len(f.Type.Words))]
		return program.Exactly(int64(slices.Index(v.p.Words, word)))
	case value.Number:
		one := int64(1)
		for range f.Scale {
			one *= 10
		}
		switch most := []int64{0, 30, 3_000, 60_000, 250_000}[v.IntN(5)] * one; {
		case most == 0 && lo <= 0 && hi >= 0:
			return program.Exactly(0)
		case most > 0:
			hi = min(hi, lo+most)
			if lo < 0 {
				lo, hi = max(lo, -most/10), min(f.Range.Hi, most)
			}
		}
	case value.Day:
		if v.IntN(8) > 0 {
			back := []int64{40, 800, 9_000, 36_500}[v.IntN(4)]
			lo, hi = max(lo, int64(v.p.On)-back), min(hi, int64(v.p.On)+40)
		}
	}
	if lo > hi {
		lo, hi = f.Range.Lo, f.Range.Hi
	}
	return program.Exactly(lo + v.Int64N(hi-lo+1))
}
