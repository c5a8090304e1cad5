package reason

func (j *jsonText) step(s *Step) {
	j.open('{')
	a := &s.Article
	j.text(`"law":`, a.Law)
	j.text(`"title":`, a.Title)
	j.text(`"source":`, a.Source)
	j.text(`"article":`, a.Article)
	j.text(`"cites":`, a.Cites)
	j.dateIf(`"version":`, a.Version)
	j.both(`"plain":`, &a.Plain)
	j.text(`"rule":`, s.Rule)
	j.both(`"label":`, &s.Label)
	j.of(&s.Of)
	j.value(&s.Value)
	j.text(`"formula":`, s.Formula)
	j.textIf(`"when":`, s.When)
	if x := s.Exception; x != nil {
		j.key(`"exception":`)
		j.open('{')
		j.text(`"name":`, x.Name)
		j.text(`"article":`, x.Article)
		j.text(`"cites":`, x.Cites)
		j.shut('}')
	}
	if s.SetBy != nil {
		j.setBy(s.SetBy)
	}
	list(j, `"inputs":`, s.Inputs, (*jsonText).input)
	j.shut('}')
}

func (j *jsonText) setBy(s *SetBy) {
	j.key(`"set_by":`)
	j.open('{')
	j.text(`"municipality":`, s.Municipality)
	j.textIf(`"law":`, s.Law)
	j.textIf(`"title":`, s.Title)
	j.both(`"text":`, &s.Text)
	j.shut('}')
}

func (j *jsonText) input(in *Input) {
	j.open('{')
	j.text(`"kind":`, in.Kind)
	j.text(`"name":`, in.Name)
	j.textIf(`"law":`, in.Law)
	j.of(&in.Of)
	j.value(&in.Value)
	j.textIf(`"column":`, in.Column)
	j.bothIf(`"row":`, in.Row)
	j.bothIf(`"label":`, in.Label)
	j.textIf(`"source":`, in.Source)
	j.dateIf(`"since":`, in.Since)
	j.trueIf(`"unconfirmed":`, in.Unconfirmed)
	j.shut('}')
}
