package page

import (
	"fmt"
	"strconv"
	"strings"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
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
	switch e := e.(type) {
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
		case "not", "per_month", "per_quarter", "per_year":
			return looseAnd
		case "years and months duration":
			return looseComparison
		case "next working day":
			return looseAny
		}
		if _, ok := words[NL].roundings[e.Func]; ok {
			return looseAny
		}
	}
	return tight
}

// signs are how operators are written in both languages.
var signs = map[string]string{"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "+": "+", "-": "−", "*": "×", "/": "÷"}

// phrase writes an expression on one line, in brackets where its place asks for them.
func (b *builder) phrase(e feel.Expr, place int) string {
	text := b.words(e)
	if binding(e) < place {
		return "(" + text + ")"
	}
	return text
}

func (b *builder) words(e feel.Expr) string {
	w := words[b.lang]
	switch e := e.(type) {
	case *feel.NumberLit:
		return e.Text
	case *feel.BoolLit:
		if e.Value {
			return w.yes
		}
		return w.no
	case *feel.StringLit:
		return spaced(e.Value)
	case *feel.NullLit:
		return w.noValue
	case *feel.DateLit:
		return b.date(e.Value)
	case *feel.DurationLit:
		return b.durationText(e.Type().Kind, e.Value)
	case *feel.Name:
		return b.name(e.Ref, e.Ident)
	case *feel.Path:
		return b.path(e)
	case *feel.Filter:
		return b.phrase(e.List, tight) + w.whom + b.phrase(e.Where, looseAny)
	case *feel.Unary:
		return "−" + b.phrase(e.X, tight)
	case *feel.Binary:
		return b.binary(e)
	case *feel.Between:
		return b.phrase(e.X, looseSum) + w.between + b.phrase(e.Low, looseSum) + w.to + b.phrase(e.High, looseSum)
	case *feel.In:
		return b.membership(e)
	case *feel.If:
		return w.ifs + b.phrase(e.Cond, looseAny) + ", " + w.then + b.phrase(e.Then, looseOr) + ", " + w.otherwise + b.phrase(e.Else, looseAny)
	case *feel.Quantified:
		every := w.some
		if e.Every {
			every = w.every
		}
		return every + b.phrase(e.List, looseSum) + " (" + e.Var + ")" + w.satisfies + b.phrase(e.Where, looseAny)
	case *feel.For:
		return w.forEach + b.phrase(e.List, looseSum) + " (" + e.Var + "): " + b.phrase(e.Each, looseAny)
	case *feel.Lookup:
		return b.quoted(b.name(e.Ref, e.Table)) + w.at + b.list(e.Args)
	case *feel.Call:
		return b.call(e)
	}
	return feel.Print(e)
}

func (b *builder) binary(e *feel.Binary) string {
	w := words[b.lang]
	_, rightNull := e.Y.(*feel.NullLit)
	_, leftNull := e.X.(*feel.NullLit)
	if leftNull != rightNull {
		other := e.X
		if leftNull {
			other = e.Y
		}
		if e.Op == "=" {
			return b.phrase(other, looseSum) + w.nothing
		}
		return b.phrase(other, looseSum) + w.something
	}
	own := binding(e)
	sign := signs[e.Op]
	switch e.Op {
	case "and":
		sign = strings.TrimSpace(w.and)
	case "or":
		sign = strings.TrimSpace(w.or)
	}
	left := own
	if own == looseComparison {
		left++
	}
	return b.phrase(e.X, left) + " " + sign + " " + b.phrase(e.Y, own+1)
}

func (b *builder) membership(e *feel.In) string {
	w := words[b.lang]
	x := b.phrase(e.X, looseSum)
	if e.Low == nil {
		return x + w.oneOf + b.list(e.List)
	}
	first, last := "≥", "≤"
	if e.OpenLow {
		first = ">"
	}
	if e.OpenHigh {
		last = "<"
	}
	return x + " " + first + " " + b.phrase(e.Low, looseSum) + " " + w.and + last + " " + b.phrase(e.High, looseSum)
}

func (b *builder) list(items []feel.Expr) string {
	if len(items) == 1 {
		return b.phrase(items[0], tight)
	}
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = b.phrase(item, looseAny)
	}
	return "(" + strings.Join(parts, "; ") + ")"
}

