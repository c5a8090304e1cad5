package page_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// vocabulary is small enough to read the pages by eye.
type vocabulary struct{ document.Vocabulary }

var euro = value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro, Per: value.PerYear}}

var small = vocabulary{document.NewVocabulary([]document.Fact{
	{Name: "inkomen", Of: "person", Type: euro, Max: 100, Scale: 2},
	{Name: "geboren", Of: "person", Type: value.Type{Kind: value.Day}},
	{Name: "gemeente", Of: "person", Type: value.Type{Kind: value.Word, Words: []string{"delft", "gouda"}}},
	{Name: "zorg", Of: "child", Type: value.Type{Kind: value.Boolean}},
}, document.RelationDecl{Name: "kinderen", Member: "child", Max: 4})}

func (vocabulary) Label(name string) (document.Text, bool) {
	labels := map[string]document.Text{"inkomen": {NL: "Inkomen", EN: "Income"}, "geboren": {NL: "Geboortedatum", EN: "Date of birth"}, "kinderen": {NL: "Kinderen", EN: "Children"}}
	t, ok := labels[name]
	return t, ok
}

const oude = `law: steun
title: Steunwet
kind: wet
source: BWBR0000007
in_force: {from: 2024-01-01, until: 2024-12-31}
carried_out_by: dienst
plain: {nl: Steun., en: Support.}
takes:
  - {from: basis, names: [grens]}
open_terms:
  - {name: toeslag, label: {nl: Toeslag, en: Supplement}, of: household, yields: euro per year, cites: artikel 8, per_municipality: gemeente}
parameters:
  - {name: oud, label: {nl: Oud, en: Old}, unit: euro per year, cites: artikel 2, values: [{from: 2024-01-01, value: 80, source: "Stb. 1"}]}
  - name: schaal
    label: {nl: Schaal, en: Scale}
    cites: artikel 3
    table: {by: {label: {nl: Inkomen, en: Income}, unit: euro per year}, columns: [{name: deel, label: {nl: Deel, en: Share}, unit: percentage}, {name: vast, label: {nl: Vast, en: Fixed}, unit: euro per year}]}
    values: [{from: 2024-01-01, source: "Stb. 1", rows: [{from: 0, deel: 90, vast: null}, {from: 50, deel: 80, vast: 3}]}]
articles:
  - article: "1"
    plain: {nl: U krijgt steun., en: You get support.}
    rules:
      - name: steun
        label: {nl: Uw steun, en: Your support}
        of: household
        yields: euro per year
        cites: lid 1
        when: inkomen <= grens
        formula: >
          if geboren in [date("1950-01-01")..date("2000-05-31")) and not(count(kinderen[zorg and inkomen > 0]) > 2) then max(0, grens - inkomen)
          else if toeslag != null then round half up(schaal(inkomen).deel * inkomen / 3, 0) else null
      - {name: leeft, label: {nl: Leeft lang, en: Lives long}, of: person, yields: boolean, cites: lid 2, formula: 'years and months duration(geboren, peildatum) >= duration("P18Y1M")'}
      - {name: plaats, label: {nl: Plaats, en: Place}, of: child, yields: number, cites: lid 2, formula: 'rank by most(inkomen)'}
  - article: "2"
    plain: {nl: Soms anders., en: At times different.}
    rules:
      - {exception_to: steun, name: zonder_kind, cites: lid 1, when: 'every k in kinderen satisfies k.zorg', formula: 'oud'}
`

const basis = `law: basis
title: Basiswet
kind: wet
source: BWBR0000008
in_force: {from: 2024-01-01}
carried_out_by: dienst
plain: {nl: a, en: b}
parameters:
  - name: grens
    label: {nl: Grens, en: Limit}
    unit: euro per year
    cites: artikel 9
    values: [{from: 2024-01-01, value: 100, source: x}, {from: 2025-01-01, value: 103.5, source: y, unconfirmed: true}]
articles: [{article: "9", plain: {nl: a, en: b}}]
`

const delft = `law: toeslag-delft
title: Verordening Delft
kind: verordening
municipality: delft
source: CVDR1
in_force: {from: 2024-06-01}
carried_out_by: dienst
plain: {nl: a, en: b}
articles:
  - article: "1"
    plain: {nl: a, en: b}
    rules:
      - {name: hoogte, label: {nl: Hoogte, en: Height}, of: household, yields: euro per year, cites: lid 1, fills: steun.toeslag, formula: '0'}
`

var nieuwe = strings.NewReplacer("{from: 2024-01-01, until: 2024-12-31}", "{from: 2025-01-01}", "from: 2024-01-01", "from: 2025-01-01",
	"{name: oud, label: {nl: Oud, en: Old}", "{name: nieuw, label: {nl: Nieuw, en: New}", "formula: 'oud'", "formula: 'nieuw'",
	"vast: 3", "vast: 4", "max(0, grens - inkomen)", "max(0, grens - 2 * inkomen)", "U krijgt steun.", "U krijgt nog steun.", "cites: lid 2, formula: 'years", "cites: lid 3, formula: 'years").Replace(oude)

