package reason

import "strings"

// sum writes the waterfall: of a section that stands above, only its total.
func (t telling) sum() Part {
	p := Part{Key: "sum", Title: t.say("De rekensom", "The sum")}
	for _, s := range Flow(t.r.Sum) {
		for _, l := range s.Lines {
			p.Lines = append(p.Lines, t.line(l))
		}
		p.Lines = append(p.Lines, TellLine{Text: t.of(s.Label, s.Of), Amount: t.v.Cents(s.Total), Total: true})
	}
	return p
}

func (t telling) of(label Text, of Person) string {
	if of.Relation == "" || of.Member == 0 {
		return label.In(t.v.Lang())
	}
	return label.In(t.v.Lang()) + " (" + t.v.Person(of) + ")"
}

func (t telling) line(l Line) TellLine {
	out := TellLine{Amount: t.v.Cents(l.Amount)}
	if l.Fact != "" {
		out.Text = nameOf(t.v, l.Fact, l.Of)
	} else if l.Label != nil {
		out.Text = t.of(*l.Label, l.Of)
		if l.Row != nil {
			out.Text += " (" + l.Row.In(t.v.Lang()) + ")"
		}
	}
	if how := l.How(t.v); how != "" {
		out.Text += " (" + how + ")"
	}
	if t.to == Lawyer {
		if c := l.Article; c != nil {
			out.Beside = append(out.Beside, t.clause(c.Title, c.Article, c.Cites))
		}
		if l.Formula != "" {
			out.Beside = append(out.Beside, l.Formula)
		}
		if l.ShareSource != "" {
			out.Beside = append(out.Beside, t.say("bron van {share}: {source}", "source of {share}: {source}", "share", t.v.Value(*l.Share), "source", l.ShareSource))
		}
		if l.Source != "" {
			out.Beside = append(out.Beside, t.say("bron: {source}", "source: {source}", "source", l.Source))
		}
	}
	return out
}

func (t telling) clause(title, article, cites string) string {
	switch {
	case strings.HasPrefix(cites, "artikel"):
		return title + ", " + cites
	case cites != "":
		article += " " + cites
	}
	return t.say("{law}, artikel {article}", "{law}, article {article}", "law", title, "article", article)
}

// rules lays the rule beside every step, in the order of the law.
func (t telling) rules() Part {
	p := Part{Key: "rules", Title: t.say("De regels erbij", "The rules beside it"),
		Text: t.say("Uitgevoerd met programma {hash}, voor {on}.", "Carried out by program {hash}, for {on}.",
			"hash", t.r.Program, "on", t.v.Value(Value{Text: t.r.On.String(), Unit: "date"}))}
	for _, s := range t.r.Steps {
		l := TellLine{Text: t.of(s.Label, s.Of), Amount: t.v.Value(s.Value)}
		l.Beside = append(l.Beside, t.clause(s.Title, s.Article.Article, s.Cites)+t.version(s))
		if x := s.Exception; x != nil {
			l.Beside = append(l.Beside, t.say("in afwijking hiervan: {clause}", "by exception to it: {clause}", "clause", t.clause(s.Title, x.Article, x.Cites)))
		}
		if s.SetBy != nil {
			l.Beside = append(l.Beside, s.SetBy.Text.In(t.v.Lang()))
		}
		rule := s.Rule + " = " + s.Formula
		if s.When != "" {
			rule += t.say(", als ", ", when ") + s.When
		}
		l.Beside = append(l.Beside, rule)
		for _, in := range s.Inputs {
			l.Beside = append(l.Beside, t.input(in))
		}
		p.Lines = append(p.Lines, l)
	}
	return p
}

func (t telling) version(s Step) string {
	if s.Version == 0 {
		return ""
	}
	return t.say(", versie van {day}", ", version of {day}", "day", t.v.Value(Value{Text: s.Version.String(), Unit: "date"}))
}

func (t telling) input(in Input) string {
	name := in.Name
	if in.Row != nil {
		name += " (" + in.Row.In(t.v.Lang()) + ")." + in.Column
	}
	if in.Of.Relation != "" {
		name += " (" + t.v.Person(in.Of) + ")"
	}
	said := "  " + name + ": " + t.v.Value(in.Value)
	if in.Source != "" {
		said += t.say(" [bron: {source}; sinds {since}]", " [source: {source}; since {since}]", "source", in.Source,
			"since", t.v.Value(Value{Text: in.Since.String(), Unit: "date"}))
	}
	if in.Unconfirmed {
		said += t.say(" nog niet bevestigd", " not yet confirmed")
	}
	return said
}
