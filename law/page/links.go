package page

import (
	"slices"

	"meent.nl/meent/law/document"
)

func (b *builder) takes() []Link {
	var out []Link
	for _, t := range b.d.Takes {
		out = append(out, b.link(t.From, t.Names))
	}
	return out
}

// gives are the laws of the date that take from this one.
func (b *builder) gives() []Link {
	var out []Link
	for _, d := range b.set.InForce(b.on) {
		for _, t := range d.Takes {
			if t.From == b.d.Law {
				link := b.link(b.d.Law, t.Names)
				link.Law, link.Title = d.Law, d.Title
				out = append(out, link)
			}
		}
	}
	return out
}

// link names what a law has, with its labels on the date of the page.
func (b *builder) link(law string, names []string) Link {
	out := Link{Law: law, Title: law}
	d, ok := b.set.Document(law, b.on)
	if ok {
		out.Title = d.Title
	}
	for _, name := range names {
		one := Named{Name: name, Label: titled(document.Text{}, name, b.lang)}
		if ok {
			one.Label = b.labelIn(d, name)
		}
		out.Names = append(out.Names, one)
	}
	return out
}

// labelIn is what a document calls one of its rules, parameters or open terms.
func (b *builder) labelIn(d *document.Document, name string) string {
	var label document.Text
	if r := d.Rule(name); r != nil {
		label = r.Label
	} else if p := d.Parameter(name); p != nil {
		label = p.Label
	}
	for _, t := range d.OpenTerms {
		if t.Name == name {
			label = t.Label
			if label == (document.Text{}) {
				label = b.filledLabel(d.Law + "." + name)
			}
		}
	}
	return titled(label, name, b.lang)
}

// filledLabel is what the regulation that fills an open term calls it; empty where none
// does, or each municipality for itself.
func (b *builder) filledLabel(term string) document.Text {
	for _, d := range b.set.InForce(b.on) {
		if d.Municipality != "" {
			continue
		}
		for _, name := range fillers(d, term) {
			if p := d.Parameter(name); p != nil {
				return p.Label
			}
			if r := d.Rule(name); r != nil {
				return r.Label
			}
		}
	}
	return document.Text{}
}

func (b *builder) openTerms() []OpenTerm {
	var out []OpenTerm
	for _, t := range b.d.OpenTerms {
		one := OpenTerm{Named: Named{t.Name, b.labelIn(b.d, t.Name)}, Unit: TypeText(t.Type, b.lang), Cites: t.Cites, PerResident: t.Per != ""}
		for _, d := range b.set.InForce(b.on) {
			for _, name := range fillers(d, b.d.Law+"."+t.Name) {
				one.FilledBy = append(one.FilledBy, Filler{Municipality: b.municipality(d), Law: d.Law, Title: d.Title, Name: name})
			}
		}
		out = append(out, one)
	}
	return out
}

// municipality is whose regulation a document is; empty where it is of none.
func (b *builder) municipality(d *document.Document) string {
	if d.Municipality == "" {
		return ""
	}
	return b.bareWord(d.Municipality)
}

// fillers are the rules and parameters of a document that fill a term.
func fillers(d *document.Document, term string) []string {
	var out []string
	for _, p := range d.Parameters {
		if p.Fills == term {
			out = append(out, p.Name)
		}
	}
	for _, a := range d.Articles {
		for _, r := range a.Rules {
			if r.Fills == term {
				out = append(out, r.Name)
			}
		}
	}
	return out
}

func (b *builder) columns(t *document.Table) []string {
	by := b.lang.text(t.By.Label)
	if word := words[b.lang].match[t.Match]; word != "" {
		by += ", " + word
	}
	heads := []string{by}
	for _, c := range t.Columns {
		heads = append(heads, b.lang.text(c.Label)+" ("+TypeText(c.Type, b.lang)+")")
	}
	return heads
}

// rowTexts is a row of a table, its key first.
func (b *builder) rowTexts(t *document.Table, r document.Row) []string {
	out := []string{b.cellText(t.By.Type, r.Key)}
	for i, c := range t.Columns {
		out = append(out, b.cellText(c.Type, r.Cells[i]))
	}
	return out
}

// of says of whom a rule is.
func (b *builder) of(subject string) string {
	w := words[b.lang]
	if text, ok := w.subjects[subject]; ok {
		return text
	}
	relations := b.set.Vocabulary().Relations()
	if i := slices.IndexFunc(relations, func(r document.RelationDecl) bool { return r.Member == subject }); i >= 0 {
		return w.eachOfThem + quoteOpen + b.label(relations[i].Name) + quoteShut
	}
	return subject
}
