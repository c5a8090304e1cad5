package reason

func (j *jsonText) section(s *Section) {
	j.open('{')
	j.number(`"step":`, s.Step)
	j.both(`"label":`, &s.Label)
	j.of(&s.Of)
	list(j, `"lines":`, s.Lines, (*jsonText).line)
	j.valueOf(`"total":`, &s.Total)
	j.shut('}')
}

func (j *jsonText) line(l *Line) {
	j.open('{')
	j.text(`"kind":`, string(l.Kind))
	j.bothIf(`"label":`, l.Label)
	j.bothIf(`"row":`, l.Row)
	j.textIf(`"fact":`, l.Fact)
	j.of(&l.Of)
	j.numberIf(`"step":`, l.Step)
	j.trueIf(`"made":`, l.Made)
	j.valueOf(`"amount":`, &l.Amount)
	if l.Share != nil {
		j.valueOf(`"share":`, l.Share)
	}
	if l.Base != nil {
		j.valueOf(`"base":`, l.Base)
	}
	j.textIf(`"formula":`, l.Formula)
	if c := l.Article; c != nil {
		j.key(`"article":`)
		j.open('{')
		j.text(`"law":`, c.Law)
		j.text(`"title":`, c.Title)
		j.text(`"article":`, c.Article)
		j.text(`"cites":`, c.Cites)
		j.shut('}')
	}
	j.textIf(`"source":`, l.Source)
	j.textIf(`"share_source":`, l.ShareSource)
	j.shut('}')
}

func (j *jsonText) outlook(o *Outlook) {
	j.open('{')
	list(j, `"turnings":`, o.Turnings, (*jsonText).turning)
	list(j, `"marginals":`, o.Marginals, (*jsonText).marginal)
	list(j, `"facts_that_could_not_matter":`, o.Immaterial, (*jsonText).named)
	j.shut('}')
}

func (j *jsonText) turning(t *Turning) {
	j.open('{')
	j.factFields(&t.Fact)
	j.valueOf(`"at":`, &t.At)
	j.valueOf(`"last":`, &t.Last)
	j.key(`"before":`)
	j.answer(&t.Before)
	j.key(`"after":`)
	j.answer(&t.After)
	j.trueIf(`"cliff":`, t.Cliff)
	j.shut('}')
}

func (j *jsonText) marginal(m *Marginal) {
	j.open('{')
	j.factFields(&m.Fact)
	j.text(`"more":`, m.More)
	j.valueOf(`"change":`, &m.Change)
	j.text(`"keeps_of_100":`, m.Keeps)
	j.text(`"marginal_rate":`, m.Rate)
	j.shut('}')
}

func (j *jsonText) named(n *Named) {
	j.open('{')
	j.text(`"fact":`, n.Name)
	j.of(&n.Of)
	j.shut('}')
}
