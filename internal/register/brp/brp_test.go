package brp_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/brp"
	"meent.nl/meent/internal/register/brp/brptest"
	"meent.nl/meent/internal/register/registertest"
	"meent.nl/meent/ldv"
)

type object = map[string]any

var (
	anna, bob, child = registertest.Anna, registertest.Bob, registertest.Child
	clock            = kernel.ClockAt(time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC))
)

const house, elsewhere = "0599010000208579", "0599010000208580"

func address(id, since string) object {
	return object{"type": "Adres", "adresseerbaarObjectIdentificatie": id, "functieAdres": object{"code": "W", "omschrijving": "woonadres"}, "datumVan": brptest.Date(since)}
}

func list(objects ...object) []any {
	var all []any
	for _, o := range objects {
		all = append(all, o)
	}
	return all
}

// annaPerson is married to Bob; they have Child, and she has a child without number.
func annaPerson() brptest.Person {
	return brptest.Person{
		"burgerservicenummer":     anna.Digits(),
		"naam":                    object{"volledigeNaam": "Anna  de Vries", "voornamen": "Anna"},
		"geslacht":                object{"code": "V", "omschrijving": "vrouw"},
		"geboorte":                object{"datum": brptest.Year(1985)},
		"nationaliteiten":         list(object{"type": "Nationaliteit", "nationaliteit": object{"code": "0001", "omschrijving": "Nederlandse"}}),
		"verblijfplaats":          address(house, "2015-08-08"),
		"adressering":             object{"adresregel1": "Boterdiep 31", "adresregel2": "3077 AW ROTTERDAM"},
		"gemeenteVanInschrijving": object{"code": "0599", "omschrijving": "Rotterdam"},
		"partners":                list(object{"burgerservicenummer": bob.Digits(), "aangaanHuwelijkPartnerschap": object{"datum": brptest.Date("2010-05-01")}}),
		"kinderen": list(object{"burgerservicenummer": child.Digits(), "geboorte": object{"datum": brptest.Date("2015-05-05")}},
			object{"naam": object{"voornamen": "Kim", "geslachtsnaam": "Vries"}, "geboorte": object{"datum": brptest.Month(2019, 2)}}),
	}
}

func bobPerson() brptest.Person {
	return brptest.Person{
		"burgerservicenummer": bob.Digits(), "geboorte": object{"datum": brptest.Date("1980-01-01")},
		"verblijfplaats": address(house, "2016-01-01"),
		"kinderen":       list(object{"burgerservicenummer": child.Digits()}),
	}
}

func childPerson() brptest.Person {
	return brptest.Person{"burgerservicenummer": child.Digits(), "geboorte": object{"datum": brptest.Date("2015-05-05")}, "verblijfplaats": address(house, "2015-08-08")}
}

type bench struct {
	*brp.Source
	server *brptest.Server
	c      *catalogue.Catalogue
}

