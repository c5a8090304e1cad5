package nl_test

import (
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/standing"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// BenchmarkOneChange is one changed fact, the income of one of two partners with a child:
// every outcome of every service of both, for each of 24 months, is compared with what
// stood, and those that come out otherwise are listed. The income goes there and back.
func BenchmarkOneChange(b *testing.B) {
	goals := goalsByDay(b)
	months := timeline.Months(dateOf(b, "2025-01-01"), dateOf(b, "2026-12-01"))
	c := partners()
	h, err := standing.New(world(b).Laws.Documents(), goals, months, c.fill(0), c.fill(1))
	if err != nil {
		b.Fatal(err)
	}
	income, changed, rounds := int64(24_000_00), 0, 0
	places := []standing.Place{{Person: 0}, {Person: 1, Relation: "partnerkandidaten"}}
	for b.Loop() {
		income ^= 8192_00
		changes, err := h.Say("inkomensgegeven", run.Number(value.Decimal{Coefficient: income, Scale: 2}), places...)
		if err != nil {
			b.Fatal(err)
		}
		changed, rounds = changed+len(changes), rounds+1
	}
	b.ReportMetric(float64(len(goals(months[0]))), "goals")
	b.ReportMetric(float64(h.Stretches()), "stretches")
	b.ReportMetric(float64(changed)/float64(rounds), "changes/op")
}

// partners are a couple with rights: insured, living in the Netherlands on a small income
// with little wealth, and with a child of five. What is not said is false, nothing, or the
// first word.
func partners() *spouses {
	c := &spouses{said: map[string]run.Given{}, plain: true}
	for person := range 2 {
		for _, at := range []standing.Place{{Person: person}, {Person: person, Relation: "partnerkandidaten"}} {
			for fact, text := range map[string]string{"geboortedatum": "1990-05-01", "inkomensgegeven": "24000.00", "arbeidsinkomen": "24000.00", "kale_huur": "700.00"} {
				c.said[c.key(at, fact)] = run.Text(text)
			}
			for _, fact := range []string{"verzekerd_zvw", "woont_in_nederland", "rechtmatig_verblijf", "huurt_woning", "ingeschreven_op_huuradres",
				"echtgenoot", "gehuwd", "zelfde_woonadres", "partner_hele_jaar", "kind_samen"} {
				c.said[c.key(at, fact)] = run.Truth(true)
			}
		}
		child := standing.Place{Person: person, Relation: "kinderen"}
		c.said[c.key(child, "geboortedatum")] = run.Text("2020-05-01")
		c.said[c.key(child, "behoort_tot_huishouden")] = run.Truth(true)
		c.said[c.key(child, "eigen_kind")] = run.Truth(true)
	}
	return c
}

// plainValue is false, nothing, or the first word.
func plainValue(f *program.Fact) run.Given {
	switch f.Type.Kind {
	case value.Boolean:
		return run.Truth(false)
	case value.Word:
		return run.Text(f.Type.Words[0])
	case value.Day:
		return run.Text(value.Date(max(f.Range.Lo, min(0, f.Range.Hi))).String())
	case value.Period:
		return run.Text("P" + value.Decimal{Coefficient: max(f.Range.Lo, 0)}.String() + "M")
	case value.Days:
		return run.Text("P" + value.Decimal{Coefficient: max(f.Range.Lo, 0)}.String() + "D")
	}
	return run.Number(value.Decimal{Coefficient: max(f.Range.Lo, min(0, f.Range.Hi)), Scale: int8(f.Scale)})
}
