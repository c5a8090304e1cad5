package run_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// ask runs a formula of a type on facts given as text; "null" is not applicable.
func ask(t *testing.T, yields, formula string, facts map[string]string) (run.Outcome, error) {
	t.Helper()
	_, p := compile(t, articles(ruleText{"proef", "household", yields, formula}), "2025-03-01")
	f := run.NewFacts(p)
	for name, text := range facts {
		if text == "null" {
			f.Set(name, run.NotApplicable())
		} else {
			f.Set(name, run.Text(text))
		}
	}
	return run.NewMachine(p).Run(f)
}

// show writes an outcome in one word.
func show(o run.Outcome, err error) string {
	var failure *run.Failure
	switch {
	case errors.As(err, &failure):
		return "fails: " + failure.Message
	case err != nil:
		return "error: " + err.Error()
	case o.Status == run.Ranged && o.MayBeNotApplicable:
		return o.Text(o.Low) + ".." + o.Text(o.High) + " or n.a."
	case o.Status == run.Ranged:
		return o.Text(o.Low) + ".." + o.Text(o.High)
	case o.Status != run.Decided:
		return o.Status.String()
	case o.NotApplicable:
		return "n.a."
	}
	return o.Text(o.Value)
}

// TestUnknownNotApplicableFalse: three things, and how they spread.
func TestUnknownNotApplicableFalse(t *testing.T) {
	type given = map[string]string
	for _, c := range []struct {
		yields, formula string
		facts           given
		want            string
	}{
		{"boolean", "verzekerd and gehuwd", given{"verzekerd": "false"}, "false"},
		{"boolean", "verzekerd and gehuwd", given{"verzekerd": "true"}, "needs"},
		{"boolean", "verzekerd or gehuwd", given{"gehuwd": "true"}, "true"},
		{"boolean", "verzekerd and gehuwd", given{"verzekerd": "null", "gehuwd": "true"}, "n.a."},
		{"boolean", "verzekerd and gehuwd", given{"verzekerd": "null", "gehuwd": "false"}, "false"},
		{"boolean", "not(verzekerd)", given{"verzekerd": "null"}, "n.a."},
		{"boolean", "verzekerd = null", given{"verzekerd": "null"}, "true"},
		{"boolean", "verzekerd = null", given{"verzekerd": "false"}, "false"},
		{"boolean", "verzekerd = null", nil, "needs"},
		{"boolean", "overleden_op < peildatum", given{"overleden_op": "null"}, "n.a."},
		{"number", "if overleden_op < date(\"2024-01-01\") then 1 else 2", nil, "1..2"},
		{"boolean", "geboortedatum > date(\"1800-01-01\")", nil, "true"},
		{"boolean", "overleden_op > date(\"1800-01-01\")", nil, "needs"},
		{"date", "max(overleden_op, date(\"2200-01-01\"))", nil, "needs"},
		{"date", "max(geboortedatum, date(\"2200-01-01\"))", nil, "2200-01-01"},
		{"euro per year", "if verzekerd then 0 else inkomen", given{"verzekerd": "null", "inkomen": "5"}, "5.00"},
		{"euro per year", "if verzekerd then 0 else inkomen", given{"verzekerd": "true"}, "0.00"},
		{"euro per year", "inkomen + inkomen", given{"inkomen": "null"}, "n.a."},
		{"euro per year", "max(0, inkomen)", nil, "needs"},
		{"euro per year", "max(0, min(inkomen, 100 * inkomen))", given{"inkomen": "-1"}, "0.00"},
		{"number", "max(10, min(uren, 20))", nil, "10..20"},
		{"number", "if verzekerd then 1 else 2", nil, "1..2"},
		{"number", "if verzekerd then 1 else null", nil, "1..1 or n.a."},
		{"number", "uren", nil, "needs"},
		{"number", "round down(1000 / (240 - uren), 0)", nil, "needs"},
		{"number", "count(kinderen)", nil, "needs"},
		{"number", "min(3, count(kinderen))", nil, "0..3"},
		{"boolean", "some k in kinderen satisfies k.zorg", nil, "needs"},
		{"one of [a, b, c]", `if verzekerd then "a" else "b"`, nil, "needs"},
		{"one of [a, b, c]", `if verzekerd then "a" else "a"`, nil, "a"},
		{"years and months", "years and months duration(geboortedatum, peildatum)", given{"geboortedatum": "1985-00-00"}, "needs"},
		{"boolean", `years and months duration(geboortedatum, peildatum) >= duration("P18Y")`, given{"geboortedatum": "1985-00-00"}, "true"},
		{"boolean", `years and months duration(geboortedatum, peildatum) >= duration("P40Y")`, given{"geboortedatum": "1985-00-00"}, "needs"},
		{"boolean", `years and months duration(geboortedatum, peildatum) >= duration("P40Y")`, given{"geboortedatum": "1985-02-00"}, "true"},
		{"boolean", `geboortedatum < date("2001-01-01")`, given{"geboortedatum": "0000-00-00"}, "needs"},
		{"percentage", "deel", given{"deel": "13.7"}, "13.7"},
		{"euro per year", "round half up(deel * inkomen, 2)", given{"deel": "13.7", "inkomen": "1000.50"}, "137.07"},
		{"date", `date("2024-02-29") + duration("P1Y")`, nil, "2025-02-28"},
		{"date", `date("2025-01-31") + duration("P1M")`, nil, "2025-02-28"},
		{"number", `(date("2025-03-01") - date("2024-03-01")).days`, nil, "365"},
	} {
		if got := show(ask(t, c.yields, c.formula, c.facts)); got != c.want {
			t.Errorf("%s %v: %s, want %s", c.formula, c.facts, got, c.want)
		}
	}
}

