package typed_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/regelrechttest"
	"meent.nl/meent/law/regelrecht/typed"
)

// operationCase is one operation, written as YAML in one line, with what it comes to.
type operationCase struct {
	op   regelrecht.Op
	expr string
	of   string // the declared type of the outcome
	want string // as a scenario writes it; "!" and a part of the message where it fails
	// alone says that no type expresses it, so that only the compatibility mode has it.
	alone bool
}

const dates = "{operation: DATE_DIFF, from: %s, to: %s, in: %s}"

var operationCases = []operationCase{
	{"ADD", "{operation: ADD, values: [1, 2.5, $n]}", "number", "13.5", false},
	{"ADD", "{operation: ADD, values: [a, b]}", "string", "ab", true},
	{"ADD", "{operation: ADD, values: [9223372036854775807, 1]}", "number", "!overflow", true},
	{"ADD", "{operation: ADD, values: [1, $w]}", "number", "!type mismatch", true},
	{"SUBTRACT", "{operation: SUBTRACT, values: [$n, 4, 10]}", "number", "-4", false},
	{"MULTIPLY", "{operation: MULTIPLY, values: [$n, 0.01896]}", "number", "0.1896", false},
	{"MULTIPLY", "{operation: MULTIPLY, values: [9000000000000000000, 9000000000000000000]}", "number", "!overflow", true},
	{"DIVIDE", "{operation: DIVIDE, values: [$n, 100]}", "number", "0.1", false},
	{"DIVIDE", "{operation: DIVIDE, values: [1, 3]}", "number", "0.3333333333333333333333333333", true},
	{"DIVIDE", "{operation: ROUND, precision: 2, value: {operation: DIVIDE, values: [$n, 3]}}", "number", "3.33", false},
	{"DIVIDE", "{operation: DIVIDE, values: [$n, 0]}", "number", "!division by zero", true},
	{"MIN", "{operation: MIN, values: [$n, 3, 4.5]}", "number", "3", false},
	{"MAX", "{operation: MAX, values: [$n, 3, 4.5]}", "number", "10", false},
	{"MAX", "{operation: MAX, values: [null, 3]}", "number", "!type mismatch", true},
	{"ROUND", "{operation: ROUND, value: 2.5, precision: 0}", "number", "3", false},
	{"ROUND", "{operation: ROUND, value: -2.5, precision: 0}", "number", "-3", false},
	{"ROUND", "{operation: ROUND, value: 1250, precision: -2}", "number", "1300", false},
	{"CEIL", "{operation: CEIL, value: -2.1, precision: 0}", "number", "-2", false},
	{"CEIL", "{operation: CEIL, value: 2.01, precision: 1}", "number", "2.1", false},
	{"FLOOR", "{operation: FLOOR, value: -2.1, precision: 0}", "number", "-3", false},
	{"FLOOR", "{operation: FLOOR, value: 1299, precision: -2}", "number", "1200", false},
	{"EQUALS", "{operation: EQUALS, subject: $n, value: 10.0}", "boolean", "true", false},
	{"EQUALS", "{operation: EQUALS, subject: 30, value: '30'}", "boolean", "false", true},
	{"EQUALS", "{operation: EQUALS, subject: null, value: null}", "boolean", "true", false},
	{"EQUALS", "{operation: EQUALS, subject: $n, value: null}", "boolean", "false", false},
	{"EQUALS", "{operation: EQUALS, subject: $w, value: boom}", "boolean", "true", false},
	{"EQUALS", "{operation: EQUALS, subject: $d, value: $referencedate}", "boolean", "false", false},
	{"EQUALS", "{operation: EQUALS, subject: '2025-07-01', value: $referencedate}", "boolean", "true", false},
	{"GREATER_THAN", "{operation: GREATER_THAN, subject: $n, value: 9.99}", "boolean", "true", false},
	{"GREATER_THAN", "{operation: GREATER_THAN, subject: null, value: 1}", "boolean", "!type mismatch", true},
	{"LESS_THAN", "{operation: LESS_THAN, subject: $d, value: $referencedate.iso}", "boolean", "true", false},
	{"GREATER_THAN_OR_EQUAL", "{operation: GREATER_THAN_OR_EQUAL, subject: $n, value: 10}", "boolean", "true", false},
	{"LESS_THAN_OR_EQUAL", "{operation: LESS_THAN_OR_EQUAL, subject: $n, value: 9}", "boolean", "false", false},
	{"LESS_THAN_OR_EQUAL", "{operation: LESS_THAN_OR_EQUAL, subject: $n, value: $d}", "boolean", "!type mismatch", true},
	{"AND", "{operation: AND, conditions: []}", "boolean", "true", false},
	{"AND", "{operation: AND, conditions: [$t, $n, null]}", "boolean", "false", false},
	{"AND", "{operation: AND, conditions: [false, {operation: DIVIDE, values: [1, 0]}]}", "boolean", "false", true},
	{"AND", "{operation: AND, conditions: [$t, $w]}", "boolean", "!type mismatch", true},
	{"OR", "{operation: OR, conditions: [false, null, $t]}", "boolean", "true", false},
	{"OR", "{operation: OR, conditions: []}", "boolean", "false", false},
	{"NOT", "{operation: NOT, value: null}", "boolean", "true", false},
	{"NOT", "{operation: NOT, value: {operation: EQUALS, subject: $n, value: 1}}", "boolean", "true", false},
	{"IF", "{operation: IF, cases: [{when: $t, then: 1}, {when: true, then: 2}], default: 3}", "number", "1", false},
	{"IF", "{operation: IF, cases: [{when: null, then: 1}], default: 3}", "number", "3", false},
	{"IF", "{operation: IF, cases: [{when: {operation: EQUALS, subject: $n, value: 1}, then: 1}]}", "number", "null", false},
	{"IF", "{operation: EQUALS, subject: {operation: IF, cases: [{when: {operation: EQUALS, subject: $n, value: 1}, then: 1}]}, value: 1}", "boolean", "false", false},
	{"IN", "{operation: IN, subject: $w, values: [boom, heg]}", "boolean", "true", false},
	{"IN", "{operation: IN, subject: $w, value: $lijst}", "boolean", "false", false},
	{"IN", "{operation: IN, subject: null, values: [1, null]}", "boolean", "true", false},
	{"IN", "{operation: IN, subject: $n, value: 10}", "boolean", "true", false},
	{"LIST", "{operation: IN, subject: 2, value: {operation: LIST, items: [1, $n]}}", "boolean", "false", true},
	{"LIST", "{operation: LIST, items: [1, $n]}", "array", "[1, 10]", true},
	{"AGE", "{operation: AGE, date_of_birth: '2004-02-29', reference_date: '2023-02-28'}", "number", "19", false},
	{"AGE", "{operation: AGE, date_of_birth: $d, reference_date: $referencedate}", "number", "5", false},
	{"DATE_ADD", "{operation: DATE_ADD, date: '2025-01-31', months: 1}", "date", "2025-02-28", false},
	{"DATE_ADD", "{operation: DATE_ADD, date: '2024-02-29', years: 1, weeks: 1, days: $n}", "date", "2025-03-17", false},
	{"DATE_ADD", "{operation: DATE_ADD, date: '2025-01-31', days: -31}", "date", "2024-12-31", false},
	{"DATE_ADD", "{operation: DATE_ADD, date: '2025-13-01', days: 1}", "date", "!invalid date", true},
	{"DATE_ADD", "{operation: DATE_ADD, date: '9999-12-31', days: 1}", "date", "!invalid date", true},
	{"DATE", "{operation: DATE, year: 2025, month: $n, day: 31}", "date", "2025-10-31", false},
	{"DATE", "{operation: DATE, year: 2025, month: 2, day: 30}", "date", "!invalid date", true},
	{"DAY_OF_WEEK", "{operation: DAY_OF_WEEK, date: '2025-07-07'}", "number", "0", false},
	{"DAY_OF_WEEK", "{operation: DAY_OF_WEEK, date: '1969-12-28'}", "number", "6", false},
	{"DATE_DIFF", fmt.Sprintf(dates, "$d", "'2025-07-01'", "days"), "number", "1827", false},
	{"DATE_DIFF", fmt.Sprintf(dates, "'2025-01-31'", "'2025-02-28'", "months"), "number", "1", false},
	{"DATE_DIFF", fmt.Sprintf(dates, "'2025-07-01'", "'2025-05-02'", "months"), "number", "-1", false},
	{"DATE_DIFF", fmt.Sprintf(dates, "$d", "$referencedate", "years"), "number", "5", false},
	{"DATE_DIFF", fmt.Sprintf(dates, "$d", "$referencedate", "$w"), "number", "!type mismatch", true},
	{"DATE_PART", "{operation: DATE_PART, date: $d, in: year}", "number", "2020", false},
	{"DATE_PART", "{operation: DATE_PART, date: $d, in: month}", "number", "6", false},
	{"DATE_PART", "{operation: DATE_PART, date: $referencedate, in: day}", "number", "1", false},
	{"DATE_PART", "{operation: DATE_PART, date: $n, in: day}", "number", "!type mismatch", true},
	{"START_OF", "{operation: START_OF, date: $d, in: year}", "date", "2020-01-01", false},
	{"START_OF", "{operation: START_OF, date: $d, in: month}", "date", "2020-06-01", false},
	{"START_OF", "{operation: DATE_ADD, date: {operation: START_OF, date: '2024-01-31', in: month}, months: 1}", "date", "2024-02-01", false},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, body: 1, combine: ADD}", "number", "2", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, as: boom, filter: {operation: EQUALS, subject: $boom, value: heg}, body: $boom}", "array", "[heg]", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, body: {operation: EQUALS, subject: $item, value: heg}, combine: OR}", "boolean", "true", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, body: {operation: EQUALS, subject: $item, value: heg}, combine: AND}", "boolean", "false", true},
	{"FOREACH", "{operation: FOREACH, collection: {operation: LIST, items: [3, $n, 5]}, body: $item, combine: MAX}", "number", "10", true},
	{"FOREACH", "{operation: FOREACH, collection: {operation: LIST, items: [3, $n, 5]}, body: $item, combine: MIN}", "number", "3", true},
	{"FOREACH", "{operation: FOREACH, collection: $n, body: $item, combine: ADD}", "number", "10", true},
	{"FOREACH", "{operation: FOREACH, collection: null, body: $item, combine: ADD}", "number", "0", true},
	{"FOREACH", "{operation: FOREACH, collection: null, body: $item, combine: AND}", "boolean", "true", true},
	{"FOREACH", "{operation: FOREACH, collection: null, body: $item, combine: MAX}", "number", "null", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, filter: null, body: 1, combine: ADD}", "number", "!type mismatch", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, filter: $item, body: 1, combine: ADD}", "number", "!type mismatch", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, body: null, combine: ADD}", "number", "!type mismatch", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, body: {operation: DIVIDE, values: [1, 0]}, combine: ADD}", "number", "!division by zero", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, as: buiten, body: {operation: FOREACH, collection: $buiten, body: $buiten}}", "array", "!variable not found: buiten", true},
	{"FOREACH", "{operation: FOREACH, collection: $lijst, as: buiten, body: {operation: FOREACH, collection: $buiten, body: 1, combine: ADD}, combine: ADD}", "number", "2", true},
}

