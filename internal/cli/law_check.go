package cli

import (
	"errors"
	"flag"
	"fmt"
	"slices"

	"meent.nl/meent/law"
	"meent.nl/meent/law/document"
)

// LawCheck reads every law file, and makes every program that they allow; with --text
// it also lays them beside official texts. Faults go to Out, one per line with file,
// line and column; the exit code is 1 with faults.
func LawCheck(env Env, c Catalogue, args []string) int {
	const usage = "meent law check [--text TEXTS] [DIR]"
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	texts := flags.String("text", "", "a folder with official texts, to find citations that they do not have")
	words, err := env.parse(flags, args, 1)
	if err != nil {
		return env.fail(usage, err)
	}
	dir := ""
	if len(words) == 1 {
		dir = words[0]
	}
	all, _, _, err := corpus(c, dir)
	var faults document.Faults
	switch {
	case errors.As(err, &faults):
	case err != nil:
		return env.fail(usage, err)
	default:
		faults = all.Check()
	}
	for _, f := range faults {
		fmt.Fprintln(env.Out, f.Error())
	}
	if len(faults) > 0 {
		fmt.Fprintf(env.Err, "%d faults\n", len(faults))
		return exitFaults
	}
	laws, versions := all.Documents().Laws(), 0
	for _, name := range laws {
		versions += len(all.Documents().Versions(name))
	}
	if *texts != "" {
		code, err := env.lawCheckText(all, *texts)
		if err != nil {
			return env.fail(usage, err)
		}
		return code
	}
	fmt.Fprintf(env.Out, "%d laws in %d versions: no faults\n", len(laws), versions)
	return exitDone
}

// LawTest runs the examples beside the laws. The last line of Out is
// "N passed, N failed"; the exit code is 1 where one failed.
func LawTest(env Env, c Catalogue, args []string) int {
	const usage = "meent law test [--dir DIR] [LAW]"
	flags := flag.NewFlagSet("test", flag.ContinueOnError)
	dir := flags.String("dir", "", "the folder of laws; without it those of the program")
	words, err := env.parse(flags, args, 1)
	if err != nil {
		return env.fail(usage, err)
	}
	all, fsys, at, err := corpus(c, *dir)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	name := ""
	if len(words) == 1 {
		name = words[0]
		if !slices.Contains(all.Documents().Laws(), name) {
			return env.fail(usage, usageError{fmt.Sprintf("there is no law %q; there are %s", name, knownLaws(all))})
		}
	}
	results, err := all.RunExamples(fsys, at, name)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	return env.reportExamples(results)
}

func (env Env) reportExamples(results []law.ExampleResult) int {
	passed, failed := 0, 0
	for _, r := range results {
		if r.Passed {
			passed++
			continue
		}
		failed++
		want := r.Expect.Text
		if r.Expect.Outcome != document.Decided {
			want = string(r.Expect.Outcome)
		}
		fmt.Fprintf(env.Out, "%s: %s (%s): %s.%s is %s, expected %s\n", r.Expect.Place, r.Example.Title,
			r.Example.Source, r.Expect.Law, r.Expect.Rule, r.Got, want)
	}
	fmt.Fprintf(env.Out, "%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		return exitFaults
	}
	return exitDone
}

// loadFailure prints the faults of laws that should have been right.
func (env Env) loadFailure(usage string, err error) int {
	var faults document.Faults
	if !errors.As(err, &faults) {
		return env.fail(usage, err)
	}
	fmt.Fprintln(env.Err, faults.Error())
	return exitFaults
}