func newBench(t *testing.T, persons ...brptest.Person) *bench {
	t.Helper()
	server := brptest.New(t, persons...)
	s, err := brp.New(brp.Config{
		URL: server.URL, Clock: clock,
		Headers:        map[string]string{"x-origin-oin": "00000099000000003000"},
		PurposeHeaders: map[string]map[string]string{registertest.Limited: {"x-doelbinding": "Steun", "x-verwerking": "Vaststellen"}},
		Authorize:      func(r *http.Request) error { r.Header.Set("X-API-KEY", "sleutel"); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{Source: s, server: server, c: registertest.Catalogue(t)}
}

// request asks for fields, or for relation.field.
func (b *bench) request(t *testing.T, subjects []kernel.BSN, names ...string) register.Request {
	t.Helper()
	r, _ := b.c.Register("brp")
	p, _ := b.c.Purpose(registertest.Limited)
	q := register.Request{Register: r, Purpose: p, Subjects: subjects}
	for _, name := range names {
		relation, field, pair := strings.Cut(name, ".")
		if !pair {
			relation, field = "", name
		}
		f, ok := b.c.Field(field)
		if field != "" && !ok {
			t.Fatalf("there is no field %s", field)
		}
		if !pair {
			q.Fields = append(q.Fields, f)
			continue
		}
		at := slices.IndexFunc(q.Relations, func(r register.RelationRequest) bool { return r.Relation.Name == relation })
		if at < 0 {
			rel, _ := b.c.RelationOf(relation)
			q.Relations = append(q.Relations, register.RelationRequest{Relation: rel})
			at = len(q.Relations) - 1
		}
		switch {
		case field == "":
		case f.Of == "person":
			q.Relations[at].Members = append(q.Relations[at].Members, f)
		default:
			q.Relations[at].Fields = append(q.Relations[at].Fields, f)
		}
	}
	return q
}

func (b *bench) fetch(t *testing.T, subjects []kernel.BSN, names ...string) []register.Record {
	t.Helper()
	records, err := b.Fetch(t.Context(), b.request(t, subjects, names...))
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func short(v register.Value) string {
	switch v.State {
	case register.Known:
		return v.Text
	case register.Incomplete:
		return v.Low + ".." + v.High
	}
	return v.State.String()
}

func TestFields(t *testing.T) {
	b := newBench(t, annaPerson())
	got := b.fetch(t, []kernel.BSN{anna, bob}, "naam", "geslacht", "geboortedatum", "overlijdensdatum", "gehuwd", "adres",
		"woont_in_nederland", "woonland", "rechtmatig_verblijf", "tijdelijke_bescherming_oekraine")
	if len(got) != 1 || got[0].BSN != anna {
		t.Fatalf("got %d records", len(got))
	}
	for name, want := range map[string]string{
		"naam": "Anna de Vries", "geslacht": "vrouw", "geboortedatum": "1985-01-01..1985-12-31", "overlijdensdatum": "not-applicable",
		"gehuwd": "true", "adres": "Boterdiep 31, 3077 AW ROTTERDAM", "woont_in_nederland": "true", "woonland": "nederland",
		"rechtmatig_verblijf": "true", "tijdelijke_bescherming_oekraine": "false",
	} {
		if v := got[0].Values[name]; short(v) != want {
			t.Errorf("%s is %s, want %s", name, short(v), want)
		}
	}
	if since := got[0].Values["gehuwd"].Since; since.String() != "2010-05-01" {
		t.Errorf("married since %s", since)
	}
}

// The API hears of the paths that are needed, and of no other.
func TestAsksOnlyWhatIsNeeded(t *testing.T) {
	b := newBench(t, annaPerson())
	got := b.fetch(t, []kernel.BSN{anna}, "geboortedatum")
	if len(got[0].Values) != 1 || len(got[0].Related) != 0 {
		t.Errorf("got %+v", got[0])
	}
	requests := b.server.Requests()
	if len(requests) != 1 || !slices.Equal(requests[0].Fields, []string{"burgerservicenummer", "geboorte.datum"}) {
		t.Errorf("asked %+v", requests)
	}
	if got := b.fetch(t, []kernel.BSN{anna}); len(got) != 0 || len(b.server.Requests()) != 1 {
		t.Error("a request for nothing went out")
	}
}

func TestHeaders(t *testing.T) {
	b := newBench(t, annaPerson())
	trace := ldv.NewTrace()
	if _, err := b.Fetch(ldv.WithTrace(t.Context(), trace), b.request(t, []kernel.BSN{anna}, "naam")); err != nil {
		t.Fatal(err)
	}
	r := b.server.Requests()[0]
	for name, want := range map[string]string{
		"Traceparent": trace.Traceparent(), "X-Doelbinding": "Steun", "X-Verwerking": "Vaststellen",
		"X-Origin-Oin": "00000099000000003000", "X-Api-Key": "sleutel", "Content-Type": "application/json; charset=utf-8",
	} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if strings.Contains(r.Path, anna.Digits()) || strings.Contains(fmt.Sprint(r.Header), anna.Digits()) {
		t.Error("a number of a person stands in the address or in a header")
	}
}

func TestDatesAndStates(t *testing.T) {
	person := annaPerson()
	b := newBench(t, person)
	for _, c := range []struct {
		name  string
		spoil func()
		field string
		want  string
	}{
		{"whole", func() { person["geboorte"] = object{"datum": brptest.Date("1985-12-01")} }, "geboortedatum", "1985-12-01"},
		{"month", func() { person["geboorte"] = object{"datum": brptest.Month(1984, 2)} }, "geboortedatum", "1984-02-01..1984-02-29"},
		{"unknown", func() { person["geboorte"] = object{"datum": brptest.UnknownDate()} }, "geboortedatum", "unknown"},
		{"absent", func() { delete(person, "geboorte") }, "geboortedatum", "unknown"},
		{"died", func() { person["overlijden"] = object{"datum": brptest.Year(2020)} }, "overlijdensdatum", "2020-01-01..2020-12-31"},
		{"died, day unknown", func() { person["overlijden"] = object{"datum": brptest.UnknownDate()} }, "overlijdensdatum", "unknown"},
		{"divorced", func() {
			person["partners"] = list(object{"burgerservicenummer": bob.Digits(), "ontbindingHuwelijkPartnerschap": object{"datum": brptest.Date("2020-01-01")}})
		}, "gehuwd", "false"},
		{"never married", func() { delete(person, "partners") }, "gehuwd", "false"},
		{"no name", func() { delete(person, "naam") }, "naam", "unknown"},
		{"gender", func() { person["geslacht"] = object{"code": "O"} }, "geslacht", "onbekend"},
		{"not Dutch", func() {
			person["nationaliteiten"] = list(object{"type": "Nationaliteit", "nationaliteit": object{"code": "0052"}})
		}, "rechtmatig_verblijf", "unknown"},
		{"treated as Dutch", func() { person["nationaliteiten"] = list(object{"type": "BehandeldAlsNederlander"}) }, "rechtmatig_verblijf", "true"},
		{"abroad", func() {
			person["verblijfplaats"] = object{"type": "VerblijfplaatsBuitenland", "verblijfadres": object{"land": object{"code": "5010", "omschrijving": "België"}}}
		}, "woonland", "belgie"},
		{"abroad, not here", func() {}, "woont_in_nederland", "false"},
		{"abroad, another name", func() {
			person["verblijfplaats"] = object{"type": "VerblijfplaatsBuitenland", "verblijfadres": object{"land": object{"code": "9089", "omschrijving": "Bondsrepubliek Duitsland"}}}
		}, "woonland", "duitsland"},
		{"a country that no law names", func() {
			person["verblijfplaats"] = object{"type": "VerblijfplaatsBuitenland", "verblijfadres": object{"land": object{"code": "5001", "omschrijving": "Canada"}}}
		}, "woonland", "unknown"},
		{"residence unknown", func() { person["verblijfplaats"] = object{"type": "VerblijfplaatsOnbekend"} }, "woont_in_nederland", "unknown"},
		{"no residence", func() { delete(person, "verblijfplaats") }, "woont_in_nederland", "unknown"},
	} {
		c.spoil()
		if got := short(b.fetch(t, []kernel.BSN{anna}, c.field)[0].Values[c.field]); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.name, c.field, got, c.want)
		}
	}
}

func TestTwentyAtATime(t *testing.T) {
	var persons []brptest.Person
	var numbers []kernel.BSN
	for n := 999990000; len(numbers) < 45; n++ {
		bsn, err := kernel.ParseBSN(fmt.Sprint(n))
		if err != nil {
			continue
		}
		numbers = append(numbers, bsn)
		persons = append(persons, brptest.Person{"burgerservicenummer": bsn.Digits(), "naam": object{"volledigeNaam": "Naam"}})
	}
	b := newBench(t, persons...)
	if got := b.fetch(t, numbers, "naam"); len(got) != 45 {
		t.Errorf("%d records of 45", len(got))
	}
	var sizes []int
	for _, r := range b.server.Requests() {
		sizes = append(sizes, len(r.Numbers))
	}
	if !slices.Equal(sizes, []int{20, 20, 5}) {
		t.Errorf("asked for %v at a time", sizes)
	}
}

// Whatever the API does, the answer is an error of the right kind that holds no
// number and no value.
func TestFailures(t *testing.T) {
	secret := anna.Digits()
	raw := func(status int, media, text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", media)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, text)
		}
	}
	const jsonType = "application/json; charset=utf-8"
	ok := func(persons string) http.HandlerFunc {
		return raw(200, jsonType, `{"type":"RaadpleegMetBurgerservicenummer","personen":[`+persons+`]}`)
	}
	for _, c := range []struct {
		name    string
		handler http.HandlerFunc
		kind    kernel.ErrorKind
		want    string
	}{
		{"400", raw(400, "application/problem+json", `{"status":400,"code":"paramsValidation","detail":"fout bij `+secret+`","invalidParams":[{"name":"burgerservicenummer[0]","code":"pattern","reason":"`+secret+`"},{"name":"`+secret+`","code":"x y"}]}`),
			kernel.Internal, "the BRP API answered 400 paramsValidation: burgerservicenummer[0] (pattern), ? (?)"},
		{"401", raw(401, "application/problem+json", `{"code":"authentication"}`), kernel.Forbidden, "check the credentials"},
		{"403", raw(403, "application/problem+json", `{"code":"unauthorizedField"}`), kernel.Forbidden, "check the authorisation"},
		{"429", raw(429, "application/problem+json", `{}`), kernel.TooMany, "asks to wait"},
		{"500", raw(500, "text/html", secret), kernel.Unavailable, "answered 500"},
		{"503", raw(503, "application/problem+json", `{"code":"`+strings.Repeat("a", 9000)+`"}`), kernel.Unavailable, "answered 503 ?"},
		{"redirect", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusTemporaryRedirect)
		}, kernel.Unavailable, "answered 307"},
		{"malformed", raw(200, jsonType, `{"type":"`+secret), kernel.Unavailable, "JSON of another shape"},
		{"of another shape", ok(`{"naam":"` + secret + `"}`), kernel.Unavailable, "JSON of another shape"},
		{"no JSON", raw(200, "text/html", "<html>"), kernel.Unavailable, "something else than JSON"},
		{"another question", raw(200, jsonType, `{"type":"ZoekMetPostcodeEnHuisnummer","personen":[]}`), kernel.Unavailable, "another question"},
		{"a date of its own", ok(`{"burgerservicenummer":"` + secret + `","geboorte":{"datum":{"type":"Ongeveer","datum":"1985"}}}`), kernel.Unavailable, "JSON of another shape"},
		{"a day that is not there", ok(`{"burgerservicenummer":"` + secret + `","geboorte":{"datum":{"type":"Datum","datum":"1985-02-30"}}}`), kernel.Unavailable, "JSON of another shape"},
		{"another person", ok(`{"burgerservicenummer":"` + bob.Digits() + `"}`), kernel.Unavailable, "not asked for"},
		{"no number", ok(`{}`), kernel.Unavailable, "not asked for"},
		{"a person twice", ok(`{"burgerservicenummer":"` + secret + `"},{"burgerservicenummer":"` + secret + `"}`), kernel.Unavailable, "twice"},
		{"huge", raw(200, jsonType, strings.Repeat(" ", 5<<20)), kernel.Unavailable, "larger than"},
		{"broken off", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "{")
		}, kernel.Unavailable, "broke off"},
	} {
		b := newBench(t)
		b.server.Instead(c.handler)
		got, err := b.Fetch(t.Context(), b.request(t, []kernel.BSN{anna}, "naam", "geboortedatum"))
		if err == nil || got != nil || kernel.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", c.name, got, err)
			continue
		}
		if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), bob.Digits()) {
			t.Errorf("%s: the error tells a number: %v", c.name, err)
		}
		if len(b.server.Requests()) != 1 {
			t.Errorf("%s: %d requests", c.name, len(b.server.Requests()))
		}
	}
}

