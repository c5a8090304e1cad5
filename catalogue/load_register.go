package catalogue

import (
	"fmt"
	"strings"

	"meent.nl/meent/catalogue/internal/strict"
	"meent.nl/meent/law/value"
)

// Groups are the headings under which a resident finds fields, in that order.
var Groups = []string{"wie-ik-ben", "wonen", "gezin", "inkomen", "vermogen", "werk", "voertuigen", "zorg", "pensioen"}

// Connectors are the ways to ask a register.
var Connectors = []string{"embedded", "brp"}

// The limits of a register.
const (
	maxDecimals = 6
	mostMembers = 100
)

func (l *loader) register(n strict.Node) {
	r := &Register{}
	n.Map("a register",
		strict.Need("register", id(&r.ID, "register")),
		strict.Need("owner", l.reference(&r.Owner, r, "owner")),
		strict.Need("title", both(&r.Title, "title")),
		strict.Need("connector", func(n strict.Node) { r.Connector, _ = n.OneOf("connector", Connectors...) }),
		strict.Need("synthetic", flag(&r.Synthetic, "synthetic")),
		strict.May("relations", func(n strict.Node) { n.Each("relations", func(n strict.Node) { l.relation(n, r) }) }),
		strict.Need("fields", func(n strict.Node) { n.Each("fields", func(n strict.Node) { l.field(n, r) }) }),
	)
	if claim(l, n, r, r.ID, l.c.registers, "register") {
		l.c.Registers = append(l.c.Registers, r)
	}
}

func (l *loader) relation(n strict.Node, r *Register) {
	rel := &Relation{Register: r}
	n.Map("a relation",
		strict.Need("name", func(n strict.Node) { rel.Name, _ = n.Match("name", nameForm, nameWords) }),
		strict.Need("member", func(n strict.Node) { rel.Member, _ = n.Match("member", nameForm, nameWords) }),
		strict.Need("max", func(n strict.Node) { rel.Max, _ = n.Int("max", 1, mostMembers) }),
		strict.Need("label", both(&rel.Label, "label")),
		strict.May("path", text(&rel.Path, "path")),
	)
	if rel.Member == "person" || rel.Member == "household" {
		n.Fault("member "+rel.Member+" has a meaning of its own", "another word for a member, as child")
	}
	for _, other := range l.c.relations {
		if rel.Member != "" && other.Member == rel.Member {
			n.Fault("member "+rel.Member+" is that of relation "+other.Name+" too", "a word of its own for each relation")
		}
	}
	if l.claimName(n, rel, rel.Name) {
		l.c.relations[rel.Name] = rel
		r.Relations = append(r.Relations, rel)
	}
}

// claimName says whether a field or relation is the first of its name: both are
// what grants name.
func (l *loader) claimName(n strict.Node, part any, text string) bool {
	l.at[part] = n
	if text == "" {
		return false
	}
	var first any
	if f, ok := l.c.fields[text]; ok {
		first = f
	} else if r, ok := l.c.relations[text]; ok {
		first = r
	}
	if first != nil {
		n.Fault(text+" is declared a second time", "one name over all registers; the first is "+l.at[first].Place().String())
		return false
	}
	return true
}

// bounds are a minimum and maximum as they stand in the file.
type bounds struct{ min, max *strict.Node }

func (l *loader) field(n strict.Node, r *Register) {
	f := &Field{Register: r}
	var typ, question *strict.Node
	var b bounds
	keep := func(into **strict.Node) func(strict.Node) { return func(n strict.Node) { *into = &n } }
	n.Map("a field",
		strict.Need("name", func(n strict.Node) { f.Name, _ = n.Match("name", nameForm, nameWords) }),
		strict.Need("of", func(n strict.Node) {
			l.at[name{f, "of"}] = n
			f.Of, _ = n.Match("of", nameForm, "person, or the member of a relation")
		}),
		strict.Need("type", keep(&typ)),
		strict.May("decimals", func(n strict.Node) {
			l.at[name{f, "decimals"}] = n
			d, _ := n.Int("decimals", 0, maxDecimals)
			f.Decimals = int8(d)
		}),
		strict.May("min", keep(&b.min)),
		strict.May("max", keep(&b.max)),
		strict.Need("group", func(n strict.Node) { f.Group, _ = n.OneOf("group", Groups...) }),
		strict.Need("label", both(&f.Label, "label")),
		strict.May("question", func(n strict.Node) { question = &n; both(&f.Question, "question")(n) }),
		strict.May("question_other", func(n strict.Node) { l.at[name{f, "question_other"}] = n; both(&f.QuestionOther, "question_other")(n) }),
		strict.May("path", text(&f.Path, "path")),
		strict.May("optional", flag(&f.Optional, "optional")),
		strict.May("changeable", flag(&f.Changeable, "changeable")),
		strict.May("influence", func(n strict.Node) { l.at[name{f, "influence"}] = n; flag(&f.Influence, "influence")(n) }),
	)
	if l.claimName(n, f, f.Name) {
		l.c.fields[f.Name] = f
		r.Fields = append(r.Fields, f)
	}
	l.later = append(l.later, func() { l.fieldType(n, f, typ, question, b) })
}

