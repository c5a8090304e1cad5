package question

import (
	"errors"
	"math"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Question is what to ask next.
type Question struct {
	run.Missing
	// Threshold says that it is enough to ask whether the fact is at least From: all
	// values from there on come to the same, or all values before it.
	Threshold bool
	From      int64 // as the register of the fact holds it
	// Gain is how many bits it tells about the outcome, on average, by the prior.
	Gain float64
}

// Burden is the trouble that a question gives; that of yes or no is 1.
type Burden func(fact program.Fact, threshold bool) float64

// Trouble is the burden where nobody says otherwise: an amount must be looked up.
func Trouble(fact program.Fact, threshold bool) float64 {
	switch fact.Type.Kind {
	case value.Boolean, value.Word:
		return 1
	case value.Day, value.Period, value.Days:
		return 1.2
	}
	if threshold {
		return 1.5
	}
	return 2.5
}

// relationBurden is that of asking who the members of a relation are.
const relationBurden = 1.5

// Next chooses the question to ask; false where the outcome is decided, or where the
// law gives none.
func (q *Prior) Next(f *run.Facts, burden Burden) (Question, bool, error) {
	m := run.NewMachine(f.Program())
	o, err := m.Run(f)
	var failure *run.Failure
	if errors.As(err, &failure) {
		return Question{}, false, nil
	}
	if err != nil || o.Status == run.Decided || len(o.Missing) == 0 {
		return Question{}, false, err
	}
	like := q.like(f)
	best, score := Question{Missing: first(o.Missing[0])}, 0.0
	for _, missing := range o.Missing {
		missing = first(missing)
		k, ok := q.keyOf(f, missing)
		if !ok {
			continue
		}
		gain := q.gain(like, q.columns[k].bin)
		trouble, one := relationBurden, Question{Missing: missing, Gain: gain}
		if k.fact >= 0 {
			if from, ok := threshold(f, k); ok {
				one.Threshold, one.From = true, from
			}
			trouble = burden(q.p.Facts[k.fact], one.Threshold)
		}
		if s := gain / trouble; s > score*(1+1e-9) {
			best, score = one, s
		}
	}
	return best, true, nil
}

// first asks who the members are before anything of them.
func first(m run.Missing) run.Missing {
	if m.Relation != "" && m.Member < 0 {
		m.Fact = ""
	}
	return m
}

// keyOf is where the prior has a missing fact.
func (q *Prior) keyOf(f *run.Facts, missing run.Missing) (key, bool) {
	k := key{fact: -1}
	for i, r := range q.p.Relations {
		if r.Name == missing.Relation {
			k.scope, k.member = program.Scope(i+1), max(missing.Member, 0)
		}
	}
	if missing.Fact == "" {
		k.member = 0
	}
	for n, fact := range q.p.Facts {
		if fact.Name == missing.Fact {
			k.fact = n
		}
	}
	_, ok := q.columns[k]
	return k, ok
}

// enough is how many people alike say something about one more.
const enough = 200

// most is of about how many the gain of a question is reckoned.
const most = 10_000

// like are the people who are like this one in all that is known; where they are few,
// those who differ in one thing too, and so on.
func (q *Prior) like(f *run.Facts) []int32 {
	differs := make([]uint8, q.rows)
	known := 0
	compare := func(k key, r program.Range) {
		c, ok := q.columns[k]
		if !ok || !r.Decided() {
			return
		}
		known++
		want := c.of(cell{r.Lo, r.MayHold()})
		for row, bin := range c.bin {
			if bin != want {
				differs[row]++
			}
		}
	}
	for n := range q.p.Facts {
		if r, ok := f.Applicant().Get(n); ok {
			compare(key{0, 0, n}, r)
		}
	}
	for i := range q.p.Relations {
		if !f.Known(i) {
			continue
		}
		list := f.Members(i)
		compare(key{program.Scope(i + 1), 0, -1}, program.Exactly(int64(len(list))))
		for k := range min(len(list), members) {
			for n := range q.p.Facts {
				if r, ok := list[k].Get(n); ok {
					compare(key{program.Scope(i + 1), k, n}, r)
				}
			}
		}
	}
	var count [256]int
	for _, d := range differs {
		count[d]++
	}
	allowed, total := 0, count[0]
	for total < min(enough, q.rows) && allowed < known {
		allowed++
		total += count[allowed]
	}
	// Of many alike, some tell as much: every so many are taken.
	every := max(1, total/most)
	rows := make([]int32, 0, total/every+1)
	n := 0
	for row, d := range differs {
		if int(d) > allowed {
			continue
		}
		if n++; n%every == 0 {
			rows = append(rows, int32(row))
		}
	}
	return rows
}

// gain is how many bits a fact tells about the outcome among some people.
func (q *Prior) gain(rows []int32, bin []uint8) float64 {
	var joint [bins + 1][bins + 1]int
	var facts, outcomes [bins + 1]int
	for _, row := range rows {
		x, y := bin[row], q.outcomes[row]
		joint[x][y]++
		facts[x]++
		outcomes[y]++
	}
	total := float64(len(rows))
	gain := entropy(outcomes[:], total)
	for x, n := range facts {
		if n > 0 {
			gain -= float64(n) / total * entropy(joint[x][:], float64(n))
		}
	}
	return max(gain, 0)
}

func entropy(counts []int, total float64) float64 {
	h := 0.0
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / total
			h -= p * math.Log2(p)
		}
	}
	return h
}
