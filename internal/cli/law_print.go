package cli

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/reason"
)

// print writes an evaluation for people.
func (env Env) print(e *evaluation) {
	fmt.Fprintf(env.Out, "%s on %s: %s\n", e.Goal, e.On, e.Status)
	switch {
	case e.NotApplicable:
		fmt.Fprintln(env.Out, "not applicable")
	case e.Value != nil:
		fmt.Fprintf(env.Out, "%s %s\n", strings.Trim(string(e.Value), `"`), e.Unit)
	case e.Low != nil:
		fmt.Fprintf(env.Out, "from %s to %s %s\n", e.Low, e.High, e.Unit)
		if e.MayBeNotApplicable {
			fmt.Fprintln(env.Out, "or not applicable")
		}
	case e.Members != nil:
		fmt.Fprintf(env.Out, "%v of %s\n", e.Members, e.Unit)
	}
	if len(e.Missing) > 0 {
		fmt.Fprintln(env.Out, "missing:")
		for _, m := range e.Missing {
			fmt.Fprintf(env.Out, "  %s\n", factLine(m))
		}
	}
	if len(e.Unused) > 0 {
		fmt.Fprintf(env.Out, "given and not needed: %s\n", strings.Join(e.Unused, ", "))
	}
}

// printSteps writes the steps in the order of the law.
func (env Env) printSteps(x *reason.Explanation) {
	for _, s := range x.Steps {
		fmt.Fprintf(env.Out, "\n%s, article %s (%s)\n  %s%s = %s\n", s.Title, s.Article.Article, s.Cites, s.Rule, ofWhom(s.Of), valueText(s.Value))
		if s.Exception != nil {
			fmt.Fprintf(env.Out, "  by the exception %s (article %s, %s)\n", s.Exception.Name, s.Exception.Article, s.Exception.Cites)
		}
		if s.SetBy != nil {
			fmt.Fprintf(env.Out, "  %s\n", s.SetBy.Text.EN)
		}
		if s.When != "" {
			fmt.Fprintf(env.Out, "  when %s\n", s.When)
		}
		fmt.Fprintf(env.Out, "  %s\n", s.Formula)
		for _, in := range s.Inputs {
			source := ""
			if in.Source != "" {
				source = " (" + in.Source + ")"
			}
			name := in.Name
			if in.Row != nil {
				name += " (" + in.Row.EN + ")." + in.Column
			}
			fmt.Fprintf(env.Out, "    %s %s%s = %s%s\n", in.Kind, name, ofWhom(in.Of), valueText(in.Value), source)
		}
	}
	if len(x.Sufficed) > 0 {
		fmt.Fprintln(env.Out, "\nthese facts suffice for the outcome:")
		for _, f := range x.Sufficed {
			fmt.Fprintf(env.Out, "  %s = %s\n", factLine(f), valueText(f.Value))
		}
	}
}

func factLine(f reason.Fact) string {
	if f.Name == "" {
		return f.Of.Relation
	}
	return f.Name + ofWhom(f.Of)
}

func ofWhom(p reason.Person) string {
	switch {
	case p.Relation == "":
		return ""
	case p.Member == 0:
		return " of each of " + p.Relation
	}
	return fmt.Sprintf(" of %s[%d]", p.Relation, p.Member)
}

func valueText(v reason.Value) string {
	switch {
	case v.NotApplicable:
		return "not applicable"
	case v.Text != "":
		return v.Text + " " + v.Unit
	case v.Low != "":
		return v.Low + " to " + v.High + " " + v.Unit
	}
	return "unknown"
}
