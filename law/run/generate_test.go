package run_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
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

// lookups are what the tables of every random law give, by the type that they give;
// each %s is the key.
var lookups = map[string][][2]string{
	"euro per year":    {{"euro per year", "schaal(%s).bedrag"}, {"one of [a, b, c]", "letters(%s)"}},
	"percentage":       {{"euro per year", "schaal(%s).deel"}},
	"one of [a, b, c]": {{"number", "trap(%s).letter"}},
	"number":           {{"number", "trap(%s).aantal"}},
	"boolean":          {{"date", "dagen(%s)"}, {"years and months", "duren(%s)"}},
}

const tables = `parameters:
  - {name: vierkant, label: {nl: a, en: b}, unit: euro per year per (euro per year)², cites: artikel 9, values: [{from: 2025-01-01, source: x, value: 0.000000438698}]}
  - {name: recht, label: {nl: a, en: b}, unit: euro per year per (euro per year), cites: artikel 9, values: [{from: 2025-01-01, source: x, value: -0.001382497146}]}
  - {name: dwangsom, label: {nl: a, en: b}, unit: euro per day, cites: artikel 9, values: [{from: 2025-01-01, source: x, value: 23.50}]}
  - name: schaal
    label: {nl: a, en: b}
    cites: artikel 9
    table:
      by: {label: {nl: a, en: b}, unit: euro per year}
      columns: [{name: deel, label: {nl: a, en: b}, unit: percentage}, {name: bedrag, label: {nl: a, en: b}, unit: euro per year}]
    values: [{from: 2025-01-01, source: x, rows: [{from: -100, deel: 96.25, bedrag: 7}, {from: 0, deel: 90, bedrag: 12.50}, {from: 0.125, deel: unknown, bedrag: null}, {from: 25000, deel: -3, bedrag: 0}]}]
  - name: trap
    label: {nl: a, en: b}
    cites: artikel 9
    table:
      by: {label: {nl: a, en: b}, unit: number}
      columns: [{name: aantal, label: {nl: a, en: b}, unit: number}, {name: letter, label: {nl: a, en: b}, unit: "one of [a, b, c]"}]
    values: [{from: 2025-01-01, source: x, rows: [{above: 0, aantal: 3, letter: c}, {above: 10, aantal: null, letter: a}, {above: 40.5, aantal: -1.375, letter: b}, {above: 90, aantal: 2, letter: unknown}]}]
  - name: letters
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: word}, columns: [{name: bedrag, label: {nl: a, en: b}, unit: euro per year}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: c, bedrag: 30}, {is: a, bedrag: 10.01}]}]
  - name: dagen
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: date}, columns: [{name: vrij, label: {nl: a, en: b}, unit: boolean}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: 1980-02-29, vrij: true}, {is: 2025-03-01, vrij: false}, {is: 2025-03-02, vrij: true}]}]
  - name: feesten
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: date}, columns: [{name: vrij, label: {nl: a, en: b}, unit: boolean}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: 1975-01-01, vrij: true}, {is: 1980-02-29, vrij: true}, {is: 1980-03-03, vrij: true}, {is: 2025-02-28, vrij: false}, {is: 2025-03-04, vrij: true}]}]
  - name: duren
    label: {nl: a, en: b}
    cites: artikel 9
    table: {by: {label: {nl: a, en: b}, unit: years and months}, columns: [{name: lang, label: {nl: a, en: b}, unit: boolean}]}
    values: [{from: 2025-01-01, source: x, rows: [{from: P1Y, lang: false}, {from: P18Y7M, lang: true}]}]
`

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

// in writes with a loop variable before each name.
func (w *writer) in(relation string, who string, f func() string) string {
	member, before := w.member, w.who
	w.member, w.who = relation, who
	text := f()
	w.member, w.who = member, before
	return text
}

func (w *writer) list(d int) (text, relation string) {
	relation = w.pick([]string{"kinderen", "kandidaten"})
	if w.chosen && w.IntN(3) == 0 {
		name, of := "gekozen", "kinderen"
		if relation == "kandidaten" {
			name, of = "enige", "kandidaten"
		}
		return name, of
	}
	if w.ranked && relation == "kinderen" && w.IntN(4) == 0 {
		return "kinderen[rang " + w.pick([]string{"= 1", "> 1", "= null"}) + "]", relation
	}
	if w.IntN(3) == 0 {
		return relation, relation
	}
	return relation + "[" + w.in(relation, "", func() string { return w.expr("boolean", d) }) + "]", relation
}

