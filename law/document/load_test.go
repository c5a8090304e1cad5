package document

import (
	"os"
	"slices"
	"testing"

	"meent.nl/meent/law/feel"
	"meent.nl/meent/law/value"
)

func complete(t *testing.T) *Set {
	t.Helper()
	set, err := Load(os.DirFS("testdata"), "complete", testWorld)
	if err != nil {
		t.Fatalf("the complete example does not load:\n%v", err)
	}
	return set
}

func TestLoadComplete(t *testing.T) {
	set := complete(t)
	if got := set.Laws(); !slices.Equal(got, []string{"inkomenswet", "toeslag", "toeslagregeling"}) {
		t.Errorf("laws: %v", got)
	}
	d, ok := set.Document("toeslag", date(t, "2025-12-31"))
	if !ok {
		t.Fatal("toeslag is not in force on its last day")
	}
	if d.Title != "Wet op de toeslag" || d.Kind != "wet" || d.Source != "BWBR0000001" || d.CarriedOutBy != "uitvoerder" ||
		d.From != date(t, "2024-07-01") || d.Until != date(t, "2025-12-31") || d.Plain.EN != "Money for those who earn little." {
		t.Errorf("the head of the file: %+v", d)
	}
	if want := (Place{"complete/toeslag/2024-07-01.yaml", 2, 1}); d.Place != want {
		t.Errorf("the document stands at %v, want %v", d.Place, want)
	}
	for _, day := range []string{"2024-06-30", "2026-01-01"} {
		if _, ok := set.Document("toeslag", date(t, day)); ok {
			t.Errorf("toeslag is in force on %s", day)
		}
	}
	if got := len(set.InForce(date(t, "2024-01-01"))); got != 1 {
		t.Errorf("%d laws in force on 2024-01-01, want 1", got)
	}
	if len(d.Articles) != 4 || d.Articles[1].ID != "2" || len(d.Articles[3].Rules) != 0 || len(d.OpenTerms) != 1 {
		t.Errorf("articles: %+v", d.Articles)
	}
}

func TestLoadRule(t *testing.T) {
	set := complete(t)
	r, ok := set.Rule("toeslag", "toeslag_per_jaar", date(t, "2025-01-01"))
	if !ok {
		t.Fatal("there is no toeslag_per_jaar")
	}
	if r.Law != "toeslag" || r.Article != "2" || r.Of != "household" || r.Cites != "lid 1 en 2" || r.Type.String() != "euro per year" || r.Label.NL != "Toeslag per jaar" {
		t.Errorf("the rule: %+v", r)
	}
	if got, want := feel.Print(r.When), "heeft_recht"; got != want {
		t.Errorf("when %s, want %s", got, want)
	}
	refs := map[string]feel.Ref{}
	feel.Walk(r.Formula, func(e feel.Expr) bool {
		switch e := e.(type) {
		case *feel.Name:
			refs[e.Ident] = e.Ref
		case *feel.Path:
			refs["."+e.Field] = e.Ref
		}
		return true
	})
	want := map[string]feel.Ref{
		"landfactor":    {Kind: feel.ParameterRef, Law: "toeslagregeling", Name: "factor"},
		"basisbedrag":   {Kind: feel.ParameterRef, Law: "toeslag", Name: "basisbedrag"},
		"afbouw":        {Kind: feel.ParameterRef, Law: "toeslag", Name: "afbouw"},
		"toetsinkomen":  {Kind: feel.RuleRef, Law: "inkomenswet", Name: "toetsinkomen"},
		"partner":       {Kind: feel.RuleRef, Law: "toeslag", Name: "partner"},
		".toetsinkomen": {Kind: feel.RuleRef, Law: "inkomenswet", Name: "toetsinkomen"},
		"drempel":       {Kind: feel.ParameterRef, Law: "inkomenswet", Name: "drempel"},
	}
	for name, ref := range want {
		if refs[name] != ref {
			t.Errorf("%s stands for %+v, want %+v", name, refs[name], ref)
		}
	}
	// The sum stands on the third line of the block, where the file has it.
	feel.Walk(r.Formula, func(e feel.Expr) bool {
		if call, ok := e.(*feel.Call); ok && call.Func == "sum" && call.Pos() != (feel.Pos{Line: 97, Column: 67}) {
			t.Errorf("sum stands at %v", call.Pos())
		}
		return true
	})
}

func TestLoadExceptions(t *testing.T) {
	r, _ := complete(t).Rule("toeslag", "opslag", date(t, "2025-01-01"))
	if len(r.Exceptions) != 2 {
		t.Fatalf("%d exceptions", len(r.Exceptions))
	}
	first, second := r.Exceptions[0], r.Exceptions[1]
	if first.Name != "opslag_groot_gezin" || first.Article != "2" || !slices.Equal(first.Before, []string{"opslag_buitenland"}) || first.Label.EN == "" {
		t.Errorf("the first: %+v", first)
	}
	if second.Article != "3" || second.Law != "toeslag" || second.Formula.Type().String() != "euro per month" {
		t.Errorf("the second, whose null is %s: %+v", second.Formula.Type(), second)
	}
}

func TestParameterAt(t *testing.T) {
	set := complete(t)
	p, ok := set.Parameter("toeslag", "basisbedrag", date(t, "2024-07-01"))
	if !ok {
		t.Fatal("there is no basisbedrag")
	}
	cases := []struct{ day, want string }{
		{"2023-12-31", ""}, {"2024-01-01", "1987"}, {"2024-12-31", "1987"}, {"2025-01-01", "2112.50"},
		{"2025-12-31", "2112.50"}, {"2026-01-01", ""},
	}
	for _, c := range cases {
		v, ok := p.At(date(t, c.day))
		if ok != (c.want != "") || ok && v.Value.String() != c.want {
			t.Errorf("on %s: %s, %v, want %s", c.day, v.Value, ok, c.want)
		}
	}
	if v, _ := p.At(date(t, "2025-01-01")); !v.Unconfirmed || v.Source != "Stcrt. 2024, 1" {
		t.Errorf("the value of 2025: %+v", v)
	}
	for name, want := range map[string]int64{"minimumleeftijd": 216, "termijn": 14, "peildag": int64(date(t, "2024-01-01"))} {
		p, _ := set.Parameter("toeslag", name, date(t, "2024-07-01"))
		v, ok := p.At(date(t, "2024-07-01"))
		if !ok || v.Value != (value.Decimal{Coefficient: want}) {
			t.Errorf("%s is %v, want %d", name, v.Value, want)
		}
	}
}

func TestLoadEmptyFolder(t *testing.T) {
	set, err := Load(os.DirFS(t.TempDir()), ".", testWorld)
	if err != nil || len(set.Laws()) != 0 {
		t.Errorf("an empty folder: %v, %v", set, err)
	}
	if _, err := Load(os.DirFS(t.TempDir()), "weg", testWorld); err == nil {
		t.Error("a folder that is not there gives no error")
	}
}
