package run_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law/run"
)

// TestFactorsOfAnAmount works out the basic rent of 2025, a·Y² + b·Y rounded up to
// cents, with the published factors of a person alone; 481.51 is what the factors
// were made from.
func TestFactorsOfAnAmount(t *testing.T) {
	_, p := compile(t, `parameters:
  - {name: a, label: {nl: a, en: b}, unit: euro per month per (euro per year)², cites: artikel 19, values: [{from: 2025-01-01, value: 0.000000438698, source: x}]}
  - {name: b, label: {nl: a, en: b}, unit: euro per month per (euro per year)^2, cites: artikel 19, values: [{from: 2025-01-01, value: 0.5, source: x}]}
  - {name: c, label: {nl: a, en: b}, unit: euro per month per (euro per year), cites: artikel 19, values: [{from: 2025-01-01, value: 0.000446392665, source: x}]}
`+articles(ruleText{"proef", "household", "euro per month", "round up(a * inkomen * inkomen + c * inkomen + (if verzekerd then round down(b * inkomen * inkomen, 0) else 0), 2)"}), "2025-03-01")
	var dump strings.Builder
	if err := p.Dump(&dump); err != nil || !strings.Contains(dump.String(), "muladddivround") {
		t.Errorf("128 bits are not used:\n%s", dump.String())
	}
	m, f := run.NewMachine(p), run.NewFacts(p)
	for _, c := range []struct{ income, want string }{{"32625", "481.51"}, {"22700", "236.19"}, {"25000.50", "285.36"}, {"0", "0.00"}, {"-50000", "1074.43"}} {
		f.Reset()
		f.Set("inkomen", run.Text(c.income))
		f.Set("verzekerd", run.Truth(false))
		if got := show(m.Run(f)); got != c.want {
			t.Errorf("%s: %s, want %s", c.income, got, c.want)
		}
	}
}

// TestNextWorkingDay goes over weekends and holidays, and no further than they are known.
func TestNextWorkingDay(t *testing.T) {
	_, p := compile(t, `parameters:
  - name: feestdagen
    label: {nl: a, en: b}
    cites: artikel 3
    table: {by: {label: {nl: a, en: b}, unit: date}, columns: [{name: naam, label: {nl: a, en: b}, unit: "one of [vrijdag, maandag, kerst]"}]}
    values: [{from: 2025-01-01, source: x, rows: [{is: 2025-04-18, naam: vrijdag}, {is: 2025-04-21, naam: maandag}, {is: 2025-12-25, naam: kerst}, {is: 2025-12-26, naam: kerst}]}]
`+articles(ruleText{"proef", "household", "date", "next working day(overleden_op, feestdagen)"}), "2025-03-01")
	p.Facts[0].Range.Hi = 30000 // the bounds of the fact end before the calendar of the law
	m, f := run.NewMachine(p), run.NewFacts(p)
	for _, c := range [][2]string{{"2025-04-17", "n.a."}, {"2025-04-18", "2025-04-22"}, {"2025-04-19", "2025-04-22"}, {"2025-04-22", "2025-04-22"},
		{"2025-05-03", "2025-05-05"}, {"2025-12-25", "2025-12-29"}, {"2025-12-27", "n.a."}, {"null", "n.a."}} {
		f.Reset()
		if c[0] == "null" {
			f.Set("overleden_op", run.NotApplicable())
		} else {
			f.Set("overleden_op", run.Date(day(t, c[0])))
		}
		if got := show(m.Run(f)); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}
