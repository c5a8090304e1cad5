package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/value"
)

const populationUsage = `usage: meent population make --out DIR [--persons N] [--seed N] [--on DATE] [--workers N]
       meent population show DIR

make draws synthetic residents in households, as published Dutch statistics have them,
and stores them as Parquet files in a new directory. Nobody in it exists. The same
persons, seed and date give the same files, for any number of workers.
  --persons N  how many (1000000)        --seed N     another draw (1)
  --on DATE    a picture of that day (2026-01-01)
  --workers N  how many work at a time (one for each processor)
show reads all files of a population, as simulate does, and tells what it is and how far
it is from each published figure.
See docs/population.md.
`

// Population is `meent population make` and `meent population show`. The exit code is 2
// for a wrong call or wrong files, 1 for anything else.
func Population(ctx context.Context, env Env, args []string) int {
	if len(args) > 0 {
		switch args[0] {
		case "make":
			return populationMake(ctx, env, args[1:])
		case "show":
			return populationShow(ctx, env, args[1:])
		case "help", "-h", "-help", "--help":
			fmt.Fprint(env.Out, populationUsage)
			return exitDone
		}
	}
	fmt.Fprint(env.Err, populationUsage)
	return exitBadInput
}

func populationMake(ctx context.Context, env Env, args []string) int {
	flags := flag.NewFlagSet("meent population make", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	o := country.Options{}
	flags.IntVar(&o.Persons, "persons", 1_000_000, "")
	flags.Uint64Var(&o.Seed, "seed", 1, "")
	flags.IntVar(&o.Workers, "workers", 0, "")
	on, out := flags.String("on", "2026-01-01", ""), flags.String("out", "", "")
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(env.Out, populationUsage)
		return exitDone
	}
	if err != nil || flags.NArg() > 0 || *out == "" {
		if err != nil {
			fmt.Fprintf(env.Err, "meent population make: %v\n\n", err)
		}
		fmt.Fprint(env.Err, populationUsage)
		return exitBadInput
	}
	if o.On, err = value.ParseDate(*on); err != nil {
		fmt.Fprintf(env.Err, "meent population make: --on: %v\n", err)
		return exitBadInput
	}
	if err := o.Check(); err != nil {
		fmt.Fprintf(env.Err, "meent population make: %v\n", err)
		return exitBadInput
	}
	if err := country.CheckNew(*out); err != nil { // before the work, and again after it
		fmt.Fprintf(env.Err, "meent population make: %v\n", err)
		return exitBadInput
	}
	bar := &progressBar{out: env.Err, terminal: isTerminal(env.Err)}
	o.Progress = bar.show
	p, err := country.Make(ctx, o)
	if err == nil {
		err = p.Write(ctx, *out, bar.show)
	}
	bar.end()
	if err != nil {
		fmt.Fprintf(env.Err, "meent population make: %v\n", err)
		return exitFaults
	}
	m, err := country.ReadManifest(*out)
	if err != nil {
		fmt.Fprintf(env.Err, "meent population make: %v\n", err)
		return exitFaults
	}
	return showManifest(env, *out, m)
}

// noFigure is what is in a population and not in the table.
const noFigure = "No published distribution was found of rents, childcare prices, contracts between partners and debts: " +
	"those are estimates, with nothing to compare them with. See docs/population.md."

// offBy writes hundredths of a percent as a percentage with one decimal.
func offBy(hundredths int64) string {
	sign := "+"
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	tenths := (hundredths + 5) / 10
	if tenths == 0 {
		sign = ""
	}
	return fmt.Sprintf("%s%d.%d%%", sign, tenths/10, tenths%10)
}

func populationShow(ctx context.Context, env Env, args []string) int {
	if len(args) == 1 && (args[0] == "-h" || args[0] == "-help" || args[0] == "--help") {
		fmt.Fprint(env.Out, populationUsage)
		return exitDone
	}
	if len(args) != 1 || strings.HasPrefix(args[0], "-") {
		fmt.Fprint(env.Err, populationUsage)
		return exitBadInput
	}
	m, err := country.ReadManifest(args[0])
	if err == nil { // of what cannot be used nothing is told
		_, err = country.Open(ctx, args[0])
	}
	if err != nil {
		fmt.Fprintf(env.Err, "meent population show: %v\n", err)
		return exitBadInput
	}
	return showManifest(env, args[0], m)
}

// showManifest tells what a population is, and its marginals: as published, brought to
// its size and its year, and as made.
func showManifest(env Env, dir string, m country.Manifest) int {
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s: %d synthetic persons in %d households on %s, seed %d\n\n", dir, m.Persons, m.Households, m.On, m.Seed)
	fmt.Fprintf(out, "Published figures are brought to this number of persons and households, and incomes to %d.\n\n", m.On.Year())
	fmt.Fprintf(out, "%-48s %14s %14s %9s\n", "", "published", "made", "off")
	last := ""
	for _, d := range m.Deviations {
		if head := d.Marginal + d.Source; head != last {
			last = head
			fmt.Fprintf(out, "%s, %s (%s)\n", d.Marginal, d.Unit, d.Source)
		}
		fmt.Fprintf(out, "  %-46s %14d %14d %9s\n", d.Figure, d.Published, d.Made, offBy(d.Off()))
	}
	fmt.Fprintf(out, "\n%s\n", noFigure)
	if _, err := io.WriteString(env.Out, out.String()); err != nil {
		return exitFaults
	}
	return exitDone
}
