package portal

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/register"
	legal "meent.nl/meent/internal/term"
	"meent.nl/meent/law/value"
	"meent.nl/meent/ldv"
)

// fakes are the capabilities of one resident, as data. What is of another is not there.
type fakes struct {
	findings  []entitlement.Finding
	cases     []casework.Case
	events    []casework.Event
	decisions []decision.Decision
	messages  []mailbox.Message
	lines     []logbook.Line
	answer    register.Answer
	slow      chan struct{} // registers wait for it; nil: they answer at once
	broken    error         // what every port says

	forecast *entitlement.Consequences // nil: what is filled in cannot be
	asked    []entitlement.Inputs

	answered []string
	called   []CallBack
	declined []bool
	// corrected is what a decision comes to now, by its id.
	corrected map[kernel.ID]entitlement.Correction
}

func nothingHere() error {
	return kernel.Errorf(kernel.NotFound, "there is no such thing for this resident")
}

func (f *fakes) Overview(context.Context, kernel.ResidentID) ([]entitlement.Right, error) {
	var rights []entitlement.Right
	for _, x := range f.findings {
		rights = append(rights, x.Right)
	}
	return rights, f.broken
}

func (f *fakes) Finding(_ context.Context, _ kernel.ResidentID, service string) (entitlement.Finding, error) {
	for _, x := range f.findings {
		if x.Right.Service == service {
			return x, f.broken
		}
	}
	return entitlement.Finding{}, nothingHere()
}

func (f *fakes) Decline(_ context.Context, _ kernel.ResidentID, _ string, declined bool) error {
	f.declined = append(f.declined, declined)
	return f.broken
}

func (f *fakes) Answer(_ context.Context, _ kernel.ResidentID, _ string, m entitlement.Missing, text string) error {
	about := m.Field
	if m.AtLeast != "" {
		about += ">=" + m.AtLeast
	}
	f.answered = append(f.answered, about+"="+text)
	return f.broken
}

func (f *fakes) Changeable(string) ([]*catalogue.Field, error) {
	c, err := theNetherlands()
	if err != nil {
		return nil, err
	}
	var fields []*catalogue.Field
	for _, name := range []string{"geboortedatum", "inkomensgegeven", "verzekerd_zvw", "woonland"} {
		field, ok := c.Field(name)
		if !ok {
			return nil, fmt.Errorf("the catalogue has no field %s", name)
		}
		fields = append(fields, field)
	}
	return fields, nil
}

func (f *fakes) WhatIf(_ context.Context, _ kernel.ResidentID, service string, changes entitlement.Changes) (entitlement.Comparison, error) {
	x, err := f.Finding(context.Background(), own, service)
	then := x
	then.Right.Low, then.Right.High = value.Decimal{Coefficient: 98}, value.Decimal{Coefficient: 98}
	f.answered = append(f.answered, fmt.Sprint(changes))
	return entitlement.Comparison{Now: x, Then: then}, err
}

func (f *fakes) Lines(_ context.Context, _ kernel.ResidentID, filter logbook.Filter) ([]logbook.Line, error) {
	return f.lines[:min(len(f.lines), filter.Limit)], f.broken
}

func (f *fakes) Looks(context.Context, kernel.ResidentID, time.Time) (organisations, times int, err error) {
	return min(1, len(f.lines)), min(2, len(f.lines)), f.broken
}

func (f *fakes) Uses(context.Context, kernel.ResidentID) (map[string]int, error) {
	return map[string]int{"naam": 1, "geboortedatum": 3}, f.broken
}

type fakeRegisters struct{ f *fakes }

func (r fakeRegisters) Ask(_ context.Context, q register.Question) (register.Answer, error) {
	if r.f.slow != nil {
		<-r.f.slow
	}
	if q.Purpose != inspection || q.By != "resident" {
		return register.Answer{}, fmt.Errorf("asked for %s by %s", q.Purpose, q.By)
	}
	return r.f.answer, r.f.broken
}

type fakeCallBacks struct{ f *fakes }

func (c fakeCallBacks) Ask(_ context.Context, _ kernel.ResidentID, wish CallBack) error {
	c.f.called = append(c.f.called, wish)
	return c.f.broken
}

func (f *fakes) Code(context.Context, kernel.ID) (string, error) { return "482 193", f.broken }

type fakeCases struct{ f *fakes }