// TestFailuresNameWhatFailed, and only where the failing part is needed.
func TestFailuresNameWhatFailed(t *testing.T) {
	type given = map[string]string
	for _, c := range []struct {
		yields, formula string
		facts           given
		want            string
	}{
		{"number", "round down(10 / uren, 0)", given{"uren": "0"}, "fails: a division by zero"},
		{"number", "if uren = 0 then 7 else round down(10 / uren, 0)", given{"uren": "0"}, "7"},
		{"boolean", "verzekerd and 10 / uren > 3", given{"uren": "0", "verzekerd": "false"}, "false"},
		{"boolean", "10 / uren > 3 and verzekerd", given{"uren": "0", "verzekerd": "false"}, "false"},
		{"boolean", "10 / uren > 3 or verzekerd", given{"uren": "0", "verzekerd": "false"}, "fails: a division by zero"},
		{"date", "date(geboortedatum.year, 2, geboortedatum.day)", given{"geboortedatum": "1990-01-30"}, "fails: there is no such day"},
		{"number", "round down(10 / uren, 0)", given{"uren": "null"}, "n.a."},
	} {
		if got := show(ask(t, c.yields, c.formula, c.facts)); got != c.want {
			t.Errorf("%s %v: %s, want %s", c.formula, c.facts, got, c.want)
		}
	}
}

const withExceptions = `      - exception_to: proef
        name: verdrag
        cites: lid 2
        when: verzekerd
        formula: '1'
      - exception_to: proef
        name: opvang
        cites: lid 3
        when: gehuwd
        formula: '2'
`

