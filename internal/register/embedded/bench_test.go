package embedded_test

import (
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/purpose"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/internal/register/registertest"
)

// BenchmarkAsk asks three registers for a person and two children, and has the log
// on disk each time.
func BenchmarkAsk(b *testing.B) {
	d := dbtest.Open(b, dbtest.SQLiteDSN(b))
	if err := d.Migrate(b.Context(), logbook.Module(), embedded.Module()); err != nil {
		b.Fatal(err)
	}
	c, subjects := registertest.Catalogue(b), &registertest.Subjects{}
	store := embedded.New(d, c, kernel.SystemClock{}, subjects, nil)
	if err := store.Fill(b.Context(), anna(), embedded.Entry{
		Register: "brp", Subject: registertest.Child, Values: map[string]register.Value{"geboortedatum": known("2015-05-05")},
	}); err != nil {
		b.Fatal(err)
	}
	s, err := register.New(register.Config{
		Catalogue: c, Gate: purpose.NewGate(c), Log: logbook.New(d), Subjects: subjects, Clock: kernel.SystemClock{},
		Sources: register.ByConnector(c, map[string]register.Source{"embedded": store, "brp": store}),
	})
	if err != nil {
		b.Fatal(err)
	}
	id, err := subjects.Ensure(b.Context(), registertest.Anna)
	if err != nil {
		b.Fatal(err)
	}
	q := register.Question{Purpose: registertest.Everything, Resident: id, By: "system", Wanted: []register.Wanted{
		{Field: "geboortedatum"}, {Field: "gehuwd"}, {Field: "inkomen"}, {Relation: "kinderen", Field: "geboortedatum"},
		{Relation: "kinderen", Field: "behoort_tot_huishouden"}, {Relation: "kinderen", Field: "intensieve_zorg"},
	}}
	for b.Loop() {
		if _, err := s.Ask(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
}
