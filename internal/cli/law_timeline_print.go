package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"meent.nl/meent/law/page"
	"meent.nl/meent/law/run"
)

var timed = map[page.Lang]map[string]string{
	page.NL: {"head": "%s van %s tot en met %s (%s)\n", "known": "zoals bekend op %s\n", "compared": "zoals bekend op %s, vergeleken met %s\n",
		"columns": "VAN\tTOT EN MET\t%s\tUITKOMST", "day": "DAGEN", "month": "MAANDEN", "quarter": "KWARTALEN", "year": "JAREN",
		"differ": "VAN\tTOT EN MET\t%s\tTOEN\tNU\tVERSCHIL\tSAMEN", "because": "  door %s: was %s, is %s\n", "members": "  door wie %s zijn\n", "of": "%s van %s %d",
		"same": "Er is geen verschil.\n", "more": "Samen %s: na te betalen (nabetaling).\n", "less": "Samen %s: terug te betalen (terugvordering).\n",
		"none": "Samen 0: er is niets na te betalen of terug te betalen.\n", "unknown total": "Een bedrag in totaal is er niet: een uitkomst is geen bedrag, of ligt niet vast.\n",
		"needs": "hangt af van %s", "range": "%s tot %s", "failed": "de wet geeft geen uitkomst: %s", "null": "niet van toepassing", "unknown": "onbekend", "persons": "personen %v"},
	page.EN: {"head": "%s from %s to %s (%s)\n", "known": "as known on %s\n", "compared": "as known on %s, compared with %s\n",
		"columns": "FROM\tUNTIL\t%s\tOUTCOME", "day": "DAYS", "month": "MONTHS", "quarter": "QUARTERS", "year": "YEARS",
		"differ": "FROM\tUNTIL\t%s\tTHEN\tNOW\tDIFFERENCE\tIN ALL", "because": "  because of %s: was %s, is %s\n", "members": "  because of who %s are\n", "of": "%s of %s %d",
		"same": "There is no difference.\n", "more": "In all %s: still to be paid (nabetaling).\n", "less": "In all %s: to be paid back (terugvordering).\n",
		"none": "In all 0: nothing is to be paid or paid back.\n", "unknown total": "There is no amount in all: an outcome is no amount, or is not settled.\n",
		"needs": "depends on %s", "range": "%s to %s", "failed": "the law gives no outcome: %s", "null": "not applicable", "unknown": "unknown", "persons": "persons %v"},
}

// timelinePrinter writes a timeline for people.
type timelinePrinter struct {
	env  Env
	c    Catalogue
	t    map[string]string
	lang page.Lang
	each string
}

func (env Env) printTimeline(c Catalogue, q lawTimeline, told *timelineTold) int {
	o := timelinePrinter{env: env, c: c, t: timed[q.lang], lang: q.lang, each: timed[q.lang][q.each]}
	fmt.Fprintf(env.Out, o.t["head"], told.Goal, told.From, told.Until, told.Unit)
	switch {
	case told.Comparing != "":
		fmt.Fprintf(env.Out, o.t["compared"], told.KnownOn, told.Comparing)
	case told.KnownOn != "":
		fmt.Fprintf(env.Out, o.t["known"], told.KnownOn)
	}
	w := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, o.t["columns"]+"\n", o.each)
	for _, s := range told.Stretches {
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", s.From, s.Until, s.Times, o.outcome(s.outcomeTold))
	}
	if code := env.flush(w); code != exitDone || told.Comparing == "" {
		return code
	}
	fmt.Fprintln(env.Out)
	if len(told.Differences) == 0 {
		fmt.Fprint(env.Out, o.t["same"])
		return exitDone
	}
	return o.differences(told)
}

func (o *timelinePrinter) differences(told *timelineTold) int {
	for _, d := range told.Differences {
		w := tabwriter.NewWriter(o.env.Out, 0, 0, 2, ' ', 0)
		fmt.Fprintf(w, o.t["differ"]+"\n", o.each)
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\t%s\t%s\n", d.From, d.Until, d.Times, o.outcome(d.Then), o.outcome(d.Now), plainJSON(d.Difference), plainJSON(d.Total))
		if code := o.env.flush(w); code != exitDone {
			return code
		}
		for _, c := range d.Because {
			if c.Fact == "" {
				fmt.Fprintf(o.env.Out, o.t["members"], o.label(c.Relation))
				continue
			}
			fmt.Fprintf(o.env.Out, o.t["because"], o.fact(c), o.known(c.Then), o.known(c.Now))
		}
	}
	total := plainJSON(told.Total)
	switch {
	case total == "":
		fmt.Fprint(o.env.Out, o.t["unknown total"])
	case strings.Trim(total, "-0.") == "":
		fmt.Fprint(o.env.Out, o.t["none"])
	case strings.HasPrefix(total, "-"):
		fmt.Fprintf(o.env.Out, o.t["less"], strings.TrimPrefix(total, "-"))
	default:
		fmt.Fprintf(o.env.Out, o.t["more"], total)
	}
	return exitDone
}

func (o *timelinePrinter) fact(c correctionTold) string {
	if c.Relation == "" {
		return o.label(c.Fact)
	}
	return fmt.Sprintf(o.t["of"], o.label(c.Fact), o.label(c.Relation), c.Member)
}

// label is the name of a fact or a relation as people call it, with its own.
func (o *timelinePrinter) label(name string) string {
	text, ok := o.c.Label(name)
	switch {
	case !ok:
		return name
	case o.lang == page.EN:
		return fmt.Sprintf("%s (%s)", text.EN, name)
	}
	return fmt.Sprintf("%s (%s)", text.NL, name)
}

func (o *timelinePrinter) known(f *factTold) string {
	switch {
	case f == nil:
		return o.t["unknown"]
	case f.NotApplicable:
		return o.t["null"]
	case f.Value != nil:
		return plainJSON(f.Value)
	}
	return fmt.Sprintf(o.t["range"], plainJSON(f.Low), plainJSON(f.High))
}

func (o *timelinePrinter) outcome(x outcomeTold) string {
	switch {
	case x.Status == run.Fails.String():
		return fmt.Sprintf(o.t["failed"], x.Failure)
	case x.NotApplicable:
		return o.t["null"]
	case x.Value != nil:
		return plainJSON(x.Value)
	case x.Low != nil:
		return fmt.Sprintf(o.t["range"], plainJSON(x.Low), plainJSON(x.High))
	case len(x.Missing) > 0:
		return fmt.Sprintf(o.t["needs"], strings.Join(x.Missing, ", "))
	}
	return fmt.Sprintf(o.t["persons"], x.Members)
}

// plainJSON is a number, a truth or a text without its quotes.
func plainJSON(raw json.RawMessage) string { return strings.Trim(string(raw), `"`) }
