package typed_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/regelrechttest"
	"meent.nl/meent/law/regelrecht/typed"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// zorgtoeslag is a question to upstream's zorgtoeslag of 2025, of somebody alone with
// an income in cents.
func zorgtoeslag(t testing.TB, income int64) compat.Question {
	row := map[string]regelrecht.Value{"bsn": regelrecht.TextOf("een"), "partnerschap_type": regelrecht.TextOf("GEEN"),
		"polis_status": regelrecht.TextOf("ACTIEF"), "verdragsinschrijving": regelrecht.TruthOf(false),
		"loon_uit_dienstbetrekking": regelrecht.NumberOf(regelrecht.Int(income))}
	for _, zero := range []string{"uitkeringen_en_pensioenen", "winst_uit_onderneming", "resultaat_overige_werkzaamheden", "eigen_woning",
		"buitenlands_inkomen", "reguliere_voordelen", "vervreemdingsvoordelen", "spaargeld", "beleggingen", "onroerend_goed", "schulden"} {
		row[zero] = regelrecht.NumberOf(regelrecht.Int(0))
	}
	return compat.Question{Law: "wet_op_de_zorgtoeslag", Outputs: []string{"hoogte_zorgtoeslag"}, On: regelrechttest.Day(t, "2025-01-01"),
		Parameters: map[string]regelrecht.Value{"bsn": regelrecht.TextOf("een")},
		Sources:    []compat.Source{{Name: "gegevens", Key: "bsn", Rows: []map[string]regelrecht.Value{row}}}}
}

