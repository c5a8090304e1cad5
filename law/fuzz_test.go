package law_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/batch/batchtest"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/question/questiontest"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/run/runtest"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// FuzzLaw: of any law that can be written, also of one that overflows, divides by zero,
// turns round, contradicts itself or leaves a gap, there comes an outcome, the same in
// all ways to work it out, or an error with its place.
func FuzzLaw(f *testing.F) {
	for seed := range uint64(24) {
		f.Add(seed, uint8(seed%8), "")
	}
	for i, formula := range []string{
		"proef + 1", "inkomen / (inkomen - inkomen)", "uren * uren * uren * uren * uren * uren * uren * uren * uren * uren * uren * uren * uren",
		"1 / (uren - uren)", "999999999999999 * 999999999999999 * uren", "round half up(uren / 0, 2)", "sum(kinderen.uren) / count(kinderen)",
		"if uren > 30 then null else uren", "-9223372036854775807 - uren", "date(uren, uren, uren).year",
	} {
		f.Add(uint64(100+i), uint8(0), formula)
	}
	f.Fuzz(func(t *testing.T, seed uint64, damage uint8, formula string) {
		r := rand.New(rand.NewPCG(seed, uint64(damage)))
		text := hostile(r, damage, formula)
		set, err := document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", runtest.Small)
		if err != nil {
			placed(t, text, err)
			return
		}
		c := law.NewCorpus(set)
		for _, on := range []string{"2025-03-01", "2026-02-28"} {
			d := day(t, on)
			p, err := c.Program("proef", d)
			if err != nil {
				if _, in := set.Document("proef", d); in {
					placed(t, text, err)
				}
				continue
			}
			allWays(t, r, c, p, text)
		}
	})
}

// hostile is a random law, of which something may have been made wrong.
func hostile(r *rand.Rand, damage uint8, formula string) string {
	body := runtest.Body(r)
	if formula != "" && !strings.ContainsAny(formula, "\n\r") {
		body = runtest.Articles(runtest.Rule{Name: "proef", Of: "household", Yields: "number", Formula: formula})
	}
	text := runtest.Head + runtest.Tables + body
	replace := func(old, with string) {
		if n := strings.Count(text, old); n > 0 {
			at := 0
			for range r.IntN(n) + 1 {
				at += strings.Index(text[at:], old) + 1
			}
			text = text[:at-1] + with + text[at-1+len(old):]
		}
	}
	switch damage % 8 {
	case 1: // a cycle
		replace("inkomen", "proef")
	case 2: // a gap: the amount begins or ends too early
		replace("{from: 2025-01-01, source: x", "{from: 2025-06-01, source: x")
	case 3: // two rules of one name
		replace("name: h1", "name: h0")
	case 4: // too much
		replace("inkomen", "(inkomen * 99999999999)")
	case 5: // in force for a while
		replace("in_force: {from: 2025-01-01}", "in_force: {from: 2025-02-01, until: 2025-12-31}")
	case 6: // by nothing
		replace(" / ", " / 0 * ")
	case 7:
		replace(fmt.Sprint(r.IntN(10)), "")
	}
	return text
}

// placed checks that an error says where.
func placed(t *testing.T, text string, err error) {
	t.Helper()
	var faults document.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("an error without faults: %v\n%s", err, text)
	}
	for _, fault := range faults {
		if fault.Place.File == "" || fault.Place.Line < 1 || fault.Place.Column < 1 || fault.Message == "" {
			t.Fatalf("a fault without its place: %+v\n%s", fault, text)
		}
	}
}

// failed checks that what a law gives no outcome for says where.
func failed(t *testing.T, text string, err error) {
	t.Helper()
	var failure *run.Failure
	if !errors.As(err, &failure) || failure.Rule == "" || failure.Place.Line < 1 {
		t.Fatalf("a failure without its place: %v\n%s", err, text)
	}
}

// allWays works a law out for some people in every way there is.
func allWays(t *testing.T, r *rand.Rand, c *law.Corpus, p *program.Program, text string) {
	t.Helper()
	people := batchtest.People(r, 70, p)
	if err := people.Measure(); err != nil {
		t.Fatal(err)
	}
	m := run.NewMachine(p)
	if p.Type.Kind != value.Relation {
		b, err := batch.Compile(c.Documents(), []string{"proef.proef"}, p.On, people)
		if err != nil {
			placed(t, text, err)
			return
		}
		for chunk, w := 0, b.Worker(); chunk < b.Chunks(); chunk++ {
			w.Run(chunk, []value.Date{p.On}, func(_ int, out batch.Outcomes) {
				for row := range out.Rows {
					f, err := people.Row(p, out.First+row)
					if err != nil {
						t.Fatal(err)
					}
					sameAsAlone(t, c, b.Program(), m, f, out, row, text)
				}
			})
		}
	}
	for range 2 {
		f, err := people.Row(p, r.IntN(people.Rows))
		if err != nil {
			t.Fatal(err)
		}
		reasons(t, p, m, f, people, text)
		over(t, c, p, f, text)
	}
}

