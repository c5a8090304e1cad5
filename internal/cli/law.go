package cli

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"

	"meent.nl/meent/law"
	"meent.nl/meent/law/value"
)

const lawUsage = `meent law check [--text TEXTS] [DIR]
       meent law test [LAW]
       meent law facts GOAL --on DATE [--json]
       meent law eval GOAL --on DATE --facts FILE.json|- [--explain] [--json]
       meent law timeline GOAL --facts FILE.json|- [--from DATE] [--until DATE] [--known-on DATE [--compare DATE]] [--json]
       meent law decide GOAL --on DATE --facts FILE.json|- [--for resident|lawyer|json] [--lang nl|en]
       meent law show LAW [--on DATE] [--lang nl|en]
       meent law diff LAW DATE1 DATE2 [--lang nl|en]
       meent law text import [--database DSN] FILE|FOLDER…
       meent law regelrecht check DIR
       meent law regelrecht test [--laws LAWS] DIR`

// Law is "meent law": it reads, tests and carries out laws. It gives the exit code.
func Law(env Env, c Catalogue, args []string) int {
	if len(args) == 0 {
		return env.fail(lawUsage, usageError{"which law command?"})
	}
	switch args[0] {
	case "check":
		return LawCheck(env, c, args[1:])
	case "test":
		return LawTest(env, c, args[1:])
	case "facts":
		return LawFacts(env, c, args[1:])
	case "eval":
		return LawEval(env, c, args[1:])
	case "timeline":
		return LawTimeline(env, c, args[1:])
	case "decide":
		return LawDecide(env, c, args[1:])
	case "show":
		return LawShow(env, c, args[1:])
	case "diff":
		return LawDiff(env, c, args[1:])
	case "help", "-h", "-help", "--help":
		fmt.Fprintln(env.Out, "usage: "+lawUsage)
		return exitDone
	}
	return env.fail(lawUsage, usageError{fmt.Sprintf("there is no law command %q", args[0])})
}

// corpus loads the laws of a folder, or those that the program carries with it.
func corpus(c Catalogue, dir string) (*law.Corpus, fs.FS, string, error) {
	fsys, at := c.LawFiles()
	if dir != "" {
		info, err := os.Stat(dir)
		if err != nil || !info.IsDir() {
			return nil, nil, "", usageError{fmt.Sprintf("%s is not a folder that can be read", dir)}
		}
		fsys, at = os.DirFS(dir), "."
	}
	all, err := law.Load(fsys, at, c)
	if err == nil && dir != "" && len(all.Documents().Laws()) == 0 {
		return nil, nil, "", usageError{fmt.Sprintf("%s holds no law: there is no law file (.yaml) below it", dir)}
	}
	return all, fsys, at, err
}

// goalAndDate are what facts and eval are asked for.
func (env Env) goalAndDate(flags *flag.FlagSet, args []string) (string, value.Date, error) {
	on := flags.String("on", "", "the date of the question, YYYY-MM-DD")
	words, err := env.parse(flags, args, 1)
	switch {
	case err != nil:
		return "", 0, err
	case len(words) == 0:
		return "", 0, usageError{"which goal? Give it as law.rule"}
	case *on == "":
		return "", 0, usageError{"on which date? Give --on YYYY-MM-DD"}
	}
	d, err := value.ParseDate(*on)
	if err != nil {
		return "", 0, usageError{"--on: " + err.Error()}
	}
	return words[0], d, nil
}

// knownLaws names the laws, for somebody who named one that is not there.
func knownLaws(all *law.Corpus) string {
	names := all.Documents().Laws()
	sort.Strings(names)
	return strings.Join(names, ", ")
}
