package feel

// Walk visits e and what it is made of, outermost first and from left to right.
// Where visit says false, it does not go further down.
func Walk(e Expr, visit func(Expr) bool) {
	if !visit(e) {
		return
	}
	switch e := e.(type) { // what laws do most needs no list of its parts
	case *Path:
		Walk(e.Of, visit)
	case *Binary:
		Walk(e.X, visit)
		Walk(e.Y, visit)
	case *If:
		Walk(e.Cond, visit)
		Walk(e.Then, visit)
		Walk(e.Else, visit)
	default:
		for _, part := range Parts(e) {
			Walk(part, visit)
		}
	}
}

// Parts are the expressions directly inside e, from left to right.
func Parts(e Expr) []Expr {
	switch e := e.(type) {
	case *Path:
		return []Expr{e.Of}
	case *Filter:
		return []Expr{e.List, e.Where}
	case *Unary:
		return []Expr{e.X}
	case *Binary:
		return []Expr{e.X, e.Y}
	case *Between:
		return []Expr{e.X, e.Low, e.High}
	case *In:
		if e.Low != nil {
			return []Expr{e.X, e.Low, e.High}
		}
		return append([]Expr{e.X}, e.List...)
	case *If:
		return []Expr{e.Cond, e.Then, e.Else}
	case *Quantified:
		return []Expr{e.List, e.Where}
	case *For:
		return []Expr{e.List, e.Each}
	case *Lookup:
		return e.Args
	case *Call:
		return e.Args
	}
	return nil
}
