package nl_test

import (
	"io/fs"
	"math/big"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// TestParametersPullOneWay: more of an amount that somebody sets (a tenth, for limits of
// assets ten times as much) never makes the outcome move the other way, whoever it is for,
// and makes it move for some.
func TestParametersPullOneWay(t *testing.T) {
	const up, down = 1, -1
	for _, c := range []struct {
		law, parameter, goal string
		way                  int
	}{
		{"zorgtoeslag", "standaardpremie", "zorgtoeslag.zorgtoeslag", up},
		{"zorgtoeslag", "percentage_boven_drempelinkomen", "zorgtoeslag.zorgtoeslag", down},
		{"zorgtoeslag", "vermogensgrens_zorgtoeslag_alleen", "zorgtoeslag.zorgtoeslag", up},
		{"kindgebonden-budget", "bedrag_per_kind", "kindgebonden-budget.kindgebonden_budget", up},
		{"kindgebonden-budget", "afbouwpercentage_kindgebonden_budget", "kindgebonden-budget.kindgebonden_budget", down},
		{"huurtoeslag", "hoogste_huurgrens", "huurtoeslag.huurtoeslag", up},
		{"huurtoeslag", "kwaliteitskortingsgrens", "huurtoeslag.huurtoeslag", up},
		{"huurtoeslag", "normhuur_bij_het_ijkpunt", "huurtoeslag.huurtoeslag", down},
		{"besluit-kinderopvangtoeslag", "maximum_uurprijs_dagopvang", "wet-kinderopvang.kinderopvangtoeslag", up},
		{"kinderbijslag", "kinderbijslag_6_tot_12", "kinderbijslag.kinderbijslag", up},
		{"participatiewet-normen", "norm_alleenstaande", "participatiewet.bijstand", up},
		{"participatiewet-middelen", "vermogensgrens_alleenstaande", "participatiewet.bijstand", up},
		{"aow", "ouderdomspensioen_ongehuwd", "aow.aow", up},
		{"wet-ib-2001-heffingskortingen", "algemene_heffingskorting_maximum", "wet-ib-2001-heffingskortingen.te_betalen_over_box_1", down},
		{"wet-minimumloon", "minimumuurloon", "wet-minimumloon.wettelijk_minimumuurloon", up},
	} {
		t.Run(c.parameter, func(t *testing.T) {
			t.Parallel()
			factor := big.NewRat(11, 10)
			if strings.HasPrefix(c.parameter, "vermogensgrens") {
				factor.SetInt64(10)
			}
			raised, moved := withMore(t, c.law, c.parameter, factor), 0
			for _, day := range benefitDays {
				moved += pull(t, raised, c.goal, day, c.way)
			}
			if moved == 0 {
				t.Errorf("it moved %s for nobody", c.goal)
			}
		})
	}
}

// pull compares the outcomes of both sets of laws for the same households, and counts
// those that differ.
func pull(t *testing.T, raised *law.Corpus, goal, day string, way int) int {
	t.Helper()
	on, err := value.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	was := compiled(t, goal, day)
	is, err := raised.Program(goal, on)
	if err != nil {
		t.Fatal(err)
	}
	if len(was.Facts) != len(is.Facts) {
		t.Fatalf("%s reads %d facts and %d", goal, len(was.Facts), len(is.Facts))
	}
	before, after := invent(t, was, 21), invent(t, is, 21)
	m, n, f, g := run.NewMachine(was), run.NewMachine(is), run.NewFacts(was), run.NewFacts(is)
	moved := 0
	for range householdsOf(t, 1500) / 3 {
		before.household(t, f)
		after.household(t, g)
		one, err1 := m.Run(f)
		two, err2 := n.Run(g)
		if (err1 != nil) != (err2 != nil) {
			t.Fatalf("%s on %s: %v, and then %v", goal, day, err1, err2)
		}
		if err1 != nil || one.NotApplicable && two.NotApplicable {
			continue
		}
		x, y := new(big.Rat), new(big.Rat)
		if !one.NotApplicable {
			x = one.Decimal().Big()
		}
		if !two.NotApplicable {
			y = two.Decimal().Big()
		}
		switch difference := y.Cmp(x); {
		case difference == -way:
			t.Fatalf("%s on %s: from %s to %s\n%s", goal, day, x.FloatString(2), y.FloatString(2), shown(f))
		case difference == way:
			moved++
		}
	}
	return moved
}

var someValue = regexp.MustCompile(`value: ([0-9.]+)`)

// withMore are the laws in which a parameter is so many times higher in every version.
func withMore(t *testing.T, name, parameter string, factor *big.Rat) *law.Corpus {
	t.Helper()
	files, changed := fstest.MapFS{}, 0
	err := fs.WalkDir(os.DirFS("."), "laws", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Base(file) == "examples.yaml" {
			return err
		}
		data, err := os.ReadFile(file)
		text := string(data)
		head, rest, found := strings.Cut(text, "  - name: "+parameter+"\n")
		if path.Dir(file) == "laws/"+name && found {
			block, tail := rest, ""
			if i := strings.Index(rest, "\n  - name: "); i >= 0 {
				block, tail = rest[:i], rest[i:]
			}
			if i := strings.Index(block, "\narticles:"); i >= 0 {
				block, tail = block[:i], block[i:]+tail
			}
			block = someValue.ReplaceAllStringFunc(block, func(v string) string {
				changed++
				return "value: " + times(t, v[len("value: "):], factor)
			})
			text = head + "  - name: " + parameter + "\n" + block + tail
		}
		files[file] = &fstest.MapFile{Data: []byte(text)}
		return err
	})
	if err != nil || changed == 0 {
		t.Fatalf("%s.%s was changed %d times: %v", name, parameter, changed, err)
	}
	c, err := law.Load(files, "laws", world(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// times is a number times a factor, in as many decimals.
func times(t *testing.T, text string, factor *big.Rat) string {
	t.Helper()
	_, decimals, _ := strings.Cut(text, ".")
	x := rational(t, text)
	return x.Mul(x, factor).FloatString(len(decimals))
}
