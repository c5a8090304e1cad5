package reason

import "strconv"

// JSON is the explanation as json.Marshal writes it, and sooner.
func (e *Explanation) JSON() []byte {
	j := make(jsonText, 0, e.size())
	j.open('{')
	j.explanation(e)
	j.shut('}')
	return j
}

// JSON is what is told as json.Marshal writes it, and sooner.
func (r Reasons) JSON() []byte {
	size := 1 << 12
	if r.Explanation != nil {
		size += r.Explanation.size()
	}
	j := make(jsonText, 0, size+len(r.Sum)<<11)
	j.open('{')
	if r.Explanation != nil {
		j.explanation(r.Explanation)
	}
	list(&j, `"facts_that_lead":`, r.Lead, (*jsonText).fact)
	list(&j, `"sum":`, r.Sum, (*jsonText).section)
	if r.Outlook != nil {
		j.key(`"what_would_change":`)
		j.outlook(r.Outlook)
	}
	j.shut('}')
	return j
}

// JSON is the outlook as json.Marshal writes it, and sooner.
func (o *Outlook) JSON() []byte {
	j := make(jsonText, 0, 1<<12)
	j.outlook(o)
	return j
}

// size is about how many bytes an explanation takes.
func (e *Explanation) size() int {
	n := 1<<9 + (len(e.Used)+len(e.Sufficed)+len(e.Missing)+len(e.Idle))<<7
	for i := range e.Steps {
		s := &e.Steps[i]
		n += 1<<9 + len(s.Formula) + len(s.When) + len(s.Plain.NL) + len(s.Plain.EN) + len(s.Inputs)<<8
	}
	return n
}

func (j *jsonText) explanation(e *Explanation) {
	j.text(`"goal":`, e.Goal)
	j.date(`"on":`, e.On)
	j.text(`"program":`, e.Program)
	j.key(`"answer":`)
	j.answer(&e.Answer)
	list(j, `"steps":`, e.Steps, (*jsonText).step)
	list(j, `"facts_used":`, e.Used, (*jsonText).fact)
	list(j, `"facts_that_sufficed":`, e.Sufficed, (*jsonText).fact)
	list(j, `"facts_missing":`, e.Missing, (*jsonText).fact)
	list(j, `"facts_not_needed":`, e.Idle, (*jsonText).fact)
}

func (j *jsonText) answer(a *Answer) {
	j.open('{')
	j.text(`"status":`, a.Status.String())
	j.value(&a.Value)
	if len(a.Members) > 0 {
		list(j, `"members":`, a.Members, func(j *jsonText, n *int) { *j = strconv.AppendInt(*j, int64(*n), 10) })
	}
	j.shut('}')
}

// value writes the fields of a value, in an object that holds more.
func (j *jsonText) value(v *Value) {
	j.textIf(`"value":`, v.Text)
	j.textIf(`"persons":`, v.Persons)
	j.text(`"unit":`, v.Unit)
	j.trueIf(`"not_applicable":`, v.NotApplicable)
	j.textIf(`"low":`, v.Low)
	j.textIf(`"high":`, v.High)
	j.trueIf(`"may_be_not_applicable":`, v.MayBeNotApplicable)
}

func (j *jsonText) valueOf(name string, v *Value) {
	j.key(name)
	j.open('{')
	j.value(v)
	j.shut('}')
}

func (j *jsonText) both(name string, t *Text) {
	j.key(name)
	j.open('{')
	j.text(`"nl":`, t.NL)
	j.text(`"en":`, t.EN)
	j.shut('}')
}

func (j *jsonText) bothIf(name string, t *Text) {
	if t != nil {
		j.both(name, t)
	}
}

func (j *jsonText) of(p *Person) {
	j.key(`"of":`)
	j.open('{')
	j.textIf(`"relation":`, p.Relation)
	j.numberIf(`"member":`, p.Member)
	j.shut('}')
}

func (j *jsonText) fact(f *Fact) {
	j.open('{')
	j.factFields(f)
	j.shut('}')
}

func (j *jsonText) factFields(f *Fact) {
	j.textIf(`"fact":`, f.Name)
	j.of(&f.Of)
	j.value(&f.Value)
}
