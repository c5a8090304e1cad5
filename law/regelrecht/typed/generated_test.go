package typed_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/regelrechttest"
	"meent.nl/meent/law/regelrecht/typed"
	"meent.nl/meent/law/value"
)

// writer writes random expressions of a type in YAML. Parameters are n and m (numbers),
// w (a string), t and u (booleans), d and e (dates).
type writer struct{ r *rand.Rand }

func (g writer) pick(options ...string) string { return options[g.r.IntN(len(options))] }

func (g writer) number(depth int) string {
	if depth == 0 {
		return g.pick("$n", "$m", "0", "3", "-2.5", "0.125", "$referencedate.year", "17")
	}
	next := func() string { return g.number(g.r.IntN(depth)) }
	switch g.r.IntN(8) {
	case 0, 1:
		return fmt.Sprintf("{operation: %s, values: [%s, %s]}", g.pick("ADD", "SUBTRACT", "MIN", "MAX"), next(), next())
	case 2:
		return fmt.Sprintf("{operation: MULTIPLY, values: [%s, %s]}", g.number(0), g.pick("0.5", "2", "$n"))
	case 3:
		return fmt.Sprintf("{operation: DIVIDE, values: [%s, %s]}", next(), g.pick("2", "100", "-4", "0.5"))
	case 4:
		return fmt.Sprintf("{operation: %s, precision: %d, value: {operation: DIVIDE, values: [%s, %s]}}",
			g.pick("ROUND", "CEIL", "FLOOR"), g.r.IntN(5)-2, g.number(0), g.pick("3", "7", "$n"))
	case 5:
		return g.choice(depth, next)
	case 6:
		return fmt.Sprintf("{operation: DATE_DIFF, from: %s, to: %s, in: %s}", g.date(0), g.date(g.r.IntN(depth)), g.pick("days", "months", "years"))
	}
	return g.pick(fmt.Sprintf("{operation: AGE, date_of_birth: %s, reference_date: %s}", g.date(0), g.date(0)),
		fmt.Sprintf("{operation: DAY_OF_WEEK, date: %s}", g.date(g.r.IntN(depth))))
}

func (g writer) choice(depth int, branch func() string) string {
	cases := fmt.Sprintf("{when: %s, then: %s}", g.truth(depth-1), branch())
	if g.r.IntN(2) == 0 {
		cases += fmt.Sprintf(", {when: %s, then: %s}", g.truth(depth-1), g.pick(branch(), "null"))
	}
	if g.r.IntN(3) == 0 {
		return "{operation: IF, cases: [" + cases + "]}"
	}
	return "{operation: IF, cases: [" + cases + "], default: " + branch() + "}"
}

func (g writer) truth(depth int) string {
	if depth <= 0 {
		return g.pick("$t", "$u", "true", "false")
	}
	less := g.r.IntN(depth)
	switch g.r.IntN(8) {
	case 0:
		return fmt.Sprintf("{operation: %s, conditions: [%s, %s]}", g.pick("AND", "OR"), g.truth(less), g.truth(depth-1))
	case 1:
		return fmt.Sprintf("{operation: NOT, value: %s}", g.truth(depth-1))
	case 2:
		return fmt.Sprintf("{operation: EQUALS, subject: %s, value: %s}", g.number(less), g.pick(g.number(0), "null", g.number(less)))
	case 3:
		return fmt.Sprintf("{operation: %s, subject: %s, value: %s}", g.pick("GREATER_THAN", "LESS_THAN", "GREATER_THAN_OR_EQUAL", "LESS_THAN_OR_EQUAL"), g.number(less), g.number(0))
	case 4:
		return fmt.Sprintf("{operation: %s, subject: %s, value: %s}", g.pick("EQUALS", "LESS_THAN"), g.date(less), g.date(0))
	case 5:
		return fmt.Sprintf("{operation: IN, subject: %s, values: [%s]}", g.word(less), g.pick("boom, heg", "boom, null", "struik"))
	case 6:
		return fmt.Sprintf("{operation: EQUALS, subject: %s, value: %s}", g.word(less), g.pick("boom", "null"))
	}
	return g.choice(depth, func() string { return g.truth(less) })
}

func (g writer) word(depth int) string {
	if depth <= 0 {
		return g.pick("$w", "boom", "heg")
	}
	return g.choice(depth, func() string { return g.word(0) })
}

