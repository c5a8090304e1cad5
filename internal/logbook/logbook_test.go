package logbook_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/ldv"
)

var start = time.Date(2025, 3, 1, 12, 0, 0, 123456000, time.UTC)

// line is a line without a fault, n seconds after start.
func line(resident kernel.ResidentID, n int, fields ...string) logbook.Line {
	at := start.Add(time.Duration(n) * time.Second)
	r := ldv.New(ldv.NewTrace().Child(), "Basisregistratie Personen: zorgtoeslag bepalen", at, at)
	r.Attributes[ldv.ProcessingActivity] = "https://example.org/verwerking/1"
	r.Attributes[ldv.DataSubject] = string(resident)
	r.Attributes[ldv.DataSubjectType] = "meent:resident"
	return logbook.Line{
		ID: kernel.NewID(), Record: r, Resident: resident, At: at, Organisation: "dienst-toeslagen",
		Purpose: "zorgtoeslag-vaststellen", Register: "brp", Fields: fields, Refused: []string{},
		Basis:   catalogue.Basis{Law: "wet-brp", Article: "3.2", Title: catalogue.Text{NL: "Wet BRP, artikel 3.2", EN: "BRP Act, article 3.2"}},
		Service: "zorgtoeslag", By: "system",
	}
}

func each(t *testing.T, f func(t *testing.T, d *db.DB, l *logbook.Logbook)) {
	dbtest.Each(t, []db.Module{logbook.Module()}, func(t *testing.T, d *db.DB) { f(t, d, logbook.New(d)) })
}

func TestWriteAndRead(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		first := line("anna", 1, "geboortedatum", "kinderen")
		second := line("anna", 2, "inkomensgegeven")
		second.Register, second.Decision, second.Case = "belastingdienst", kernel.NewID(), kernel.NewID()
		third := line("anna", 3)
		third.Refused, third.Organisation, third.Basis = []string{"intensieve_zorg"}, "svb", catalogue.Basis{}
		third.Fields = []string{}
		other := line("bob", 4, "geboortedatum")
		if err := l.Write(t.Context(), first, second, third, other); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name   string
			filter logbook.Filter
			want   []logbook.Line
		}{
			{"all, newest first", logbook.Filter{}, []logbook.Line{third, second, first}},
			{"a field that was given", logbook.Filter{Field: "kinderen"}, []logbook.Line{first}},
			{"a field that was refused", logbook.Filter{Field: "intensieve_zorg"}, []logbook.Line{third}},
			{"_ stands for itself", logbook.Filter{Field: "intensieve%zorg"}, nil},
			{"a part of a name", logbook.Filter{Field: "kinder"}, nil},
			{"a decision", logbook.Filter{Decision: second.Decision}, []logbook.Line{second}},
			{"an organisation", logbook.Filter{Organisation: "svb"}, []logbook.Line{third}},
			{"since", logbook.Filter{Since: second.At}, []logbook.Line{third, second}},
			{"a page", logbook.Filter{Limit: 2}, []logbook.Line{third, second}},
			{"the next page", logbook.Filter{Limit: 2, Before: second.ID}, []logbook.Line{first}},
		} {
			got, err := l.Lines(t.Context(), "anna", c.filter)
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			} else if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: got\n%+v\nwant\n%+v", c.name, got, c.want)
			}
		}
		if _, err := l.Lines(t.Context(), "anna", logbook.Filter{Before: other.ID}); kernel.KindOf(err) != kernel.NotFound {
			t.Errorf("the line of another resident as a place to page from: %v", err)
		}
		if _, err := l.Lines(t.Context(), "anna", logbook.Filter{Limit: logbook.MaxLimit + 1}); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("a page without end: %v", err)
		}
	})
}

func TestLooksAreCountedPerTrace(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		old, one, more, svb, mine, other := line("anna", 1, "a"), line("anna", 2, "a"), line("anna", 2, "b"), line("anna", 3, "c"), line("anna", 4, "a"), line("bob", 4, "a")
		more.Record.TraceID, more.Register = one.Record.TraceID, "belastingdienst"
		svb.Organisation, mine.By = "svb", "resident"
		if err := l.Write(t.Context(), old, one, more, svb, mine, other); err != nil {
			t.Fatal(err)
		}
		for since, want := range map[int][2]int{0: {2, 3}, 2: {2, 2}, 3: {1, 1}, 4: {0, 0}} {
			organisations, times, err := l.Looks(t.Context(), "anna", start.Add(time.Duration(since)*time.Second))
			if err != nil || organisations != want[0] || times != want[1] {
				t.Errorf("since %d s: %d organisations looked %d times (%v), want %v", since, organisations, times, err, want)
			}
		}
	})
}

// Lines of the same instant have one order, so that no page repeats or skips one.
func TestPagesOfOneInstant(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		var lines []logbook.Line
		for i := range 25 {
			lines = append(lines, line("anna", 0, fmt.Sprintf("veld_%d", i)))
		}
		if err := l.Write(t.Context(), lines...); err != nil {
			t.Fatal(err)
		}
		seen := map[kernel.ID]bool{}
		f := logbook.Filter{Limit: 7}
		for {
			page, err := l.Lines(t.Context(), "anna", f)
			if err != nil {
				t.Fatal(err)
			}
			if len(page) == 0 {
				break
			}
			for _, got := range page {
				if seen[got.ID] {
					t.Fatalf("line %s came twice", got.ID)
				}
				seen[got.ID] = true
			}
			f.Before = page[len(page)-1].ID
		}
		if len(seen) != len(lines) {
			t.Errorf("%d of %d lines", len(seen), len(lines))
		}
	})
}