func (b *builder) path(e *feel.Path) string {
	w := words[b.lang]
	if table, ok := e.Of.(*feel.Lookup); ok && e.Ref.Kind == feel.ColumnRef {
		return b.quoted(b.columnLabel(table, e.Field)) + w.inTable + b.name(table.Ref, table.Table) + w.at + b.list(table.Args)
	}
	if e.Ref.Kind == feel.PropertyRef {
		return w.parts[e.Field] + b.phrase(e.Of, tight)
	}
	return b.name(e.Ref, e.Field) + w.of + b.phrase(e.Of, tight)
}

func (b *builder) call(e *feel.Call) string {
	w := words[b.lang]
	if text, ok := w.roundings[e.Func]; ok {
		return b.phrase(e.Args[0], looseSum) + ", " + text + " " + b.decimals(e)
	}
	if text, ok := w.conversions[e.Func]; ok {
		return text + b.phrase(e.Args[0], looseProduct)
	}
	switch e.Func {
	case "not":
		return w.not + b.phrase(e.Args[0], looseComparison)
	case "sum":
		return w.sum + b.phrase(e.Args[0], tight)
	case "count":
		return w.count + b.phrase(e.Args[0], tight)
	case "min":
		return w.least + b.list(e.Args)
	case "max":
		return w.greatest + b.list(e.Args)
	case "abs":
		return w.absolute + b.phrase(e.Args[0], tight)
	case "date":
		return w.date + b.list(e.Args)
	case "years and months duration":
		return w.duration + b.phrase(e.Args[0], looseSum) + w.until + b.phrase(e.Args[1], looseSum)
	case "next working day":
		return w.workday + b.phrase(e.Args[0], tight) + w.holidays + b.phrase(e.Args[1], tight)
	case "rank by most":
		return w.mostRank + b.list(e.Args)
	case "rank by least":
		return w.leastRank + b.list(e.Args)
	}
	return e.Func + " " + b.list(e.Args)
}

// decimals says to what a rounding goes.
func (b *builder) decimals(e *feel.Call) string {
	w := words[b.lang]
	n, _ := feel.Decimals(e)
	isMoney := e.Type().Kind == value.Number && e.Type().Unit.Quantity == value.Euro
	switch {
	case n == 0 && isMoney:
		return w.euros
	case n == 0:
		return w.whole
	}
	return fmt.Sprintf(w.decimals, n)
}

// name is what people call what a name stands for, in quotes.
func (b *builder) name(ref feel.Ref, ident string) string {
	w := words[b.lang]
	switch ref.Kind {
	case feel.VariableRef:
		return ident
	case feel.ApplicantRef:
		return w.applicant
	case feel.DateRef:
		return w.onDate
	case feel.RuleRef, feel.ParameterRef:
		if d, ok := b.set.Document(ref.Law, b.on); ok {
			return b.quoted(b.labelIn(d, ref.Name))
		}
	case feel.FactRef, feel.RelationRef:
		return b.quoted(b.label(ref.Name))
	}
	return b.quoted(spaced(ident))
}

func (b *builder) quoted(text string) string {
	if strings.HasPrefix(text, "“") {
		return text
	}
	return "“" + text + "”"
}

// label is what the catalogue calls a fact or a relation.
func (b *builder) label(name string) string {
	if t, ok := b.names.Label(name); ok {
		return b.lang.text(t)
	}
	return spaced(name)
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

func (b *builder) date(d value.Date) string {
	y, m, day := d.Civil()
	return strconv.Itoa(day) + " " + words[b.lang].months[m-1] + " " + strconv.Itoa(y)
}

func (b *builder) durationText(kind value.Kind, n int64) string {
	w := words[b.lang]
	count := func(n int64, one, many string) string {
		if n == 1 {
			many = one
		}
		return strconv.FormatInt(n, 10) + " " + many
	}
	switch {
	case kind == value.Days:
		return count(n, w.day, w.days)
	case n%12 == 0 && n != 0:
		return count(n/12, w.year, w.years)
	case n < 12:
		return count(n, w.month, w.monthPlural)
	}
	return count(n/12, w.year, w.years) + " " + w.and + count(n%12, w.month, w.monthPlural)
}
