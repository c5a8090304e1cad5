package register_test

import (
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/registertest"
	"meent.nl/meent/ldv"
)

// What a register gives is checked before it is believed.
func TestImpossibleValues(t *testing.T) {
	b := newBench(t)
	values := b.brp.Records[registertest.Anna].Values
	for _, c := range []struct {
		field string
		give  register.Value
	}{
		{"geboortedatum", registertest.Known("1985-13-01")},
		{"geboortedatum", registertest.Known("1700-01-01")},
		{"geboortedatum", register.Value{State: register.Incomplete, Low: "1985-12-31", High: "1985-01-01"}},
		{"geboortedatum", register.Value{State: register.Incomplete, Low: "1985-12-31"}},
		{"gehuwd", registertest.Known("ja")},
		{"gehuwd", register.Value{State: register.Incomplete, Low: "false", High: "true"}},
		{"geslacht", registertest.Known("x")},
		{"naam", registertest.Known(strings.Repeat("a", 5000))},
		{"naam", register.Value{State: register.Refused, Text: "Anna"}},
		{"naam", register.Value{State: register.State(77), Text: "Anna"}},
	} {
		values[c.field] = c.give
		a, err := b.Ask(t.Context(), question(registertest.Everything, c.field))
		if err != nil {
			t.Fatal(err)
		}
		if v := a.Person.Values[c.field]; v.State != register.Failed || v.Text != "" || v.Low != "" || v.High != "" {
			t.Errorf("%s %+v became %+v", c.field, c.give, v)
		}
	}
	// What a source says beside Unknown is not passed on.
	values["naam"] = register.Value{State: register.Unknown, Text: "Anna"}
	a, err := b.Ask(t.Context(), question(registertest.Everything, "naam"))
	if v := a.Person.Values["naam"]; err != nil || v.State != register.Unknown || v.Text != "" {
		t.Errorf("unknown is %+v, %v", v, err)
	}
}

func TestImpossibleRelations(t *testing.T) {
	four := register.Members{State: register.Known, List: make([]register.Member, 4)} // the most is 3
	for name, give := range map[string]register.Members{
		"too many":    four,
		"twice":       {State: register.Known, List: []register.Member{{BSN: registertest.Child}, {BSN: registertest.Child}}},
		"of itself":   {State: register.Known, List: []register.Member{{BSN: registertest.Anna}}},
		"other state": {State: register.Incomplete},
	} {
		b := newBench(t)
		b.brp.Records[registertest.Anna].Related["kinderen"] = give
		a, err := b.Ask(t.Context(), question(registertest.Everything, "kinderen.geboortedatum"))
		if err != nil {
			t.Fatal(err)
		}
		if r := a.Person.Related["kinderen"]; r.State != register.Failed || len(r.Members) != 0 {
			t.Errorf("%s: %+v", name, r)
		}
		if len(b.brp.Asked()) != 1 {
			t.Errorf("%s: the members were asked for all the same", name)
		}
	}
}

func TestUnknownAndEmptyRelations(t *testing.T) {
	b := newBench(t)
	related := b.brp.Records[registertest.Anna].Related
	for _, c := range []struct {
		spoil func()
		want  register.State
	}{
		{func() { related["kinderen"] = register.Members{State: register.Known} }, register.Known},
		{func() { related["kinderen"] = register.Members{State: register.Unknown} }, register.Unknown},
		{func() { delete(related, "kinderen") }, register.Unknown},
		{func() { delete(b.brp.Records, registertest.Anna) }, register.Unknown},
	} {
		c.spoil()
		a, err := b.Ask(t.Context(), question(registertest.Everything, "kinderen."))
		if err != nil {
			t.Fatal(err)
		}
		if r := a.Person.Related["kinderen"]; r.State != c.want || len(r.Members) != 0 {
			t.Errorf("got %+v, want %s", r, c.want)
		}
	}
}

func TestSourceThatAnswersOtherwise(t *testing.T) {
	for name, give := range map[string]func(register.Request) ([]register.Record, error){
		"about another person": func(register.Request) ([]register.Record, error) {
			return []register.Record{{BSN: registertest.Bob, Values: map[string]register.Value{"inkomen": registertest.Known("1")}}}, nil
		},
		"twice": func(r register.Request) ([]register.Record, error) {
			return []register.Record{{BSN: r.Subjects[0]}, {BSN: r.Subjects[0]}}, nil
		},
		"with a panic": func(register.Request) ([]register.Record, error) { panic("boom") },
	} {
		b := newBench(t)
		b.tax.Give = give
		a, err := b.Ask(t.Context(), question(registertest.Everything, "inkomen", "naam"))
		if err != nil {
			t.Fatal(err)
		}
		if a.Person.Values["inkomen"].State != register.Failed || short(a.Person.Values["naam"]) != "Anna" {
			t.Errorf("%s: %+v", name, a.Person.Values)
		}
	}
}

