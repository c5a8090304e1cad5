package reason_test

import (
	"strings"
	"testing"

	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// sums writes sections as one would on paper.
func sums(sections []reason.Section) string {
	var b strings.Builder
	for _, s := range sections {
		for _, l := range s.Lines {
			name := l.Fact
			if l.Label != nil {
				name = l.Label.EN
			}
			b.WriteString(name + " " + l.Amount.Text)
			if l.Base != nil && l.Share != nil {
				b.WriteString(" (" + l.Share.Text + " of " + l.Base.Text + ")")
			}
			b.WriteString("; ")
		}
		b.WriteString(s.Label.EN + " = " + s.Total.Text + "\n")
	}
	return b.String()
}

func TestWaterfall(t *testing.T) {
	want := `inkomen 300.02 (0.015 of 20001.00); Per child 200.00 (2 of 100.00); Amount = 500.02
Amount 500.02; Rounding down -0.02; Your support = 500.00
`
	sections := explain(t, full).Waterfall()
	if got := sums(sections); got != want {
		t.Errorf("the sum is\n%swant\n%s", got, want)
	}
	if c := sections[0].Lines[1].Article; c == nil || c.Article != "3" || c.Cites != "lid 2" {
		t.Errorf("the line of the children is of %+v", c)
	}
	if first := sections[1].Lines[0]; !first.Made || first.Step != sections[0].Step {
		t.Errorf("the last section does not begin with the one above it: %+v", first)
	}
}

// The exception that decided is the place of a line that it made.
func TestTheSumOfAnException(t *testing.T) {
	sections := explain(t, func(f *run.Facts) error {
		if err := full(f); err != nil {
			return err
		}
		f.Set("elders", run.Text("true"))
		f.Set("vermogen", run.Text("1"))
		return f.Err()
	}).Waterfall()
	if got, want := sums(sections[:1]), "Per child 200.00 (2 of 100.00); Your support = 200.00\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if c := sections[0].Lines[0].Article; c == nil || c.Cites != "lid 3" {
		t.Errorf("it is of %+v", c)
	}
}

func TestWithoutAnAmountThereIsNoSum(t *testing.T) {
	for name, text := range map[string]string{"verzekerd": "false", "vermogen": "50000"} {
		e := explain(t, func(f *run.Facts) error {
			if err := full(f); err != nil {
				return err
			}
			f.Set(name, run.Text(text))
			return f.Err()
		})
		if sections := e.Waterfall(); len(sections) != 0 {
			t.Errorf("with %s %s there is a sum of nothing: %s", name, text, sums(sections))
		}
	}
	e := explain(t, func(f *run.Facts) error {
		f.Set("verzekerd", run.Truth(true))
		return f.Err()
	})
	if sections := e.Waterfall(); len(sections) != 0 {
		t.Errorf("undecided, and there is a sum: %s", sums(sections))
	}
}
