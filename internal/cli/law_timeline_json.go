package cli

import (
	"encoding/json"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// timelineTold is what "meent law timeline --json" writes; see docs/law-eval.md.
type timelineTold struct {
	Goal        string           `json:"goal"`
	From        string           `json:"from"`
	Until       string           `json:"until"`
	Each        string           `json:"each"`
	Unit        string           `json:"unit"`
	KnownOn     string           `json:"known_on,omitempty"` // of Stretches; empty: everything
	Comparing   string           `json:"compared_with,omitempty"`
	Stretches   []stretchTold    `json:"stretches"`
	Differences []differenceTold `json:"differences,omitempty"`
	// Total is what is still to be paid, or with a minus to be paid back; absent where
	// nothing was compared, or a difference is no amount.
	Total json.RawMessage `json:"total,omitempty"`
}

// stretchTold is days, one after another, with one outcome.
type stretchTold struct {
	From    string `json:"from"`
	Until   string `json:"until"`
	Times   int    `json:"times"` // how many of Each
	Program string `json:"program"`
	outcomeTold
}

type outcomeTold struct {
	Status             string          `json:"status"` // decided, range, needs, or failed
	Value              json.RawMessage `json:"value,omitempty"`
	NotApplicable      bool            `json:"not_applicable,omitempty"`
	Low                json.RawMessage `json:"low,omitempty"`
	High               json.RawMessage `json:"high,omitempty"`
	MayBeNotApplicable bool            `json:"may_be_not_applicable,omitempty"`
	Members            []int           `json:"members,omitempty"` // from 1
	Missing            []string        `json:"missing,omitempty"`
	Failure            string          `json:"failure,omitempty"`
}

type differenceTold struct {
	From  string      `json:"from"`
	Until string      `json:"until"`
	Times int         `json:"times"`
	Then  outcomeTold `json:"then"`
	Now   outcomeTold `json:"now"`
	// Difference is of one time, and Total of all times; absent where it is no amount.
	Difference json.RawMessage  `json:"difference,omitempty"`
	Total      json.RawMessage  `json:"total,omitempty"`
	Because    []correctionTold `json:"because"`
}

// correctionTold is a fact that turned out otherwise. Without Fact it is who the members
// of Relation are. A value is absent where it was not known.
type correctionTold struct {
	Fact     string    `json:"fact,omitempty"`
	Relation string    `json:"relation,omitempty"`
	Member   int       `json:"member,omitempty"`
	Then     *factTold `json:"then,omitempty"`
	Now      *factTold `json:"now,omitempty"`
}

type factTold struct {
	Value         json.RawMessage `json:"value,omitempty"`
	Low           json.RawMessage `json:"low,omitempty"`
	High          json.RawMessage `json:"high,omitempty"`
	NotApplicable bool            `json:"not_applicable,omitempty"`
}

func (q *lawTimeline) told(found []timeline.Stretch) *timelineTold {
	p := found[0].Program
	out := &timelineTold{Goal: p.Law + "." + p.Rule, From: q.from.String(), Until: q.until.String(), Each: q.each, Unit: p.Type.String()}
	if known := max(q.then, q.now); known != 0 {
		out.KnownOn = known.String()
	}
	if q.compares {
		out.KnownOn, out.Comparing = q.now.String(), q.then.String()
	}
	for i := range found {
		s := &found[i]
		out.Stretches = append(out.Stretches, stretchTold{From: s.From.String(), Until: q.end(s.Until).String(), Times: s.Days,
			Program: s.Program.Hash, outcomeTold: outcomeOf(s)})
	}
	return out
}

func (q *lawTimeline) tellDifferences(out *timelineTold, all []timeline.Difference) {
	for i := range all {
		d := &all[i]
		one := differenceTold{From: d.From.String(), Until: q.end(d.Until).String(), Times: d.Days,
			Then: outcomeOf(&d.Then), Now: outcomeOf(&d.Now), Because: []correctionTold{}}
		if change, ok := d.Change(); ok {
			one.Difference, one.Total = inUnits(&d.Now, change), inUnits(&d.Now, change*int64(d.Days))
		}
		for _, c := range d.Because {
			one.Because = append(one.Because, correctionOf(d.Now.Program, c))
		}
		out.Differences = append(out.Differences, one)
	}
	if total, ok := timeline.Total(all); ok && len(all) > 0 {
		out.Total = inUnits(&all[0].Now, total)
	} else if len(all) == 0 {
		out.Total = json.RawMessage("0")
	}
}

func inUnits(s *timeline.Stretch, register int64) json.RawMessage {
	o := &s.Outcome
	return rawJSON(value.Number, program.Text(o.Type, o.Scale, register, nil))
}

func outcomeOf(s *timeline.Stretch) outcomeTold {
	o := &s.Outcome
	if s.Failure != nil {
		return outcomeTold{Status: run.Fails.String(), Failure: s.Failure.Error()}
	}
	t := outcomeTold{Status: o.Status.String(), NotApplicable: o.NotApplicable, MayBeNotApplicable: o.MayBeNotApplicable}
	switch {
	case o.Status == run.Decided && o.Type.Kind == value.Relation:
		for _, m := range o.Members {
			t.Members = append(t.Members, m+1)
		}
	case o.Status == run.Decided && !o.NotApplicable:
		t.Value = rawJSON(o.Type.Kind, o.Text(o.Value))
	case o.Status == run.Ranged:
		t.Low, t.High = rawJSON(o.Type.Kind, o.Text(o.Low)), rawJSON(o.Type.Kind, o.Text(o.High))
	}
	for _, m := range o.Missing {
		name := m.Fact
		if m.Relation != "" {
			name = m.Relation + "." + m.Fact
		}
		t.Missing = append(t.Missing, name)
	}
	return t
}

func correctionOf(p *program.Program, c timeline.Correction) correctionTold {
	told := correctionTold{Fact: c.Fact, Relation: c.Relation, Member: c.Member}
	for i := range p.Facts {
		if p.Facts[i].Name == c.Fact {
			told.Then, told.Now = factOf(p, &p.Facts[i], c.Then), factOf(p, &p.Facts[i], c.Now)
		}
	}
	return told
}

// factOf writes what was known of a fact; nil where that is nothing.
func factOf(p *program.Program, f *program.Fact, r program.Range) *factTold {
	text := func(register int64) json.RawMessage {
		return rawJSON(f.Type.Kind, program.Text(f.Type, int(f.Scale), register, p.Words))
	}
	switch {
	case r == f.Range || !r.MayHold() && !r.MayBeNull():
		return nil
	case !r.MayHold():
		return &factTold{NotApplicable: true}
	case r.Decided():
		return &factTold{Value: text(r.Lo)}
	case f.Type.Kind == value.Boolean || f.Type.Kind == value.Word:
		return nil
	}
	return &factTold{Low: text(r.Lo), High: text(r.Hi)}
}