func TestBreaker(t *testing.T) {
	b := newBench(t)
	b.tax.Err = registertest.ErrSource
	ask := func() register.State {
		t.Helper()
		a, err := b.Ask(t.Context(), question(registertest.Everything, "inkomen"))
		if err != nil {
			t.Fatal(err)
		}
		return a.Person.Values["inkomen"].State
	}
	for range 8 {
		if ask() != register.Failed {
			t.Fatal("a failing source gave a value")
		}
	}
	if n := len(b.tax.Asked()); n != 5 {
		t.Errorf("a source that fails was asked %d times, not 5", n)
	}
	b.tax.Err = nil
	if ask() != register.Failed {
		t.Error("the source was not left alone")
	}
	b.clock.Set(b.clock.Now().Add(31 * time.Second))
	for range 2 {
		if ask() != register.Known {
			t.Error("the source works again, and is not asked")
		}
	}
	if n := len(b.log.Lines()); n != 11 {
		t.Errorf("%d lines, one for each question", n)
	}
}

func TestSpans(t *testing.T) {
	b := newBench(t)
	incoming, err := ldv.ParseTraceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Ask(ldv.WithTrace(t.Context(), incoming), question(registertest.Everything, "naam", "inkomen", "kinderen.naam", "kinderen.behoort_tot_huishouden"))
	if err != nil {
		t.Fatal(err)
	}
	spans := map[ldv.SpanID]bool{}
	subjects := map[string]bool{}
	for _, l := range b.log.Lines() {
		r := l.Record
		if r.TraceID != incoming.Trace {
			t.Error("the trace of the question is lost")
		}
		if r.ParentSpanID.IsZero() || spans[r.SpanID] {
			t.Errorf("span %s has no parent or stands there twice", r.SpanID)
		}
		spans[r.SpanID] = true
		subjects[r.Attributes[ldv.DataSubject]] = true
		if r.Attributes[ldv.DataSubject] != string(l.Resident) {
			t.Error("a record is about another person than its line")
		}
	}
	if len(subjects) != 2 {
		t.Errorf("the subjects are %v", subjects)
	}
}

func TestQuestionsThatCannotBe(t *testing.T) {
	b := newBench(t)
	good := question(registertest.Everything, "naam")
	for name, spoil := range map[string]func(*register.Question){
		"no resident":       func(q *register.Question) { q.Resident = "" },
		"no purpose":        func(q *register.Question) { q.Purpose = "" },
		"nobody asks":       func(q *register.Question) { q.By = "" },
		"nothing wanted":    func(q *register.Question) { q.Wanted = nil },
		"an empty want":     func(q *register.Question) { q.Wanted = []register.Wanted{{}} },
		"too much":          func(q *register.Question) { q.Wanted = make([]register.Wanted, 1000) },
		"a pair fact alone": func(q *register.Question) { q.Wanted = []register.Wanted{{Field: "intensieve_zorg"}} },
		"of another kind": func(q *register.Question) {
			q.Wanted = []register.Wanted{{Relation: "partnerkandidaten", Field: "intensieve_zorg"}}
		},
		"unknown resident": func(q *register.Question) { q.Resident = "r9" },
	} {
		q := good
		spoil(&q)
		if a, err := b.Ask(t.Context(), q); err == nil || a.Person.Values != nil {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if len(b.brp.Asked())+len(b.tax.Asked())+len(b.ciz.Asked())+len(b.log.Lines()) != 0 {
		t.Error("something was asked or logged")
	}
}

func TestNewNamesWhatIsMissing(t *testing.T) {
	c := registertest.Catalogue(t)
	_, err := register.New(register.Config{Catalogue: c, Sources: register.ByConnector(c, map[string]register.Source{"brp": &registertest.Source{}})})
	if err == nil || kernel.KindOf(err) != kernel.Invalid || !strings.Contains(err.Error(), "belastingdienst ciz") {
		t.Errorf("got %v", err)
	}
}
