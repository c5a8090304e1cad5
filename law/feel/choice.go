package feel

import "meent.nl/meent/law/value"

// Case is what a choice by word comes to for one word: the rule or parameter Ref,
// written as Name.
type Case struct {
	Word string
	Name string
	Ref  Ref
}

// Choice is if by = "a" then … else if by = "b" then … else null. by has been checked;
// every node has its type, t or that of the comparison, and the place of by.
func Choice(by Expr, cases []Case, t value.Type) Expr {
	at := func(t value.Type) node { return node{At: by.Pos(), Typed: t} }
	var out Expr = &NullLit{at(t)}
	for i := len(cases) - 1; i >= 0; i-- {
		c := cases[i]
		out = &If{node: at(t),
			Cond: &Binary{node: at(booleanType), Op: "=", X: by, Y: &StringLit{at(by.Type()), c.Word}},
			Then: &Name{node: at(t), Ident: c.Name, Ref: c.Ref},
			Else: out,
		}
	}
	return out
}