func (c fakeCases) Cases(context.Context, kernel.ResidentID) ([]casework.Case, error) {
	return c.f.cases, c.f.broken
}

func (c fakeCases) Case(_ context.Context, resident kernel.ResidentID, id kernel.ID) (casework.Case, []casework.Event, error) {
	for _, x := range c.f.cases {
		if x.ID == id && x.Resident == resident {
			return x, c.f.events, c.f.broken
		}
	}
	return casework.Case{}, nil, nothingHere()
}

func (c fakeCases) Apply(_ context.Context, resident kernel.ResidentID, service string, _ kernel.ID) (casework.Case, error) {
	return casework.Case{ID: caseID(7), Resident: resident, Service: service}, c.f.broken
}

func (c fakeCases) Object(_ context.Context, resident kernel.ResidentID, service string, d kernel.ID, line string) (casework.Case, error) {
	c.f.answered = append(c.f.answered, string(d)+"#"+line)
	return casework.Case{ID: caseID(8), Resident: resident, Service: service, Kind: casework.Objection}, c.f.broken
}

type fakeDecisions struct{ f *fakes }

func (d fakeDecisions) Get(_ context.Context, resident kernel.ResidentID, id kernel.ID) (decision.Decision, error) {
	for _, x := range d.f.decisions {
		if x.ID == id && x.Resident == resident {
			return x, d.f.broken
		}
	}
	return decision.Decision{}, nothingHere()
}

func (d fakeDecisions) List(_ context.Context, resident kernel.ResidentID) ([]decision.Decision, error) {
	var mine []decision.Decision
	for _, x := range d.f.decisions {
		if x.Resident == resident {
			mine = append(mine, x)
		}
	}
	return mine, d.f.broken
}

type fakeMessages struct{ f *fakes }

func (m fakeMessages) List(context.Context, kernel.ResidentID) ([]mailbox.Message, error) {
	return m.f.messages, m.f.broken
}

func (m fakeMessages) Unread(context.Context, kernel.ResidentID) (int, error) {
	n := 0
	for _, x := range m.f.messages {
		if x.ReadAt.IsZero() {
			n++
		}
	}
	return n, m.f.broken
}

func (m fakeMessages) Open(_ context.Context, resident kernel.ResidentID, id kernel.ID) (mailbox.Message, error) {
	for _, x := range m.f.messages {
		if x.ID == id && x.Resident == resident {
			x.ReadAt = now
			return x, m.f.broken
		}
	}
	return mailbox.Message{}, nothingHere()
}

func caseID(n int) kernel.ID {
	return kernel.ID(fmt.Sprintf("0192f6c4-0000-7000-8000-%012d", n))
}

// noFakes is a resident of whom nothing is known yet.
func noFakes() *fakes { return &fakes{} }

const singleFacts = `{"geboortedatum":"1996-12-02","verzekerd_zvw":true,"verzekering_opgeschort":false,
	"verdragsgerechtigd":false,"inkomensgegeven":21300,"niet_in_nederland_belastbaar_inkomen":0,
	"rendementsgrondslag":1650,"vrijgestelde_groene_beleggingen":0,"partnerkandidaten":[]}`

