package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
)

// engine is what is measured.
type engine struct {
	name    string
	command []string
	amounts string // the file of the last run
	runs    []took
}

func (e *engine) measure(ctx context.Context, to string) error {
	out, err := child(ctx, e.command[0], append(slices.Clone(e.command[1:]), to)...)
	if err != nil {
		return fmt.Errorf("%s: %w", e.name, err)
	}
	var t took
	if err := json.Unmarshal(out, &t); err != nil {
		return fmt.Errorf("%s: %w", e.name, err)
	}
	e.amounts, e.runs = to, append(e.runs, t)
	return nil
}

// median of what each run took.
func (e *engine) median(of func(took) float64) float64 {
	var all []float64
	for _, t := range e.runs {
		all = append(all, of(t))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

var columns = []struct {
	title string
	of    func(took) float64
}{
	{"read s", func(t took) float64 { return t.Read }},
	{"build s", func(t took) float64 { return t.Build }},
	{"month s", func(t took) float64 { return t.Month }},
	{"12 months s", func(t took) float64 { return t.Months }},
	{"build + month s", func(t took) float64 { return t.Build + t.Month }},
	{"build + 12 months s", func(t took) float64 { return t.Build + t.Months }},
	{"processor s", func(t took) float64 { return t.Processor }},
	{"most memory MB", func(t took) float64 { return float64(t.Peak) / 1024 }},
}

// report prints medians, how they compare with Meent with one worker, and differences.
func report(out io.Writer, dir string, n, repeat int, engines []engine) error {
	fmt.Fprintf(out, "\n%d persons, medians of %d runs\n", n, repeat)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, c := range columns {
		fmt.Fprintf(w, "\t%s", c.title)
	}
	fmt.Fprintln(w, "\t")
	for i := range engines {
		fmt.Fprint(w, engines[i].name)
		for _, c := range columns {
			fmt.Fprintf(w, "\t%.3f", engines[i].median(c.of))
		}
		fmt.Fprintln(w, "\t")
	}
	for _, e := range engines[3:] {
		fmt.Fprintf(w, "%s / Meent, one worker", e.name)
		for _, c := range columns {
			fmt.Fprintf(w, "\t%.1f×", e.median(c.of)/engines[0].median(c.of))
		}
		fmt.Fprintln(w, "\t")
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return differences(out, dir, engines)
}

// differences compares the amounts of each household with those of Meent.
func differences(out io.Writer, dir string, engines []engine) error {
	applicants, err := column[int32](filepath.Join(dir, "applicant.raw"))
	if err != nil {
		return err
	}
	leftOut, err := column[uint8](filepath.Join(dir, "left_out.raw"))
	if err != nil {
		return err
	}
	meent, err := column[float64](engines[0].amounts + ".raw")
	if err != nil {
		return err
	}
	both, err := column[float64](engines[1].amounts + ".raw")
	if err != nil {
		return err
	}
	if !slices.Equal(meent, both) {
		return fmt.Errorf("with more workers Meent gives other amounts")
	}
	households := len(applicants)
	for i, e := range engines[2:] {
		file, open := e.amounts, 0
		if i == 0 {
			file += ".raw"
		}
		theirs, err := column[float64](file)
		if err != nil {
			return err
		}
		for at, what := range []string{"year", "month"} {
			var receive, differ int
			var cents, most float64
			open = 0
			for h, person := range applicants {
				mine, other := meent[at*households+h], at*households+h
				if i == 0 {
					if leftOut[h] != 0 {
						open++
						continue
					}
					other = at*(len(theirs)/2) + int(person)
				}
				if mine > 0 {
					receive++
				}
				if d := math.Abs(math.Round(100*theirs[other]) - math.Round(100*mine)); d > 0 {
					differ++
					cents += d
					most = max(most, d)
				}
			}
			fmt.Fprintf(out, "%s, amount of a %s: of %d households %d receive; %d differ from Meent, %.0f cents in all, at most %.0f\n",
				e.name, what, households-open, receive, differ, cents, most)
		}
	}
	return nil
}

func column[T any](file string) ([]T, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var one T
	all := make([]T, len(text)/binary.Size(one))
	return all, binary.Read(bytes.NewReader(text), binary.LittleEndian, all)
}