func TestTwoExceptionsAtOnceAreAConflict(t *testing.T) {
	body := articles(ruleText{"proef", "household", "number", "0"}) + withExceptions
	_, p := compile(t, body, "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	for _, c := range []struct{ insured, married, want string }{
		{"false", "false", "0"}, {"true", "false", "1"}, {"false", "true", "2"},
		{"true", "true", "fails: the exceptions verdrag (article 1) and opvang (article 1) both hold, and the law does not say which goes before"},
		{"true", "", "needs"}, {"", "", "0..2"},
	} {
		f.Reset()
		if c.insured != "" {
			f.Set("verzekerd", run.Text(c.insured))
		}
		if c.married != "" {
			f.Set("gehuwd", run.Text(c.married))
		}
		o, err := m.Run(f)
		if got := show(o, err); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	ordered := strings.Replace(body, "cites: lid 2\n", "cites: lid 2\n        before: [opvang]\n", 1)
	_, p = compile(t, ordered, "2025-03-01")
	f = run.NewFacts(p)
	f.Set("verzekerd", run.Truth(true))
	f.Set("gehuwd", run.Truth(true))
	if o, err := run.NewMachine(p).Run(f); err != nil || o.Value != 1 {
		t.Errorf("with an order: %v %v", o, err)
	}
}

// TestAnExceptionHoldsWhereTheRuleDoesNot: an exception departs from the whole rule,
// its condition included.
func TestAnExceptionHoldsWhereTheRuleDoesNot(t *testing.T) {
	body := articles(ruleText{"proef", "household", "number", "5\n        when: uren > 10"}) + exception("x", "proef", "", "verzekerd", "9")
	_, p := compile(t, body, "2025-03-01")
	for _, c := range []struct {
		hours   int64
		insured bool
		want    string
	}{{20, false, "5"}, {3, false, "n.a."}, {3, true, "9"}, {20, true, "9"}} {
		f := run.NewFacts(p)
		f.Set("uren", run.Number(value.Decimal{Coefficient: c.hours}))
		f.Set("verzekerd", run.Truth(c.insured))
		o, err := run.NewMachine(p).Run(f)
		if got := show(o, err); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestMoreThanOneWhereTheLawKnowsOne(t *testing.T) {
	_, p := compile(t, articles(
		ruleText{"tp", "household", "one of kandidaten", "kandidaten[partner]"},
		ruleText{"proef", "household", "boolean", "tp != null"}), "2025-03-01")
	f := run.NewFacts(p)
	for _, m := range f.List("kandidaten", 2) {
		m.Set("partner", run.Truth(true))
	}
	if got := show(run.NewMachine(p).Run(f)); got != "fails: more than one person is chosen where the law knows one" {
		t.Error(got)
	}
}

func TestMissingFactsAreThoseThatCanMatter(t *testing.T) {
	_, p := compile(t, zorg, "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	f.Set("verzekerd", run.Truth(false))
	o, err := m.Run(f)
	if err != nil || o.Status != run.Decided || o.Value != 0 || len(o.Missing) != 0 || len(o.Idle) < 5 {
		t.Errorf("not insured: %+v %v", o, err)
	}
	f.Set("verzekerd", run.Truth(true))
	f.Set("geboortedatum", run.Text("1980-01-01"))
	f.Set("inkomen", run.Text("90000"))
	f.List("kandidaten", 0)
	if o, err = m.Run(f); err != nil || o.Status != run.Decided || o.Value != 0 || len(o.Idle) != 1 || o.Idle[0].Fact != "vermogen" {
		t.Errorf("a high income: %+v %v", o, err)
	}
	f.Set("inkomen", run.Text("25000"))
	if o, err = m.Run(f); err != nil || o.Status != run.Ranged || o.Text(o.Low) != "0" || o.Text(o.High) != "131" ||
		len(o.Missing) != 1 || o.Missing[0] != (run.Missing{Fact: "vermogen"}) {
		t.Errorf("wealth unknown: %+v %v", o, err)
	}
}

// TestOverflowIsAFailure: the bounds of facts rule it out, and still nothing wraps.
func TestOverflowIsAFailure(t *testing.T) {
	for _, formula := range []string{"uren + uren", "uren * uren", "-uren - 3", "sum(kinderen.uren)", "round half up(uren * uren / 3, 0)"} {
		_, p := compile(t, articles(ruleText{"proef", "household", "number", formula}), "2025-03-01")
		p.Facts[0].Range = program.Between(math.MinInt64, math.MaxInt64)
		f := run.NewFacts(p)
		f.Applicant().Put(0, program.Exactly(math.MaxInt64))
		if f.ReadsList("kinderen") {
			for _, m := range f.List("kinderen", 2) {
				m.Put(0, program.Exactly(math.MaxInt64))
			}
		}
		_, err := run.NewMachine(p).Run(f)
		var failure *run.Failure
		if !errors.As(err, &failure) || failure.Message != "a number is larger than the engine holds" || failure.Article != "1" {
			t.Errorf("%s: %v", formula, err)
		}
	}
}
