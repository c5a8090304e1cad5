package run_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// bodies are laws that use every part of the language.
var bodies = map[string]string{
	"arithmetic": articles(ruleText{"proef", "household", "euro per year",
		"inkomen * 2 - 3 * (inkomen - per_year(huur)) + round half up(deel * per_year(huur), 2)"}),
	"fractions": articles(ruleText{"proef", "household", "euro per month",
		"round half up(per_month(inkomen) + huur / 7 - max(huur / 3, per_month(inkomen) / 11), 2)"}),
	"division": articles(ruleText{"proef", "household", "number",
		"if uren = 0 then 0 else round down(inkomen / (inkomen - 2 * per_year(huur)) * 100 / uren, 3)"}),
	"roundings": articles(ruleText{"proef", "household", "euro per year",
		`round up(inkomen / 7, 1) + round down(inkomen / 7, -2) + round half down(inkomen / 8, 0)
          + floor(inkomen / 3, 0) + ceiling(inkomen / 3, -3) + round half up(inkomen / 8, 2)`}),
	"percentages": articles(ruleText{"proef", "household", "percentage",
		"round half up(deel * deel / 3, 2) + deel * uren - (if verzekerd then 5 else deel)"}),
	"logic": articles(ruleText{"proef", "household", "boolean",
		`(verzekerd or gehuwd) and not(verzekerd and inkomen > 20 * inkomen) or status in ("a", "c")
          and overleden_op = null or vermogen / uren > vermogen / 40`}),
	"words": articles(ruleText{"proef", "household", "one of [a, b, c]",
		`if status = "a" then "b" else if status != null then status else "c"`}),
	"dates": articles(ruleText{"proef", "household", "date",
		`if geboortedatum.month = 2 or geboortedatum in [date("1980-01-31")..peildatum)
          then geboortedatum + duration("P18Y1M") else date(geboortedatum.year + uren, geboortedatum.month, geboortedatum.day) - duration("P40D")`}),
	"durations": articles(ruleText{"proef", "household", "years and months",
		`max(opbouw, years and months duration(geboortedatum, peildatum) - duration("P15Y"))`}),
	"ages": articles(ruleText{"proef", "household", "number",
		`years and months duration(geboortedatum, peildatum).years * 100 + opbouw.months + (peildatum - geboortedatum).days`}),
	"members": articles(
		ruleText{"leeftijd", "person", "years and months", "years and months duration(geboortedatum, peildatum)"},
		ruleText{"bedrag", "child", "euro per year", `if zorg then round up(uren * inkomen / inkomen * inkomen, 0) else null`},
		ruleText{"jong", "household", "list of kinderen", `kinderen[leeftijd < duration("P18Y")]`},
		ruleText{"proef", "household", "number",
			`count(jong) * 10000 + count(kinderen.inkomen) * 100 + (if some k in jong satisfies k.zorg and k.uren > 30 then 10 else 0)
          + (if every k in jong satisfies k.leeftijd < aanvrager.leeftijd and k.bedrag != 8 * k.inkomen then 1 else 0)`}),
	"sums": articles(ruleText{"proef", "household", "euro per year",
		`sum(kinderen.inkomen) + sum(for k in kinderen[zorg] return k.inkomen * k.uren) - max(0, min(kinderen.inkomen))
          + (if count(kandidaten) > 1 then max(kandidaten.inkomen) else inkomen)`}),
	"partner": articles(
		ruleText{"toeslagpartner", "household", "one of kandidaten", `kandidaten[partner and not(overleden_op != null)]`},
		ruleText{"heeft_partner", "household", "boolean", `toeslagpartner != null`},
		ruleText{"proef", "household", "euro per year",
			`if heeft_partner then inkomen + toeslagpartner.inkomen else if gehuwd then null else inkomen`}),
	"chosen": articles(ruleText{"proef", "household", "list of kinderen", `kinderen[zorg and inkomen < aanvrager.inkomen]`}),
	"oldest": articles(
		ruleText{"eerst", "household", "date", "min(kandidaten[partner].geboortedatum)"},
		ruleText{"is_partner", "kandidaat", "boolean", "partner and (count(kandidaten[partner]) = 1 or geboortedatum = eerst)"},
		ruleText{"tp", "household", "one of kandidaten", "kandidaten[is_partner]"},
		ruleText{"proef", "household", "euro per year", "max(0, inkomen + (if tp = null then 0 else tp.inkomen))"}),
	"exceptions": articles(ruleText{"proef", "household", "euro per month", "huur"}) +
		exception("een", "proef", "", "verzekerd", "2 * huur") +
		exception("twee", "proef", "een", "gehuwd and uren > 20", "3 * huur") +
		exception("drie", "proef", "", `status = "a"`, "null"),
	"workdays": tables + articles(ruleText{"proef", "household", "date",
		`max(next working day(geboortedatum, feesten), if overleden_op = null then peildatum else next working day(overleden_op + duration("P1W"), feesten))`}),
	"squares": tables + articles(
		ruleText{"y", "person", "euro per year", "max(0, round half up(inkomen, 0))"},
		ruleText{"norm", "person", "euro per year", "round up(vierkant * y * y + recht * y, 2)"},
		ruleText{"proef", "household", "euro per year", `norm + round down(recht * inkomen - vierkant * inkomen * inkomen - per_year(huur) + inkomen, 3)
          + round half up(inkomen - 3 * (vierkant * inkomen * inkomen), -1) + round up(inkomen * vierkant * inkomen + vierkant * inkomen * inkomen, 9)
          - sum(for k in kinderen return round half down(k.inkomen * vierkant * k.inkomen, 2))`}),
	"hours": tables + articles(ruleText{"week", "person", "euro per week", "werk * loon"},
		ruleText{"proef", "household", "euro", `round half up(dwangsom * (peildatum - geboortedatum) / 3, 2) + huur * opbouw * 2 - vermogen
          + (if werk > 0 and round down(week / werk, 2) >= loon - loon / 100 then vermogen else 0)
          + (if geboortedatum.weekday in (1, 7) then dwangsom * (3 * duration("P2W")) else 0)`}),
	"ranks": articles(
		ruleText{"rang", "child", "number", `rank by most(uren, if zorg then 2 * huur else huur, geboortedatum)`},
		ruleText{"jongst", "child", "number", `rank by least(geboortedatum)`},
		ruleText{"mee", "child", "number", `rank by most(if verzekerd then inkomen else null, aanvrager.inkomen)`},
		ruleText{"eerste", "household", "list of kinderen", `kinderen[rang = 1]`},
		ruleText{"proef", "household", "number", `sum(for k in kinderen return k.rang * k.uren + 1000 * k.jongst) + count(eerste) + 100 * sum(eerste.mee)
          + count(kinderen[mee = null])`}),
	"tables": tables + articles(
		ruleText{"eigen", "person", "euro per year", `max(0, round half up(schaal(inkomen).deel * inkomen, 2)) + (if trap(uren).letter = "a" then 0 else schaal(min(inkomen, 0)).bedrag)`},
		ruleText{"proef", "household", "euro per year",
			`eigen + sum(kinderen.eigen) + sum(for k in kinderen[dagen(geboortedatum) or letters(status) != null] return letters(k.status))
          + (if duren(opbouw) then schaal(inkomen).bedrag else letters("c"))`}),
	"zorgtoeslag": zorg,
}

