package embedded_test

import (
	"context"
	"database/sql"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/internal/register/registertest"
	"meent.nl/meent/law/value"
)

var known = registertest.Known

// bench is a store that keeps what it reports.
type bench struct {
	*embedded.Store
	db       *db.DB
	c        *catalogue.Catalogue
	clock    *kernel.SettableClock
	subjects *registertest.Subjects
	changes  []embedded.Change
	refuse   error
}

func each(t *testing.T, f func(t *testing.T, b *bench)) {
	dbtest.Each(t, []db.Module{embedded.Module()}, func(t *testing.T, d *db.DB) {
		b := &bench{
			db: d, c: registertest.Catalogue(t), subjects: &registertest.Subjects{},
			clock: kernel.ClockAt(time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)),
		}
		b.Store = embedded.New(d, b.c, b.clock, b.subjects, func(_ context.Context, _ *sql.Tx, c embedded.Change) error {
			b.changes = append(b.changes, c)
			return b.refuse
		})
		if _, err := b.subjects.Ensure(t.Context(), registertest.Anna); err != nil {
			t.Fatal(err)
		}
		f(t, b)
	})
}

// reported gives what was reported since the last time.
func (b *bench) reported() []embedded.Change {
	c := b.changes
	b.changes = nil
	return c
}

// request asks a register of the small world for names: fields, or relation.field.
func (b *bench) request(t *testing.T, registerID string, subjects []kernel.BSN, names ...string) register.Request {
	t.Helper()
	r, _ := b.c.Register(registerID)
	q := register.Request{Register: r, Subjects: subjects}
	for _, name := range names {
		relation, field, pair := strings.Cut(name, ".")
		if !pair {
			f, ok := b.c.Field(name)
			if !ok {
				t.Fatalf("there is no field %s", name)
			}
			q.Fields = append(q.Fields, f)
			continue
		}
		rel, _ := b.c.RelationOf(relation)
		one := register.RelationRequest{Relation: rel}
		if f, ok := b.c.Field(field); ok && f.Of == "person" {
			one.Members = []*catalogue.Field{f}
		} else if ok {
			one.Fields = []*catalogue.Field{f}
		}
		q.Relations = append(q.Relations, one)
	}
	return q
}

func (b *bench) fetch(t *testing.T, q register.Request) map[kernel.BSN]register.Record {
	t.Helper()
	records, err := b.Fetch(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	found := map[kernel.BSN]register.Record{}
	for _, r := range records {
		found[r.BSN] = r
	}
	return found
}

func anna() embedded.Entry {
	since, _ := value.ParseDate("2010-05-01")
	return embedded.Entry{
		Register: "brp", Subject: registertest.Anna,
		Values: map[string]register.Value{
			"geboortedatum":    {State: register.Incomplete, Low: "1985-01-01", High: "1985-12-31"},
			"gehuwd":           {State: register.Known, Text: "true", Since: since},
			"overlijdensdatum": {State: register.NotApplicable},
		},
		Related: map[string]register.Members{"kinderen": {State: register.Known, List: []register.Member{
			{BSN: registertest.Child, Values: map[string]register.Value{"behoort_tot_huishouden": known("true")}},
			{Values: map[string]register.Value{"behoort_tot_huishouden": known("false"), "geboortedatum": known("2015-05-05")}},
		}}},
	}
}

func (b *bench) put(t *testing.T, entries ...embedded.Entry) {
	t.Helper()
	if err := b.Put(t.Context(), entries...); err != nil {
		t.Fatal(err)
	}
}

func TestPutAndFetch(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		b.put(t, anna())
		got := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna, registertest.Bob}, "geboortedatum", "gehuwd", "overlijdensdatum", "naam"))
		if len(got) != 1 {
			t.Fatalf("got %d records", len(got))
		}
		values := got[registertest.Anna].Values
		if v := values["geboortedatum"]; v.State != register.Incomplete || v.Low != "1985-01-01" || v.High != "1985-12-31" {
			t.Errorf("geboortedatum is %+v", v)
		}
		if v := values["gehuwd"]; v.Text != "true" || v.Since.String() != "2010-05-01" || v.Synthetic {
			t.Errorf("gehuwd is %+v", v)
		}
		if v := values["overlijdensdatum"]; v.State != register.NotApplicable {
			t.Errorf("overlijdensdatum is %+v", v)
		}
		if _, ok := values["naam"]; ok {
			t.Error("a value that was never put")
		}
	})
}

