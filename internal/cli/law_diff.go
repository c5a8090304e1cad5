package cli

import (
	"flag"
	"fmt"
	"io"
	"unicode/utf8"

	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

var compared = map[page.Lang]map[string]string{
	page.NL: {"same": "tussen %s en %s is niets veranderd", "head": "%s: wat anders is op %s dan op %s", "was": "was", "is": "is", "new": "nieuw", "gone": "vervallen",
		page.ChangedVersion: "Een andere versie van de wet", page.ChangedParameter: "Bedragen, percentages en andere getallen", page.ChangedTerm: "Wat lagere regels invullen",
		page.ChangedRule: "Regels", page.ChangedText: "Wat de artikelen zeggen", "article": "artikel",
		page.ChangedSet: "Getallen die vervielen naast getallen die nieuw zijn", page.ChangedName: "Andere namen en vindplaatsen",
		"set":     "Een getal kan een andere naam of plaats hebben gekregen. Waar een nieuw getal gelijk is aan een dat verviel, staat dat erbij.",
		"same as": "zelfde waarde als", "dropped": "vervallen", "more": "erbij"},
	page.EN: {"same": "nothing changed between %s and %s", "head": "%s: what is different on %s from %s", "was": "was", "is": "is", "new": "new", "gone": "gone",
		page.ChangedVersion: "Another version of the law", page.ChangedParameter: "Amounts, percentages and other numbers", page.ChangedTerm: "What lower regulations fill in",
		page.ChangedRule: "Rules", page.ChangedText: "What the articles say", "article": "article",
		page.ChangedSet: "Numbers that are gone beside numbers that are new", page.ChangedName: "Other names and places in the law",
		"set":     "A number may have got another name or place. Where a new number equals one that is gone, that is said.",
		"same as": "same value as", "dropped": "dropped", "more": "added"},
}

// LawDiff says what changed in a law between two dates, in words. The exit code is 0,
// or 2 for a wrong call.
func LawDiff(env Env, c Catalogue, args []string) int {
	const usage = "meent law diff LAW DATE1 DATE2 [--lang nl|en] [--dir DIR]"
	flags := flag.NewFlagSet("diff", flag.ContinueOnError)
	lang, dir := languageFlags(flags)
	args, err := env.parse(flags, args, 3)
	if err == nil && len(args) < 3 {
		err = usageError{"which law, and between which two dates?"}
	}
	if err != nil {
		return env.fail(usage, err)
	}
	l, err := language(*lang)
	if err != nil {
		return env.fail(usage, err)
	}
	var dates [2]value.Date
	for i, text := range args[1:] {
		if dates[i], err = value.ParseDate(text); err != nil {
			return env.fail(usage, usageError{err.Error()})
		}
	}
	all, _, _, err := corpus(c, *dir)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	d, err := page.Diff(all.Documents(), args[0], dates[0], dates[1], l, c)
	if err != nil {
		return env.fail(usage, usageError{err.Error()})
	}
	writeDifference(env.Out, d, compared[l])
	return exitDone
}

func writeDifference(w io.Writer, d *page.Difference, t map[string]string) {
	if d.Same {
		fmt.Fprintf(w, "%s: "+t["same"]+"\n", d.Title, d.Before, d.After)
		return
	}
	fmt.Fprintf(w, t["head"]+"\n", d.Title, d.After, d.Before)
	kind := ""
	for _, c := range d.Changes {
		if c.Kind != kind {
			kind = c.Kind
			fmt.Fprintf(w, "\n%s\n", t[kind])
			if kind == page.ChangedSet {
				fmt.Fprintf(w, "%s\n", wrapped(t["set"], "  "))
			}
		}
		writeChange(w, d, c, t)
	}
}

func writeChange(w io.Writer, d *page.Difference, c page.Change, t map[string]string) {
	state := ""
	switch {
	case c.Added:
		state = ": " + t["new"]
	case c.Gone:
		state = ": " + t["gone"]
	case c.By != "":
		state = ": " + c.By
	}
	switch {
	case c.Kind == page.ChangedVersion:
	case c.Kind == page.ChangedText:
		fmt.Fprintf(w, "  %s %s%s\n", t["article"], c.Name, state)
	case c.Law != d.Law:
		fmt.Fprintf(w, "  %s (%s.%s, %s)%s\n", c.Label, c.Law, c.Name, c.Where, state)
	default:
		fmt.Fprintf(w, "  %s (%s, %s)%s\n", c.Label, c.Name, c.Where, state)
	}
	was, is := t["was"], t["is"]
	if c.Partial {
		was, is = t["dropped"], t["more"]
	}
	width := max(4, utf8.RuneCountInString(was), utf8.RuneCountInString(is))
	writeSide(w, width, was, c.Was)
	writeSide(w, width, is, c.Is)
	for _, same := range c.SameAs {
		fmt.Fprintf(w, "    %s %s\n", t["same as"], same)
	}
}

func writeSide(w io.Writer, width int, word string, lines []string) {
	for i, line := range lines {
		if i > 0 {
			word = ""
		}
		fmt.Fprintf(w, "    %-*s %s\n", width, word, line)
	}
}