func compiled(t testing.TB, q compat.Question) *typed.Compiled {
	t.Helper()
	c, err := typed.Compile(regelrechttest.Corpus(t), q)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestReasonsOfUpstreamsLaw explains an outcome of upstream's law with package reason.
func TestReasonsOfUpstreamsLaw(t *testing.T) {
	q := zorgtoeslag(t, 2_000_000)
	c := compiled(t, q)
	f, err := c.Facts(q, "hoogte_zorgtoeslag")
	if err != nil {
		t.Fatal(err)
	}
	m := run.NewMachine(c.Programs["hoogte_zorgtoeslag"])
	o, err := m.Run(f)
	if err != nil {
		t.Fatal(err)
	}
	e := reason.Explain(m, f, o)
	var steps []string
	for _, s := range e.Steps {
		steps = append(steps, s.Law+"."+s.Rule)
	}
	if e.Answer.Text != "173280" || !slices.Contains(steps, "regeling_standaardpremie.standaardpremie") || len(e.Sufficed) == 0 {
		t.Errorf("%s: %v, sufficed %v", e.Answer.Text, steps, e.Sufficed)
	}
	if text, err := json.Marshal(e); err != nil || !strings.Contains(string(text), `"loon_uit_dienstbetrekking"`) {
		t.Errorf("%v: %s", err, text)
	}
	turnings, err := reason.Turnings(f, func(fact string) bool { return fact == "loon_uit_dienstbetrekking" || fact == "polis_status" })
	if err != nil || len(turnings) == 0 {
		t.Errorf("%v: %v", turnings, err)
	}
}

// TestMissingDataOfUpstreamsLaw asks while two facts are not known: the program says
// which is missing, and does not read the one that cannot matter.
func TestMissingDataOfUpstreamsLaw(t *testing.T) {
	q := zorgtoeslag(t, 0)
	delete(q.Sources[0].Rows[0], "loon_uit_dienstbetrekking")
	delete(q.Sources[0].Rows[0], "spaargeld")
	c := compiled(t, q)
	f, err := c.Facts(q, "hoogte_zorgtoeslag")
	if err != nil {
		t.Fatal(err)
	}
	o, err := run.NewMachine(c.Programs["hoogte_zorgtoeslag"]).Run(f)
	if err != nil || o.Status != run.Needs || len(o.Missing) != 1 || o.Missing[0].Fact != "loon_uit_dienstbetrekking" {
		t.Errorf("%+v %v", o, err)
	}
	if f.Applicant().Reads("spaargeld") {
		t.Error("the amount does not depend on savings, and reads them")
	}
	if _, err := compat.Ask(regelrechttest.Corpus(t), q); err == nil {
		t.Error("the compatibility mode has an answer")
	}
}

// TestUpstreamsLawInBatches works upstream's law out for thousands of people at once,
// and compares each with the machine.
func TestUpstreamsLawInBatches(t *testing.T) {
	const rows = 3000
	q := zorgtoeslag(t, 0)
	c := compiled(t, q)
	p := c.Programs["hoogte_zorgtoeslag"]
	people := &batch.People{Rows: rows, Facts: map[string]*batch.Column{}}
	for i := range p.Facts {
		f := &p.Facts[i]
		switch {
		case f.Name == "loon_uit_dienstbetrekking":
			incomes := make([]int64, rows)
			for r := range incomes {
				incomes[r] = int64(r) * 2_000
			}
			people.Facts[f.Name] = &batch.Column{Wide: incomes}
		case f.Type.Kind == value.Word:
			words := make([]int64, rows)
			for r := range words {
				words[r] = int64(r % len(f.Type.Words))
			}
			people.Facts[f.Name] = &batch.Column{Wide: words}
		default:
			people.Facts[f.Name] = &batch.Column{Fixed: program.Exactly(0)}
		}
	}
	if err := people.Measure(); err != nil {
		t.Fatal(err)
	}
	b, err := batch.Bind(p, people)
	if err != nil {
		t.Fatal(err)
	}
	m, w, seen := run.NewMachine(p), b.Worker(), 0
	for chunk := range b.Chunks() {
		w.Run(chunk, []value.Date{q.On}, func(_ int, out batch.Outcomes) {
			for r := range out.Rows {
				f, err := people.Row(p, out.First+r)
				if err != nil {
					t.Fatal(err)
				}
				o, err := m.Run(f)
				if v, applies, decided := out.Value(0, r); err != nil || !applies || !decided || v != o.Value {
					t.Fatalf("row %d: %d in the batch, %d in the machine, %v", out.First+r, v, o.Value, err)
				}
				seen++
			}
		})
	}
	if seen != rows {
		t.Errorf("%d rows", seen)
	}
}

// TestOneProgramForManyQuestions asks one program for many people, and refuses a
// question of another shape.
func TestOneProgramForManyQuestions(t *testing.T) {
	lib := regelrechttest.Corpus(t)
	c := compiled(t, zorgtoeslag(t, 0))
	for income := int64(0); income < 6_000_000; income += 500_000 {
		q := zorgtoeslag(t, income)
		want, err := compat.Ask(lib, q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Ask(q)
		if err != nil || !got["hoogte_zorgtoeslag"].Equal(want.Outputs["hoogte_zorgtoeslag"]) || !got["heeft_recht_op_zorgtoeslag"].Equal(want.Outputs["heeft_recht_op_zorgtoeslag"]) {
			t.Errorf("%d: %v %v, compat %v", income, got, err, want.Outputs)
		}
	}
	wrong := map[string]func(*compat.Question){
		"another day":        func(q *compat.Question) { q.On++ },
		"no parameter":       func(q *compat.Question) { q.Parameters = nil },
		"another table":      func(q *compat.Question) { q.Sources[0].Key = "kvk" },
		"another column":     func(q *compat.Question) { q.Sources[0].Rows[0]["is_verzekerde"] = regelrecht.TruthOf(true) },
		"no row":             func(q *compat.Question) { q.Parameters = map[string]regelrecht.Value{"bsn": regelrecht.TextOf("twee")} },
		"null for a number":  func(q *compat.Question) { q.Sources[0].Rows[0]["schulden"] = regelrecht.Value{} },
		"text for a number":  func(q *compat.Question) { q.Sources[0].Rows[0]["schulden"] = regelrecht.TextOf("veel") },
		"decimals of a cent": func(q *compat.Question) { q.Sources[0].Rows[0]["schulden"] = regelrecht.Infer("0.5") },
		"more than a million": func(q *compat.Question) {
			q.Sources[0].Rows[0]["loon_uit_dienstbetrekking"] = regelrecht.Infer("999999999999999")
		},
	}
	for name, change := range wrong {
		q := zorgtoeslag(t, 0)
		change(&q)
		if got, err := c.Ask(q); err == nil || strings.Contains(err.Error(), "999999") || strings.Contains(err.Error(), "veel") {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}