// Fetch reads what is asked, and no more.
func TestFetchesOnlyWhatIsAsked(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		b.put(t, anna())
		got := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "gehuwd"))[registertest.Anna]
		if len(got.Values) != 1 || len(got.Related) != 0 {
			t.Errorf("got %+v", got)
		}
		got = b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "kinderen."))[registertest.Anna]
		if len(got.Values) != 0 || len(got.Related["kinderen"].List) != 2 {
			t.Errorf("got %+v", got)
		}
		for _, m := range got.Related["kinderen"].List {
			if len(m.Values) != 0 {
				t.Errorf("a member came with %v", m.Values)
			}
		}
	})
}

func TestMembers(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		b.put(t, anna(), embedded.Entry{Register: "ciz", Subject: registertest.Anna, Related: map[string]register.Members{
			"kinderen": {State: register.Known, List: []register.Member{{BSN: registertest.Child, Values: map[string]register.Value{"intensieve_zorg": known("true")}}}},
		}})
		members := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "kinderen.behoort_tot_huishouden"))[registertest.Anna].Related["kinderen"]
		if members.State != register.Known || len(members.List) != 2 || members.List[0].BSN != registertest.Child || !members.List[1].BSN.IsZero() {
			t.Fatalf("the members are %+v", members)
		}
		if members.List[0].Values["behoort_tot_huishouden"].Text != "true" || members.List[1].Values["behoort_tot_huishouden"].Text != "false" {
			t.Errorf("the members are %+v", members)
		}
		dates := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "kinderen.geboortedatum"))[registertest.Anna].Related["kinderen"]
		if dates.List[1].Values["geboortedatum"].Text != "2015-05-05" || len(dates.List[0].Values) != 0 {
			t.Errorf("the members are %+v", dates)
		}
		care := b.fetch(t, b.request(t, "ciz", []kernel.BSN{registertest.Anna}, "kinderen.intensieve_zorg"))[registertest.Anna].Related["kinderen"]
		if len(care.List) != 1 || care.List[0].BSN != registertest.Child {
			t.Fatalf("care is %+v", care)
		}
		if v := care.List[0].Values["intensieve_zorg"]; v.Text != "true" || !v.Synthetic {
			t.Errorf("care is %+v", v)
		}
	})
}

func TestHistory(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		first := b.clock.Now()
		b.put(t, anna())
		b.clock.Set(first.Add(time.Hour))
		e := anna()
		e.Related = nil
		e.Values = map[string]register.Value{"gehuwd": known("false")}
		b.put(t, e)
		got := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "gehuwd", "geboortedatum"))[registertest.Anna]
		if v := got.Values["gehuwd"]; v.Text != "false" || v.Since != 0 {
			t.Errorf("gehuwd is %+v", v)
		}
		if got.Values["geboortedatum"].State != register.Incomplete {
			t.Error("a value that was not put went away")
		}
		past, err := b.History(t.Context(), "brp", registertest.Anna, "gehuwd")
		if err != nil || len(past) != 1 {
			t.Fatalf("the history is %+v, %v", past, err)
		}
		if p := past[0]; p.Text != "true" || p.Since.String() != "2010-05-01" || p.Known != first.UnixMicro() || p.Until != first.Add(time.Hour).UnixMicro() {
			t.Errorf("the history is %+v", p)
		}
	})
}

func TestReports(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		b.put(t, anna())
		want := []embedded.Change{{
			Resident: "r1", Register: "brp", Owner: "rvig",
			Fields: []string{"geboortedatum", "gehuwd", "overlijdensdatum"}, Together: []string{"behoort_tot_huishouden", "geboortedatum"}, Relations: []string{"kinderen"},
			Added: []embedded.Addition{{Relation: "kinderen", Resident: "r2"}, {Relation: "kinderen"}},
		}}
		if got := b.reported(); !reflect.DeepEqual(got, want) {
			t.Errorf("reported\n%+v\nwant\n%+v", got, want)
		}
		b.put(t, anna())
		if got := b.reported(); got != nil {
			t.Errorf("putting the same reported %+v", got)
		}
		// A change of the child concerns the parent.
		b.put(t, embedded.Entry{Register: "brp", Subject: registertest.Child, Values: map[string]register.Value{"naam": known("Kind")}})
		want = []embedded.Change{{Resident: "r2", Register: "brp", Owner: "rvig", Fields: []string{"naam"}, Concerns: []embedded.Concern{{Resident: "r1", Relation: "kinderen"}}}}
		if got := b.reported(); !reflect.DeepEqual(got, want) {
			t.Errorf("reported\n%+v\nwant\n%+v", got, want)
		}
		// And so it does in a register that keeps no lists.
		b.put(t, embedded.Entry{Register: "belastingdienst", Subject: registertest.Child, Values: map[string]register.Value{"inkomen": known("100.00")}})
		want[0].Register, want[0].Owner, want[0].Fields = "belastingdienst", "belastingdienst", []string{"inkomen"}
		if got := b.reported(); !reflect.DeepEqual(got, want) {
			t.Errorf("reported\n%+v\nwant\n%+v", got, want)
		}
		e := anna()
		e.Values["gehuwd"] = known("false")
		if err := b.Fill(t.Context(), e); err != nil || b.reported() != nil {
			t.Errorf("a first filling is reported, or fails: %v", err)
		}
	})
}

