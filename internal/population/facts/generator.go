package facts

import (
	"fmt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// Generator invents facts.
type Generator struct {
	seed []byte
	on   value.Date
}

// New is the generator of a seed, for a population drawn on a day. The day decides
// how old people are for it, for ever: income does not jump on a birthday.
func New(seed string, on value.Date) *Generator {
	return &Generator{seed: []byte("meent population 1\x00" + seed), on: on}
}

// Person are the facts of a person self, of all registers together.
func (g *Generator) Person(v kin.View) fields.Values {
	out := fields.Values{}
	if v.Person.Suspended.Reason == "O" {
		ended(out)
		return synthetic(out)
	}
	l := g.life(v.Person)
	g.income(out, l)
	g.assets(out, l)
	g.health(out, l)
	g.duty(out, l)
	g.pension(out, l)
	g.mobility(out, l)
	g.rent(out, l)
	g.reason(out, l)
	g.representation(out, l)
	g.permits(out, l)
	return synthetic(out)
}

// Candidate are the facts of a person together with somebody who may count as their
// partner.
func (g *Generator) Candidate(v kin.View, c kin.Candidate) fields.Values {
	if c.BSN.IsZero() {
		return fields.Values{}
	}
	out := fields.Values{}
	g.couple(out, v, c)
	g.subtenant(out, v, c)
	g.household(out, v, c)
	g.studies(out, c)
	return synthetic(out)
}

// Child are the facts of a person together with a child.
func (g *Generator) Child(v kin.View, c kin.Child) fields.Values {
	if c.BSN.IsZero() {
		return fields.Values{}
	}
	out := fields.Values{}
	g.upbringing(out, v, c)
	g.childcare(out, c)
	g.halfYear(out, c)
	g.authority(out, v, c)
	return synthetic(out)
}

func synthetic(out fields.Values) fields.Values {
	for field, v := range out {
		v.Synthetic = true
		out[field] = v
	}
	return out
}

// amount stores cents as the register writes them.
func amount(out fields.Values, field string, cents int64) {
	out.Set(field, register.Value{State: register.Known, Text: euros(cents)})
}

// between stores an amount that is known between two bounds.
func between(out fields.Values, field string, low, high int64) {
	out.Set(field, register.Value{State: register.Incomplete, Low: euros(low), High: euros(high)})
}

func euros(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

// firstOfYear is 1 January of the year the population was drawn for.
func (g *Generator) firstOfYear() value.Date {
	d, err := value.NewDate(g.on.Year(), 1, 1)
	if err != nil {
		panic("facts: a date has a year with a first day")
	}
	return d
}

// pair is the stream of a subject of two persons.
func (g *Generator) pair(subject string, v kin.View, other kernel.BSN) stream {
	return g.stream(subject, v.Person.BSN, other)
}
