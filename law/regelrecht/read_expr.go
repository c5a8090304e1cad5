package regelrecht

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

var elementForm = regexp.MustCompile(`^[a-z_][a-z0-9_]{0,127}$`)

var referenceForm = regexp.MustCompile(`^\$[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+){0,32}$`)

func (r *reader) actions(n *yaml.Node) []Action {
	var all []Action
	r.list(n, "actions", func(n *yaml.Node) {
		if a, ok := r.action(n); ok {
			all = append(all, a)
		}
	})
	return all
}

// action reads what gives an output its value: a value, or an operation in line with it.
func (r *reader) action(n *yaml.Node) (Action, bool) {
	a := Action{Place: r.place(n)}
	before := len(r.faults)
	op := ""
	if n.Kind == yaml.MappingNode {
		op = textOf(n, "operation")
	}
	output := key{name: "output", need: true, read: r.name("output", &a.Output)}
	basis := key{name: "legal_basis", read: r.legalBasis}
	// A value that is looked up elsewhere: upstream drops it without a word.
	resolve := key{name: "resolve", read: func(n *yaml.Node) {
		r.fault(n, "resolve, which no engine carries out", "an input with a source")
	}}
	if op == "" {
		r.object(n, "an action", output, basis, resolve,
			key{name: "value", need: true, read: func(n *yaml.Node) { a.Value = r.expr(n) }})
		return a, a.Value != nil && len(r.faults) == before
	}
	if s, known := operations[Op(op)]; known && !s.bare {
		r.fault(n, fmt.Sprintf("%s as an action, which has no place for %s", op, s.need[0]), "it inside value")
		return a, false
	}
	a.Value = r.operation(n, output, basis, resolve)
	return a, a.Value != nil && len(r.faults) == before
}

func textOf(n *yaml.Node, name string) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1].Value
		}
	}
	return ""
}

// expr reads a value of an operation; nil after a fault.
func (r *reader) expr(n *yaml.Node) Expr {
	switch n.Kind {
	case yaml.MappingNode:
		if o := r.operation(n); o != nil {
			return o
		}
		return nil
	case yaml.SequenceNode:
		r.fault(n, "a list where a value is needed", "operation: LIST with items, or a definition")
		return nil
	}
	if n.Tag == "!!str" && strings.HasPrefix(n.Value, "$") {
		if !referenceForm.MatchString(n.Value) {
			r.fault(n, fmt.Sprintf("%q is not a reference", clip(n.Value)), "$name or $name.field")
			return nil
		}
		parts := strings.Split(n.Value[1:], ".")
		return &Reference{Place: r.place(n), Name: parts[0], Path: parts[1:]}
	}
	v, ok := r.literal(n)
	if !ok {
		return nil
	}
	return &Literal{Place: r.place(n), Value: v}
}

// operation reads an operation with all of its keys, and those of an action around it.
func (r *reader) operation(n *yaml.Node, around ...key) Expr {
	name := textOf(n, "operation")
	s, known := operations[Op(name)]
	switch {
	case name == "":
		r.fault(n, "a mapping without operation", "operation: and what it works on")
	case engineOnly[name] != "":
		r.fault(n, name+" is not an operation of the format", engineOnly[name])
	case !known:
		r.fault(n, fmt.Sprintf("%q is not an operation of the format", clip(name)), "one of "+opWords())
	case r.version.before(s.since):
		r.fault(n, fmt.Sprintf("%s came with %s, and the file says that it is %s", name, s.since, r.version), "")
	case r.inside >= maxOperation:
		r.fault(n, fmt.Sprintf("more than %d operations inside each other", maxOperation), "outputs in between")
	default:
		return r.operands(n, &Operation{Place: r.place(n), Op: Op(name)}, s, around)
	}
	return nil
}

