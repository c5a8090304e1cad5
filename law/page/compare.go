package page

import (
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// clauses are the words of a comparison, per operator: what stands between the two
// sides, and what stands after them. Dutch puts its verb elsewhere after "als".
type clauses struct {
	amounts, days map[string][2]string
	null, notNull [2]string // x = null, x != null
	within        [2]string // x in a range, before the range and after it
	above, after  string    // instead of the first of within where the low end is left out
	is            [2]string // x is one of a list
}

// compare writes a comparison with the words of a main clause, or of one after "als".
func (b *builder) compare(e feel.Expr, c *clauses) Phrase {
	w := words[b.lang]
	between := func(x feel.Expr, ends [2]string, y Phrase) Phrase {
		return join(b.within(x, looseSum), plain(ends[0]), y, plain(ends[1]))
	}
	switch e := e.(type) {
	case *feel.Between:
		return between(e.X, c.within, join(b.within(e.Low, looseSum), plain(w.through), b.within(e.High, looseSum)))
	case *feel.In:
		if e.Low == nil {
			return between(e.X, c.is, b.choices(e.List))
		}
		ends, upTo := c.within, w.through
		if e.OpenLow {
			ends[0] = c.above
			if e.X.Type().Kind == value.Day {
				ends[0] = c.after
			}
		}
		if e.OpenHigh {
			upTo = w.until
		}
		return between(e.X, ends, join(b.within(e.Low, looseSum), plain(upTo), b.within(e.High, looseSum)))
	case *feel.Binary:
		if said, ok := b.nobody(e); ok {
			return said
		}
		if x, ok := b.besideNull(e); ok {
			if e.Op == "=" {
				return between(x, c.null, nil)
			}
			return between(x, c.notNull, nil)
		}
		ends, ok := b.verbs(e, c)
		if ok {
			return between(e.X, ends, b.within(e.Y, looseSum))
		}
	}
	return b.say(e)
}

// besideNull is what is compared with null.
func (b *builder) besideNull(e *feel.Binary) (feel.Expr, bool) {
	_, right := e.Y.(*feel.NullLit)
	_, left := e.X.(*feel.NullLit)
	switch {
	case left == right || e.Op != "=" && e.Op != "!=":
		return nil, false
	case left:
		return e.Y, true
	}
	return e.X, true
}

// verbs are the words of a comparison of two amounts, or of two days.
func (b *builder) verbs(e *feel.Binary, c *clauses) ([2]string, bool) {
	from := c.amounts
	if e.X.Type().Kind == value.Day {
		from = c.days
	}
	ends, ok := from[e.Op]
	return ends, ok
}

// condition writes what stands after "als".
func (b *builder) condition(e feel.Expr) Phrase {
	w := words[b.lang]
	e = simpler(e)
	side := func(e feel.Expr, place int) Phrase {
		if binding(e) < place {
			return bracketed(b.condition(e))
		}
		return b.condition(e)
	}
	switch e := e.(type) {
	case *feel.Binary:
		own := binding(e)
		switch e.Op {
		case "and":
			return join(side(e.X, own), plain(" "+w.and), side(e.Y, own+1))
		case "or":
			return join(side(e.X, own), plain(" "+w.or), side(e.Y, own+1))
		case "+", "-", "*", "/":
			return b.say(e)
		}
		return b.compare(e, w.sub)
	case *feel.Between, *feel.In:
		return b.compare(e, w.sub)
	}
	return b.say(e)
}

// choices is a list of which one is meant: a, b of c.
func (b *builder) choices(items []feel.Expr) Phrase {
	parts := make([]Phrase, len(items))
	for i, item := range items {
		parts[i] = b.within(item, looseSum)
	}
	return listed(words[b.lang].or, parts)
}