const zorg = `
parameters:
  - {name: premie, label: {nl: a, en: b}, unit: euro per year, cites: artikel 4, values: [{from: 2025-01-01, value: 2112, source: x}]}
  - {name: drempel, label: {nl: a, en: b}, unit: euro per year, cites: artikel 1, values: [{from: 2025-01-01, value: 28406, source: x}]}
  - {name: alleen, label: {nl: a, en: b}, unit: percentage, cites: artikel 2, values: [{from: 2025-01-01, value: 1.896, source: x}]}
  - {name: samen, label: {nl: a, en: b}, unit: percentage, cites: artikel 2, values: [{from: 2025-01-01, value: 4.273, source: x}]}
  - {name: boven, label: {nl: a, en: b}, unit: percentage, cites: artikel 2, values: [{from: 2025-01-01, value: 13.700, source: x}]}
  - {name: grens_alleen, label: {nl: a, en: b}, unit: euro, cites: artikel 3, values: [{from: 2025-01-01, value: 141896, source: x}]}
  - {name: grens_samen, label: {nl: a, en: b}, unit: euro, cites: artikel 3, values: [{from: 2025-01-01, value: 179429, source: x}]}
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: meerderjarig, label: {nl: a, en: b}, of: person, yields: boolean, cites: lid 1, formula: 'geboortedatum + duration("P18Y") <= peildatum'}
      - {name: verzekerde, label: {nl: a, en: b}, of: person, yields: boolean, cites: lid 1, formula: 'verzekerd and meerderjarig'}
      - {name: toeslagpartner, label: {nl: a, en: b}, of: household, yields: one of kandidaten, cites: lid 1, formula: 'kandidaten[partner and meerderjarig]'}
      - {name: heeft_partner, label: {nl: a, en: b}, of: household, yields: boolean, cites: lid 1, formula: 'toeslagpartner != null'}
  - article: "2"
    plain: {nl: a, en: b}
    rules:
      - name: samen_inkomen
        label: {nl: a, en: b}
        of: household
        yields: euro per year
        cites: lid 1
        formula: 'if heeft_partner then inkomen + toeslagpartner.inkomen else inkomen'
      - name: samen_vermogen
        label: {nl: a, en: b}
        of: household
        yields: euro
        cites: lid 1
        formula: 'if heeft_partner then vermogen + toeslagpartner.vermogen else vermogen'
      - name: normpremie
        label: {nl: a, en: b}
        of: household
        yields: euro per year
        cites: lid 2 en 3
        formula: '(if heeft_partner then samen else alleen) * drempel + boven * max(0, samen_inkomen - drempel)'
      - name: berekend
        label: {nl: a, en: b}
        of: household
        yields: euro per year
        cites: lid 1
        formula: 'max(0, (if heeft_partner then 2 * premie else premie) - normpremie)'
      - exception_to: berekend
        name: partner_onverzekerd
        cites: lid 4
        when: 'heeft_partner and not(toeslagpartner.verzekerde)'
        formula: 'round half up((2 * premie - normpremie) / 2, 2)'
      - name: recht
        label: {nl: a, en: b}
        of: household
        yields: boolean
        cites: lid 1
        formula: 'verzekerde and samen_vermogen <= (if heeft_partner then grens_samen else grens_alleen)'
      - name: proef
        label: {nl: a, en: b}
        of: household
        yields: euro per month
        cites: lid 5
        formula: 'if recht then round down(per_month(round half up(berekend, 0)), 0) else 0'
`

