package document

import (
	"fmt"
	"regexp"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

var termForm = regexp.MustCompile(`^[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*$`)

func (r *reader) parameter(n *yaml.Node, d *Document) {
	p := &Parameter{Place: r.place(n)}
	var values, table *yaml.Node
	r.object(n, "a parameter",
		field{"name", true, r.name(&p.Name, p)},
		field{"label", true, r.plain(&p.Label, "label")},
		field{"unit", false, func(n *yaml.Node) { r.unit(n, p) }},
		field{"table", false, func(n *yaml.Node) { table = n; r.table(n, p) }},
		field{"cites", true, r.string(&p.Cites, "cites")},
		field{"fills", false, r.fills(&p.Fills, p)},
		field{"values", true, func(n *yaml.Node) { values = n }},
	)
	d.Parameters = append(d.Parameters, p)
	switch {
	case n.Kind != yaml.MappingNode:
	case table == nil && !hasKey(n, "unit"):
		r.fault(p.Place, "a parameter without unit", "unit: …, or table: …")
	case table != nil && hasKey(n, "unit"):
		r.fault(p.Place, "a parameter with unit and table", "one of them: a table has a unit per column")
	case table != nil && p.Fills != "":
		r.fault(p.Place, "a table that fills an open term", "a rule that fills it and looks it up in the table")
	}
	if values == nil || table == nil && p.Type.Kind == value.Invalid {
		return
	}
	r.list(values, "values", func(n *yaml.Node) { r.parameterValue(n, p) })
	if values.Kind == yaml.SequenceNode && len(values.Content) == 0 {
		r.fault(r.place(values), "a parameter without a value", "at least one value with its day and its source")
	}
}

func (r *reader) unit(n *yaml.Node, p *Parameter) {
	var t value.Type
	r.valueType(n, &t, "unit")
	switch t.Kind {
	case value.Invalid, value.Number, value.Day, value.Period, value.Days:
		p.Type = t
	default:
		r.fault(r.place(n), "a parameter cannot be "+t.String(), "a number, an amount, a date or a duration")
	}
}

func (r *reader) fills(target *string, owner any) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.note(owner, "fills", n)
		r.matching(target, "fills", termForm, "law.name, as zorgtoeslag.woonlandfactor")(n)
	}
}

func (r *reader) parameterValue(n *yaml.Node, p *Parameter) {
	v := ParameterValue{Place: r.place(n)}
	dated, valued := false, false
	r.object(n, "a value of a parameter",
		field{"from", true, func(n *yaml.Node) { v.From, dated = r.date(n, "from") }},
		field{"until", false, func(n *yaml.Node) { v.Until, _ = r.date(n, "until") }},
		valueField(r, p, &v, &valued),
		field{"source", true, r.string(&v.Source, "source")},
		field{"unconfirmed", false, func(n *yaml.Node) { r.truth(n, "unconfirmed", &v.Unconfirmed) }},
	)
	if !dated || !valued {
		return
	}
	if v.Until != 0 && v.Until < v.From {
		r.fault(v.Place, fmt.Sprintf("a value until %s, which is before %s", v.Until, v.From), "the last day that it holds")
		return
	}
	last := len(p.Values) - 1
	if last >= 0 && v.From <= p.Values[last].From {
		r.fault(v.Place, fmt.Sprintf("a value from %s after one from %s", v.From, p.Values[last].From), "the oldest value first, and one value per day")
		return
	}
	if last >= 0 && p.Values[last].Until >= v.From {
		r.fault(v.Place, fmt.Sprintf("a value from %s while the one before it holds until %s", v.From, p.Values[last].Until), "values that do not overlap")
		return
	}
	p.Values = append(p.Values, v)
}

// valueField is the value of a parameter, or the rows of a table.
func valueField(r *reader, p *Parameter, v *ParameterValue, valued *bool) field {
	if p.Table != nil {
		return field{"rows", true, func(n *yaml.Node) { v.Rows, *valued = r.rows(n, p) }}
	}
	return field{"value", true, func(n *yaml.Node) { v.Value, *valued = r.amount(n, p.Type) }}
}

// amount reads a value of a parameter from its text, never by way of a float.
func (r *reader) amount(n *yaml.Node, t value.Type) (value.Decimal, bool) {
	expected := "digits with at most one decimal point"
	switch t.Kind {
	case value.Day:
		d, ok := r.date(n, "value")
		return value.Decimal{Coefficient: int64(d)}, ok
	case value.Period:
		expected = "years and months, as P67Y3M"
	case value.Days:
		expected = "days, as P14D"
	}
	text, ok := r.scalar(n, "value", expected)
	if !ok {
		return value.Decimal{}, false
	}
	if t.Kind == value.Number {
		d, err := value.ParseDecimal(text)
		if err != nil {
			r.fault(r.place(n), "value "+err.Error(), "")
		}
		return d, err == nil
	}
	kind, length, err := value.ParseDuration(text)
	if err != nil || kind != t.Kind {
		r.fault(r.place(n), fmt.Sprintf("value %q is not in %s", clip(text), t), expected)
		return value.Decimal{}, false
	}
	return value.Decimal{Coefficient: length}, true
}

func (r *reader) truth(n *yaml.Node, what string, target *bool) {
	text, ok := r.scalar(n, what, "true or false")
	switch {
	case !ok:
	case text == "true" || text == "false":
		*target = text == "true"
	default:
		r.fault(r.place(n), fmt.Sprintf("%s is %q", what, clip(text)), "true or false")
	}
}
