package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/internal/simulate"
	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

const simulateUsage = `meent simulate --law GOAL[,GOAL…]|all --population DIR [--on DATE | --year YEAR]
         [--reform FILE|FOLDER]… [--take-up FILE] [--format table|json|csv|html] [--lang nl|en]
         [--out FILE] [--workers N]
       meent simulate replay --law GOAL --population DIR --row N [--on DATE] [--reform FILE]… [--json]

first a country, then what a law does in it, on one day or over a year:
  meent population make --persons 100000 --out nl
  meent simulate --law zorgtoeslag --population nl --on 2026-03-01
  meent simulate --law all --population nl --year 2026 --reform plan.yaml --format html --out plan.html`

// Simulate is `meent simulate` and `meent simulate replay`. The exit code is 2 for a
// wrong call, wrong files or laws that do not fit, 1 for anything else.
func Simulate(ctx context.Context, env Env, args []string) int {
	if len(args) > 0 && args[0] == "replay" {
		return simulateReplay(ctx, env, args[1:])
	}
	flags := flag.NewFlagSet("simulate", flag.ContinueOnError)
	q := newSimulateQuestion(flags)
	year := flags.Int("year", 0, "a whole year, by the first day of each month")
	takeUp := flags.String("take-up", "", "a file of who does not claim what, instead of the published shares")
	format := flags.String("format", "table", "table, json, csv or html")
	lang := flags.String("lang", "nl", "the language of a table or a page: nl or en")
	out := flags.String("out", "", "write to a file that does not exist yet")
	workers := flags.Int("workers", 0, "how many work at a time (one for each processor)")
	words, err := env.parse(flags, args, 0)
	if err == nil && len(words) > 0 {
		err = usageError{fmt.Sprintf("there is no simulate command %q", clip(words[0]))}
	}
	switch {
	case err != nil:
	case !slices.Contains(simulate.Formats, *format):
		err = usageError{fmt.Sprintf("--format %q is none of table, json, csv and html", clip(*format))}
	case *lang != "nl" && *lang != "en":
		err = usageError{fmt.Sprintf("--lang %q is neither nl nor en", clip(*lang))}
	case *year != 0 && q.on != "":
		err = usageError{"give --on or --year, and not both"}
	case *year != 0 && (*year < 1000 || *year > 9999):
		err = usageError{fmt.Sprintf("--year %d is not a year; write it as YYYY", *year)}
	}
	var o simulate.Options
	var people *country.Population
	if err == nil {
		o, people, err = q.read(ctx, *year)
	}
	if err == nil {
		o.TakeUp = simulate.Published
		if *takeUp != "" {
			o.TakeUp, err = simulate.ReadTakeUp(*takeUp)
		}
	}
	if err != nil {
		return env.fail(simulateUsage, err)
	}
	bar := &progressBar{out: env.Err, terminal: isTerminal(env.Err)}
	o.Workers, o.Progress = *workers, bar.show
	result, err := simulate.Simulate(ctx, people, o)
	bar.end()
	if err != nil {
		return env.simulateFailure(ctx, err)
	}
	return env.writeTo(*out, func(w io.Writer) error { return result.Write(w, *format, *lang) })
}

// simulateFailure tells an interruption from what was wrong with the input.
func (env Env) simulateFailure(ctx context.Context, err error) int {
	if ctx.Err() != nil {
		fmt.Fprintln(env.Err, "simulate: interrupted; nothing was written")
		return exitFaults
	}
	return env.fail(simulateUsage, err)
}

// writeTo writes to a new file, or to the output where none is named. A file that
// could not be written whole is removed.
func (env Env) writeTo(path string, write func(io.Writer) error) int {
	if path == "" {
		if err := write(env.Out); err != nil {
			fmt.Fprintln(env.Err, "the output cannot be written")
			return exitFaults
		}
		return exitDone
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		fmt.Fprintf(env.Err, "%s cannot be made; name a new file in a folder that exists\n", path)
		return exitBadInput
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
		fmt.Fprintf(env.Err, "%s cannot be written: %v\n", path, err)
		return exitFaults
	}
	return exitDone
}

// simulateQuestion is what is simulated, as it is asked.
type simulateQuestion struct {
	law, population, on string
	reform              []string
}

func newSimulateQuestion(flags *flag.FlagSet) *simulateQuestion {
	q := &simulateQuestion{}
	flags.StringVar(&q.law, "law", "", "goals as law.rule with commas between them, or all")
	flags.StringVar(&q.population, "population", "", "the folder of a population; see meent population")
	flags.StringVar(&q.on, "on", "", "a day, YYYY-MM-DD, of which the amounts hold for a year (that of the population)")
	flags.Func("reform", "a law file, a folder of them, or a list of parameters; more than once for one reform of several", func(text string) error {
		q.reform = append(q.reform, text)
		return nil
	})
	return q
}

// read opens all that is asked for. Whatever is wrong is wrong input.
func (q *simulateQuestion) read(ctx context.Context, year int) (o simulate.Options, people *country.Population, err error) {
	switch {
	case q.law == "":
		return o, nil, usageError{"which laws? Give --law law.rule, or --law all"}
	case q.population == "":
		return o, nil, usageError{"which population? Give --population DIR; meent population make makes one"}
	}
	if o.Schemes, err = simulate.Choose(q.law); err != nil {
		return o, nil, usageError{"--law: " + err.Error()}
	}
	if q.on != "" {
		if o.Period.On, err = value.ParseDate(q.on); err != nil {
			return o, nil, usageError{"--on: " + err.Error()}
		}
	}
	if year != 0 {
		if o.Period, err = simulate.YearOf(year); err != nil {
			return o, nil, usageError{"--year: " + err.Error()}
		}
	}
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		return o, nil, err
	}
	o.Laws = world.Laws
	if o.Reform, o.Files, err = q.reformOf(world.Laws); err != nil {
		return o, nil, err
	}
	if people, err = country.Open(ctx, q.population); err != nil {
		return o, nil, err
	}
	if o.Period.On == 0 {
		o.Period.On = people.On
	}
	return o, people, nil
}

// reformOf reads the reform, if one is asked for.
func (q *simulateQuestion) reformOf(laws *law.Corpus) (*law.Corpus, []string, error) {
	if len(q.reform) == 0 {
		return nil, nil, nil
	}
	var files []string
	for _, path := range q.reform {
		info, err := os.Stat(path)
		if err != nil {
			return nil, nil, fmt.Errorf("the reform %s cannot be read; give a file or a folder", path)
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		found, err := document.Files(os.DirFS(path), ".")
		if err != nil || len(found) == 0 {
			return nil, nil, fmt.Errorf("the reform %s holds no law files", path)
		}
		for _, f := range found {
			files = append(files, filepath.Join(path, f))
		}
	}
	reformed, err := laws.Reformed(anyFile{}, files...)
	return reformed, files, err
}
