package app_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/law/value"
)

// pair is the right of somebody to a service.
type pair struct {
	resident kernel.ResidentID
	service  string
}

// keptRight is a stored right: when it was worked out, and all of it as text.
type keptRight struct {
	at   int64
	text string
}

func (w town) kept(t *testing.T) map[pair]keptRight {
	t.Helper()
	rows, err := w.DB.Read().QueryContext(context.Background(), `SELECT resident, service, organisation, computed_us, summary, facts, law FROM entitlement_right`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[pair]keptRight{}
	for rows.Next() {
		var p pair
		var r keptRight
		var organisation, summary, facts, law string
		if err := rows.Scan(&p.resident, &p.service, &organisation, &r.at, &summary, &facts, &law); err != nil {
			t.Fatal(err)
		}
		r.text = fmt.Sprint(organisation, "\n", summary, "\n", facts, "\n", law)
		all[p] = r
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// lines counts the log.
func (w town) lines(t *testing.T) (n int) {
	t.Helper()
	if err := w.DB.Read().QueryRowContext(context.Background(), `SELECT COUNT(*) FROM logbook_line`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (w town) everyone(t *testing.T) []kernel.ResidentID {
	t.Helper()
	residents, err := w.Residents.All(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, resident := range residents {
		if _, err := w.Rights.Refresh(context.Background(), resident); err != nil {
			t.Fatal(err)
		}
	}
	return residents
}

// report has a register report a new value of a person, and everything that follows done.
func (w town) report(t *testing.T, resident kernel.ResidentID, field, text string) {
	t.Helper()
	f, ok := w.Catalogue.Field(field)
	if !ok {
		t.Fatalf("there is no field %s", field)
	}
	bsn, err := w.Residents.BSN(context.Background(), resident)
	if err != nil {
		t.Fatal(err)
	}
	err = w.Embedded.Put(context.Background(), embedded.Entry{
		Register: f.Register.ID, Subject: bsn, Values: map[string]register.Value{field: embedded.Of(text, 0)},
	})
	if err != nil {
		t.Fatalf("%s: %v", field, err)
	}
}

// An income that changes is worked out again for exactly who and what had read it: the
// person, and those whom the person is a candidate partner of.
func TestAChangeTouchesWhoAndWhatReadIt(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		residents := w.everyone(t)
		const income = "inkomensgegeven"
		read := func(of kernel.ResidentID) (all []pair) {
			for _, resident := range residents {
				for _, service := range w.Catalogue.Services {
					f, err := w.Rights.Finding(context.Background(), resident, service.ID)
					if err != nil {
						t.Fatal(err)
					}
					for _, use := range f.Facts {
						if use.Field == income && use.Asked() && (use.Member == of || use.Member == "" && use.Relation == "" && resident == of) {
							all = append(all, pair{resident, service.ID})
						}
					}
				}
			}
			return all
		}
		others := 0
		for _, of := range residents[:min(12, len(residents))] {
			want := read(of)
			before := w.kept(t)
			w.clock.Set(w.clock.Now().Add(time.Minute))
			w.report(t, of, income, "31234.00")
			w.drain(t)
			for p, r := range w.kept(t) {
				if again := r.at != before[p].at; again != slices.Contains(want, p) {
					t.Errorf("%s of %s was written again: %v, after the income of %s changed", p.service, p.resident, again, of)
				}
			}
			for _, p := range want {
				if p.resident != of {
					others++
				}
			}
		}
		if others == 0 {
			t.Error("nobody's partner was in it")
		}
	})
}

// What no law reads, and what changes back before it is looked at, leaves everything.
func TestAChangeThatChangesNothing(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		w.everyone(t)
		yara := w.resident(t, "Yara Bouwman")
		before, lines := w.kept(t), w.lines(t)
		w.clock.Set(w.clock.Now().Add(time.Minute))
		w.report(t, yara, "naam", "Yara de Vries")
		w.report(t, yara, "adres", "Dorpsstraat 1")
		w.drain(t)
		if n := w.lines(t); n != lines {
			t.Errorf("a register was asked: %d lines more in the log", n-lines)
		}
		f, err := w.Rights.Finding(context.Background(), yara, "zorgtoeslag")
		if err != nil {
			t.Fatal(err)
		}
		was := ""
		for _, use := range f.Facts {
			if use.Path == "verzekerd_zvw" {
				was = use.Text
			}
		}
		w.report(t, yara, "verzekerd_zvw", strconv.FormatBool(was != "true"))
		w.report(t, yara, "verzekerd_zvw", was)
		w.drain(t)
		if w.lines(t) == lines {
			t.Error("nothing was looked at again")
		}
		for p, r := range w.kept(t) {
			if r != before[p] {
				t.Errorf("%s was written again", p.service)
			}
		}
	})
}

// After any changes, what was worked out of them is what working everything out gives, to
// the byte.
func TestWhatIsWorkedOutOfChangesIsTheWhole(t *testing.T) {
	eachTown(t, func(t *testing.T, w town) {
		random := rand.New(rand.NewPCG(4, 30))
		residents := w.everyone(t)
		var fields []*catalogue.Field
		for _, r := range w.Catalogue.Registers {
			for _, f := range r.Fields {
				if f.Of == "person" {
					fields = append(fields, f)
				}
			}
		}
		begin := w.kept(t)
		for range 60 {
			f := fields[random.IntN(len(fields))]
			if text, ok := anyValue(random, f); ok {
				w.report(t, residents[random.IntN(len(residents))], f.Name, text)
			}
			if random.IntN(3) == 0 {
				w.drain(t)
			}
		}
		w.drain(t)
		after := w.kept(t)
		w.everyone(t)
		changed := 0
		for p, r := range w.kept(t) {
			if r != after[p] {
				t.Errorf("%s of %s, of changes:\n%s\nof everything:\n%s", p.service, p.resident, after[p].text, r.text)
			}
			if r != begin[p] {
				changed++
			}
		}
		if changed < 10 {
			t.Errorf("%d rights came out otherwise: too few to tell", changed)
		}
	})
}

// anyValue is some value that a field can have.
func anyValue(random *rand.Rand, f *catalogue.Field) (string, bool) {
	text := ""
	switch {
	case f.Type.Kind == value.Boolean:
		text = strconv.FormatBool(random.IntN(2) == 0)
	case f.Type.Kind == value.Word && len(f.Type.Words) > 0:
		text = f.Type.Words[random.IntN(len(f.Type.Words))]
	case f.Type.Kind == value.Number:
		text = strconv.Itoa(random.IntN(60_000))
	case f.Type.Kind == value.Day:
		text = value.Date(random.IntN(27_000)).String()
	default:
		return "", false
	}
	canonical, err := f.Nearest(text)
	if err != nil {
		canonical, err = f.Canonical(text)
	}
	return canonical, err == nil
}