func TestMemberLeaves(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		b.put(t, anna())
		b.reported()
		e := anna()
		e.Values = nil
		e.Related["kinderen"] = register.Members{State: register.Known, List: []register.Member{{BSN: registertest.Bob, Values: map[string]register.Value{"behoort_tot_huishouden": known("true")}}}}
		b.put(t, e)
		members := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "kinderen.behoort_tot_huishouden"))[registertest.Anna].Related["kinderen"]
		if len(members.List) != 1 || members.List[0].BSN != registertest.Bob {
			t.Errorf("the members are %+v", members)
		}
		changes := b.reported()
		if len(changes) != 1 || !slices.Equal(changes[0].Added, []embedded.Addition{{Relation: "kinderen", Resident: "r3"}}) {
			t.Errorf("reported %+v", changes)
		}
		// Who comes back comes with nothing of the time before.
		e.Related["kinderen"] = register.Members{State: register.Known, List: []register.Member{{BSN: registertest.Child}}}
		b.put(t, e)
		members = b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "kinderen.behoort_tot_huishouden"))[registertest.Anna].Related["kinderen"]
		if len(members.List) != 1 || len(members.List[0].Values) != 0 {
			t.Errorf("the members are %+v", members)
		}
	})
}

func TestUnknownAndEmptyLists(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		e := embedded.Entry{Register: "brp", Subject: registertest.Anna, Related: map[string]register.Members{"kinderen": {State: register.Known}}}
		b.put(t, e)
		q := b.request(t, "brp", []kernel.BSN{registertest.Anna, registertest.Bob}, "kinderen.")
		got := b.fetch(t, q)
		if r, ok := got[registertest.Anna].Related["kinderen"]; !ok || r.State != register.Known || len(r.List) != 0 {
			t.Errorf("no children is %+v, %v", r, ok)
		}
		if _, ok := got[registertest.Bob]; ok {
			t.Error("of a person who was never put there is a record")
		}
		e.Related["kinderen"] = register.Members{State: register.Unknown}
		b.put(t, e)
		if r := b.fetch(t, q)[registertest.Anna].Related["kinderen"]; r.State != register.Unknown {
			t.Errorf("unknown is %+v", r)
		}
	})
}

