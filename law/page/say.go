package page

import (
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
)

// How tightly a phrase holds together, loosest first.
const (
	looseAny = iota
	looseOr
	looseAnd
	looseComparison
	looseSum
	looseProduct
	tight
)

func binding(e feel.Expr) int {
	switch e := simpler(e).(type) {
	case *feel.If, *feel.For, *feel.Quantified, *feel.Filter, *feel.Lookup:
		return looseAny
	case *feel.Path:
		if e.Ref.Kind == feel.ColumnRef {
			return looseAny
		}
	case *feel.Binary:
		switch e.Op {
		case "or":
			return looseOr
		case "and":
			return looseAnd
		case "+", "-":
			return looseSum
		case "*", "/":
			return looseProduct
		}
		return looseComparison
	case *feel.Between, *feel.In:
		return looseComparison
	case *feel.Call:
		switch e.Func {
		case "not":
			return looseAnd
		case "years and months duration":
			return looseSum
		case "date", "abs":
			return looseProduct
		case "count", "sum":
			if _, ok := e.Args[0].(*feel.Name); ok {
				return looseProduct
			}
		}
		return looseAny
	}
	return tight
}

// say writes an expression on one line.
func (b *builder) say(e feel.Expr) Phrase {
	w := words[b.lang]
	switch e := simpler(e).(type) {
	case *feel.NumberLit:
		return plain(b.literal(e))
	case *feel.BoolLit:
		if e.Value {
			return plain(w.yes)
		}
		return plain(w.no)
	case *feel.StringLit:
		return plain(b.word(e.Value))
	case *feel.NullLit:
		return plain(w.noValue)
	case *feel.DateLit:
		return plain(b.date(e.Value))
	case *feel.DurationLit:
		return plain(b.durationText(e.Type().Kind, e.Value))
	case *feel.Name:
		return b.name(e.Ref, e.Ident)
	case *feel.Path:
		return b.path(e)
	case *feel.Filter:
		return join(b.within(e.List, tight), plain(w.whom), b.within(e.Where, looseAny))
	case *feel.Unary:
		return join(plain("−"), b.within(e.X, tight))
	case *feel.Binary:
		return b.binary(e)
	case *feel.Between, *feel.In:
		return b.compare(e, w.main)
	case *feel.If:
		return join(plain(w.ifs), b.condition(e.Cond), plain(", "+w.then), b.within(e.Then, looseOr), plain(", "+w.otherwise), b.within(e.Else, looseAny))
	case *feel.Quantified:
		return join(b.quantifier(e), plain(" "), b.within(e.Where, looseAny))
	case *feel.For:
		return join(b.eachOf(e), plain(" "), b.within(e.Each, looseAny))
	case *feel.Lookup:
		return join(b.name(e.Ref, e.Table), plain(w.at), b.within(e.Args[0], looseAny))
	case *feel.Call:
		return b.call(e)
	}
	return plain(feel.Print(e))
}

// within is say, in brackets where its place asks for them.
func (b *builder) within(e feel.Expr, place int) Phrase {
	if binding(e) < place {
		return bracketed(b.say(e))
	}
	return b.say(e)
}

func (b *builder) quantifier(e *feel.Quantified) Phrase {
	w := words[b.lang]
	if e.Every {
		return join(plain(w.every), b.within(e.List, looseSum), plain(w.satisfies))
	}
	return join(plain(w.some), b.within(e.List, looseSum), plain(w.satisfies))
}

func (b *builder) eachOf(e *feel.For) Phrase {
	return join(plain(words[b.lang].forEach), b.within(e.List, looseSum), plain(":"))
}

// binary joins two sides; a side that holds together less is put in brackets.
func (b *builder) binary(e *feel.Binary) Phrase {
	w := words[b.lang]
	own := binding(e)
	switch e.Op {
	case "and":
		return join(b.within(e.X, own), plain(" "+w.and), b.within(e.Y, own+1))
	case "or":
		return join(b.within(e.X, own), plain(" "+w.or), b.within(e.Y, own+1))
	case "+", "-", "*", "/":
		if said, ok := b.later(e); ok {
			return said
		}
		return join(b.within(e.X, own), plain(" "+signs[e.Op]+" "), b.within(e.Y, own+1))
	}
	return b.compare(e, w.main)
}

// signs are how sums are written in both languages.
var signs = map[string]string{"+": "+", "-": "−", "*": "×", "/": "÷"}

// path is a property: of a person, of each person of a list, or of a date.
func (b *builder) path(e *feel.Path) Phrase {
	w := words[b.lang]
	if table, ok := e.Of.(*feel.Lookup); ok && e.Ref.Kind == feel.ColumnRef {
		column := plain(quoteOpen + b.columnLabel(table, e.Field) + quoteShut)
		return join(column, plain(w.inTable), b.name(table.Ref, table.Table), plain(w.at), b.within(table.Args[0], looseAny))
	}
	if e.Ref.Kind == feel.PropertyRef {
		return join(plain(w.parts[e.Field]), b.within(e.Of, tight))
	}
	own := b.name(e.Ref, e.Field)
	if n, ok := e.Of.(*feel.Name); ok && n.Ref.Kind == feel.VariableRef {
		return own // a formula speaks of one member at a time
	}
	return join(own, plain(w.of), b.within(e.Of, tight))
}

// name is what people call what a name stands for.
func (b *builder) name(ref feel.Ref, ident string) Phrase {
	w := words[b.lang]
	switch ref.Kind {
	case feel.VariableRef:
		return plain(w.member)
	case feel.ApplicantRef:
		return plain(w.applicant)
	case feel.DateRef:
		return plain(w.onDate)
	case feel.RuleRef, feel.ParameterRef:
		kind := OfRule
		if ref.Kind == feel.ParameterRef {
			kind = OfNumber
		}
		label := spaced(ref.Name)
		if d, ok := b.set.Document(ref.Law, b.on); ok {
			label = b.labelIn(d, ref.Name)
		}
		return Phrase{{Text: label, Kind: kind, Law: ref.Law, Name: ref.Name}}
	case feel.FactRef, feel.RelationRef:
		return Phrase{{Text: b.label(ref.Name), Kind: OfFact, Name: ref.Name}}
	}
	return plain(quoteOpen + spaced(ident) + quoteShut)
}

// label is what the catalogue calls a fact or a relation.
func (b *builder) label(name string) string {
	if t, ok := b.names.Label(name); ok {
		return b.lang.text(t)
	}
	return spaced(name)
}

// Wording gives what people call a word of a list: alleenstaand. Names may be one.
type Wording interface {
	Word(word string, lang Lang) (string, bool)
}

func (b *builder) word(word string) string {
	text := spaced(word)
	if w, ok := b.names.(Wording); ok {
		if known, ok := w.Word(word, b.lang); ok {
			text = known
		}
	}
	return "‘" + text + "’"
}

func (b *builder) columnLabel(e *feel.Lookup, column string) string {
	if p, ok := b.set.Parameter(e.Ref.Law, e.Ref.Name, b.on); ok && p.Table != nil {
		for _, c := range p.Table.Columns {
			if c.Name == column {
				return b.lang.text(c.Label)
			}
		}
	}
	return spaced(column)
}

// spaced is a name as words.
func spaced(name string) string {
	return strings.NewReplacer("_", " ").Replace(name)
}

// titled is a name as words, to stand alone.
func titled(text document.Text, name string, lang Lang) string {
	if label := lang.text(text); label != "" {
		return label
	}
	alone := spaced(name)
	return strings.ToUpper(alone[:1]) + alone[1:]
}