func rounds(t *testing.T) int {
	if testing.Short() {
		return 200
	}
	return 2000
}

// agree compares the machine with the reference on one set of facts.
func agree(t *testing.T, set *document.Set, m *run.Machine, f *run.Facts) {
	t.Helper()
	got, err := m.Run(f)
	want, wantErr := run.Reference(set, f)
	if (err != nil) != (wantErr != nil) {
		t.Fatalf("machine: %v; reference: %v\n%s", err, wantErr, describe(f))
	}
	if err != nil {
		var failure *run.Failure
		if !errors.As(err, &failure) || failure.Rule == "" || failure.Place.Line == 0 {
			t.Fatalf("a failure without its place: %#v", err)
		}
		return
	}
	if got.Status != run.Decided {
		t.Fatalf("status %s with every fact known", got.Status)
	}
	if !same(&got, want) {
		t.Fatalf("machine %s (n.a. %t, members %v); reference %v %q (n.a. %t, members %v)\n%s", got.Text(got.Value), got.NotApplicable,
			got.Members, want.Number, want.Word, want.NotApplicable, want.Members, describe(f))
	}
}

func same(got *run.Outcome, want run.Exact) bool {
	switch {
	case got.NotApplicable || want.NotApplicable:
		return got.NotApplicable == want.NotApplicable
	case got.Type.Kind == value.Relation:
		return slices.Equal(got.Members, want.Members)
	case got.Type.Kind == value.Word:
		return got.Text(got.Value) == want.Word
	case got.Type.Kind == value.Number:
		return got.Decimal().Big().Cmp(want.Number) == 0
	}
	return want.Number.Cmp(new(big.Rat).SetInt64(got.Value)) == 0
}

func describe(f *run.Facts) string {
	text := ""
	show := func(s *run.Subject) {
		for i, fact := range f.Program().Facts {
			if r, ok := s.Get(i); ok {
				text += s.Label() + " " + fact.Name + "=" + program.Text(fact.Type, int(fact.Scale), r.Lo, f.Program().Words)
				if r.May != program.MayHold {
					text += "(n.a.)"
				}
				text += "\n"
			}
		}
	}
	show(f.Applicant())
	for i := range f.Program().Relations {
		for k := range f.Members(i) {
			show(&f.Members(i)[k])
		}
	}
	return text
}

func TestMachineAgreesWithReference(t *testing.T) {
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			set, p := compile(t, body, "2025-03-01")
			m, f := run.NewMachine(p), run.NewFacts(p)
			r := rand.New(rand.NewPCG(7, uint64(len(body))))
			for range rounds(t) {
				f.Reset()
				fillAll(r, f)
				agree(t, set, m, f)
			}
		})
	}
}
