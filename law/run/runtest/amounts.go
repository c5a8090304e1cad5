package runtest

import "fmt"

func (w *writer) amount(t string, d int) string {
	switch w.IntN(10) {
	case 0, 1:
		return fmt.Sprintf("(%s %s %s)", w.expr(t, d), w.pick([]string{"+", "-"}), w.expr(t, d))
	case 2:
		return fmt.Sprintf("%s(%s, %s)", w.pick([]string{"min", "max"}), w.expr(t, d), w.expr(t, d))
	case 3:
		return fmt.Sprintf("%s((%s) / (%s), %d)", w.rounding(), w.expr(t, d), w.expr("number", d), w.IntN(5)-2)
	case 4:
		return fmt.Sprintf("(%s * %s)", w.leaf("number"), w.expr(t, d))
	case 5:
		if t == "number" {
			return fmt.Sprintf("%s((%s) / (%s), 2)", w.rounding(), w.expr("euro", d), w.expr("euro", d))
		}
		return fmt.Sprintf("%s(deel * %s, %d)", w.rounding(), w.expr(t, d), w.IntN(4))
	case 6:
		if w.IntN(3) == 0 {
			return w.special(t, d)
		}
		return "abs(" + w.expr(t, d) + ")"
	case 7:
		if w.member == "" {
			return w.aggregate(t, d)
		}
		return "-" + w.leaf(t)
	case 8:
		if w.IntN(2) == 0 {
			return fmt.Sprintf("%s((if %s then (%s) / (%s) else %s), 2)", w.rounding(), w.expr("boolean", d), w.expr(t, d), w.expr("number", d), w.expr(t, d))
		}
		if t == "number" {
			return w.expr("date", d) + w.pick([]string{".year", ".month", ".day", ".weekday"})
		}
		return fmt.Sprintf("%s((%s) / 7 + (%s) / 3, 1)", w.rounding(), w.expr(t, d), w.expr(t, d))
	}
	return w.leaf(t)
}

// special is what only amounts of a unit have.
func (w *writer) special(t string, d int) string {
	switch t {
	case "euro per year":
		y := w.leaf(t)
		return fmt.Sprintf("%s(vierkant * %s * %s %s recht * %s %s %s, %d)", w.rounding(), y, y, w.pick([]string{"+", "-"}), y,
			w.pick([]string{"+", "-"}), w.expr(t, d), w.IntN(5)-1)
	case "euro":
		return fmt.Sprintf("(dwangsom * %s * (%s - %s))", w.pick([]string{"1", "0.25", "-2"}), w.expr("date", d), w.expr("date", d))
	case "number":
		return fmt.Sprintf("%s((%s) / %s, %d)", w.rounding(), w.expr("years and months", d), `duration("P7M")`, w.IntN(3))
	}
	return w.leaf(t)
}

func (w *writer) aggregate(t string, d int) string {
	list, relation := w.list(d)
	if t == "number" && w.IntN(2) == 0 {
		return "count(" + list + w.pick([]string{"", ".inkomen"}) + ")"
	}
	each := w.in(relation, "k.", func() string { return w.expr(t, d) })
	return fmt.Sprintf("%s(for k in %s return %s)", w.pick([]string{"sum", "min", "max"}), list, each)
}

func (w *writer) rounding() string {
	return w.pick([]string{"round up", "round down", "round half up", "round half down", "floor", "ceiling"})
}

func (w *writer) date(d int) string {
	switch w.IntN(5) {
	case 2:
		return "next working day(" + w.expr("date", d) + ", feesten)"
	case 0:
		return fmt.Sprintf("(%s %s %s)", w.expr("date", d), w.pick([]string{"+", "-"}), w.pick([]string{`duration("P1M")`, `duration("P18Y")`, `duration("P40D")`}))
	case 1:
		return fmt.Sprintf("date(%s.year, %s.month, %d)", w.expr("date", d), w.expr("date", d), 1+w.IntN(31))
	}
	return w.leaf("date")
}