// fieldTypes reads the types, once every relation is known.
func (l *loader) fieldTypes() {
	for _, read := range l.later {
		read()
	}
	members := map[string]bool{"person": true}
	for _, r := range l.c.relations {
		members[r.Member] = true
	}
	for _, f := range l.c.fields {
		if f.Of != "" && !members[f.Of] {
			l.at[name{f, "of"}].Fault("there is no relation whose member is "+f.Of, "person, or the member of a relation")
		}
	}
}

func (l *loader) fieldType(n strict.Node, f *Field, typ, question *strict.Node, b bounds) {
	if typ == nil {
		return
	}
	words, ok := typ.Text("type")
	if !ok {
		return
	}
	if words == "text" {
		f.FreeText = true
		f.Type = value.Type{Kind: value.Word}
	} else {
		t, err := value.ParseType(words, func(string) bool { return false })
		if err != nil {
			typ.Fault(err.Error(), "text, or one of "+value.TypeForms)
			return
		}
		f.Type = t
		if question == nil {
			n.Fault("a field without question", "question: {nl: …, en: …}, as it is asked of the resident where the register does not know")
		}
	}
	if at, given := l.at[name{f, "question_other"}]; given && (question == nil || f.Of != "person") {
		at.Fault("question_other on a field that is asked of nobody else", "question_other only beside question, on a field of: person")
	}
	if at, given := l.at[name{f, "influence"}]; given && (question == nil || f.Type.Kind == value.Day) {
		at.Fault("influence on a field that nobody can influence", "influence: true only on a field with a question that is no date: an amount, a number, a choice")
	}
	if at, given := l.at[name{f, "decimals"}]; given && f.Type.Kind != value.Number {
		at.Fault("decimals on a field that is no number", "decimals only with a number, a percentage or an amount")
	}
	switch f.Type.Kind {
	case value.Number, value.Day, value.Period, value.Days:
		l.bounds(n, f, b)
	default:
		for _, bound := range []*strict.Node{b.min, b.max} {
			if bound != nil {
				bound.Fault("a bound on "+strings.TrimSpace(f.Type.String()), "bounds only on a number, a date or a duration")
			}
		}
	}
}

// bounds reads min and max, by which the engine proves that nothing overflows.
func (l *loader) bounds(n strict.Node, f *Field, b bounds) {
	if b.min == nil || b.max == nil {
		n.Fault("a field of type "+f.Type.String()+" without min or max", "min: … and max: …, both possible values")
		return
	}
	var ok1, ok2 bool
	f.Min, ok1 = l.bound(*b.min, f, "min")
	f.Max, ok2 = l.bound(*b.max, f, "max")
	if ok1 && ok2 && f.Min > f.Max {
		b.max.Fault("max is less than min", "a range that holds at least one value")
	}
}

func (l *loader) bound(n strict.Node, f *Field, what string) (int64, bool) {
	words, ok := n.Text(what)
	if !ok {
		return 0, false
	}
	switch f.Type.Kind {
	case value.Day:
		d, err := value.ParseDate(words)
		if err == nil {
			return int64(d), true
		}
		n.Fault(what+": "+err.Error(), "a date as YYYY-MM-DD")
	case value.Number:
		d, err := value.ParseDecimal(words)
		if err == nil {
			d, err = d.Rescale(f.Decimals)
		}
		if err == nil {
			return d.Coefficient, true
		}
		n.Fault(what+": "+err.Error(), fmt.Sprintf("a number with at most %d decimals", f.Decimals))
	default:
		kind, months, err := value.ParseDuration(words)
		if err == nil && kind == f.Type.Kind {
			return months, true
		}
		n.Fault(what+" is not a duration of this type", "P1Y6M for years and months, P14D for days")
	}
	return 0, false
}