// sinceOf is the version that an operation came with, where that is not 0.5.6 or before.
var sinceOf = map[regelrecht.Op]string{regelrecht.Foreach: "0.5.7", regelrecht.DatePart: "0.7.0", regelrecht.StartOf: "0.7.0"}

// operationLaw is a law with one output that an expression gives.
func operationLaw(c operationCase) string {
	return regelrechttest.File("proef", cmp.Or(sinceOf[c.op], "0.5.6"), "", `definitions:
  lijst: {value: [heg, struik]}
execution:
  parameters:
    - {name: n, type: number}
    - {name: w, type: string}
    - {name: t, type: boolean}
    - {name: d, type: date}
  output:
    - {name: uit, type: `+c.of+`}
  actions:
    - output: uit
      value: `+c.expr)
}

func operationQuestion(t *testing.T) compat.Question {
	return compat.Question{Law: "proef", Outputs: []string{"uit"}, On: regelrechttest.Day(t, "2025-07-01"),
		Parameters: map[string]regelrecht.Value{"n": regelrecht.NumberOf(regelrecht.Int(10)), "w": regelrecht.TextOf("boom"),
			"t": regelrecht.TruthOf(true), "d": regelrecht.TextOf("2020-06-30")}}
}

func TestOperations(t *testing.T) {
	for _, c := range operationCases {
		t.Run(c.expr, func(t *testing.T) {
			lib, q := regelrechttest.Library(t, operationLaw(c)), operationQuestion(t)
			got, err := compat.Ask(lib, q)
			message, fails := strings.CutPrefix(c.want, "!")
			switch {
			case fails && (err == nil || !strings.Contains(err.Error(), message)):
				t.Fatalf("it came to %v, %v", got, err)
			case !fails && err != nil:
				t.Fatal(err)
			case !fails && got.Outputs["uit"].String() != c.want:
				t.Fatalf("compat gives %s, expected %s", got.Outputs["uit"], c.want)
			}
			compiled, err := typed.Compile(lib, q)
			var not *typed.Inexpressible
			if c.alone {
				if fails && err == nil {
					if out, err := compiled.Ask(q); err == nil && out["uit"].Kind != regelrecht.Null {
						t.Fatalf("the program gives %s where compat fails", out["uit"])
					}
				} else if !errors.As(err, &not) {
					t.Fatalf("it compiles: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			out, err := compiled.Ask(q)
			if err != nil || !out["uit"].Equal(got.Outputs["uit"]) {
				t.Fatalf("the program gives %s, %v; compat gives %s", out["uit"], err, got.Outputs["uit"])
			}
		})
	}
}

func TestEveryOperationHasACase(t *testing.T) {
	all := []regelrecht.Op{regelrecht.Add, regelrecht.Subtract, regelrecht.Multiply, regelrecht.Divide, regelrecht.Min, regelrecht.Max,
		regelrecht.Round, regelrecht.Ceil, regelrecht.Floor, regelrecht.And, regelrecht.Or, regelrecht.Not, regelrecht.Equals,
		regelrecht.GreaterThan, regelrecht.LessThan, regelrecht.GreaterThanOrEqual, regelrecht.LessThanOrEqual, regelrecht.If,
		regelrecht.In, regelrecht.ListOp, regelrecht.Age, regelrecht.DateAdd, regelrecht.Date, regelrecht.DayOfWeek, regelrecht.DateDiff,
		regelrecht.Foreach, regelrecht.DatePart, regelrecht.StartOf}
	if len(all) != 28 {
		t.Fatalf("%d operations", len(all))
	}
	for _, op := range all {
		if !slices.ContainsFunc(operationCases, func(c operationCase) bool { return c.op == op }) {
			t.Errorf("%s has no case", op)
		}
	}
}