// fullFakes is a resident with something of everything.
func fullFakes(t testing.TB) *fakes {
	result := explain(t, "zorgtoeslag.zorgtoeslag", singleFacts)
	f := &fakes{}
	f.findings = []entitlement.Finding{
		finding("zorgtoeslag", result, entitlement.Right{Status: entitlement.Decided, Certainty: entitlement.Probable, Repayable: true,
			Low: value.Decimal{Coefficient: 129}, High: value.Decimal{Coefficient: 129}, Unit: "euro per month",
			Because: []entitlement.Because{{Field: "inkomensgegeven", Text: "21300.00"}}}),
		finding("kinderbijslag", nil, entitlement.Right{Status: entitlement.Needs, Certainty: entitlement.Possible, Unit: "euro per quarter",
			Missing: []entitlement.Missing{{Field: "woonland"}, {Field: "geboortedatum"}, {Relation: "kinderen", Member: another, Field: "behoort_tot_huishouden"}, {Relation: "kinderen"}}}),
		finding("aow", nil, entitlement.Right{Status: entitlement.Decided, Certainty: entitlement.None, Unit: "euro per month", Declined: true}),
	}
	f.decisions = []decision.Decision{decided(caseID(11), "zorgtoeslag", result, ""), decided(caseID(12), "zorgtoeslag", result, "")}
	f.decisions[0].Replaces = f.decisions[1].ID
	f.cases = []casework.Case{
		aCase(1, "zorgtoeslag", casework.Decided), aCase(2, "kinderbijslag", casework.Waiting),
		aCase(3, "aow", casework.Running), aCase(4, "zorgtoeslag", casework.AtPerson),
	}
	f.cases[2].OpenedBy = "system"
	f.cases[3].Kind, f.cases[3].About, f.cases[3].DecideBy = casework.Objection, string(caseID(11))+"#stap-3", day(2026, 2, 1)
	for i, kind := range []casework.EventKind{casework.Applied, casework.Started, casework.Objected, casework.Asked, casework.Answered, casework.DecisionIn, casework.ToPerson} {
		f.events = append(f.events, casework.Event{Seq: int64(i), At: now, Kind: kind, Actor: []string{"resident", "system", "behandelaar"}[i%3], Detail: detail(kind)})
	}
	f.messages = []mailbox.Message{
		{ID: caseID(21), Resident: own, Organisation: "svb", SubjectNL: "Wij hebben een antwoord van u nodig", SubjectEN: "We need an answer from you", BodyNL: "Eerste alinea.\n\nTweede alinea.", BodyEN: "First.\n\nSecond.", DoBy: day(2026, 3, 12), Case: caseID(2), SentAt: now},
		{ID: caseID(22), Resident: own, Organisation: "dienst-toeslagen", SubjectNL: "U krijgt zorgtoeslag", SubjectEN: "You get healthcare benefit", BodyNL: "Lees het besluit.", BodyEN: "Read the decision.", Decision: caseID(11), SentAt: now, ReadAt: now},
		{ID: caseID(23), Resident: another, Organisation: "svb", SubjectNL: "Van een ander", SubjectEN: "Of another", SentAt: now},
	}
	f.lines, f.answer = lines(), personData()
	return f
}

func detail(kind casework.EventKind) string {
	switch kind {
	case casework.Asked, casework.Answered:
		return "inkomensgegeven geboortedatum"
	case casework.DecisionIn:
		return string(caseID(11))
	}
	return ""
}

func finding(service string, result json.RawMessage, r entitlement.Right) entitlement.Finding {
	c, _ := theNetherlands()
	s, _ := c.Service(service)
	r.Service, r.Resident, r.Organisation, r.On, r.ComputedAt = service, own, kernel.OrganisationID(s.Organisation), day(2026, 3, 2), now
	return entitlement.Finding{Right: r, Facts: uses(), Law: entitlement.LawAnswer{Goal: s.Goal, Result: result}}
}

func uses() []entitlement.FactUse {
	return []entitlement.FactUse{
		{Path: "geboortedatum", Field: "geboortedatum", State: "known", Text: "1996-12-02", Register: "brp", Since: day(1996, 12, 2), FetchedAt: now},
		{Path: "inkomensgegeven", Field: "inkomensgegeven", State: "known", Text: "21300.00", Register: "belastingdienst", Synthetic: true, FetchedAt: now},
		{Path: "verzekerd_zvw", Field: "verzekerd_zvw", State: "known", Text: "true", Register: entitlement.OwnStatement, FetchedAt: now},
		{Path: "woonland", Field: "woonland", State: "failed", Register: "brp", FetchedAt: now},
		{Path: "rendementsgrondslag", Field: "rendementsgrondslag", State: "refused", Register: "belastingdienst", FetchedAt: now},
		{Path: "kinderen", Relation: "kinderen", State: "known", FetchedAt: now},
		{Path: "kinderen[1].geboortedatum", Relation: "kinderen", Field: "geboortedatum", State: "incomplete", Low: "2018-01-01", High: "2018-12-31", Register: "brp", FetchedAt: now},
	}
}

