package feel

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestPrintParse(t *testing.T) {
	cases := []struct{ src, want string }{
		{"1+2 * 3", "1 + 2 * 3"},
		{"(1+2)*3", "(1 + 2) * 3"},
		{"1-(2-3)", "1 - (2 - 3)"},
		{"1-2-3", "1 - 2 - 3"},
		{"-(a+b)", "-(a + b)"},
		{"--a", "--a"},
		{"a.b.c", "a.b.c"},
		{"a and b or c and not(d)", "a and b or c and not(d)"},
		{"a and (b or c)", "a and (b or c)"},
		{"(a < b) = c", "(a < b) = c"},
		{"x between 1 and 2 and y", "x between 1 and 2 and y"},
		{"x in (1,2 , 3)", "x in (1, 2, 3)"},
		{"x in [1..5)", "x in [1..5)"},
		{"x in (1..5]", "x in (1..5]"},
		{"x in [1.5..2.5]", "x in [1.5..2.5]"},
		{"if a then b else if c then d else null", "if a then b else if c then d else null"},
		{"1 + (if a then b else c)", "1 + (if a then b else c)"},
		{"(some k in r satisfies k.a) and b", "(some k in r satisfies k.a) and b"},
		{"a or some k in r satisfies k.a and b", "a or (some k in r satisfies k.a and b)"},
		{"a and if b then c else d or e", "a and (if b then c else d or e)"},
		{"some k in r satisfies k.a and b", "some k in r satisfies k.a and b"},
		{"sum(for k in r[a > 1] return k.b * 2)", "sum(for k in r[a > 1] return k.b * 2)"},
		{"every k in r satisfies true", "every k in r satisfies true"},
		{"r[a][b].c", "r[a][b].c"},
		{"round\n half   up( x , -2 )", "round half up(x, -2)"},
		{"years and months duration(a, b).years and c", "years and months duration(a, b).years and c"},
		{`date("2025-01-31") + duration("P67Y3M")`, `date("2025-01-31") + duration("P67Y3M")`},
		{`duration("P12M")`, `duration("P1Y")`},
		{"date(2025, 1, 31)", "date(2025, 1, 31)"},
		{`x = "nederland"`, `x = "nederland"`},
		{"x != null", "x != null"},
		{"tarief( a + 1 ).deel*2", "tarief(a + 1).deel * 2"},
		{"landen(land)", "landen(land)"},
		{"leeg()", "leeg()"},
		{"rank  by most(a,b)", "rank by most(a, b)"},
		{"1000000.50", "1000000.50"},
	}
	for _, c := range cases {
		e, err := Parse(c.src, Pos{1, 1})
		if err != nil {
			t.Errorf("Parse(%q): %v", c.src, err)
			continue
		}
		got := Print(e)
		if got != c.want {
			t.Errorf("Print(Parse(%q)) = %q, want %q", c.src, got, c.want)
		}
		again, err := Parse(got, Pos{1, 1})
		if err != nil {
			t.Errorf("Parse(%q): %v", got, err)
			continue
		}
		if !equalShape(e, again) {
			t.Errorf("%q and %q differ after printing", c.src, got)
		}
	}
}

// equalShape compares two expressions without their places.
func equalShape(a, b Expr) bool {
	strip := func(e Expr) {
		Walk(e, func(e Expr) bool {
			reflect.ValueOf(e).Elem().FieldByName("At").Set(reflect.ValueOf(Pos{}))
			return true
		})
	}
	strip(a)
	strip(b)
	return reflect.DeepEqual(a, b)
}