func laws(t *testing.T) *document.Set {
	t.Helper()
	set, err := document.Load(fstest.MapFS{"a/oud.yaml": {Data: []byte(oude)}, "a/nieuw.yaml": {Data: []byte(nieuwe)},
		"a/basis.yaml": {Data: []byte(basis)}, "a/delft.yaml": {Data: []byte(delft)}}, "a", small)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// changed is the laws with something else in the new version of one.
func changed(t *testing.T, pairs ...string) *document.Set {
	t.Helper()
	text := nieuwe
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the law does not have %q", pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	set, err := document.Load(fstest.MapFS{"a/oud.yaml": {Data: []byte(oude)}, "a/nieuw.yaml": {Data: []byte(text)},
		"a/basis.yaml": {Data: []byte(basis)}, "a/delft.yaml": {Data: []byte(delft)}}, "a", small)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func day(t *testing.T, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestARuleInWords(t *testing.T) {
	p, err := page.New(laws(t), "steun", day(t, "2024-07-01"), page.NL, small)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"steun": `1. als al het volgende geldt:
       – “Geboortedatum” ligt van 1 januari 1950 tot 31 mei 2000
       – niet:
           het aantal “Kinderen” voor wie geldt: “zorg” en “Inkomen” is meer dan 0
           is meer dan
             2
     “Grens” − “Inkomen”, maar niet minder dan 0
2. als “Toeslag” van toepassing is:
     (“Deel” uit de tabel “Schaal” bij “Inkomen”) × “Inkomen” ÷ 3, rekenkundig afgerond op
       hele euro's
3. anders:
     niet van toepassing`,
		"leeft":       "de tijd van “Geboortedatum” tot de peildatum is ten minste 18 jaar en 1 maand",
		"plaats":      "de plaats op volgorde van de meeste “Inkomen”",
		"zonder_kind": "“Oud”",
	}
	for _, a := range p.Articles {
		for _, r := range a.Rules {
			if got := strings.Join(r.Formula.Lines(page.NL, 92), "\n"); got != want[r.Name] {
				t.Errorf("%s:\n%s\nwant\n%s", r.Name, got, want[r.Name])
			}
			delete(want, r.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("not on the page: %v", want)
	}
	x := p.Articles[1].Rules[0]
	if x.To.Label != "Uw steun" || x.Label != "Zonder kind" || strings.Join(x.When.Lines(page.NL, 92), "") != "voor elk van “Kinderen” geldt: “zorg”" {
		t.Errorf("%+v", x)
	}
	if r := p.Articles[0].Rules[2]; r.Of != "ieder van “Kinderen”" || r.Yields != "getal" {
		t.Errorf("%+v", r)
	}
}

func TestAPage(t *testing.T) {
	p, err := page.New(laws(t), "steun", day(t, "2025-03-01"), page.EN, small)
	if err != nil {
		t.Fatal(err)
	}
	if p.Version.From != day(t, "2025-01-01") || p.Version.Until != 0 || len(p.Versions) != 2 || p.Plain != "Support." {
		t.Errorf("%+v", p)
	}
	if len(p.Takes) != 1 || p.Takes[0].Title != "Basiswet" || p.Takes[0].Names[0] != (page.Named{Name: "grens", Label: "Limit"}) {
		t.Errorf("%+v", p.Takes)
	}
	if f := p.OpenTerms[0].FilledBy; len(f) != 1 || f[0] != (page.Filler{Municipality: "delft", Law: "toeslag-delft", Title: "Verordening Delft", Name: "hoogte"}) {
		t.Errorf("%+v", f)
	}
	table := p.Parameters[1]
	if !slices.Equal(table.Columns, []string{"Income, from", "Share (percentage)", "Fixed (euro per year)"}) ||
		len(table.Values) != 2 || table.Values[0].Current || table.Values[0].Until != day(t, "2024-12-31") ||
		!slices.Equal(table.Values[1].Rows[0], []string{"0", "90", "—"}) || !table.Values[1].Current {
		t.Errorf("%+v", table)
	}
	from, err := page.New(laws(t), "basis", day(t, "2024-03-01"), page.EN, small)
	if err != nil || len(from.Gives) != 1 || from.Gives[0].Law != "steun" {
		t.Errorf("%+v %v", from, err)
	}
	if v := from.Parameters[0].Values; v[0].Until != day(t, "2024-12-31") || !v[0].Current || v[1].Current || !v[1].Unconfirmed || v[1].Text != "€103.50 per year" {
		t.Errorf("%+v", v)
	}
	for law, on := range map[string]string{"steun": "2023-01-01", "weg": "2024-01-01"} {
		if _, err := page.New(laws(t), law, day(t, on), page.NL, small); err == nil {
			t.Errorf("a page of %s on %s", law, on)
		}
	}
}

// TestAnOldValueUnderItsOwnName: a label that changed is not put on what was before.
func TestAnOldValueUnderItsOwnName(t *testing.T) {
	set := changed(t, "label: {nl: Schaal, en: Scale}", "label: {nl: Nieuwe schaal, en: New scale}")
	p, err := page.New(set, "steun", day(t, "2025-03-01"), page.NL, small)
	if err != nil {
		t.Fatal(err)
	}
	if v := p.Parameters[1].Values; p.Parameters[1].Label != "Nieuwe schaal" || v[0].Label != "Schaal" || v[1].Label != "" {
		t.Errorf("%+v", p.Parameters[1])
	}
}

// TestANumberThatEnded is not shown as if it held.
func TestANumberThatEnded(t *testing.T) {
	set := changed(t, "values: [{from: 2025-01-01, value: 80,", "values: [{from: 2025-01-01, until: 2025-12-31, value: 80,")
	for on, ended := range map[string]string{"2025-12-31": "", "2026-01-01": "2025-12-31", "2026-05-01": "2025-12-31"} {
		p, err := page.New(set, "steun", day(t, on), page.NL, small)
		if err != nil {
			t.Fatal(err)
		}
		n := p.Parameters[0]
		if ended == "" && (n.Ended != 0 || p.Ended() != 0) || ended != "" && (n.Ended.String() != ended || p.Ended() != 1) {
			t.Errorf("on %s: ended %s, %d in all", on, n.Ended, p.Ended())
		}
	}
}

// TestWhatIsCalledOtherwise: labels and citations are a change, but none of what holds.
func TestWhatIsCalledOtherwise(t *testing.T) {
	set := changed(t, "nl: Uw steun", "nl: Steun voor u", "cites: artikel 3", "cites: artikel 3a", "nl: Schaal", "nl: Ladder")
	d, err := page.Diff(set, "steun", day(t, "2024-03-01"), day(t, "2025-03-01"), page.NL, small)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, c := range d.Changes {
		if c.Kind == page.ChangedName {
			got[c.Name] = strings.Join(c.Was, "|") + " → " + strings.Join(c.Is, "|")
		}
	}
	if len(got) != 3 || got["steun"] != "“Uw steun” → “Steun voor u”" || got["schaal"] != "“Schaal”|artikel 3 → “Ladder”|artikel 3a" {
		t.Errorf("%v", got)
	}
}

// TestAValueThatTwoHad is not said to be either.
func TestAValueThatTwoHad(t *testing.T) {
	set := changed(t, "parameters:\n", "parameters:\n  - {name: ook, label: {nl: Ook, en: Too}, unit: euro per year, cites: artikel 2, values: [{from: 2025-01-01, value: 80, source: x}]}\n")
	d, err := page.Diff(set, "steun", day(t, "2024-03-01"), day(t, "2025-03-01"), page.NL, small)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Changes {
		if len(c.SameAs) > 0 {
			t.Errorf("%s is said to be %v", c.Name, c.SameAs)
		}
	}
}

func TestWhatChanged(t *testing.T) {
	d, err := page.Diff(laws(t), "steun", day(t, "2024-03-01"), day(t, "2025-03-01"), page.NL, small)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Changes {
		state := ""
		if c.Added {
			state = " new"
		}
		if c.Gone {
			state = " gone"
		}
		if len(c.Was) > 2 { // a formula of several lines: the one that changed
			c.Was, c.Is = c.Was[6:7], c.Is[6:7]
		}
		got = append(got, c.Kind+" "+c.Name+state+" "+c.By+strings.Join(c.SameAs, "|")+": "+strings.Join(c.Was, "|")+" → "+strings.Join(c.Is, "|"))
	}
	want := `version  : 2024-01-01 → 2025-01-01
parameter schaal : vanaf 50: Deel 80; Vast 3 → vanaf 50: Deel 80; Vast 4
parameter grens +3,5%: € 100 per jaar → € 103,50 per jaar
parameter_set oud gone : € 80 per jaar → 
parameter_set nieuw new “Oud”:  → € 80 per jaar
open_term toeslag :  → delft: Verordening Delft
rule steun :      “Grens” − “Inkomen”, maar niet minder dan 0 →      “Grens” − 2 × “Inkomen”, maar niet minder dan 0
rule zonder_kind : “Oud” → “Nieuw”
text 1 : U krijgt steun. → U krijgt nog steun.
name leeft : artikel 1, lid 2 → artikel 1, lid 3`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	same, err := page.Diff(laws(t), "steun", day(t, "2025-03-01"), day(t, "2025-04-01"), page.EN, small)
	if err != nil || !same.Same {
		t.Errorf("%+v %v", same, err)
	}
	for _, on := range []string{"2023-01-01", "2025-01-01"} {
		if _, err := page.Diff(laws(t), "steun", day(t, "2023-01-01"), day(t, on), page.NL, small); err == nil {
			t.Error("a difference with a day before the law")
		}
	}
}
