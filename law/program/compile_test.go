package program_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

func ops(p *program.Program) string {
	var names []string
	for _, in := range p.Code {
		names = append(names, in.Op.String())
	}
	return strings.Join(names, " ")
}

func TestSharedAndFoldedNodes(t *testing.T) {
	for _, c := range []struct{ yields, formula, want string }{
		{"euro per year", "inkomen * 2 + inkomen * 2", "load mul add"},
		{"euro per year", "inkomen * (1 + 1)", "load mul"},
		{"euro per year", "if 1 = 2 then sum(kinderen.inkomen) else inkomen", "load"},
		{"boolean", "false and verzekerd", ""},
		{"boolean", "verzekerd or 1 < 2", ""},
		{"boolean", "verzekerd and verzekerd", "load"},
		{"euro per year", "round half up(inkomen, 2)", "load"},
		{"euro per year", "inkomen + 0 * inkomen", "load mul add"},
		{"number", "count(kinderen[1 = 2])", ""},
		{"date", `date("2025-01-31") + duration("P1M")`, ""},
	} {
		if got := ops(compile(t, rule(c.yields, c.formula), "2025-03-01")); got != c.want {
			t.Errorf("%s: %q, want %q", c.formula, got, c.want)
		}
	}
}

func TestARuleOfAPersonIsMadePerScope(t *testing.T) {
	p := compile(t, "articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n"+
		oneRule("dubbel", "person", "euro per year", "2 * inkomen")+
		oneRule("proef", "household", "euro per year", "dubbel + sum(kinderen.dubbel) + sum(kinderen.dubbel)"), "2025-03-01")
	if len(p.Rules) != 3 || p.Rules[0].Scope != program.Root || p.Rules[1].Scope != 1 || p.Rules[p.Goal].Decl.Name != "proef" {
		t.Errorf("rules %+v", p.Rules)
	}
	if n := strings.Count(ops(p), "sum"); n != 1 {
		t.Errorf("%d sums in %s", n, ops(p))
	}
	if f := p.Facts; len(f) != 1 || !f[0].Root || len(f[0].Members) != 1 {
		t.Errorf("facts %+v", f)
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct{ yields, formula, want string }{
		{"euro", "vermogen * 1000000000 * 100000000", "may grow past"},
		{"euro", "round half up(vermogen * 1000000000, 0) * 100000000", "may grow past"},
		{"euro", "sum(for k in kinderen return k.vermogen / k.uren * 3)", "list"},
		{"number", "round half up(sum(for k in kinderen return k.vermogen / k.vermogen), 2)", "differs per person"},
		{"date", "geboortedatum + duration(\"P9000Y\")", "calendar"},
		{"boolean", "some k in kinderen satisfies count(kandidaten[geboortedatum < peildatum]) > 0", ""},
	} {
		set, err := loadErr(t, rule(c.yields, c.formula))
		if err == nil {
			_, err = program.Compile(set, "proef", day(t, "2025-03-01"))
		}
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.formula, err)
			}
			continue
		}
		var faults document.Faults
		if !errors.As(err, &faults) || faults[0].Place.Line < 10 || faults[0].Place.File == "" {
			t.Errorf("%s: %v", c.formula, err)
		} else if !strings.Contains(err.Error(), c.want) && c.want != "list" {
			t.Errorf("%s: %v", c.formula, err)
		}
	}
}

func loadErr(t testing.TB, body string) (*document.Set, error) {
	text := "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\n" +
		"carried_out_by: dienst\nplain: {nl: a, en: b}\n" + body
	return document.Load(fstest.MapFS{"laws/proef/2025.yaml": {Data: []byte(text)}}, "laws", vocabulary(t, someFacts))
}

func TestGoalsThatCannotBeAsked(t *testing.T) {
	set := load(t, "articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n"+
		oneRule("van_een_kind", "child", "euro per year", "inkomen"))
	for goal, want := range map[string]string{
		"geen.regel": "not a law that is in force", "proef": "no rule proef", "proef.geen": "no rule geen",
		"proef.van_een_kind": "cannot be asked for by itself",
	} {
		if _, err := program.Compile(set, goal, day(t, "2025-03-01")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", goal, err)
		}
	}
	for _, on := range []string{"2024-12-31", "1700-01-01", "2300-01-01"} {
		if _, err := program.Compile(set, "proef.proef", day(t, on)); err == nil {
			t.Errorf("a program for %s", on)
		}
	}
}

const dated = `
parameters:
  - name: bedrag
    label: {nl: a, en: b}
    unit: euro per year
    cites: artikel 2
    values:
      - {from: 2025-01-01, value: 10, source: x}
      - {from: 2025-07-01, value: 20, source: y}
  - name: ander
    label: {nl: a, en: b}
    unit: euro per year
    cites: artikel 2
    values: [{from: 2025-01-01, value: 10, source: x}, {from: 2025-02-01, value: 11, source: x}]
`

