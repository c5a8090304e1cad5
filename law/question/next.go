package question

import (
	"errors"
	"slices"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
)

// candidate is something that can be asked, and what is known of it by the prior.
type candidate struct {
	Question
	scope  program.Scope
	member int
	fact   int     // -1: who the members are
	score  float64 // what it is worth for its burden
}

// Next is the first question of Order; false where there is none.
func (q *Prior) Next(f *run.Facts, o Options) (Question, bool, error) {
	outcome, err := run.NewMachine(q.p).Run(f)
	var failure *run.Failure
	if errors.As(err, &failure) {
		return Question{}, false, nil
	}
	if err != nil || outcome.Status == run.Decided {
		return Question{}, false, err
	}
	all, err := q.Order(f, outcome.Missing, o, 1)
	if err != nil || len(all) == 0 {
		return Question{}, false, err
	}
	return all[0], true, nil
}

// Order is the questions about what is missing (of an outcome on these facts), the best
// first, and those of a topic together; what ties stands in the order of the law. Of the
// first few it says whether a threshold is enough.
func (q *Prior) Order(f *run.Facts, missing []run.Missing, o Options, few int) ([]Question, error) {
	if o.Burden == nil {
		o.Burden = Trouble
	}
	b, err := q.blend(f, q.like(f))
	if err != nil {
		return nil, err
	}
	all := q.candidates(f, missing)
	p, err := q.prove(f, spread(b.rows, worlds), all)
	if err != nil {
		return nil, err
	}
	for i := range all {
		q.weigh(&all[i], b, p.need[i], o.Burden)
	}
	out := make([]Question, 0, len(all))
	for i, at := range arrange(all, o.Topic) {
		one := all[at].Question
		if i < few {
			p.threshold(at, &one)
		}
		out = append(out, one)
	}
	return out, nil
}

// spread takes n of rows, from all over.
func spread(rows []int32, n int) []int32 {
	if len(rows) <= n {
		return rows
	}
	out := make([]int32, n)
	for i := range out {
		out[i] = rows[i*len(rows)/n]
	}
	return out
}

// candidates are what is missing, each once: who the members are before what is of them.
func (q *Prior) candidates(f *run.Facts, missing []run.Missing) []candidate {
	var all []candidate
	for _, m := range missing {
		m = first(m)
		if slices.ContainsFunc(all, func(c candidate) bool { return c.Missing == m }) {
			continue
		}
		c := candidate{Question: Question{Missing: m}, fact: -1}
		for i, r := range q.p.Relations {
			if r.Name == m.Relation {
				c.scope, c.member = program.Scope(i+1), m.Member
			}
		}
		for n := range q.p.Facts {
			if q.p.Facts[n].Name == m.Fact {
				c.fact = n
			}
		}
		all = append(all, c)
	}
	return all
}

// certain is what a fact is worth that must be known, however little it tells, in bits.
const certain = 0.3

// weigh says what a question is worth for its burden: how often the outcome is not proved
// without, and what it tells.
func (q *Prior) weigh(c *candidate, b blend, need float64, burden Burden) {
	at := place{relation: c.Relation, member: max(c.member, 0), fact: c.Fact}
	of := func(i int) cell { return q.s.cell(at, int(b.rows[i])) }
	ends := edges(len(b.rows), of, outcomeBins)
	classes := make([]uint8, len(b.rows))
	for i := range classes {
		classes[i] = binOf(ends, of(i))
	}
	c.Gain, c.Need = told(classes, b.outcomes), need
	trouble := RelationTrouble
	if c.fact >= 0 {
		trouble = burden(q.p.Facts[c.fact], false)
	}
	c.score = c.Need * (certain + c.Gain) / trouble
}

// nearly is how much better a question must be to go before one that the law names first.
const nearly = 1e-9

// arrange puts the best first, and then by topic: the topic of the best question, the
// topic of the best of the others, and so on. It gives the order.
func arrange(all []candidate, topic func(string) string) []int {
	of := make([]string, len(all))
	best, named := map[string]float64{}, map[string]int{}
	order := make([]int, len(all))
	for i, c := range all {
		order[i] = i
		if topic != nil && c.Fact != "" {
			of[i] = topic(c.Fact)
		}
		best[of[i]] = max(best[of[i]], c.score)
		if _, ok := named[of[i]]; !ok {
			named[of[i]] = i
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if of[a] != of[b] {
			if d := compare(best[of[b]], best[of[a]]); d != 0 {
				return d
			}
			return named[of[a]] - named[of[b]]
		}
		return compare(all[b].score, all[a].score)
	})
	return order
}

func compare(a, b float64) int {
	switch {
	case a > b+nearly:
		return 1
	case b > a+nearly:
		return -1
	}
	return 0
}