// sameAsAlone compares a row with the machine and, where all is known, the reference.
func sameAsAlone(t *testing.T, c *law.Corpus, within *program.Program, m *run.Machine, f *run.Facts, out batch.Outcomes, row int, text string) {
	t.Helper()
	o, err := m.Run(f)
	if err != nil {
		failed(t, text, err)
	}
	v, applies, decided := out.Value(0, row)
	shown := program.Text(within.Type, within.Result.Scale, v, within.Words)
	if decided && (err != nil || o.Status != run.Decided || o.NotApplicable == applies || applies && !equal(&o, v, within)) {
		t.Fatalf("row %d: the batch gives %s, applies %t; the machine %+v, %v\n%s", row, shown, applies, o, err, text)
	}
	want, wantErr := run.Reference(c.Documents(), f)
	var failure *run.Failure
	switch {
	case wantErr != nil && !errors.As(wantErr, &failure): // a fact is unknown
	case (err != nil) != (wantErr != nil):
		t.Fatalf("the machine: %v; the reference: %v\n%s", err, wantErr, text)
	case err == nil && o.Status == run.Decided && o.Type.Kind == value.Number && !o.NotApplicable && (want.NotApplicable || o.Decimal().Big().Cmp(want.Number) != 0):
		t.Fatalf("the machine gives %s, the reference %v\n%s", o.Text(o.Value), want.Number, text)
	case err == nil && o.Status == run.Decided && !decided:
		t.Fatalf("row %d: the machine decides, and the batch does not\n%s", row, text)
	}
}

// equal compares an outcome with a register of a program that may hold fewer decimals.
func equal(o *run.Outcome, v int64, within *program.Program) bool {
	if o.Type.Kind == value.Number {
		return o.Decimal().Big().Cmp(value.Decimal{Coefficient: v, Scale: int8(within.Result.Scale)}.Big()) == 0
	}
	return o.Text(o.Value) == program.Text(o.Type, o.Scale, v, within.Words)
}

// reasons asks all that can be said of an outcome.
func reasons(t *testing.T, p *program.Program, m *run.Machine, f *run.Facts, people *batch.People, text string) {
	t.Helper()
	everything := func(string) bool { return true }
	if _, err := m.Run(f); err != nil {
		failed(t, text, err)
		return
	}
	for _, err := range []error{errorOf(reason.Turnings(f, everything)), errorOf(reason.Marginals(f, 100, everything))} {
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
	reason.Sufficed(f)
	if p.Type.Kind == value.Relation {
		return
	}
	rows := make([]int32, min(people.Rows, 200))
	for i := range rows {
		rows[i] = int32(i)
	}
	sample, err := question.NewSample(people, rows)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	prior, err := question.NewPrior(p, sample)
	if err != nil {
		return // an unknown column: the prior says so
	}
	asked := run.NewFacts(p)
	for range 200 {
		q, more, err := prior.Next(asked, question.Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if !more || questiontest.Answer(asked, f, q) != nil { // the person does not know either
			return
		}
	}
	t.Fatalf("200 questions decide nothing\n%s", text)
}

func errorOf[T any](_ T, err error) error { return err }

// over works the law out for each month of two years; what it comes to is what each
// month comes to by itself.
func over(t *testing.T, c *law.Corpus, p *program.Program, f *run.Facts, text string) {
	t.Helper()
	h := history(p, f)
	days := timeline.Months(p.On, p.On.AddMonths(10))
	for len(days) > 0 {
		if _, err := c.Program("proef", days[len(days)-1]); err == nil {
			break
		}
		days = days[:len(days)-1]
	}
	stretches, err := timeline.Work(c, "proef", days, h, 0)
	if err != nil {
		placed(t, text, err)
		return
	}
	at := 0
	for _, s := range stretches {
		for range s.Days {
			alone, err := timeline.Work(c, "proef", days[at:at+1], h, 0)
			if err != nil || len(alone) != 1 || !alone[0].Same(&s) {
				t.Fatalf("on %s it is %+v, and in a stretch %+v (%v)\n%s", days[at], alone, s.Outcome, err, text)
			}
			at++
		}
	}
	if at != len(days) {
		t.Fatalf("%d days of %d\n%s", at, len(days), text)
	}
}

// history is facts that always held.
func history(p *program.Program, f *run.Facts) *timeline.History {
	facts := func(s *run.Subject) map[string][]timeline.Entry {
		all := map[string][]timeline.Entry{}
		for i, fact := range p.Facts {
			v, ok := s.Get(i)
			if !ok || !v.Decided() {
				continue
			}
			given := run.NotApplicable()
			if v.MayHold() {
				given = run.Text(program.Text(fact.Type, int(fact.Scale), v.Lo, p.Words))
			}
			all[fact.Name] = []timeline.Entry{{Given: given}}
		}
		return all
	}
	h := &timeline.History{Facts: facts(f.Applicant()), Relations: map[string]timeline.Relation{}}
	for i, rel := range p.Relations {
		var members []timeline.Member
		for k := range f.Members(i) {
			members = append(members, timeline.Member{Facts: facts(&f.Members(i)[k])})
		}
		h.Relations[rel.Name] = timeline.Relation{Members: members}
	}
	return h
}