func (w *writer) overMembers(d int) string {
	list, relation := w.list(d)
	if w.IntN(4) == 0 {
		return "count(" + list + ") > 1"
	}
	where := w.in(relation, "k.", func() string { return w.expr("boolean", d) })
	return fmt.Sprintf("(%s k in %s satisfies %s)", w.pick([]string{"some", "every"}), list, where)
}

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

// body is a law of a few rules, each of which may name those before it.
func (w *writer) body() string {
	var rules []ruleText
	text := ""
	for i := range 3 {
		t, of, name := w.pick(allTypes), "household", fmt.Sprintf("h%d", i)
		if w.IntN(2) == 0 {
			of, name = "person", fmt.Sprintf("p%d", i)
		}
		member := ""
		if of == "person" {
			member = "any" // no lists: those are the applicant's
		}
		formula := w.in(member, "", func() string { return w.expr(t, 2) })
		if w.IntN(3) == 0 {
			formula += "\n        when: >\n          " + w.in(member, "", func() string { return w.expr("boolean", 1) })
		}
		rules = append(rules, ruleText{name, of, t, formula})
		if w.IntN(2) == 0 {
			for k := range 2 {
				before := ""
				if k == 0 && w.IntN(2) == 0 {
					before = fmt.Sprintf("x%d%d", i, 1)
				}
				text += w.in(member, "", func() string {
					return exception(fmt.Sprintf("x%d%d", i, k), name, before, w.expr("boolean", 1), w.expr(t, 1))
				})
			}
		}
		w.rules[t] = append(w.rules[t], name)
	}
	rules = append(rules, ruleText{"rang", "child", "number", w.in("any", "", func() string {
		keys := []string{}
		for range 1 + w.IntN(3) {
			keys = append(keys, w.expr(w.pick([]string{"euro per year", "number", "date", "years and months"}), w.IntN(2)))
		}
		return w.pick([]string{"rank by most(", "rank by least("}) + strings.Join(keys, ", ") + ")"
	})})
	w.ranked = true
	rules = append(rules, ruleText{"gekozen", "household", "list of kinderen", w.in("kinderen", "", func() string {
		return "kinderen[" + w.expr("boolean", 1) + "]"
	})}, ruleText{"enige", "household", "one of kandidaten", w.in("kandidaten", "", func() string {
		return "kandidaten[partner and " + w.expr("boolean", 1) + "]"
	})})
	w.chosen = true
	t := w.pick(allTypes)
	rules = append(rules, ruleText{"proef", "household", t, w.expr(t, 4)})
	return articles(rules...) + text
}

// TestRandomLaws compares machine, reference and ranges on laws that nobody wrote.
func TestRandomLaws(t *testing.T) {
	laws, made := 1500, 0
	if testing.Short() {
		laws = 150
	}
	r := rand.New(rand.NewPCG(3, 5))
	for range laws {
		w := &writer{Rand: r, rules: map[string][]string{}}
		body := w.body()
		text := "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\n" +
			"carried_out_by: dienst\nplain: {nl: a, en: b}\n" + tables + body
		set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", small)
		if err != nil {
			continue // a fault of type: the check is tested elsewhere
		}
		p, err := program.Compile(set, "proef", day(t, "2025-03-01"))
		if err != nil {
			continue // a bound that does not fit
		}
		made++
		compareOn(t, r, set, p, body)
	}
	if made < laws/3 {
		t.Errorf("only %d of %d laws could be made", made, laws)
	}
}

func compareOn(t *testing.T, r *rand.Rand, set *document.Set, p *program.Program, body string) {
	t.Helper()
	defer func() {
		if t.Failed() {
			t.Log(body)
		}
	}()
	m, ranges := run.NewMachine(p), run.NewMachine(p)
	f, open, again := run.NewFacts(p), run.NewFacts(p), run.NewFacts(p)
	for range 8 {
		f.Reset()
		fillAll(r, f)
		agree(t, set, m, f)
		partial(r, f, open)
		known, err := ranges.Run(open)
		for range 4 {
			refill(r, open, again)
			holds(t, m, again, open, &known, err)
		}
	}
}
