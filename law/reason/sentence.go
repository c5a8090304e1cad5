package reason

import (
	"math/big"
	"strings"

	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// sentences writes what would change an outcome. goal is what the outcome is called.
type sentences struct {
	v    Voice
	goal string
}

// nameOf is a fact, and of whom where that is not the applicant.
func nameOf(v Voice, name string, of Person) string {
	switch {
	case name == "":
		return v.Fact(of.Relation)
	case of.Relation == "":
		return v.Fact(name)
	}
	return v.Fact(name) + " (" + v.Person(of) + ")"
}

// Say is a turning as a resident reads it: from which value on there is something else,
// and what. A cliff is called one.
func (t Turning) Say(v Voice, goal Text) string {
	return t.say(v, goal, "Nu is het {is}.", "It is {is} now.")
}

// SayThen is Say of an outcome that was decided before: the fact may be otherwise by now.
func (t Turning) SayThen(v Voice, goal Text) string {
	return t.say(v, goal, "Het was {is}.", "It was {is}.")
}

// say ends in what the fact is, or was, in Dutch and in English.
func (t Turning) say(v Voice, goal Text, isNL, isEN string) string {
	s := sentences{v, WithinSentence(goal.In(v.Lang()))}
	name := nameOf(v, t.Name, t.Of)
	write := func(x Value) string { return beside(v.Fact(t.Name), v.Value(x)) }
	then := s.become(t.After)
	kind := typeOf(t.Unit).Kind
	if kind == value.Boolean || kind == value.Word {
		return s.fill("Was het antwoord op ‘{name}’ {at}, dan {then}. "+isNL, "Had ‘{name}’ been {at}, {then}. "+isEN,
			"name", name, "at", write(t.At), "then", then, "is", write(t.Value))
	}
	said := s.fill("Is ‘{name}’ {at} of meer, dan {then}. "+isNL, "Where ‘{name}’ is {at} or more, {then}. "+isEN,
		"name", name, "at", write(t.At), "then", then, "is", write(t.Value))
	if t.down() {
		said = s.fill("Is ‘{name}’ {at} of minder, dan {then}. "+isNL, "Where ‘{name}’ is {at} or less, {then}. "+isEN,
			"name", name, "at", write(t.At), "then", then, "is", write(t.Value))
	}
	if t.Cliff {
		said += " " + s.fill("Dit is een klif: bij {last} {now}.", "This is a cliff: at {last} {now}.", "last", write(t.Last), "now", s.still(t.Before))
	}
	return said
}

// down tells whether the value at which it turns lies below what the fact is now.
func (t Turning) down() bool {
	at, ok := numberOf(t.At)
	is, ok2 := numberOf(t.Value)
	if ok && ok2 {
		return at.Cmp(is) < 0
	}
	return t.At.Text < t.Text
}

// become is what comes of an outcome, as a clause: krijgt u niets.
func (s sentences) become(a Answer) string {
	n, isNumber := numberOf(a.Value)
	switch {
	case isMoney(a.Unit) && (a.NotApplicable || isNumber && n.Sign() == 0):
		return s.fill("krijgt u geen {goal}", "you get no {goal}", "goal", s.goal)
	case isMoney(a.Unit) && isNumber:
		return s.fill("krijgt u {value}", "you get {value}", "value", s.v.Value(a.Value))
	case a.Status != 0:
		return s.fill("geeft de wet geen uitkomst", "the law gives no outcome")
	}
	return s.fill("is de uitkomst {value}", "the outcome is {value}", "value", s.v.Value(a.Value))
}

// still is become of an outcome that is lost one step further.
func (s sentences) still(a Answer) string {
	if n, ok := numberOf(a.Value); ok && n.Sign() > 0 && isMoney(a.Unit) {
		return s.fill("krijgt u nog {value}", "you still get {value}", "value", s.v.Value(a.Value))
	}
	return s.become(a)
}

// Say is a marginal as a resident reads it: what is left of each hundred euro more.
func (m Marginal) Say(v Voice, goal Text) string {
	s := sentences{v, WithinSentence(goal.In(v.Lang()))}
	name := nameOf(v, m.Name, m.Of)
	more := beside(v.Fact(m.Name), v.Value(Value{Text: m.More, Unit: m.Unit}))
	change, ok := numberOf(m.Change)
	switch {
	case !ok || change.Sign() == 0:
		return s.fill("Met {more} meer ‘{name}’ verandert {goal} niet.", "With {more} more ‘{name}’, {goal} does not change.", "more", more, "name", name, "goal", s.goal)
	case strings.HasPrefix(m.Keeps, "-"):
		return s.fill("Met {more} meer ‘{name}’ gaat u erop achteruit: {goal} wordt {change}.", "With {more} more ‘{name}’ you end up with less: {goal} becomes {change}.",
			"more", more, "name", name, "goal", s.goal, "change", s.moves(m.Change))
	}
	return s.fill("Van elke {hundred} meer ‘{name}’ houdt u {keeps} over. Met {more} meer wordt {goal} {change}. De marginale druk is dus {rate}.",
		"Of each {hundred} more ‘{name}’ you keep {keeps}. With {more} more, {goal} becomes {change}. So the marginal rate is {rate}.",
		"hundred", s.euro("100"), "name", name, "keeps", s.euro(toDecimals(m.Keeps, 2)), "rate", v.Value(Value{Text: trimmed(toDecimals(m.Rate, 1)), Unit: "percentage"}),
		"more", more, "goal", s.goal, "change", s.moves(m.Change))
}

// moves is a change of an amount: € 12 per maand lager.
func (s sentences) moves(change Value) string {
	size, less := strings.CutPrefix(change.Text, "-")
	change.Text = size
	if less {
		return s.fill("{value} lager", "{value} less", "value", s.v.Value(change))
	}
	return s.fill("{value} hoger", "{value} more", "value", s.v.Value(change))
}

func (s sentences) euro(text string) string {
	return s.v.Value(Value{Text: trimmed(text), Unit: "euro"})
}

// toDecimals rounds a number for people; the JSON has all of it.
func toDecimals(number string, n int) string {
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		return number
	}
	return cents(r, n).FloatString(n)
}

// trimmed leaves out the noughts behind a decimal point.
func trimmed(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimRight(strings.TrimRight(number, "0"), ".")
}

// fill is a sentence of the language with its places filled in.
func (s sentences) fill(nl, en string, pairs ...string) string {
	return fill(s.v.Lang(), nl, en, pairs...)
}

func fill(lang page.Lang, nl, en string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(pick(lang, nl, en))
}
