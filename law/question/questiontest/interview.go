package questiontest

import (
	"fmt"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
)

// Answer takes the answer to a question over from facts that hold it: of a relation who
// its members are and nothing of them, of a threshold on which side of it the fact is.
func Answer(f, from *run.Facts, q question.Question) error {
	p := f.Program()
	to, source := f.Applicant(), from.Applicant()
	for i, r := range p.Relations {
		if r.Name != q.Relation {
			continue
		}
		if q.Fact == "" || q.Member < 0 {
			f.List(r.Name, len(from.Members(i)))
			return f.Err()
		}
		to, source = &f.Members(i)[q.Member], &from.Members(i)[q.Member]
	}
	for n := range p.Facts {
		if p.Facts[n].Name != q.Fact {
			continue
		}
		known, _ := to.Get(n)
		answer, ok := source.Get(n)
		if ok && q.Threshold {
			answer = q.Answer(known, answer.Lo >= q.From)
		}
		if ok && answer != known && to.Put(n, answer) {
			return nil
		}
	}
	return fmt.Errorf("the answer on %s tells nothing", q.Fact)
}

// Asked is what was asked of one person.
type Asked struct {
	Questions int
	Burden    float64
}

// Next chooses a question about facts, of which the outcome is not decided.
type Next func(f *run.Facts, o run.Outcome) (question.Question, error)

// InOrder is the first fact, in the order of the law, that can still change the outcome.
func InOrder(_ *run.Facts, o run.Outcome) (question.Question, error) {
	return question.Question{Missing: o.Missing[0]}, nil
}

// By chooses by a prior.
func By(prior *question.Prior, o question.Options) Next {
	return func(f *run.Facts, _ run.Outcome) (question.Question, error) {
		q, ok, err := prior.Next(f, o)
		if err == nil && !ok {
			err = fmt.Errorf("there is no question, and the outcome is not decided")
		}
		return q, err
	}
}

// Interview asks until the outcome is decided. whole is all that the person knows; of f
// something may be known before.
func Interview(f, whole *run.Facts, next Next) (Asked, error) {
	p := f.Program()
	m := run.NewMachine(p)
	want, err := m.Run(whole)
	if err != nil {
		return Asked{}, err
	}
	var a Asked
	for {
		o, err := m.Run(f)
		if err != nil {
			return a, err
		}
		if o.Status == run.Decided {
			if o.Value != want.Value || o.NotApplicable != want.NotApplicable {
				return a, fmt.Errorf("after %d questions the outcome is %d, and with all facts %d", a.Questions, o.Value, want.Value)
			}
			return a, nil
		}
		q, err := next(f, o)
		if err != nil {
			return a, err
		}
		if err := Answer(f, whole, q); err != nil {
			return a, err
		}
		a.Questions++
		a.Burden += burden(p, q)
	}
}

func burden(p *program.Program, q question.Question) float64 {
	for n := range p.Facts {
		if p.Facts[n].Name == q.Fact && (q.Relation == "" || q.Member >= 0) {
			return question.Trouble(p.Facts[n], q.Threshold)
		}
	}
	return question.RelationTrouble
}

// Add counts what somebody else was asked.
func (a *Asked) Add(other Asked) {
	a.Questions += other.Questions
	a.Burden += other.Burden
}