func opWords() string {
	var all []string
	for op := range operations {
		all = append(all, string(op))
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func (r *reader) operands(n *yaml.Node, o *Operation, s shape, around []key) Expr {
	before := len(r.faults)
	r.inside++
	defer func() { r.inside-- }()
	keys := append([]key{{name: "operation", need: true}}, around...)
	for _, need := range s.need {
		keys = append(keys, key{name: need, need: true, read: r.operand(o, need)})
	}
	for _, may := range s.may {
		keys = append(keys, key{name: may, read: r.operand(o, may)})
	}
	if !slices.ContainsFunc(around, func(k key) bool { return k.name == "legal_basis" }) {
		keys = append(keys, key{name: "legal_basis", read: r.legalBasis})
	}
	r.object(n, string(o.Op), keys...)
	if len(r.faults) > before {
		return nil
	}
	r.complete(n, o)
	if len(r.faults) > before {
		return nil
	}
	return o
}

// operand gives the reader of one key of an operation.
func (r *reader) operand(o *Operation, name string) func(*yaml.Node) {
	one := map[string]*Expr{"subject": &o.Subject, "value": &o.Value, "default": &o.Default, "date": &o.Date,
		"date_of_birth": &o.From, "reference_date": &o.To, "from": &o.From, "to": &o.To, "in": &o.In,
		"years": &o.Years, "months": &o.Months, "weeks": &o.Weeks, "days": &o.Days,
		"year": &o.Year, "month": &o.Month, "day": &o.Day,
		"collection": &o.Collection, "filter": &o.Filter, "body": &o.Body}
	switch name {
	case "values", "conditions", "items":
		return func(n *yaml.Node) {
			r.list(n, name, func(n *yaml.Node) {
				if e := r.expr(n); e != nil {
					o.Values = append(o.Values, e)
				}
			})
		}
	case "as":
		return func(n *yaml.Node) {
			if n.Kind != yaml.ScalarNode || !elementForm.MatchString(n.Value) || n.Value == ReferenceDate {
				r.fault(n, fmt.Sprintf("as is %q", clip(n.Value)), "a name of lower case letters, digits and _")
			}
			o.As = n.Value
		}
	case "combine":
		return r.word("combine", (*string)(&o.Combine), string(Add), string(Or), string(And), string(Min), string(Max))
	case "precision":
		return r.whole("precision", -MaxDecimals, MaxDecimals, &o.Precision)
	case "cases":
		return func(n *yaml.Node) {
			r.list(n, "cases", func(n *yaml.Node) {
				var c Case
				r.object(n, "a case", key{name: "when", need: true, read: func(n *yaml.Node) { c.When = r.expr(n) }},
					key{name: "then", need: true, read: func(n *yaml.Node) { c.Then = r.expr(n) }})
				o.Cases = append(o.Cases, c)
			})
		}
	}
	return func(n *yaml.Node) { *one[name] = r.expr(n) }
}

// complete checks what the keys alone do not say.
func (r *reader) complete(n *yaml.Node, o *Operation) {
	switch o.Op {
	case Add, Subtract, Multiply, Divide, Min, Max:
		if len(o.Values) == 0 {
			r.fault(n, string(o.Op)+" of nothing", "at least one value")
		}
	case In:
		if (o.Value == nil) == (o.Values == nil) {
			r.fault(n, "IN without a list, or with two", "values: […] or value: $list")
		}
	case And, Or:
		r.conditions(o.Values...)
	case Not:
		r.conditions(o.Value)
	case If:
		for _, c := range o.Cases {
			r.conditions(c.When)
		}
	case Foreach:
		if o.Filter != nil {
			r.conditions(o.Filter)
		}
		if o.As == "" {
			o.As = "item"
		}
	case DatePart, StartOf:
		r.calendarPart(n, o)
	case DateDiff:
		if lit, ok := o.In.(*Literal); ok && !slices.Contains([]string{"days", "months", "years"}, lit.Value.Text) {
			r.fault(n, "DATE_DIFF in "+clip(lit.Value.String()), "days, months or years")
		}
	}
}

// calendarPart checks which part of a date an operation names.
func (r *reader) calendarPart(n *yaml.Node, o *Operation) {
	parts := []string{"year", "month"}
	if o.Op == DatePart {
		parts = append(parts, "day")
	}
	if lit, ok := o.In.(*Literal); !ok || lit.Value.Kind != Text || !slices.Contains(parts, lit.Value.Text) {
		r.fault(n, string(o.Op)+" of another part than "+strings.Join(parts, ", "), "in: "+strings.Join(parts, " or "))
	}
}

// conditions refuses text as a condition; what data holds is only known when it is there.
func (r *reader) conditions(all ...Expr) {
	for _, e := range all {
		if lit, ok := e.(*Literal); ok && lit.Value.Kind == Text {
			r.faults = append(r.faults, faultAt(lit.Place, fmt.Sprintf("article %s: text as a condition", r.article), "true, false, $name or an operation"))
		}
	}
}
