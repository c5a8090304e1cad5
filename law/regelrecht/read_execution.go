package regelrecht

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

var (
	typeWords = []string{"string", "number", "boolean", "amount", "object", "array", "date"}
	oldUnits  = []string{"eurocent", "years", "weeks", "months", "days"}
	newUnits  = append([]string{"euro", "ratio", "percentage"}, oldUnits...)
)

func (r *reader) execution(a *Article, n *yaml.Node) {
	var ignored string
	r.object(n, "execution",
		key{name: "produces", read: func(n *yaml.Node) {
			r.object(n, "produces", key{name: "legal_character", read: r.word("legal_character", &a.LegalCharacter, r.characters()...)},
				key{name: "decision_type", read: r.word("decision_type", &a.DecisionType, decisions...)},
				key{name: "procedure_id", read: r.text("procedure_id", &ignored)})
		}},
		key{name: "parameters", read: func(n *yaml.Node) {
			r.list(n, "parameters", func(n *yaml.Node) {
				f := Field{Place: r.place(n), Required: r.version.StrictNull()}
				r.field(&f, n, "a parameter", key{name: "required", read: r.truth("required", &f.Required)})
				a.Parameters = append(a.Parameters, f)
			})
		}},
		key{name: "input", read: func(n *yaml.Node) {
			r.list(n, "input", func(n *yaml.Node) {
				i := Input{Field: Field{Place: r.place(n)}}
				r.field(&i.Field, n, "an input", key{name: "source", need: true, read: func(n *yaml.Node) { r.source(&i, n) }})
				a.Inputs = append(a.Inputs, i)
			})
		}},
		key{name: "output", read: func(n *yaml.Node) {
			r.list(n, "output", func(n *yaml.Node) {
				f := Field{Place: r.place(n)}
				r.field(&f, n, "an output")
				a.Outputs = append(a.Outputs, f)
			})
		}},
		key{name: "actions", read: func(n *yaml.Node) { a.Actions = r.actions(n) }},
	)
}

func (r *reader) name(what string, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || !nameForm.MatchString(n.Value) {
			r.fault(n, fmt.Sprintf("%s is %q", what, clip(n.Value)), "letters, digits and _")
			return
		}
		*to = n.Value
	}
}

// field reads what parameters, inputs and outputs have in common.
func (r *reader) field(f *Field, n *yaml.Node, what string, more ...key) {
	var kind string
	keys := []key{
		{name: "name", need: true, read: r.name("name", &f.Name)},
		{name: "type", need: true, read: r.word("type", &kind, typeWords...)},
		{name: "description", read: r.text("description", &f.Description)},
		{name: "type_spec", read: func(n *yaml.Node) { r.typeSpec(f, n) }},
		{name: "nullable", since: v058, read: r.truth("nullable", &f.Nullable)},
		{name: "temporal", read: r.temporal},
		{name: "legal_basis", read: r.legalBasis},
	}
	r.object(n, what, append(keys, more...)...)
	f.Type = Type(kind)
}

func (r *reader) typeSpec(f *Field, n *yaml.Node) {
	units := newUnits
	if r.version.before(v056) {
		units = oldUnits
	}
	bound := func(what string, to **Number) func(*yaml.Node) {
		return func(n *yaml.Node) {
			if x, ok := r.number(n, what); ok {
				*to = &x
			}
		}
	}
	r.object(n, "type_spec", key{name: "unit", read: r.word("unit", &f.Unit, units...)},
		key{name: "precision", read: func(n *yaml.Node) {
			f.HasPrecision = true
			r.whole("precision", 0, MaxDecimals, &f.Precision)(n)
		}},
		key{name: "min", read: bound("min", &f.Min)}, key{name: "max", read: bound("max", &f.Max)})
	if f.Min != nil && f.Max != nil && f.Min.Cmp(*f.Max) > 0 {
		r.fault(n, "min is more than max", "bounds that a value can lie between")
	}
}

// temporal checks when a value holds, which the format does not act on.
func (r *reader) temporal(n *yaml.Node) {
	var ignored string
	r.object(n, "temporal", key{name: "type", need: true, read: r.word("type", &ignored, "period", "point_in_time")},
		key{name: "period_type", read: r.word("period_type", &ignored, "year", "month", "continuous")},
		key{name: "reference", read: r.text("reference", &ignored)})
}

func (r *reader) source(i *Input, n *yaml.Node) {
	var ignored string
	r.object(n, "source",
		key{name: "regulation", read: r.slug("regulation", &i.Regulation)},
		key{name: "output", read: r.name("output", &i.Output)},
		key{name: "parameters", read: func(n *yaml.Node) { r.arguments(i, n) }},
		key{name: "description", read: r.text("description", &ignored)},
		key{name: "endpoint", read: r.text("endpoint", &ignored)})
	if len(i.Arguments) > 0 && i.Regulation == "" && i.Output == "" {
		r.fault(n, "parameters for a source that names no output", "regulation and output, or output")
	}
}

func (r *reader) arguments(i *Input, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		r.fault(n, "parameters is "+nodeShape(n), "a mapping of names to $names or text")
		return
	}
	for at := 0; at+1 < len(n.Content); at += 2 {
		name, val := n.Content[at], n.Content[at+1]
		arg := Argument{Place: r.place(name)}
		r.name("a parameter", &arg.Name)(name)
		if val.Kind != yaml.ScalarNode || val.Tag != "!!str" {
			r.fault(val, "the value of a parameter is "+nodeShape(val), "$name, or text in quotes")
			continue
		}
		arg.Value = r.expr(val)
		if arg.Value != nil {
			i.Arguments = append(i.Arguments, arg)
		}
	}
}
