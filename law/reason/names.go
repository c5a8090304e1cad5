package reason

import (
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/program"
)

// reading is what one rule, for one member, took from its expressions.
type reading struct {
	t         *trace
	rule      *program.Rule
	member    int
	exception *document.Exception // that decided
	names     []feel.Ref          // that stand in the parts that were carried out, each once
	looked    []looked            // the tables that were looked up in them
	calendars []feel.Ref          // the tables of holidays that were gone over
}

func (t *trace) read(rule *program.Rule, member int) *reading {
	r := &reading{t: t, rule: rule, member: member, names: make([]feel.Ref, 0, len(rule.Uses))}
	for i, x := range rule.Decl.Exceptions {
		if v, known := r.branch(rule.Applied[i]); known && v {
			r.exception = x
			r.walk(x.When)
			r.walk(x.Formula)
			return r
		}
	}
	r.walk(rule.Decl.When)
	r.walk(rule.Formula)
	for _, x := range rule.Decl.Exceptions {
		// Why no exception decided is part of the reason.
		r.walk(x.When)
	}
	return r
}

// branch is the truth of a condition for this member; false where it is not one truth.
func (r *reading) branch(b program.Branch) (truth, known bool) {
	if b.Settled {
		return b.Value, true
	}
	if b.At.Reg == program.NoReg || b.At.Scope != program.Root && b.At.Scope != r.rule.Scope {
		return false, false
	}
	member := r.member
	if b.At.Scope == program.Root {
		member = 0
	}
	v := r.t.get(b.At.Scope, member, b.At.Reg)
	switch {
	case v.May == program.MayBeNull:
		return false, true
	case v.Decided() && v.MayHold():
		return v.Lo != 0, true
	}
	return false, false
}

func (r *reading) name(ref feel.Ref) {
	if !slices.Contains(r.names, ref) {
		r.names = append(r.names, ref)
	}
}

// walk notes the names in an expression, past the branches that were not taken.
func (r *reading) walk(e feel.Expr) {
	if e == nil {
		return
	}
	feel.Walk(e, func(e feel.Expr) bool {
		switch e := e.(type) {
		case *feel.Name:
			r.name(e.Ref)
		case *feel.Path:
			r.name(e.Ref)
			if table, ok := e.Of.(*feel.Lookup); ok && e.Ref.Kind == feel.ColumnRef {
				r.lookup(table, e.Field)
				r.walk(table.Args[0])
				return false
			}
		case *feel.Call:
			r.calendar(e)
		case *feel.Lookup:
			r.lookup(e, "")
		case *feel.If:
			if truth, known := r.branch(r.rule.Branches[e]); known {
				r.walk(e.Cond)
				if truth {
					r.walk(e.Then)
				} else {
					r.walk(e.Else)
				}
				return false
			}
		}
		return true
	})
}
