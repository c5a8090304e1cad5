package reason

import "meent.nl/meent/law/feel"

// holds works a condition out from what the step read.
func (w worked) holds(e feel.Expr) (holds, ok bool) {
	switch e := e.(type) {
	case *feel.BoolLit:
		return e.Value, true
	case *feel.Name, *feel.Path:
		in, ok := w.input(e)
		return in.Text == "true", ok && in.Unit == "boolean" && in.Text != ""
	case *feel.Call:
		if e.Func == "not" && len(e.Args) == 1 {
			holds, ok = w.holds(e.Args[0])
			return !holds, ok
		}
	case *feel.Binary:
		return w.compares(e)
	}
	return false, false
}

func (w worked) compares(e *feel.Binary) (holds, ok bool) {
	if e.Op == "and" || e.Op == "or" {
		settles := e.Op == "or"
		x, ok := w.holds(e.X)
		y, ok2 := w.holds(e.Y)
		if ok && x == settles || ok2 && y == settles {
			return settles, true
		}
		return !settles, ok && ok2
	}
	equality := e.Op == "=" || e.Op == "!="
	switch y := e.Y.(type) {
	case *feel.NullLit:
		in, ok := w.input(e.X)
		return in.NotApplicable == (e.Op == "="), ok && equality
	case *feel.StringLit:
		in, ok := w.input(e.X)
		return (in.Text == y.Value) == (e.Op == "="), ok && equality && in.Text != ""
	}
	x, ok := w.number(e.X)
	y, ok2 := w.number(e.Y)
	if !ok || !ok2 {
		return false, false
	}
	switch c := x.Cmp(y); e.Op {
	case "=":
		return c == 0, true
	case "!=":
		return c != 0, true
	case "<":
		return c < 0, true
	case "<=":
		return c <= 0, true
	case ">":
		return c > 0, true
	case ">=":
		return c >= 0, true
	}
	return false, false
}
