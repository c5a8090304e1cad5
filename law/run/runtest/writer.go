package runtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// writer writes random formulas of a type. who is put before the name of a fact:
// empty, aanvrager. or the loop variable with a dot.
type writer struct {
	*rand.Rand
	member string // the relation whose member the names are of, or empty
	who    string
	rules  map[string][]string // names of rules so far, per type
	ranked bool                // rang, of a child, can be named
	chosen bool                // gekozen and enige, which yield persons, can be named
}

var plainFacts = map[string][]string{
	"euro per year": {"inkomen"}, "euro": {"vermogen"}, "number": {"uren"}, "percentage": {"deel"},
	"date": {"geboortedatum", "overleden_op"}, "boolean": {"verzekerd", "gehuwd"}, "years and months": {"opbouw"},
	"one of [a, b, c]": {"status"},
}

var literals = map[string][]string{
	"number": {"0", "1", "2.5", "12", "-3"}, "boolean": {"true", "false"}, "years and months": {`duration("P1Y")`, `duration("P18Y7M")`},
	"date": {`date("1980-02-29")`, "peildatum"}, "one of [a, b, c]": {`"a"`, `"c"`}, "percentage": {"deel / 1"}, "days": {`duration("P30D")`},
}

// lookups are what the Tables of every random law give, by the type that they give;
// each %s is the key.
var lookups = map[string][][2]string{
	"euro per year":    {{"euro per year", "schaal(%s).bedrag"}, {"one of [a, b, c]", "letters(%s)"}},
	"percentage":       {{"euro per year", "schaal(%s).deel"}},
	"one of [a, b, c]": {{"number", "trap(%s).letter"}},
	"number":           {{"number", "trap(%s).aantal"}},
	"boolean":          {{"date", "dagen(%s)"}, {"years and months", "duren(%s)"}},
}

var allTypes = []string{"euro per year", "euro", "number", "percentage", "date", "boolean", "years and months", "one of [a, b, c]"}

func (w *writer) pick(list []string) string { return list[w.IntN(len(list))] }

func (w *writer) leaf(t string) string {
	options := []string{}
	for _, f := range plainFacts[t] {
		options = append(options, w.who+f)
	}
	for _, r := range w.rules[t] {
		options = append(options, w.ruleName(r))
	}
	for _, l := range literals[t] {
		if !strings.Contains(l, "deel") {
			options = append(options, l)
		}
	}
	if t == "days" && w.IntN(2) == 0 {
		return "(peildatum - " + w.who + "geboortedatum)"
	}
	return w.pick(options)
}

// ruleName is a rule as it is named here: household rules have no owner.
func (w *writer) ruleName(r string) string {
	if strings.HasPrefix(r, "p") {
		return w.who + r
	}
	return r
}

func (w *writer) expr(t string, depth int) string {
	if depth <= 0 {
		if w.chosen && w.member == "" && w.IntN(8) == 0 && len(plainFacts[t]) > 0 {
			return "enige." + plainFacts[t][0]
		}
		return w.leaf(t)
	}
	d := depth - 1
	if w.IntN(6) == 0 {
		return fmt.Sprintf("(if %s then %s else %s)", w.expr("boolean", d), w.expr(t, d), w.expr(t, d))
	}
	if w.IntN(25) == 0 && t != "boolean" {
		return fmt.Sprintf("(if %s then %s else null)", w.expr("boolean", d), w.expr(t, d))
	}
	if tables := lookups[t]; len(tables) > 0 && w.IntN(7) == 0 {
		one := tables[w.IntN(len(tables))]
		return fmt.Sprintf(one[1], w.expr(one[0], d))
	}
	switch t {
	case "boolean":
		return w.truth(d)
	case "euro per year", "euro", "number", "percentage":
		return w.amount(t, d)
	case "date":
		return w.date(d)
	case "years and months":
		switch w.IntN(4) {
		case 3:
			return fmt.Sprintf("(%s * %s)", w.pick([]string{"2", "-3"}), w.expr(t, d))
		case 0:
			return fmt.Sprintf("years and months duration(%s, %s)", w.expr("date", d), w.expr("date", d))
		case 1:
			return fmt.Sprintf("%s(%s, %s)", w.pick([]string{"min", "max"}), w.expr(t, d), w.expr(t, d))
		}
		return fmt.Sprintf("(%s %s %s)", w.expr(t, d), w.pick([]string{"+", "-"}), w.expr(t, d))
	}
	return w.leaf(t)
}

func (w *writer) truth(d int) string {
	t := w.pick(allTypes[:5])
	switch w.IntN(9) {
	case 0, 1:
		return fmt.Sprintf("(%s %s %s)", w.expr("boolean", d), w.pick([]string{"and", "or"}), w.expr("boolean", d))
	case 2:
		return "not(" + w.expr("boolean", d) + ")"
	case 3:
		return fmt.Sprintf("%s between %s and %s", w.expr(t, d), w.expr(t, d), w.expr(t, d))
	case 4:
		return fmt.Sprintf("%s in %s%s..%s%s", w.expr("date", d), w.pick([]string{"[", "("}), w.expr("date", d), w.expr("date", d), w.pick([]string{"]", ")"}))
	case 5:
		return fmt.Sprintf(`%s in ("a", %s)`, w.who+"status", w.expr("one of [a, b, c]", d))
	case 6:
		return fmt.Sprintf("%s %s null", w.who+w.pick([]string{"overleden_op", "inkomen", "status"}), w.pick([]string{"=", "!="}))
	case 7:
		if w.member == "" {
			return w.overMembers(d)
		}
	}
	return fmt.Sprintf("%s %s %s", w.expr(t, d), w.pick([]string{"<", "<=", ">", ">=", "=", "!="}), w.expr(t, d))
}