func TestUses(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		failed := line("anna", 3, "geboortedatum")
		failed.Record.Status = ldv.Error
		refused := line("anna", 4)
		refused.Refused = []string{"geboortedatum"}
		lines := []logbook.Line{line("anna", 1, "geboortedatum", "adres"), line("anna", 2, "geboortedatum"), failed, refused, line("bob", 5, "adres")}
		if err := l.Write(t.Context(), lines...); err != nil {
			t.Fatal(err)
		}
		got, err := l.Uses(t.Context(), "anna")
		if want := map[string]int{"geboortedatum": 2, "adres": 1}; err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
	})
}

// A line that must not be there makes none of the call be there.
func TestRefusesWhole(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		for _, c := range []struct {
			want  string
			spoil func(*logbook.Line)
		}{
			{"names the person", func(l *logbook.Line) { l.Resident = "" }},
			{"the organisation, the purpose", func(l *logbook.Line) { l.Organisation = "" }},
			{"by whom", func(l *logbook.Line) { l.By = "" }},
			{"at least one field", func(l *logbook.Line) { l.Fields = nil }},
			{"an instant", func(l *logbook.Line) { l.At = time.Time{} }},
			{"the same person", func(l *logbook.Line) { l.Record.Attributes[ldv.DataSubject] = "bob" }},
			{"a record of the standard", func(l *logbook.Line) { l.Record.TraceID = ldv.TraceID{} }},
			{"holds no BSN", func(l *logbook.Line) {
				l.Resident = "999993653"
				l.Record.Attributes[ldv.DataSubject] = "999993653"
			}},
			{"holds no BSN", func(l *logbook.Line) { l.By = "999993653" }},
		} {
			bad := line("anna", 2, "adres")
			c.spoil(&bad)
			err := l.Write(t.Context(), line("anna", 1, "adres"), bad)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "999993653") {
				t.Errorf("want %q, got %v", c.want, err)
			}
		}
		if got, err := l.Lines(t.Context(), "anna", logbook.Filter{}); err != nil || len(got) != 0 {
			t.Errorf("there are lines: %v, %v", got, err)
		}
	})
}

func TestTakesPartInATransaction(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, l *logbook.Logbook) {
		boom := errors.New("boom")
		err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
			if err := l.WriteTx(ctx, tx, line("anna", 1, "adres")); err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) {
			t.Fatal(err)
		}
		if got, _ := l.Lines(t.Context(), "anna", logbook.Filter{}); len(got) != 0 {
			t.Error("a line outlived its transaction")
		}
		err = d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error { return l.WriteTx(ctx, tx, line("anna", 1, "adres")) })
		if got, _ := l.Lines(t.Context(), "anna", logbook.Filter{}); err != nil || len(got) != 1 {
			t.Errorf("the line is not there: %v", err)
		}
	})
}

// Not even the program itself can change or remove a line.
func TestLinesAreFixed(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, l *logbook.Logbook) {
		if err := l.Write(t.Context(), line("anna", 1, "adres")); err != nil {
			t.Fatal(err)
		}
		for _, statement := range []string{"UPDATE logbook_line SET purpose = 'anders'", "DELETE FROM logbook_line"} {
			err := d.Tx(t.Context(), func(ctx context.Context, tx *sql.Tx) error {
				_, err := tx.ExecContext(ctx, statement)
				return err
			})
			if err == nil || !strings.Contains(err.Error(), "never") {
				t.Errorf("%s gave %v", statement, err)
			}
		}
	})
}

func TestManyAtOnce(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		const writers, each = 8, 450 // more than one statement each
		var wait sync.WaitGroup
		errs := make([]error, writers)
		for w := range writers {
			wait.Go(func() {
				var lines []logbook.Line
				for i := range each {
					lines = append(lines, line(kernel.ResidentID(fmt.Sprintf("r%d", w)), i, "adres"))
				}
				errs[w] = l.Write(context.Background(), lines...)
			})
		}
		wait.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		for w := range writers {
			uses, err := l.Uses(t.Context(), kernel.ResidentID(fmt.Sprintf("r%d", w)))
			if err != nil || uses["adres"] != each {
				t.Errorf("writer %d has %v, %v", w, uses, err)
			}
		}
	})
}

func TestFailsClosed(t *testing.T) {
	each(t, func(t *testing.T, d *db.DB, l *logbook.Logbook) {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		err := l.Write(context.Background(), line("anna", 1, "adres"))
		if err == nil || kernel.KindOf(err) != kernel.Unavailable {
			t.Errorf("writing to a store that is gone gave %v", err)
		}
	})
}

func TestWriteGivesIDs(t *testing.T) {
	each(t, func(t *testing.T, _ *db.DB, l *logbook.Logbook) {
		a, b := line("anna", 1, "adres"), line("anna", 2, "adres")
		a.ID, b.ID = "", ""
		if err := l.Write(t.Context(), a, b); err != nil {
			t.Fatal(err)
		}
		got, err := l.Lines(t.Context(), "anna", logbook.Filter{})
		ids := []kernel.ID{got[0].ID, got[1].ID}
		if err != nil || slices.Contains(ids, "") || ids[0] == ids[1] {
			t.Errorf("the ids are %v, %v", ids, err)
		}
	})
}
