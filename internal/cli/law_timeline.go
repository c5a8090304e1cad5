package cli

import (
	"flag"
	"fmt"
	"io"
	"os"

	"meent.nl/meent/law"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
	"meent.nl/meent/law/value"
)

// mostYears is the longest period that is worked out at once.
const mostYears = 100

// lawTimeline is what "meent law timeline" is asked.
type lawTimeline struct {
	goal        string
	from, until value.Date
	each        string // day, month, quarter or year
	days        []value.Date
	then, now   value.Date // known on; 0: everything
	compares    bool
	lang        page.Lang
	asJSON      bool
}

// LawTimeline works a goal out over a period, once for each stretch in which nothing
// changes; and with two days of knowledge the difference. The exit code is 0 when all of it
// is decided, 3 when facts are missing somewhere, 1 where the law gives no outcome for some
// days, 2 for bad input.
func LawTimeline(env Env, c Catalogue, args []string) int {
	const usage = "meent law timeline GOAL --facts FILE.json|- [--from DATE] [--until DATE] [--each day|month|quarter|year]\n" +
		"       [--known-on DATE [--compare DATE]] [--lang nl|en] [--dir DIR] [--json]"
	flags := flag.NewFlagSet("timeline", flag.ContinueOnError)
	file := flags.String("facts", "", "the file of facts over time, or - for standard input")
	from := flags.String("from", "", "the first day; without it the first day on which a fact changes")
	until := flags.String("until", "", "the last day; without it the end of the year of the last change")
	each := flags.String("each", "", "day, month, quarter or year; without it what the outcome is per, or day")
	known := flags.String("known-on", "", "only what was known at the end of this day; without it everything")
	compare := flags.String("compare", "", "beside what was known at the end of this day")
	asJSON := flags.Bool("json", false, "write JSON")
	lang, dir := languageFlags(flags)
	words, err := env.parse(flags, args, 1)
	switch {
	case err == nil && len(words) == 0:
		err = usageError{"which goal? Give it as law.rule"}
	case err == nil && *file == "":
		err = usageError{"which facts? Give --facts FILE.json, or - for standard input"}
	case err == nil && *compare != "" && *known == "":
		err = usageError{"--compare needs --known-on: the day to compare with"}
	}
	if err != nil {
		return env.fail(usage, err)
	}
	q := lawTimeline{goal: words[0], each: *each, asJSON: *asJSON, compares: *compare != ""}
	if q.lang, err = language(*lang); err != nil {
		return env.fail(usage, err)
	}
	for name, day := range map[string]struct {
		text string
		into *value.Date
	}{"from": {*from, &q.from}, "until": {*until, &q.until}, "known-on": {*known, &q.then}, "compare": {*compare, &q.now}} {
		if day.text == "" {
			continue
		}
		if *day.into, err = value.ParseDate(day.text); err != nil {
			return env.fail(usage, usageError{"--" + name + ": " + err.Error()})
		}
	}
	all, _, _, err := corpus(c, *dir)
	if err != nil {
		return env.loadFailure(usage, err)
	}
	h, err := env.readHistory(*file, c)
	if err == nil {
		err = q.period(all, h)
	}
	if err != nil {
		return env.fail(usage, err)
	}
	return env.timeline(c, all, h, q, usage)
}

func (env Env) readHistory(file string, c Catalogue) (*timeline.History, error) {
	in := env.In
	if file != "-" {
		open, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("the facts in %s cannot be read", file)
		}
		defer open.Close()
		in = open
	}
	return law.ReadHistory(io.LimitReader(in, law.MaxHistory+1), c)
}

// period fills in the days that are asked for.
func (q *lawTimeline) period(all *law.Corpus, h *timeline.History) error {
	changes := h.Changes(timeline.Latest)
	if q.from == 0 {
		if len(changes) == 0 {
			return usageError{"from which day? Nothing changes in these facts; give --from YYYY-MM-DD"}
		}
		q.from = changes[0]
	}
	if q.until == 0 {
		last := q.from
		if len(changes) > 0 {
			last = max(last, changes[len(changes)-1])
		}
		end, err := value.NewDate(last.Year(), 12, 31)
		if err != nil {
			return err
		}
		q.until = end
	}
	switch {
	case q.until < q.from:
		return usageError{fmt.Sprintf("the period ends on %s, before it begins on %s", q.until, q.from)}
	case q.until > q.from.AddMonths(12*mostYears):
		return usageError{fmt.Sprintf("the period from %s to %s is longer than %d years", q.from, q.until, mostYears)}
	}
	p, err := all.Program(q.goal, q.from)
	if err != nil {
		return err
	}
	if q.each == "" {
		q.each = map[value.Per]string{value.PerMonth: "month", value.PerQuarter: "quarter", value.PerYear: "year"}[p.Type.Unit.Per]
	}
	switch q.each {
	case "", "day":
		q.each, q.days = "day", timeline.Days(q.from, q.until)
	case "month", "quarter", "year":
		q.days = timeline.Periods(months[q.each], q.from, q.until)
	default:
		return usageError{fmt.Sprintf("--each %q: day, month, quarter or year", q.each)}
	}
	if len(q.days) == 0 {
		return usageError{fmt.Sprintf("no %s begins in this period; give --each day, or a longer one", q.each)}
	}
	return nil
}

var months = map[string]int{"month": 1, "quarter": 3, "year": 12}

// end is the last day of what begins on a day.
func (q *lawTimeline) end(day value.Date) value.Date {
	if n := months[q.each]; n > 0 {
		return day.AddMonths(n) - 1
	}
	return day
}

func knownAt(day value.Date) timeline.Instant {
	if day == 0 {
		return timeline.Latest
	}
	return timeline.EndOf(day)
}

func (env Env) timeline(c Catalogue, all *law.Corpus, h *timeline.History, q lawTimeline, usage string) int {
	known := q.then
	if q.compares {
		known = q.now
	}
	found, err := timeline.Work(all, q.goal, q.days, h, knownAt(known))
	if err != nil {
		return env.fail(usage, err)
	}
	out := q.told(found)
	if q.compares {
		differences, err := timeline.Compare(all, q.goal, q.days, h, knownAt(q.then), knownAt(q.now))
		if err != nil {
			return env.fail(usage, err)
		}
		q.tellDifferences(out, differences)
	}
	code := exitDone
	for _, s := range found {
		switch {
		case s.Failure != nil:
			code = exitFaults
		case s.Outcome.Status != run.Decided && code == exitDone:
			code = exitMissing
		}
	}
	if q.asJSON {
		code = max(code, env.writeJSON(out))
	} else {
		code = max(code, env.printTimeline(c, q, out))
	}
	return code
}