func TestAProgramHoldsUntilSomethingItUsesChanges(t *testing.T) {
	body := dated + rule("euro per year", "inkomen + bedrag")
	before, after := compile(t, body, "2025-03-01"), compile(t, body, "2025-08-01")
	if before.From.String() != "2025-01-01" || before.Until.String() != "2025-06-30" {
		t.Errorf("from %s until %s", before.From, before.Until)
	}
	if after.From.String() != "2025-07-01" || after.Until != 0 {
		t.Errorf("from %s until %v", after.From, after.Until)
	}
	if before.Hash == after.Hash {
		t.Error("another amount, the same hash")
	}
	if !before.HoldsOn(day(t, "2025-06-30")) || before.HoldsOn(day(t, "2025-07-01")) || before.HoldsOn(day(t, "2024-12-31")) {
		t.Error("it holds on the wrong days")
	}
	if len(before.Parameters) != 1 || before.Parameters[0].At.Source != "x" {
		t.Errorf("parameters %+v", before.Parameters)
	}
}

// TestHashIsStable: the same text gives the same program, also with a later version of
// the law beside it; another article gives another.
func TestHashIsStable(t *testing.T) {
	body := dated + rule("euro per year", "inkomen + bedrag + sum(kinderen.inkomen) * (if status = \"a\" then 1 else 2)")
	first := compile(t, body, "2025-03-01")
	for range 5 {
		if p := compile(t, body, "2025-03-02"); p.Hash != first.Hash || dump(t, p) != dump(t, first) {
			t.Fatal("the same text, another hash")
		}
	}
	if p := compile(t, strings.Replace(body, "lid 1", "lid 2", 1), "2025-03-01"); p.Hash == first.Hash {
		t.Error("another clause, the same hash")
	}
	head := "title: Proefwet\nkind: wet\nsource: BWBR0000001\ncarried_out_by: dienst\nplain: {nl: a, en: b}\n"
	set, err := document.Load(fstest.MapFS{
		"laws/proef/2025.yaml": {Data: []byte("law: proef\nin_force: {from: 2025-01-01, until: 2025-12-31}\n" + head + body)},
		"laws/proef/2026.yaml": {Data: []byte("law: proef\nin_force: {from: 2026-01-01}\n" + head + dated + rule("euro per year", "2 * inkomen"))},
	}, "laws", vocabulary(t, someFacts))
	if err != nil {
		t.Fatal(err)
	}
	p, err := program.Compile(set, "proef", day(t, "2025-03-01"))
	if err != nil || p.Hash != first.Hash {
		t.Errorf("a later version changed the hash: %v", err)
	}
}

func TestAskedForLeavesTheProgramAsItWas(t *testing.T) {
	p := compile(t, rule("date", "peildatum"), "2025-03-01")
	q := p.AskedFor(day(t, "2025-04-01"))
	if p.On == q.On || q.Hash != p.Hash || p.AskedFor(p.On) != p {
		t.Error("not the same program for another day")
	}
}

// TestAWideProductIsWorkedOutUnderItsRounding: the product does not fit in 64 bits,
// the outcome does.
func TestAWideProductIsWorkedOutUnderItsRounding(t *testing.T) {
	p := compile(t, rule("euro", "round half up(vermogen * 123456789.123456789 / 987654321.5, 2)"), "2025-03-01")
	if got := ops(p); got != "load muldivround" {
		t.Errorf("%s\n%s", got, dump(t, p))
	}
}

func TestTextOfEveryKind(t *testing.T) {
	euro := value.Type{Kind: value.Number, Unit: value.Unit{Quantity: value.Euro}}
	for _, c := range []struct {
		kind     value.Type
		scale    int
		register int64
		want     string
	}{
		{euro, 4, 21120000, "2112.00"}, {euro, 0, 215, "215"}, {euro, 5, -163766638, "-1637.66638"}, {euro, 1, 125, "12.5"},
		{value.Type{Kind: value.Number}, 3, 1000, "1"}, {value.Type{Kind: value.Boolean}, 0, 1, "true"},
		{value.Type{Kind: value.Day}, 0, 0, "1970-01-01"}, {value.Type{Kind: value.Period}, 0, 807, "P67Y3M"},
		{value.Type{Kind: value.Days}, 0, 14, "P14D"}, {value.Type{Kind: value.Word}, 0, 1, "b"},
	} {
		if got := program.Text(c.kind, c.scale, c.register, []string{"a", "b"}); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestEveryOpHasAName(t *testing.T) {
	seen := map[string]bool{}
	for op := program.Const; op <= program.AtMostOne; op++ {
		if name := op.String(); name == "" || seen[name] {
			t.Errorf("op %d is %q", op, name)
		} else {
			seen[name] = true
		}
		if op.Operands() > 3 {
			t.Errorf("%s has %d operands", op, op.Operands())
		}
	}
	if fmt.Sprint(program.Instr{Op: program.Sum, Dst: 3, A: 1, B: 2, Imm: 1}) != "r3 = sum r1 r2 #1" {
		t.Error("an instruction as text")
	}
}
