package reason

import (
	"strconv"

	"meent.nl/meent/law/run"
)

// Audience is for whom reasons are told.
type Audience string

const (
	Resident Audience = "resident" // in plain words
	Lawyer   Audience = "lawyer"   // with the rule beside every step
)

// Part is a part of what is told, under one heading.
type Part struct {
	Key   string // outcome, facts, sum, change, immaterial, missing, rules
	Title string
	Text  string // what it is about; may be empty
	Lines []TellLine
}

// TellLine is one line of a Part.
type TellLine struct {
	Text   string
	Amount string   // of a sum, or of a fact: its value
	Total  bool     // the lines above it come to this
	Beside []string // where it comes from: the article, the rule, the source
}

// Tell writes the reasons for somebody. It says nothing of what would change an outcome
// that is not decided.
func (r Reasons) Tell(to Audience, v Voice) []Part {
	t := telling{r: r, v: v, to: to}
	parts := []Part{t.outcome()}
	for _, part := range []Part{t.facts(), t.sum(), t.change(), t.immaterial(), t.missing()} {
		if len(part.Lines) > 0 {
			parts = append(parts, part)
		}
	}
	if to == Lawyer {
		parts = append(parts, t.rules())
	}
	return parts
}

type telling struct {
	r  Reasons
	v  Voice
	to Audience
}

func (t telling) say(nl, en string, pairs ...string) string {
	return fill(t.v.Lang(), nl, en, pairs...)
}

// goal is what the outcome is called.
func (t telling) goal() Text {
	if n := len(t.r.Steps); n > 0 {
		return t.r.Steps[n-1].Label
	}
	return Text{t.r.Goal, t.r.Goal}
}

func (t telling) outcome() Part {
	p := Part{Key: "outcome", Title: t.say("Uitkomst", "Outcome")}
	if n := len(t.r.Steps); n > 0 {
		p.Text = t.r.Steps[n-1].Plain.In(t.v.Lang())
	}
	p.Lines = []TellLine{{Text: t.goal().In(t.v.Lang()), Amount: t.v.Value(t.r.Answer.Value)}}
	return p
}

func (t telling) facts() Part {
	p := Part{Key: "facts", Title: t.say("Deze gegevens gaven de doorslag", "The facts that turned the scale")}
	for _, f := range t.r.Lead {
		name := nameOf(t.v, f.Name, f.Of)
		p.Lines = append(p.Lines, TellLine{Text: name, Amount: beside(name, t.v.Value(f.Value))})
	}
	if more := len(t.r.Sufficed) - len(t.r.Lead); more > 0 {
		p.Text = t.say("De uitkomst rust op {all} gegevens. Dit zijn de eerste {n}.", "The outcome rests on {all} facts. These are the first {n}.",
			"all", strconv.Itoa(len(t.r.Sufficed)), "n", strconv.Itoa(len(t.r.Lead)))
	}
	return p
}

func (t telling) change() Part {
	p := Part{Key: "change", Title: t.say("Wat verandert er als…", "What changes if…")}
	o := t.r.Outlook
	if o == nil || t.r.Answer.Status != run.Decided {
		return p
	}
	for _, turning := range o.Turnings {
		p.Lines = append(p.Lines, TellLine{Text: turning.Say(t.v, t.goal())})
	}
	for _, marginal := range o.Marginals {
		p.Lines = append(p.Lines, TellLine{Text: marginal.Say(t.v, t.goal())})
	}
	if len(o.Marginals) > 0 {
		p.Text = t.say("Belasting en andere regelingen tellen hierin niet mee.", "Tax and other schemes do not count in this.")
	}
	return p
}

func (t telling) immaterial() Part {
	p := Part{Key: "immaterial", Title: t.say("Deze gegevens maakten niet uit", "These facts did not matter"),
		Text: t.say("Wat ze ook zijn: de uitkomst blijft hetzelfde. Wij hebben ze niet gebruikt.", "Whatever they are, the outcome stays the same. We did not use them.")}
	if t.r.Outlook == nil {
		return p
	}
	for _, one := range t.r.Outlook.Immaterial {
		p.Lines = append(p.Lines, TellLine{Text: nameOf(t.v, one.Name, one.Of)})
	}
	return p
}

func (t telling) missing() Part {
	p := Part{Key: "missing", Title: t.say("Dit is nog niet bekend", "This is not known yet")}
	for _, f := range t.r.Missing {
		p.Lines = append(p.Lines, TellLine{Text: nameOf(t.v, f.Name, f.Of)})
	}
	return p
}