func (g writer) date(depth int) string {
	if depth <= 0 {
		return g.pick("$d", "$e", "$referencedate.iso", "'2024-02-29'")
	}
	switch g.r.IntN(3) {
	case 0:
		return g.choice(depth, func() string { return g.date(0) })
	case 1:
		return fmt.Sprintf("{operation: DATE_ADD, date: %s, %s: %s}", g.date(0), g.pick("years", "months", "weeks", "days"), g.pick("1", "-13", "$m"))
	}
	return fmt.Sprintf("{operation: DATE_ADD, date: %s, months: 1, days: %s}", g.date(0), g.pick("30", "-1"))
}

func (g writer) parameters() map[string]regelrecht.Value {
	day := func() regelrecht.Value { return regelrecht.TextOf((value.Date(g.r.IntN(40_000) - 12_000)).String()) }
	return map[string]regelrecht.Value{"n": regelrecht.NumberOf(regelrecht.Int(g.r.Int64N(30_000))), "m": regelrecht.NumberOf(regelrecht.Int(g.r.Int64N(80) - 40)),
		"w": regelrecht.Infer(g.pick("boom", "heg", "roos")), "t": regelrecht.TruthOf(g.r.IntN(2) == 0), "u": regelrecht.TruthOf(g.r.IntN(2) == 0), "d": day(), "e": day()}
}

// TestGeneratedLaws carries out random expressions in both engines.
func TestGeneratedLaws(t *testing.T) {
	g := writer{rand.New(rand.NewPCG(2, 9))}
	compared, failed, refused := 0, 0, map[string]int{}
	for n := range 1500 {
		exprs := map[string]string{"number": g.number(4), "boolean": g.truth(4), "date": g.date(3), "string": g.word(3)}
		kind := []string{"number", "boolean", "date", "string"}[n%4]
		file := regelrechttest.File("wet", "0.5.6", "", `execution:
  parameters:
    - {name: n, type: number, type_spec: {min: 0, max: 100000}}
    - {name: m, type: number, type_spec: {min: -100, max: 100}}
    - {name: w, type: string}
    - {name: t, type: boolean}
    - {name: u, type: boolean}
    - {name: d, type: date}
    - {name: e, type: date}
  output:
    - {name: uit, type: `+kind+`}
  actions:
    - {output: uit, value: `+exprs[kind]+`}`)
		lib := regelrechttest.Library(t, file)
		q := compat.Question{Law: "wet", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-03-31"), Parameters: g.parameters()}
		c, err := typed.Compile(lib, q)
		var not *typed.Inexpressible
		if errors.As(err, &not) {
			refused[strings.SplitN(not.Reason, ";", 2)[0]]++
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", exprs[kind], err)
		}
		for range 5 {
			q.Parameters = g.parameters()
			want, wantErr := compat.Ask(lib, q)
			got, err := c.Ask(q)
			switch {
			case wantErr != nil:
				failed++
				if v, ok := got["uit"]; ok && err == nil && v.Kind != regelrecht.Null {
					lenient(t, exprs[kind], wantErr)
				}
				continue
			case err != nil:
				t.Fatalf("%s: the program fails, %v; compat gives %s", exprs[kind], err, want.Outputs["uit"])
			}
			// A string that the law does not speak of has no outcome in the program.
			if v, ok := got["uit"]; (ok || kind != "string") && !v.Equal(want.Outputs["uit"]) {
				t.Fatalf("%s on %v: the program gives %s, compat %s", exprs[kind], q.Parameters, v, want.Outputs["uit"])
			}
			compared++
		}
	}
	if compared < 6500 {
		t.Errorf("%d compared, %d fail, refused: %v", compared, failed, refused)
	}
	t.Logf("%d compared, %d fail, refused: %v", compared, failed, refused)
}

// lenient is where the program has an outcome and compat fails: only on null, which
// need not matter to the outcome.
func lenient(t *testing.T, expr string, err error) {
	t.Helper()
	if !strings.Contains(err.Error(), "got null") && !strings.Contains(err.Error(), "null and") && !strings.Contains(err.Error(), "and null") {
		t.Fatalf("%s: the program has an outcome, and compat fails: %v", expr, err)
	}
}
