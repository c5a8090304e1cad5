package fields_test

import (
	"testing"

	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

func date(t testing.TB, text string) personlist.Date {
	t.Helper()
	d, ok := personlist.ParseDate(text)
	if !ok {
		t.Fatal(text)
	}
	return d
}

func of(t testing.TB, p personlist.Person) fields.Values {
	t.Helper()
	on, err := value.NewDate(2026, 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	return fields.OfPerson(kin.Of(&p, kin.Around{}, on))
}

func show(v register.Value) string {
	switch v.State {
	case register.Known:
		return v.Text
	case register.Incomplete:
		return v.Low + ".." + v.High
	}
	return v.State.String()
}

func TestTheRightToLiveHere(t *testing.T) {
	nationality := func(code string) personlist.Person {
		return personlist.Person{Nationalities: []personlist.Nationality{{Code: code}}}
	}
	permit := func(code, until string) personlist.Person {
		p := nationality("0339")
		p.Permit = &personlist.Permit{Code: code, From: date(t, "20200101"), Until: date(t, until)}
		return p
	}
	emigrated := nationality("0057")
	emigrated.Suspended.Reason = "E"
	for what, c := range map[string]struct {
		p               personlist.Person
		lawful, ukraine string
	}{
		"Dutch":                   {nationality("0001"), "true", "false"},
		"French":                  {nationality("0057"), "true", "false"},
		"French and gone":         {emigrated, "unknown", "unknown"},
		"treated as Dutch":        {personlist.Person{TreatedAsDutch: true}, "true", "false"},
		"Turkish":                 {nationality("0339"), "unknown", "unknown"},
		"nothing known":           {personlist.Person{}, "unknown", "unknown"},
		"permit":                  {permit("25", ""), "true", "false"},
		"permit until next year":  {permit("21", "20270101"), "true", "false"},
		"permit that ended":       {permit("21", "20250101"), "unknown", "unknown"},
		"permit ending this year": {permit("21", "20260000"), "true", "false"},
		"permit ending some day":  {permit("21", "00000000"), "unknown", "unknown"},
		"waiting for a decision":  {permit("32", ""), "unknown", "unknown"},
		"no permit any more":      {permit("98", ""), "false", "false"},
		"temporary protection":    {permit("46", ""), "true", "true"},
	} {
		out := of(t, c.p)
		if got := show(out["rechtmatig_verblijf"]); got != c.lawful {
			t.Errorf("%s: rechtmatig_verblijf %s, want %s", what, got, c.lawful)
		}
		if got := show(out["tijdelijke_bescherming_oekraine"]); got != c.ukraine {
			t.Errorf("%s: tijdelijke_bescherming_oekraine %s, want %s", what, got, c.ukraine)
		}
	}
}

func TestWhereSomebodyLives(t *testing.T) {
	home := personlist.Residence{Municipality: "0599", Since: date(t, "20150808"), Address: personlist.Address{Street: "Boterdiep", Number: "31", Letter: "a", Addition: "2", Postcode: "3077AW", Town: "Rotterdam"}}
	abroad := func(country string) personlist.Residence {
		return personlist.Residence{Since: date(t, "20200202"), Abroad: personlist.Abroad{Country: country, Lines: [3]string{"18 rue", "75011 Paris", ""}}}
	}
	for what, c := range map[string]struct {
		p                      personlist.Person
		here, country, address string
	}{
		"home":        {personlist.Person{Residences: []personlist.Residence{home, abroad("5002")}}, "true", "nederland", "Boterdiep 31a 2, 3077AW Rotterdam"},
		"France":      {personlist.Person{Residences: []personlist.Residence{abroad("5002"), home}}, "false", "frankrijk", "18 rue 75011 Paris"},
		"Cuba":        {personlist.Person{Residences: []personlist.Residence{abroad("7006")}}, "false", "ander_land", "18 rue 75011 Paris"},
		"somewhere":   {personlist.Person{Residences: []personlist.Residence{abroad("0000")}}, "false", "unknown", "18 rue 75011 Paris"},
		"not known":   {personlist.Person{}, "unknown", "unknown", "unknown"},
		"dead":        {personlist.Person{Suspended: personlist.Suspension{Reason: "O"}, Residences: []personlist.Residence{home}}, "false", "unknown", "not-applicable"},
		"ministerial": {personlist.Person{Suspended: personlist.Suspension{Reason: "M"}, Residences: []personlist.Residence{home}}, "false", "unknown", "unknown"},
	} {
		out := of(t, c.p)
		if here, country, address := show(out["woont_in_nederland"]), show(out["woonland"]), show(out["adres"]); here != c.here || country != c.country || address != c.address {
			t.Errorf("%s: %s %s %q; want %s %s %q", what, here, country, address, c.here, c.country, c.address)
		}
	}
	if since := of(t, personlist.Person{Residences: []personlist.Residence{home}})["woont_in_nederland"].Since; since.String() != "2015-08-08" {
		t.Errorf("since %s", since)
	}
}

func TestMarriageBirthDeathAndName(t *testing.T) {
	p := personlist.Person{
		Names: personlist.Names{Given: "Anna", Prefix: "de", Surname: "Jager"}, NameUse: "V",
		Birth: personlist.Birth{On: date(t, "19850000")},
		Partnerships: []personlist.Partnership{{Partner: personlist.Relative{Names: personlist.Names{Surname: "Bos"}}, Kind: "H",
			From: date(t, "20100101"), Ended: true, On: date(t, "20150601")}},
	}
	out := of(t, p)
	if show(out["geboortedatum"]) != "1985-01-01..1985-12-31" || show(out["gehuwd"]) != "false" || out["gehuwd"].Since.String() != "2015-06-01" {
		t.Errorf("%+v", out)
	}
	if show(out["naam"]) != "Anna Bos-de Jager" || show(out["overlijdensdatum"]) != "not-applicable" {
		t.Errorf("%s, %s", show(out["naam"]), show(out["overlijdensdatum"]))
	}
	for use, want := range map[string]string{"E": "Anna de Jager", "P": "Anna Bos", "N": "Anna de Jager-Bos", "": "Anna de Jager"} {
		p.NameUse = use
		if got := fields.FullName(&p); got != want {
			t.Errorf("%s: %s, want %s", use, got, want)
		}
	}
	// Of a non-resident the register does not keep marriages.
	if got := show(of(t, personlist.Person{Suspended: personlist.Suspension{Reason: "R"}})["gehuwd"]); got != "unknown" {
		t.Errorf("a non-resident: %s", got)
	}
	p.Death = &personlist.Death{On: personlist.UnknownDate()}
	if got := show(of(t, p)["overlijdensdatum"]); got != "unknown" {
		t.Errorf("a death on an unknown day: %s", got)
	}
}
