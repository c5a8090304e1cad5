package run

import (
	"errors"
	"math/big"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Exact is the outcome of the reference.
type Exact struct {
	NotApplicable bool
	Number        *big.Rat // a number, or the days, months or truth (1) that a register would hold
	Word          string
	Members       []int
}

// Reference works the goal of the facts out straight from the expressions of the
// law, with exact fractions: slow, and with nothing in common with programs but
// the meaning of the law. All facts must be known. The error says that the law
// gives no outcome.
func Reference(laws program.Laws, f *Facts) (Exact, error) {
	if err := f.Err(); err != nil {
		return Exact{}, err
	}
	if !f.complete() {
		return Exact{}, errors.New("the reference needs every fact")
	}
	r := &reference{laws: laws, f: f, done: map[ruleOf]known{}}
	rule, ok := laws.Rule(f.p.Law, f.p.Rule, f.asked)
	if !ok {
		return Exact{}, errors.New("the goal does not exist on this date")
	}
	v := r.rule(rule, person{})
	switch {
	case v.failed != nil:
		return Exact{}, v.failed
	case rule.Type.Kind == value.Relation:
		out := Exact{Members: []int{}}
		for _, m := range v.persons {
			if m.failed != nil {
				return Exact{}, m.failed
			}
			out.Members = append(out.Members, m.index)
		}
		return out, nil
	}
	return Exact{NotApplicable: v.absent, Number: v.number, Word: v.word}, nil
}

// known is a value of the reference. A truth is the number 1 or 0; a date, a period
// and days are numbers too.
type known struct {
	failed   error
	absent   bool
	number   *big.Rat
	word     string
	isList   bool
	relation int
	persons  []member // a list of persons
	values   []known  // with isList: a value per person of persons
	who      *person
}

// member is someone in a list; failed says that whether they are in it failed.
type member struct {
	index  int
	failed error
}

// person is the applicant, or a member of relation-1.
type person struct{ relation, index int }

type ruleOf struct {
	rule *document.Rule
	who  person
}

type reference struct {
	laws program.Laws
	f    *Facts
	done map[ruleOf]known
}

// around is where an expression stands.
type around struct {
	self  person
	name  string
	loop  person
	outer *around
}

var absent = known{absent: true}

func of(n int64) known { return known{number: new(big.Rat).SetInt64(n)} }

func ofTruth(b bool) known { return of(truthOf(b)) }

func (v known) isTrue() bool  { return v.holds() && v.number.Sign() != 0 }
func (v known) isFalse() bool { return v.holds() && v.number.Sign() == 0 }
func (v known) holds() bool   { return v.failed == nil && !v.absent }
func (v known) int() int64    { return v.number.Num().Int64() }

// blocked gives what spreads from operands that do not all hold a value.
func blocked(operands ...known) (known, bool) {
	for _, v := range operands {
		if v.failed != nil {
			return v, true
		}
	}
	for _, v := range operands {
		if v.absent {
			return absent, true
		}
	}
	return known{}, false
}

func (r *reference) rule(rule *document.Rule, who person) known {
	key := ruleOf{rule, who}
	if v, ok := r.done[key]; ok {
		return v
	}
	at := &around{self: who}
	var v known
	if rule.Type.Kind == value.Relation {
		v = r.chosen(rule, at)
	} else {
		v = r.decide(rule, at)
	}
	r.done[key] = v
	return v
}

// decide lets the exception that holds and that no other goes before decide, or
// else the formula.
func (r *reference) decide(rule *document.Rule, at *around) known {
	holds := make([]known, len(rule.Exceptions))
	for i, x := range rule.Exceptions {
		holds[i] = ofTruth(true)
		if x.When != nil {
			holds[i] = certainly(r.eval(x.When, at))
		}
	}
	decides := make([]known, len(holds))
	for i, x := range rule.Exceptions {
		decides[i] = holds[i]
		for k, y := range rule.Exceptions {
			if goesBefore(rule.Exceptions, y, x.Name, len(holds)) {
				decides[i] = both(decides[i], opposite(holds[k]))
			}
		}
	}
	for i, x := range rule.Exceptions {
		for k, y := range rule.Exceptions[:i] {
			if goesBefore(rule.Exceptions, x, y.Name, len(holds)) || goesBefore(rule.Exceptions, y, x.Name, len(holds)) {
				continue
			}
			switch {
			case decides[i].failed != nil:
				return decides[i]
			case decides[k].failed != nil:
				return decides[k]
			case decides[i].isTrue() && decides[k].isTrue():
				return known{failed: errors.New("exceptions " + x.Name + " and " + y.Name + " both hold")}
			}
		}
	}
	for i, x := range rule.Exceptions {
		if decides[i].failed != nil {
			return decides[i]
		}
		if decides[i].isTrue() {
			return inUnit(r.eval(x.Formula, at), x.Formula.Type(), rule.Type)
		}
	}
	if rule.When != nil {
		cond := r.eval(rule.When, at)
		if cond.failed != nil {
			return cond
		}
		if !cond.isTrue() {
			return absent
		}
	}
	formula := rule.FormulaOn(r.f.asked)
	return inUnit(r.eval(formula, at), formula.Type(), rule.Type)
}

// goesBefore follows "before" from one exception to the name of another.
func goesBefore(list []*document.Exception, from *document.Exception, to string, steps int) bool {
	if steps == 0 {
		return false
	}
	for _, name := range from.Before {
		if name == to {
			return true
		}
		for _, x := range list {
			if x.Name == name && goesBefore(list, x, to, steps-1) {
				return true
			}
		}
	}
	return false
}

// chosen is a rule that yields persons; where it knows one person, two are a failure.
func (r *reference) chosen(rule *document.Rule, at *around) known {
	v := r.eval(rule.Formula, at)
	if rule.When != nil {
		v = filtered(v, func(int) known { return r.eval(rule.When, at) })
	}
	var failed error
	if rule.Type.One && len(v.persons) > 1 {
		failed = errors.New("more than one person where the law knows one")
	}
	for _, m := range v.persons {
		if rule.Type.One && m.failed != nil {
			failed = m.failed
		}
	}
	out := known{relation: v.relation}
	for _, m := range v.persons {
		if failed != nil {
			m.failed = failed
		}
		out.persons = append(out.persons, m)
	}
	return out
}

// inUnit counts a value in another unit: a percentage as a number, or the reverse.
func inUnit(v known, from, to value.Type) known {
	if !v.holds() || from.Kind != value.Number || to.Kind != value.Number || v.number == nil {
		return v
	}
	v.number = new(big.Rat).Mul(v.number, new(big.Rat).Quo(share(from), share(to)))
	return v
}

// share is what one of a unit is worth: a percentage is a hundredth.
func share(t value.Type) *big.Rat {
	if t.Unit.Quantity == value.Percent {
		return big.NewRat(1, 100)
	}
	return big.NewRat(1, 1)
}
