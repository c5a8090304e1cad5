package register_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/purpose"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/registertest"
	"meent.nl/meent/ldv"
)

// bench is a Service with fakes around it. Anna is r1 and has two children: Child,
// and one of whom no number is known.
type bench struct {
	*register.Service
	brp, tax, ciz *registertest.Source
	log           *registertest.Log
	clock         *kernel.SettableClock
	subjects      *registertest.Subjects
}

func newBench(t *testing.T) *bench {
	t.Helper()
	known := registertest.Known
	b := &bench{
		log: &registertest.Log{}, subjects: &registertest.Subjects{},
		clock: kernel.ClockAt(time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)),
		brp: &registertest.Source{Records: map[kernel.BSN]register.Record{
			registertest.Anna: {
				Values: map[string]register.Value{
					"geboortedatum": {State: register.Incomplete, Low: "1985-01-01", High: "1985-12-31"},
					"gehuwd":        known("true"), "naam": known("Anna"),
					"overlijdensdatum": {State: register.NotApplicable},
				},
				Related: map[string]register.Members{"kinderen": {State: register.Known, List: []register.Member{
					{BSN: registertest.Child, Values: map[string]register.Value{"behoort_tot_huishouden": known("true")}},
					{Values: map[string]register.Value{"behoort_tot_huishouden": known("false"), "geboortedatum": known("2015-05-05")}},
				}}},
			},
			registertest.Child: {Values: map[string]register.Value{"geboortedatum": known("2020-02-29"), "naam": known("Kind")}},
		}},
		tax: &registertest.Source{Records: map[kernel.BSN]register.Record{
			registertest.Anna: {Values: map[string]register.Value{"inkomen": known("28500.5")}},
		}},
		ciz: &registertest.Source{Records: map[kernel.BSN]register.Record{
			registertest.Anna: {Related: map[string]register.Members{"kinderen": {State: register.Known, List: []register.Member{
				{BSN: registertest.Child, Values: map[string]register.Value{"intensieve_zorg": known("true")}},
				{BSN: registertest.Bob, Values: map[string]register.Value{"intensieve_zorg": known("true")}},
			}}}},
		}},
	}
	if _, err := b.subjects.Ensure(t.Context(), registertest.Anna); err != nil {
		t.Fatal(err)
	}
	c := registertest.Catalogue(t)
	s, err := register.New(register.Config{
		Catalogue: c, Gate: purpose.NewGate(c), Log: b.log, Subjects: b.subjects, Clock: b.clock,
		Sources:  map[string]register.Source{"brp": b.brp, "belastingdienst": b.tax, "ciz": b.ciz},
		Timeouts: map[string]time.Duration{"belastingdienst": 20 * time.Millisecond},
		Logger:   slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	b.Service = s
	return b
}

func question(purposeID string, names ...string) register.Question {
	q := register.Question{Purpose: purposeID, Resident: "r1", Service: "steun", Case: "zaak-1", By: "system"}
	for _, n := range names {
		relation, field, found := strings.Cut(n, ".") // "kinderen." is the relation by itself
		if !found {
			relation, field = "", n
		}
		q.Wanted = append(q.Wanted, register.Wanted{Relation: relation, Field: field})
	}
	return q
}

// short is a value as a word for tests.
func short(v register.Value) string {
	switch v.State {
	case register.Known:
		return v.Text
	case register.Incomplete:
		return v.Low + ".." + v.High
	}
	return v.State.String()
}

// about is the lines as: resident register: fields -refused !failed.
func about(lines []logbook.Line) []string {
	var out []string
	for _, l := range lines {
		text := fmt.Sprintf("%s %s:", l.Resident, l.Register)
		for _, f := range l.Fields {
			text += " " + f
		}
		for _, r := range l.Refused {
			text += " -" + r
		}
		if l.Failed() {
			text += " !failed"
		}
		out = append(out, text)
	}
	slices.Sort(out)
	return out
}

func sameLines(t *testing.T, got []logbook.Line, want ...string) {
	t.Helper()
	slices.Sort(want)
	if lines := about(got); !slices.Equal(lines, want) {
		t.Errorf("the log has\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestAsk(t *testing.T) {
	b := newBench(t)
	a, err := b.Ask(t.Context(), question(registertest.Everything, "geboortedatum", "overlijdensdatum", "inkomen", "naam", "woonland"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"geboortedatum": "1985-01-01..1985-12-31", "overlijdensdatum": "not-applicable",
		"inkomen": "28500.50", "naam": "Anna", "woonland": "unknown",
	} {
		if got := a.Person.Values[name]; short(got) != want || got.Field != name || got.FetchedAt != a.At {
			t.Errorf("%s is %+v, want %s", name, got, want)
		}
	}
	if v := a.Person.Values["inkomen"]; !v.Synthetic || v.Register != "belastingdienst" {
		t.Errorf("inkomen is %+v", v)
	}
	if v := a.Person.Values["naam"]; v.Synthetic || v.Register != "brp" {
		t.Errorf("naam is %+v", v)
	}
	sameLines(t, b.log.Lines(), "r1 brp: geboortedatum naam overlijdensdatum woonland", "r1 belastingdienst: inkomen")
	for _, l := range b.log.Lines() {
		if l.Organisation != "rvig" || l.Purpose != registertest.Everything || l.Service != "steun" || l.Case != "zaak-1" || l.By != "system" {
			t.Errorf("the line is %+v", l)
		}
		if err := l.Record.Validate(); err != nil {
			t.Error(err)
		}
	}
}

func TestAskMembers(t *testing.T) {
	b := newBench(t)
	a, err := b.Ask(t.Context(), question(registertest.Everything,
		"kinderen.geboortedatum", "kinderen.behoort_tot_huishouden", "kinderen.intensieve_zorg", "kinderen.inkomen"))
	if err != nil {
		t.Fatal(err)
	}
	children := a.Person.Related["kinderen"]
	if children.State != register.Known || len(children.Members) != 2 {
		t.Fatalf("the children are %+v", children)
	}
	with, without := children.Members[0], children.Members[1]
	if with.Resident != "r2" || without.Resident != "" {
		t.Errorf("the residents are %q and %q", with.Resident, without.Resident)
	}
	for name, want := range map[string][2]string{
		"geboortedatum":          {"2020-02-29", "2015-05-05"},
		"behoort_tot_huishouden": {"true", "false"},
		"intensieve_zorg":        {"true", "unknown"}, // another register cannot tell who is meant
		"inkomen":                {"unknown", "unknown"},
	} {
		if got := [2]string{short(with.Values[name]), short(without.Values[name])}; got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	sameLines(t, b.log.Lines(),
		"r1 brp: behoort_tot_huishouden geboortedatum kinderen", // of the child without a number
		"r1 ciz: intensieve_zorg",
		"r2 brp: behoort_tot_huishouden geboortedatum",
		"r2 ciz: intensieve_zorg",
		"r2 belastingdienst: inkomen")
}

func TestRefusedIsNotFetched(t *testing.T) {
	b := newBench(t)
	a, err := b.Ask(t.Context(), question(registertest.Limited,
		"geboortedatum", "overlijdensdatum", "inkomen", "schoenmaat", "kinderen.naam", "kinderen.geboortedatum", "partnerkandidaten.geboortedatum"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"overlijdensdatum", "inkomen", "schoenmaat"} {
		if v := a.Person.Values[name]; v.State != register.Refused || v.Text != "" {
			t.Errorf("%s is %+v", name, v)
		}
	}
	if a.Person.Values["geboortedatum"].State != register.Incomplete {
		t.Error("what was granted is not given")
	}
	child := a.Person.Related["kinderen"].Members[0]
	if short(child.Values["naam"]) != "refused" || short(child.Values["geboortedatum"]) != "2020-02-29" {
		t.Errorf("the child is %+v", child)
	}
	if r := a.Person.Related["partnerkandidaten"]; r.State != register.Refused || r.Members != nil {
		t.Errorf("the relation is %+v", r)
	}
	for _, name := range []string{"overlijdensdatum", "inkomen", "naam", "partnerkandidaten", "schoenmaat"} {
		if b.brp.AskedFor(name) || b.tax.AskedFor(name) || b.ciz.AskedFor(name) {
			t.Errorf("a source was asked for %s", name)
		}
	}
	if len(b.tax.Asked()) != 0 {
		t.Error("a register was asked of which nothing was granted")
	}
	sameLines(t, b.log.Lines(),
		"r1 : -schoenmaat",
		"r1 belastingdienst: -inkomen",
		"r1 brp: geboortedatum kinderen -naam -overlijdensdatum -partnerkandidaten",
		"r2 brp: geboortedatum -naam")
	for _, l := range b.log.Lines() {
		if hasBasis := l.Basis.Law != ""; hasBasis != (len(l.Fields) > 0) {
			t.Errorf("a line with fields %v has basis %q", l.Fields, l.Basis.Law)
		}
		if l.Failed() {
			t.Error("a refusal is logged as a failure")
		}
	}
}

func TestUnknownPurpose(t *testing.T) {
	b := newBench(t)
	a, err := b.Ask(t.Context(), question("nieuwsgierig", "geboortedatum", "kinderen.naam"))
	if err != nil {
		t.Fatal(err)
	}
	if a.Person.Values["geboortedatum"].State != register.Refused || a.Person.Related["kinderen"].State != register.Refused {
		t.Errorf("an unknown purpose got %+v", a.Person)
	}
	if len(b.brp.Asked()) != 0 {
		t.Error("the source was asked")
	}
	sameLines(t, b.log.Lines(), "r1 brp: -geboortedatum -kinderen -naam")
	if err := b.log.Lines()[0].Record.Validate(); err != nil {
		t.Error(err)
	}
}

func TestNoLogNoValues(t *testing.T) {
	b := newBench(t)
	b.log.Err = errors.New("the disk is full")
	a, err := b.Ask(t.Context(), question(registertest.Everything, "geboortedatum", "kinderen.naam"))
	if err == nil || kernel.KindOf(err) != kernel.Unavailable {
		t.Errorf("the error is %v", err)
	}
	if a.Person.Values != nil || a.Person.Related != nil {
		t.Errorf("values left: %+v", a)
	}
}

func TestFailingSource(t *testing.T) {
	b := newBench(t)
	b.tax.Err = registertest.ErrSource
	a, err := b.Ask(t.Context(), question(registertest.Everything, "inkomen", "geboortedatum", "kinderen.inkomen"))
	if err != nil {
		t.Fatal(err)
	}
	if a.Person.Values["inkomen"].State != register.Failed || a.Person.Values["geboortedatum"].State != register.Incomplete {
		t.Errorf("the answer is %+v", a.Person.Values)
	}
	if v := a.Person.Related["kinderen"].Members[0].Values["inkomen"]; v.State != register.Failed {
		t.Errorf("the child's is %+v", v)
	}
	sameLines(t, b.log.Lines(), "r1 brp: geboortedatum kinderen", "r1 belastingdienst: inkomen !failed", "r2 belastingdienst: inkomen !failed")
	for _, l := range b.log.Lines() {
		if l.Register == "belastingdienst" && l.Record.Status != ldv.Error {
			t.Error("a failure has another status")
		}
	}
}

func TestFailingRelation(t *testing.T) {
	b := newBench(t)
	b.brp.Err = registertest.ErrSource
	a, err := b.Ask(t.Context(), question(registertest.Everything, "kinderen.geboortedatum", "kinderen.intensieve_zorg"))
	if err != nil {
		t.Fatal(err)
	}
	if r := a.Person.Related["kinderen"]; r.State != register.Failed || len(r.Members) != 0 {
		t.Errorf("without the list there are no members: %+v", r)
	}
}

// A source that does not listen to its context holds up nothing but its own fields.
func TestSlowSource(t *testing.T) {
	b := newBench(t)
	b.tax.Hold = make(chan struct{})
	t.Cleanup(func() { close(b.tax.Hold) })
	begin := time.Now()
	a, err := b.Ask(t.Context(), question(registertest.Everything, "inkomen", "geboortedatum"))
	if err != nil {
		t.Fatal(err)
	}
	if a.Person.Values["inkomen"].State != register.Failed || a.Person.Values["geboortedatum"].State != register.Incomplete {
		t.Errorf("the answer is %+v", a.Person.Values)
	}
	if took := time.Since(begin); took > register.DefaultTimeout {
		t.Errorf("a slow source held the answer up for %s", took)
	}
	sameLines(t, b.log.Lines(), "r1 brp: geboortedatum", "r1 belastingdienst: inkomen !failed")
}

func TestAskerGone(t *testing.T) {
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	b.tax.Give = func(register.Request) ([]register.Record, error) { cancel(); return nil, nil }
	a, err := b.Ask(ctx, question(registertest.Everything, "inkomen"))
	if !errors.Is(err, context.Canceled) || a.Person.Values != nil {
		t.Errorf("got %+v, %v", a, err)
	}
	if len(b.log.Lines()) != 1 {
		t.Error("the source was asked and the log does not say so")
	}
}