func TestParseFaults(t *testing.T) {
	cases := []struct {
		src     string
		at      Pos
		message string
	}{
		{"", Pos{3, 9}, "the end of the expression where a value is missing; expected a name, a number or a function"},
		{"a +", Pos{3, 12}, "the end of the expression where a value is missing; expected a name, a number or a function"},
		{"a b", Pos{3, 11}, "b after a complete expression; expected an operator or the end"},
		{"a +\n  * b", Pos{4, 3}, "* where a value is missing; expected a name, a number or a function"},
		{"a < b < c", Pos{3, 15}, "a comparison of a comparison; expected between … and …, or two comparisons joined by and"},
		{"(a", Pos{3, 11}, `the end of the expression where ")" is missing; expected the end of what began with (`},
		{"if a then b", Pos{3, 20}, `the end of the expression where "else" is missing; expected if … then … else …; without a value otherwise, write else null`},
		{"1 + if a then b else c", Pos{3, 13}, "if inside a larger expression; expected round brackets around it: (if …)"},
		{"x between 1 or 2", Pos{3, 21}, `or where "and" is missing; expected between … and …`},
		{"x in y", Pos{3, 14}, "y after in; expected a list as in (a, b) or a range as in [a..b]"},
		{"x in [1, 2]", Pos{3, 16}, ", in a range; expected [low..high]; a list is written (a, b)"},
		{"x in [1..2", Pos{3, 19}, "the end of the expression where the range should end; expected ] or, without the last value, )"},
		{"round(x, 2)", Pos{3, 9}, "round without a direction; expected round up, round down, round half up or round half down"},
		{"naar(x", Pos{3, 15}, `the end of the expression where ")" is missing; expected a comma, or the end of the arguments of naar`},
		{"min 3", Pos{3, 13}, `3 where "(" is missing; expected the arguments of min in round brackets`},
		{`date("2025-02-30")`, Pos{3, 14}, `"2025-02-30" is not a date: 2025-02 has no day 30`},
		{`duration("P1Y2D")`, Pos{3, 18}, `"P1Y2D" is not a duration; write years and months as P1Y6M, or days as P14D or P6W`},
		{"duration(x)", Pos{3, 9}, `duration without a text; expected duration("P1Y6M") or duration("P14D")`},
		{`x = "abc`, Pos{3, 13}, `text without a closing quote; expected a word in double quotes on one line, such as "nederland"`},
		{"2x", Pos{3, 10}, `'x' directly after a number; expected an operator or a space`},
		{"é", Pos{3, 9}, `'é' has no meaning here; expected a name, a number or an operator`},
		{"a.1", Pos{3, 11}, "1 after a dot; expected the name of a property"},
		{"some 3 in r satisfies a", Pos{3, 14}, "3 where the name of a member is missing; expected a name, as k in some k in kinderen satisfies …"},
		{"some aanvrager in r satisfies a", Pos{3, 14}, "aanvrager cannot be the name of a member; expected another name"},
		{"99999999999999999999", Pos{3, 9}, `"99999999999999999999" has more digits than the engine holds (18)`},
		{strings.Repeat("(", MaxDepth) + "1", Pos{3, 9 + MaxDepth}, "more than 100 expressions inside each other; expected several smaller rules"},
		{strings.Repeat("-", MaxDepth) + "1", Pos{3, 9 + MaxDepth}, "more than 100 expressions inside each other; expected several smaller rules"},
		{strings.Repeat(" ", MaxSize+1), Pos{3, 9}, "the expression is longer than 16384 bytes; expected several smaller rules"},
		{"a\xff", Pos{3, 9}, "the expression is not valid UTF-8"},
	}
	for _, c := range cases {
		_, err := Parse(c.src, Pos{3, 9})
		var p Problem
		if !errors.As(err, &p) {
			t.Errorf("Parse(%.40q): no problem but %v", c.src, err)
			continue
		}
		if p.At != c.at || p.Error() != c.message {
			t.Errorf("Parse(%.40q):\n got %v %s\nwant %v %s", c.src, p.At, p.Error(), c.at, c.message)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range []string{"a + b * 3", "if a then b else c", "x in [1..5)", `date("2025-01-01")`, "r[a > 1].b", "round half up(x, -2)", "for k in r return k.a", "a between 1 and 2", "((((", "1..2", "t(a, b).c", "years and months duration(a,b)", "-x.y"} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		e, err := Parse(src, Pos{1, 1})
		if err != nil {
			return
		}
		text := Print(e)
		again, err := Parse(text, Pos{1, 1})
		if err != nil {
			if len(text) > MaxSize {
				return
			}
			t.Fatalf("%q is printed as %q, which does not parse: %v", src, text, err)
		}
		if !equalShape(e, again) {
			t.Fatalf("%q is printed as %q, which means something else", src, text)
		}
		Check(e, nowhere{})
	})
}

// nowhere knows no names.
type nowhere struct{}

func (nowhere) Name(ident, _ string) (Named, *Problem) { return Named{}, &Problem{Message: "unknown"} }
func (nowhere) Self() string                           { return "" }
func (nowhere) Field(_, f string) (Named, *Problem)    { return Named{}, &Problem{Message: "unknown"} }
