package law_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/value"
)

// two laws: a rule of the first takes an amount of the second.
func twoLaws(values string) fstest.MapFS {
	head := func(name string) string {
		return "law: " + name + "\ntitle: Wet\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\ncarried_out_by: dienst\nplain: {nl: a, en: b}\n"
	}
	return fstest.MapFS{
		"laws/een.yaml": {Data: []byte(head("een") + "takes: [{from: twee, names: [bedrag]}]\narticles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n" +
			"      - {name: een, label: {nl: a, en: b}, of: person, cites: lid 1, yields: euro per year, formula: inkomen * bedrag * bedrag}\n")},
		"laws/twee.yaml": {Data: []byte(head("twee") + "parameters:\n  - {name: bedrag, label: {nl: a, en: b}, unit: number, cites: artikel 1, values: [" + values + "]}\n" +
			"articles:\n  - {article: \"1\", plain: {nl: a, en: b}, rules: []}\n")},
	}
}

// What begins in another law counts too, and that an amount was not set yet is no fault.
func TestCheckTriesTheDayAfterSomethingEnds(t *testing.T) {
	for values, want := range map[string]string{
		"{from: 2025-01-01, until: 2025-06-30, value: 1, source: x}":                                                  "",
		"{from: 2025-01-01, until: 2025-06-30, value: 1, source: x}, {from: 2025-07-01, value: 900000000, source: x}": "may grow past what the engine holds",
	} {
		c, err := law.Load(twoLaws(values), "laws", facts)
		if err != nil {
			t.Fatal(err)
		}
		got := c.Check()
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || !strings.Contains(got.Error(), want) || !strings.HasPrefix(got.Error(), "laws/een.yaml:")) {
			t.Errorf("%s: %v, want %q", values, got, want)
		}
	}
}

// A reform may begin later than what is known; what is in between is then said.
func TestADayBetweenTwoValuesIsSaid(t *testing.T) {
	fsys := twoLaws("{from: 2025-01-01, until: 2025-06-30, value: 1, source: x}")
	fsys["reform.yaml"] = &fstest.MapFile{Data: []byte("parameters:\n  - {law: twee, name: bedrag, from: 2026-01-01, value: 2}\n")}
	c, err := law.Load(fsys, "laws", facts)
	if err != nil {
		t.Fatal(err)
	}
	reformed, err := c.Reformed(fsys, "reform.yaml")
	if err != nil {
		t.Fatal(err)
	}
	on, err := value.ParseDate("2025-08-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		corpus *law.Corpus
		want   string
	}{
		{c, "bedrag has no value on 2025-08-01: the last one known held until 2025-06-30"},
		{reformed, "bedrag has no value on 2025-08-01: one held until 2025-06-30, and the next begins on 2026-01-01"},
	} {
		if _, err := x.corpus.Program("een", on); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%v, want %q", err, x.want)
		}
	}
}
