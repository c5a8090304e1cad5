package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
)

// forJSON is the third way in which reasons are told, beside those of reason.Audience.
const forJSON = "json"

// LawDecide works out a goal on a file of facts and tells the reasons: in plain words,
// with the rule beside every step, or as JSON. The exit codes are those of LawEval.
func LawDecide(env Env, c Catalogue, args []string) int {
	const usage = "meent law decide GOAL --on DATE --facts FILE.json|- [--for resident|lawyer|json] [--lang nl|en] [--dir DIR]"
	flags := flag.NewFlagSet("decide", flag.ContinueOnError)
	file := flags.String("facts", "", "the file of facts, or - for standard input")
	to := flags.String("for", string(reason.Resident), "resident, lawyer or json")
	lang, dir := languageFlags(flags)
	goal, on, err := env.goalAndDate(flags, args)
	if err == nil && *file == "" {
		err = usageError{"which facts? Give --facts FILE.json, or - for standard input"}
	}
	if err == nil && *to != string(reason.Resident) && *to != string(reason.Lawyer) && *to != forJSON {
		err = usageError{fmt.Sprintf("--for %q: resident, lawyer or json", *to)}
	}
	if err != nil {
		return env.fail(usage, err)
	}
	l, err := language(*lang)
	if err != nil {
		return env.fail(usage, err)
	}
	all, _, _, err := corpus(c, *dir)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	d, err := all.Decide(goal, on, func(f *run.Facts) error {
		_, err := env.readFacts(*file, f, c)
		return err
	})
	var failure *run.Failure
	switch {
	case errors.As(err, &failure):
		fmt.Fprintln(env.Err, failure)
		return exitFaults
	case err != nil:
		return env.fail(usage, err)
	}
	why := reason.Explain(d.Machine, d.Facts, d.Outcome)
	outlook, err := reason.LookAhead(why, d.Facts, d.Outcome, c.Declared().Look(why.Goal))
	if err != nil {
		return env.fail(usage, err)
	}
	reasons := reason.Reason(why, outlook)
	if *to == forJSON {
		if code := env.writeJSON(reasons); code != exitDone {
			return code
		}
	} else {
		writeParts(env.Out, reasons.Tell(reason.Audience(*to), reason.Plain(l, c)))
	}
	if d.Outcome.Status != run.Decided {
		return exitMissing
	}
	return exitDone
}

// reasonWidth is how many characters a line of reasons takes.
const reasonWidth = 98

// writeParts writes what is told under its headings, with the amounts of a part below
// one another.
func writeParts(w io.Writer, parts []reason.Part) {
	for i, p := range parts {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, p.Title)
		if p.Text != "" {
			fmt.Fprintln(w, "  "+p.Text)
		}
		for _, l := range p.Lines {
			writeReason(w, l)
		}
	}
}

func writeReason(w io.Writer, l reason.TellLine) {
	mark := "  "
	if l.Total {
		mark = "= "
	}
	text := mark + l.Text
	if l.Amount == "" {
		fmt.Fprintln(w, text)
	} else {
		room := max(1, reasonWidth-utf8.RuneCountInString(text)-utf8.RuneCountInString(l.Amount))
		fmt.Fprintln(w, text+strings.Repeat(" ", room)+l.Amount)
	}
	for _, b := range l.Beside {
		fmt.Fprintln(w, "      "+b)
	}
}
