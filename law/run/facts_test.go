package run_test

import (
	"errors"
	"strings"
	"testing"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

func TestWrongFactsAreAllReported(t *testing.T) {
	_, p := compile(t, bodies["members"], "2025-03-01")
	f := run.NewFacts(p)
	f.Set("geboortedatum", run.Text("12-04-1985"))
	f.Set("bestaat_niet", run.Truth(true))
	f.List("onbekend", 1)
	f.List("kinderen", 6)
	kids := f.List("kinderen", 2)
	kids[1].Set("inkomen", run.Number(value.Decimal{Coefficient: 1, Scale: 3}))
	kids[1].Set("inkomen", run.Text("123456789"))
	kids[0].Set("zorg", run.Text("ja"))
	kids[0].Set("uren", run.Date(0))
	kids[0].Set("uren", run.Between(run.Truth(true), run.Unknown()))
	kids[0].Set("uren", run.Between(run.NotApplicable(), run.Unknown()))
	var problems run.Problems
	if !errors.As(f.Err(), &problems) || len(problems) != 10 {
		t.Fatalf("%d problems: %v", len(problems), f.Err())
	}
	if _, err := run.NewMachine(p).Run(f); err == nil {
		t.Error("it ran on wrong facts")
	}
	for _, value := range []string{"12-04", "123456789", "ja"} {
		if strings.Contains(f.Err().Error(), value) {
			t.Errorf("the error repeats %s", value)
		}
	}
	if want := `"inkomen" of kinderen[2] must be a number of at most 18 digits, with at most 2 decimals`; !strings.Contains(f.Err().Error(), want) {
		t.Error(f.Err())
	}
}

func TestARunIsOfItsOwnProgramAndDays(t *testing.T) {
	_, p := compile(t, articles(ruleText{"proef", "household", "date", "peildatum"}), "2025-03-01")
	_, q := compile(t, zorg, "2025-03-01")
	if _, err := run.NewMachine(p).Run(run.NewFacts(q)); err == nil {
		t.Error("the facts of another program")
	}
	f := run.NewFacts(p)
	f.AskedFor(day(t, "2024-12-31"))
	if f.Err() == nil {
		t.Error("asked for a day before the law")
	}
	f.Reset()
	f.AskedFor(day(t, "2026-06-01"))
	o, err := run.NewMachine(p).Run(f)
	if err != nil || o.Text(o.Value) != "2026-06-01" || f.Asked() != day(t, "2026-06-01") {
		t.Errorf("%v %v", o, err)
	}
}

func TestCloneAndHide(t *testing.T) {
	_, p := compile(t, zorg, "2025-03-01")
	f := run.NewFacts(p)
	couple(f)
	g := f.Clone()
	g.Applicant().Set("inkomen", run.Unknown())
	g.Hide(0, true)
	if !f.Known(0) || g.Known(0) || g.Members(0) != nil {
		t.Error("hiding reached the original")
	}
	o, err := run.NewMachine(p).Run(f)
	if err != nil || o.Status != run.Decided {
		t.Errorf("the original changed: %v %v", o, err)
	}
	if o, err = run.NewMachine(p).Run(g); err != nil || o.Status == run.Decided {
		t.Errorf("the copy did not: %v %v", o, err)
	}
	g.Hide(0, false)
	if len(g.Members(0)) != 1 || !g.Applicant().Reads("inkomen") || g.Applicant().Reads("partner") || !g.ReadsList("kandidaten") || g.ReadsList("kinderen") {
		t.Error("what the program reads")
	}
}

func TestPutKeepsToTheBounds(t *testing.T) {
	_, p := compile(t, articles(ruleText{"proef", "household", "number", "uren"}), "2025-03-01")
	f := run.NewFacts(p)
	for _, r := range []program.Range{program.Exactly(61), program.Exactly(-1), {}, {May: program.MayFail}, program.Between(3, 2)} {
		if f.Applicant().Put(0, r) {
			t.Errorf("%v was taken", r)
		}
	}
	if !f.Applicant().Put(0, program.Between(0, 60)) {
		t.Error("the bounds themselves were refused")
	}
}

func TestTheReferenceNeedsEveryFact(t *testing.T) {
	set, p := compile(t, zorg, "2025-03-01")
	if _, err := run.Reference(set, run.NewFacts(p)); err == nil {
		t.Error("it answered without facts")
	}
}

// TestRegistersAreTheTrace: each rule's outcome can be read back after the run.
func TestRegistersAreTheTrace(t *testing.T) {
	_, p := compile(t, zorg, "2025-03-01")
	m, f := run.NewMachine(p), run.NewFacts(p)
	couple(f)
	if _, err := m.Run(f); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"normpremie": "1500.70063", "samen_inkomen": "30500.25", "recht": "true", "heeft_partner": "true"}
	for _, r := range p.Rules {
		text, ok := want[r.Decl.Name]
		if !ok {
			continue
		}
		v := m.Register(r.Out.Scope, 0, r.Out.Reg)
		if got := program.Text(r.Decl.Type, r.Out.Scale, v.Lo, p.Words); got != text {
			t.Errorf("%s is %s, not %s", r.Decl.Name, got, text)
		}
		delete(want, r.Decl.Name)
	}
	if len(want) != 0 {
		t.Errorf("not in the trace: %v", want)
	}
}