// A bad entry, or a report that fails, leaves nothing of the whole call.
func TestAllOrNothing(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		for want, spoil := range map[string]func(*embedded.Entry){
			`no register "x"`:         func(e *embedded.Entry) { e.Register = "x" },
			"names no person":         func(e *embedded.Entry) { e.Subject = kernel.BSN{} },
			`no field "schoenmaat"`:   func(e *embedded.Entry) { e.Values["schoenmaat"] = known("42") },
			`no field "inkomen"`:      func(e *embedded.Entry) { e.Values["inkomen"] = known("42") },
			`no field "echtgenoot"`:   func(e *embedded.Entry) { e.Values["echtgenoot"] = known("true") },
			"takes a date":            func(e *embedded.Entry) { e.Values["geboortedatum"] = known("gisteren 999993653") },
			"a value from 1880-01-01": func(e *embedded.Entry) { e.Values["geboortedatum"] = known("1700-01-01") },
			"ends at or after its start": func(e *embedded.Entry) {
				e.Values["geboortedatum"] = register.Value{State: register.Incomplete, Low: "1985-12-31", High: "1985-01-01"}
			},
			"cannot be stored as refused":   func(e *embedded.Entry) { e.Values["naam"] = register.Value{State: register.Refused} },
			`no relation "neven"`:           func(e *embedded.Entry) { e.Related["neven"] = register.Members{State: register.Known} },
			"known or unknown, not refused": func(e *embedded.Entry) { e.Related["kinderen"] = register.Members{State: register.Refused} },
			"holds members all the same":    func(e *embedded.Entry) { e.Related["kinderen"] = register.Members{List: []register.Member{{}}} },
			"names a person twice": func(e *embedded.Entry) {
				e.Related["kinderen"] = register.Members{State: register.Known, List: []register.Member{{BSN: e.Subject}}}
			},
			`no field "kandidaatveld"`: func(e *embedded.Entry) { e.Related["kinderen"].List[0].Values["kandidaatveld"] = known("true") },
			"holds at most 1000 members": func(e *embedded.Entry) {
				e.Related["kinderen"] = register.Members{State: register.Known, List: make([]register.Member, 1001)}
			},
			"without a number": func(e *embedded.Entry) {
				*e = embedded.Entry{Register: "ciz", Subject: e.Subject, Related: map[string]register.Members{"kinderen": {List: []register.Member{{}}}}}
			},
		} {
			bad := anna()
			bad.Subject = registertest.Bob
			spoil(&bad)
			err := b.Put(t.Context(), anna(), bad)
			if err == nil || kernel.KindOf(err) != kernel.Invalid || !strings.Contains(err.Error(), want) {
				t.Errorf("want %q, got %v", want, err)
			} else if strings.Contains(err.Error(), "999993653") {
				t.Errorf("the error tells a value: %v", err)
			}
		}
		b.refuse = errors.New("the queue is gone")
		if err := b.Put(t.Context(), anna()); !errors.Is(err, b.refuse) {
			t.Errorf("a change that cannot be reported gave %v", err)
		}
		if got := b.fetch(t, b.request(t, "brp", []kernel.BSN{registertest.Anna}, "gehuwd", "kinderen.")); len(got) != 0 {
			t.Errorf("something was stored: %+v", got)
		}
	})
}

// Many entries go in few statements, and come out whole.
func TestMany(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		var entries []embedded.Entry
		var subjects []kernel.BSN
		for n := 900000000; len(subjects) < 700; n++ {
			bsn, err := kernel.ParseBSN(value.Decimal{Coefficient: int64(n)}.String())
			if err != nil {
				continue
			}
			subjects = append(subjects, bsn)
			entries = append(entries, embedded.Entry{Register: "brp", Subject: bsn, Values: map[string]register.Value{"naam": known("Naam"), "gehuwd": known("false")}})
		}
		if err := b.Fill(t.Context(), entries...); err != nil {
			t.Fatal(err)
		}
		if got := b.fetch(t, b.request(t, "brp", subjects, "naam", "gehuwd")); len(got) != 700 {
			t.Errorf("%d of 700 came out", len(got))
		}
	})
}

// Requests that are put together are each given what they get apart.
func TestFetchAllIsFetchOfEach(t *testing.T) {
	each(t, func(t *testing.T, b *bench) {
		b.put(t, anna(),
			embedded.Entry{Register: "brp", Subject: registertest.Child, Values: map[string]register.Value{"geboortedatum": known("2015-05-05"), "naam": known("Kind")}},
			embedded.Entry{Register: "belastingdienst", Subject: registertest.Anna, Values: map[string]register.Value{"inkomen": known("10")}},
			embedded.Entry{Register: "ciz", Subject: registertest.Anna, Related: map[string]register.Members{
				"kinderen": {State: register.Known, List: []register.Member{{BSN: registertest.Child, Values: map[string]register.Value{"intensieve_zorg": known("true")}}}},
			}})
		both, one := []kernel.BSN{registertest.Anna, registertest.Child}, []kernel.BSN{registertest.Anna}
		requests := []register.Request{
			b.request(t, "brp", one, "gehuwd"),
			b.request(t, "brp", both, "geboortedatum"),
			b.request(t, "brp", one, "kinderen."),
			b.request(t, "brp", one, "naam", "kinderen.behoort_tot_huishouden"),
			b.request(t, "brp", []kernel.BSN{registertest.Bob, registertest.Child}, "naam"),
			b.request(t, "belastingdienst", both, "inkomen"),
			b.request(t, "ciz", one, "kinderen.intensieve_zorg"),
			b.request(t, "ciz", one, "indicatie_sinds"),
		}
		got, err := b.FetchAll(t.Context(), requests)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range requests {
			want, err := b.Fetch(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got[i], want) {
				t.Errorf("request %d gets\n%+v\nand apart\n%+v", i, got[i], want)
			}
		}
		if len(got[0][0].Values) != 1 || len(got[0][0].Related) != 0 || len(got[1]) != 2 || len(got[4]) != 1 || len(got[7]) != 0 {
			t.Errorf("got %+v", got)
		}
	})
}