func TestSlow(t *testing.T) {
	b := newBench(t)
	hold := make(chan struct{})
	t.Cleanup(func() { close(hold) })
	b.server.Instead(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-hold:
		case <-r.Context().Done():
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := b.Fetch(ctx, b.request(t, []kernel.BSN{anna}, "naam"))
	if !errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), b.server.URL) {
		t.Errorf("got %v", err)
	}
}

// A list that was made by mistake is as if it were not there.
func TestMistakenList(t *testing.T) {
	p := annaPerson()
	p["opschortingBijhouding"] = object{"reden": object{"code": "F", "omschrijving": "fout"}}
	if got := newBench(t, p).fetch(t, []kernel.BSN{anna}, "naam"); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestAddressOfTheAPI(t *testing.T) {
	for _, url := range []string{"", "http://brp.example.org", "ftp://brp.example.org", "https://", "https://u:p@brp.example.org", "https://brp.example.org?x=1", "://"} {
		if _, err := brp.New(brp.Config{URL: url, Clock: clock}); kernel.KindOf(err) != kernel.Invalid || err == nil {
			t.Errorf("%q gave %v", url, err)
		}
	}
	if _, err := brp.New(brp.Config{URL: "https://brp.example.org/api/", Clock: clock}); err != nil {
		t.Error(err)
	}
}
