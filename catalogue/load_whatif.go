package catalogue

import (
	"fmt"

	"meent.nl/meent/catalogue/internal/strict"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

// whatIfPrefix begins the name of the law that the formulas of a what-if make.
const whatIfPrefix = "wat-als-"

// whatIfReader reads one what-if. Its formulas become the rules of a document.
type whatIfReader struct {
	l     *loader
	w     *WhatIf
	law   *document.Document
	own   map[string]document.Fact
	added map[string]string // relation by the name of what is added to it
}

func (l *loader) whatIf(n strict.Node) {
	r := &whatIfReader{l: l, w: &WhatIf{}, own: map[string]document.Fact{}, added: map[string]string{}}
	r.law = &document.Document{Place: n.Place(), Articles: []*document.Article{{Place: n.Place(), ID: "1"}}}
	var asks, keeps, changes *strict.Node
	later := func(into **strict.Node) func(strict.Node) { return func(n strict.Node) { *into = &n } }
	n.Map("a what-if",
		strict.Need("what_if", id(&r.w.ID, "what_if")),
		strict.Need("title", both(&r.w.Title, "title")),
		strict.Need("summary", both(&r.w.Summary, "summary")),
		strict.May("life_events", l.names(&r.w.LifeEvents, r.w, "life_events", idForm, idWords)),
		strict.May("assumes", texts(&r.w.Assumes, "assumes")),
		strict.May("leaves_out", texts(&r.w.LeavesOut, "leaves_out")),
		strict.May("asks", later(&asks)),
		strict.May("takes", func(n strict.Node) { n.Each("takes", r.take) }),
		strict.May("keeps", later(&keeps)),
		strict.Need("changes", later(&changes)),
	)
	r.law.Law, r.law.Title = whatIfPrefix+r.w.ID, r.w.Title.NL
	each := func(n *strict.Node, what string, read func(strict.Node)) {
		if n != nil {
			n.Each(what, read)
		}
	}
	each(asks, "asks", r.ask)
	each(keeps, "keeps", r.keep)
	each(changes, "changes", r.change)
	if claim(l, n, r.w, r.w.ID, l.c.whatIfs, "what-if") {
		l.c.WhatIfs = append(l.c.WhatIfs, r.w)
		l.whatIfs = append(l.whatIfs, r)
	}
}

func texts(into *[]Text, what string) func(strict.Node) {
	return func(n strict.Node) {
		n.Each(what, func(n strict.Node) {
			var t Text
			both(&t, "a sentence of "+what)(n)
			*into = append(*into, t)
		})
	}
}

func (r *whatIfReader) take(n strict.Node) {
	t := document.Take{Place: n.Place()}
	n.Map("an item of takes",
		strict.Need("from", id(&t.From, "from")),
		strict.Need("names", func(n strict.Node) {
			n.Each("names", func(n strict.Node) {
				if name, ok := n.Match("a name", nameForm, nameWords); ok {
					t.Names = append(t.Names, name)
				}
			})
		}))
	r.law.Takes = append(r.law.Takes, t)
}

// ownField reads the keys that say what a value is.
func (r *whatIfReader) ownField(f *Field) (keys []strict.Key, settle func(n strict.Node)) {
	f.Of = household
	var typ, like *strict.Node
	var b bounds
	keep := func(into **strict.Node) func(strict.Node) { return func(n strict.Node) { *into = &n } }
	keys = []strict.Key{
		strict.Need("name", func(n strict.Node) { f.Name, _ = n.Match("name", nameForm, nameWords) }),
		strict.May("type", keep(&typ)),
		strict.May("decimals", func(n strict.Node) {
			d, _ := n.Int("decimals", 0, maxDecimals)
			f.Decimals = int8(d)
		}),
		strict.May("min", keep(&b.min)),
		strict.May("max", keep(&b.max)),
		strict.May("label", both(&f.Label, "label")),
		strict.May("like", keep(&like)),
	}
	return keys, func(n strict.Node) {
		switch {
		case (typ == nil) == (like == nil):
			n.Fault("a value without type", "type: euro per year, or another type of a law file; or like: the name of a field")
			return
		case like != nil:
			r.like(*like, f)
		default:
			r.l.fieldType(n, f, typ, typ, b) // it is asked by its label, not by a question
		}
		r.name(n, f)
	}
}

// like takes over the type and the bounds of a field.
func (r *whatIfReader) like(n strict.Node, f *Field) {
	name, _ := n.Match("like", nameForm, nameWords)
	other, ok := r.l.c.fields[name]
	if !ok || other.FreeText {
		n.Fault("there is no field "+name, "the name of a field that laws use")
		return
	}
	f.Type, f.Decimals, f.Min, f.Max = other.Type, other.Decimals, other.Min, other.Max
}

// household is whose value it is what a what-if asks: of nobody in particular.
const household = "household"

// name makes a value of the what-if one that formulas may name.
func (r *whatIfReader) name(n strict.Node, f *Field) {
	_, asField := r.l.c.fields[f.Name]
	_, asRelation := r.l.c.relations[f.Name]
	_, twice := r.own[f.Name]
	if f.Name == "" {
		return
	}
	if asField || asRelation || twice || feel.Reserved(f.Name) {
		n.Fault("the name "+f.Name+" is in use", "another name than that of a field, a relation or another value of this what-if")
		return
	}
	r.own[f.Name] = document.Fact{Name: f.Name, Of: f.Of, Type: f.Type, Min: f.Min, Max: f.Max, Scale: f.Decimals}
}

func (r *whatIfReader) ask(n strict.Node) {
	a := &Ask{Field: &Field{}}
	keys, settle := r.ownField(a.Field)
	var initial, fixed *strict.Node
	n.Map("an ask", append(keys,
		strict.May("optional", flag(&a.Optional, "optional")),
		strict.May("default", func(n strict.Node) { initial = &n }),
		strict.May("fixed", func(n strict.Node) { fixed = &n }),
		strict.May("chooses", func(n strict.Node) { a.Chooses, _ = n.Match("chooses", nameForm, nameWords) }),
		strict.May("under", func(n strict.Node) { a.Under = months(n, "under") }),
	)...)
	if a.Field.Label == (Text{}) {
		n.Fault("an ask without label", "label: {nl: …, en: …}, as it is asked")
	}
	if a.Chooses == "" {
		settle(n)
	} else if rel, ok := r.l.c.relations[a.Chooses]; ok {
		a.Field.Of, a.Field.Type = rel.Member, value.Type{Kind: value.Boolean}
		r.name(n, a.Field)
	} else {
		n.Fault("there is no relation "+a.Chooses, "the name of a relation of a register")
	}
	if initial != nil && a.Chooses == "" {
		a.Default = r.formula(*initial, a.Field.Type, fmt.Sprintf("begin_%d", len(r.w.Asks)+1))
	}
	if fixed != nil {
		r.fixed(*fixed, a)
	}
	r.w.Asks = append(r.w.Asks, a)
}

// fixed is a value that is said and not asked.
func (r *whatIfReader) fixed(n strict.Node, a *Ask) {
	text, ok := n.Text("fixed")
	if !ok {
		return
	}
	var err error
	if a.Fixed, err = a.Field.Canonical(text); err != nil {
		n.Fault(err.Error(), "a value of the type that stands beside it")
	}
}

// months reads a duration in years and months.
func months(n strict.Node, what string) int {
	text, ok := n.Text(what)
	if !ok {
		return 0
	}
	kind, count, err := value.ParseDuration(text)
	if err != nil || kind != value.Period || count < 1 {
		n.Fault(what+" is not a duration", "years and months, as P12Y")
		return 0
	}
	return int(count)
}

func (r *whatIfReader) keep(n strict.Node) {
	k := &Keep{Field: &Field{}}
	keys, settle := r.ownField(k.Field)
	var formula *strict.Node
	n.Map("a kept value", append(keys, strict.Need("formula", func(n strict.Node) { formula = &n }))...)
	settle(n)
	if formula != nil {
		k.Rule = r.formula(*formula, k.Field.Type, fmt.Sprintf("bewaar_%d", len(r.w.Keeps)+1))
	}
	r.w.Keeps = append(r.w.Keeps, k)
}

// formula takes over an expression as a rule of the document, and names it law.rule.
func (r *whatIfReader) formula(n strict.Node, t value.Type, name string) string {
	text, ok := n.Text("a formula")
	if !ok {
		return ""
	}
	at := n.Place()
	e, err := feel.Parse(text, feel.Pos{Line: at.Line, Column: at.Column})
	if err != nil {
		n.Fault(err.Error(), "an expression, as in a law file")
		return ""
	}
	article := r.law.Articles[0]
	article.Rules = append(article.Rules, &document.Rule{
		Place: at, Law: r.law.Law, Article: article.ID, Name: name, Of: household, Type: t, Formula: e,
	})
	return r.law.Law + "." + name
}