func decided(id kernel.ID, service string, result json.RawMessage, replaces kernel.ID) decision.Decision {
	return decision.Decision{
		ID: id, Organisation: "dienst-toeslagen", Resident: own, Service: service, Case: caseID(1), Replaces: replaces, IssuedAt: now, ObjectBy: day(2026, 4, 13),
		Content: decision.Content{
			Goal: "zorgtoeslag.zorgtoeslag", On: day(2026, 3, 2), Program: "7b58ad3b570d0123456789", Facts: json.RawMessage(singleFacts), Result: result, Automatic: true,
			Sources: []decision.Source{
				{Path: "geboortedatum", Field: "geboortedatum", Register: "brp", Since: day(1996, 12, 2), FetchedAt: now},
				{Path: "inkomensgegeven", Field: "inkomensgegeven", Register: "belastingdienst", Synthetic: true, FetchedAt: now},
				{Path: "partnerkandidaten", FetchedAt: now},
				{Path: "woonland", Field: "woonland", Register: "brp", FetchedAt: now},
			},
		},
	}
}

func aCase(n int, service string, status casework.Status) casework.Case {
	c := casework.Case{ID: caseID(n), Organisation: "svb", Resident: own, Kind: casework.Grant, Service: service, Status: status, OpenedBy: "resident", OpenedAt: now, DecideBy: day(2026, 4, 27)}
	if status == casework.Decided {
		c.Decision = caseID(11)
	}
	return c
}

func lines() []logbook.Line {
	one := logbook.Line{
		ID: caseID(31), Resident: own, At: now, Organisation: "dienst-toeslagen", Purpose: "zorgtoeslag-vaststellen", Register: "brp",
		Fields: []string{"geboortedatum", "woonland"}, Basis: catalogue.Basis{Title: catalogue.Text{NL: "Awir, artikel 38", EN: "Awir, article 38"}, Link: "https://wetten.overheid.nl/BWBR0018472"},
		Case: caseID(1), Decision: caseID(11), By: "system", Record: ldv.Record{TraceID: ldv.TraceID{1}},
	}
	two := one
	two.ID, two.Register, two.Refused, two.Record.TraceID = caseID(32), "belastingdienst", []string{"inkomensgegeven"}, ldv.TraceID{2}
	failed := one
	failed.ID, failed.At, failed.Purpose, failed.By, failed.Record.Status = caseID(33), now.Add(-48*time.Hour), "bestaat-niet", "behandelaar", ldv.Error
	mine := one
	mine.ID, mine.At, mine.Purpose, mine.By, mine.Case, mine.Decision = caseID(34), now.Add(-72*time.Hour), "inzage", "resident", "", ""
	return []logbook.Line{one, two, failed, mine}
}

func personData() register.Answer {
	known := func(field, register_, text string) register.Value {
		return register.Value{Field: field, State: register.Known, Text: text, Register: register_, FetchedAt: now}
	}
	p := register.Person{Values: map[string]register.Value{
		"naam": known("naam", "brp", "Yara Bouwman"), "geboortedatum": known("geboortedatum", "brp", "1996-12-02"),
		"geslacht":         known("geslacht", "brp", "vrouw"),
		"overlijdensdatum": {Field: "overlijdensdatum", State: register.NotApplicable, Register: "brp", FetchedAt: now},
		"inkomensgegeven":  {Field: "inkomensgegeven", State: register.Known, Text: "21300.00", Register: "belastingdienst", Synthetic: true, FetchedAt: now},
		"verzekerd_zvw":    {Field: "verzekerd_zvw", State: register.Failed, Register: "zvw", FetchedAt: now},
	}, Related: map[string]register.Relation{
		"kinderen": {State: register.Known, Members: []register.Person{{Values: map[string]register.Value{
			"naam": known("naam", "brp", "Noor Bouwman"), "geboortedatum": {Field: "geboortedatum", State: register.Incomplete, Low: "2018-01-01", High: "2018-12-31", Register: "brp", FetchedAt: now},
		}}, {Values: map[string]register.Value{"geboortedatum": known("geboortedatum", "brp", "2021-08-02")}}}},
	}}
	return register.Answer{Person: p, At: now}
}

func (f *fakes) OverviewFor(ctx context.Context, resident, other kernel.ResidentID) ([]entitlement.Right, error) {
	finding, err := f.Finding(ctx, resident, entitlement.RepresentationService)
	if err != nil {
		return nil, err
	}
	if !finding.Right.Represents(other, finding.Right.On) {
		return nil, kernel.Errorf(kernel.Forbidden, "no authority")
	}
	return f.Overview(ctx, resident)
}

// lateTerms gives the same lateness for every case.
type lateTerms struct{}

func (lateTerms) Late(_, today value.Date) (legal.Lateness, error) {
	return legal.Lateness{From: today + 15, Most: value.Decimal{Coefficient: 1442}}, nil
}
