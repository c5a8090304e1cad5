package cli

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/scenario"
)

const lawRegelRechtUsage = `meent law regelrecht check DIR
       meent law regelrecht test [--laws LAWS] [--verbose] DIR`

// LawRegelRecht is "meent law regelrecht": it reads laws in the format of RegelRecht,
// and runs their scenarios. Faults and failures go to Out; the exit code is then 1.
func LawRegelRecht(env Env, args []string) int {
	if len(args) == 0 {
		return env.fail(lawRegelRechtUsage, usageError{"which command for laws of RegelRecht?"})
	}
	flags := flag.NewFlagSet("regelrecht "+args[0], flag.ContinueOnError)
	laws := flags.String("laws", "", "the folder of the laws; without it DIR, where the scenarios are")
	verbose := flags.Bool("verbose", false, "also say of each scenario how it went, and which engine carried it out")
	switch args[0] {
	case "check", "test":
	case "help", "-h", "-help", "--help":
		fmt.Fprintln(env.Out, "usage: "+lawRegelRechtUsage)
		return exitDone
	default:
		return env.fail(lawRegelRechtUsage, usageError{fmt.Sprintf("there is no command %q for laws of RegelRecht", clip(args[0]))})
	}
	words, err := env.parse(flags, args[1:], 1)
	switch {
	case err != nil:
		return env.fail(lawRegelRechtUsage, err)
	case len(words) == 0:
		return env.fail(lawRegelRechtUsage, usageError{"which folder?"})
	}
	if *laws == "" {
		*laws = words[0]
	}
	for _, dir := range []string{*laws, words[0]} {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return env.fail(lawRegelRechtUsage, usageError{fmt.Sprintf("%s is not a folder that can be read", dir)})
		}
	}
	lib, err := regelrecht.Load(os.DirFS(*laws), ".")
	if err != nil {
		return env.regelRechtFaults(lawRegelRechtUsage, err)
	}
	for _, file := range lib.Others() {
		fmt.Fprintf(env.Err, "%s is %v; passed over\n", file, regelrecht.ErrNoLaw)
	}
	if len(lib.Laws()) == 0 {
		return env.fail(lawRegelRechtUsage, usageError{fmt.Sprintf("%s holds no law: there is no file in the format of RegelRecht (.yaml) below it; --laws LAWS says where the laws of scenarios are", *laws)})
	}
	if args[0] == "check" {
		versions := 0
		for _, id := range lib.Laws() {
			versions += len(lib.Versions(id))
		}
		fmt.Fprintf(env.Out, "%d laws in %d versions: no faults\n", len(lib.Laws()), versions)
		return exitDone
	}
	outcomes, err := scenario.RunFiles(lib, os.DirFS(words[0]), ".")
	if err != nil {
		return env.regelRechtFaults(lawRegelRechtUsage, err)
	}
	return env.reportScenarios(outcomes, *verbose)
}

func (env Env) regelRechtFaults(usage string, err error) int {
	var faults document.Faults
	if !errors.As(err, &faults) {
		return env.fail(usage, err)
	}
	fmt.Fprintln(env.Out, faults.Error())
	fmt.Fprintf(env.Err, "%d faults\n", len(faults))
	return exitFaults
}

// reportScenarios prints failures, with verbose all, and in the last line the counts.
func (env Env) reportScenarios(outcomes []scenario.Outcome, verbose bool) int {
	count := map[scenario.Status]int{}
	compiled := 0
	for _, o := range outcomes {
		count[o.Status]++
		engine := "typed program and compatibility mode"
		switch {
		case o.Status == scenario.Passed && o.Compiled == o.Questions:
			compiled++
		case o.Status == scenario.Passed:
			engine = "compatibility mode alone: " + o.Why
		}
		switch {
		case o.Status == scenario.Failed:
			fmt.Fprintf(env.Out, "%s: %s: %s: %s\n", o.Place, o.Scenario, o.At, o.Problem)
		case verbose && o.Status == scenario.Skipped:
			fmt.Fprintf(env.Out, "%s: %s: skipped: %s\n", o.Place, o.Scenario, o.Problem)
		case verbose:
			fmt.Fprintf(env.Out, "%s: %s: passed (%s)\n", o.Place, o.Scenario, engine)
		}
	}
	if len(outcomes) == 0 {
		fmt.Fprintln(env.Err, "there is no .feature file with a scenario in that folder")
		return exitFaults
	}
	fmt.Fprintf(env.Out, "%d passed (%d in the typed program too), %d failed, %d skipped\n",
		count[scenario.Passed], compiled, count[scenario.Failed], count[scenario.Skipped])
	if count[scenario.Failed] > 0 {
		return exitFaults
	}
	return exitDone
}
