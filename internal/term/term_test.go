package term_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/term"
	"meent.nl/meent/law"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// engine is the real laws.
type engine struct{ c *catalogue.Catalogue }

func (e engine) Evaluate(goal string, on value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error) {
	p, err := e.c.Laws.Program(goal, on)
	if err != nil {
		return run.Outcome{}, nil, err
	}
	f := run.NewFacts(p)
	if _, err := law.ReadFacts(bytes.NewReader(facts), f, e.c); err != nil {
		return run.Outcome{}, nil, err
	}
	o, err := run.NewMachine(p).Run(f)
	return o, nil, err
}

func terms(t *testing.T) *term.Terms {
	t.Helper()
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	return term.New(engine{c})
}

func day(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTermsEndOnAWorkingDay(t *testing.T) {
	all := terms(t)
	for _, c := range []struct {
		what, from, want string
		ask              func(value.Date) (value.Date, error)
	}{
		{"an application that ends on a Monday", "2026-09-21", "2026-11-16", func(d value.Date) (value.Date, error) { return all.Decide(d, 8) }},
		{"an application that ends on New Year's Day", "2026-11-06", "2027-01-04", func(d value.Date) (value.Date, error) { return all.Decide(d, 8) }},
		{"thirteen weeks that end on a Saturday: no extension above twelve", "2026-08-22", "2026-11-21", func(d value.Date) (value.Date, error) { return all.Decide(d, 13) }},
		{"a decision of which the term ends at Christmas", "2026-11-13", "2026-12-28", all.Object},
		{"a decision of which the term ends on a Wednesday", "2026-03-04", "2026-04-15", all.Object},
		{"an objection, six weeks after that", "2026-03-04", "2026-05-27", all.Objection},
	} {
		got, err := c.ask(day(t, c.from))
		if err != nil || got.String() != c.want {
			t.Errorf("%s: from %s until %s (%v), want %s", c.what, c.from, got, err, c.want)
		}
	}
}

func TestUrgingOnALateDecision(t *testing.T) {
	late, err := terms(t).Late(day(t, "2026-11-16"), day(t, "2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	if late.From.String() != "2026-12-08" || late.Most.Cmp(value.Decimal{Coefficient: 1442}) != 0 {
		t.Errorf("from %s at most %s, want from 2026-12-08 at most 1442", late.From, late.Most)
	}
	_, err = terms(t).Late(day(t, "2026-11-16"), day(t, "2026-11-16"))
	if err == nil {
		t.Fatal("on the last day it is late")
	}
	if strings.Contains(err.Error(), "2026") {
		t.Errorf("the error tells a day of a case: %v", err)
	}
}

// away is laws of which no holidays are known.
type away struct{ engine }

func (a away) Evaluate(goal string, on value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error) {
	if goal == term.DecideRule || goal == term.ObjectRule {
		return run.Outcome{}, nil, errors.New("no holidays")
	}
	return a.engine.Evaluate(goal, on, facts)
}

func TestWithoutHolidaysATermIsNotLonger(t *testing.T) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		t.Fatal(err)
	}
	got, err := term.New(away{engine{c}}).Object(day(t, "2026-11-13"))
	if err != nil || got.String() != "2026-12-25" {
		t.Errorf("until %s (%v), want 2026-12-25", got, err)
	}
}
