package cli

import (
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// shown are the words around a law in the terminal.
var shown = map[page.Lang]map[string]string{
	page.NL: {"in force": "geldt", "from": "vanaf", "until": "tot en met", "by": "uitgevoerd door", "of": "van de gemeente", "versions": "Versies",
		"takes": "Gebruikt uit andere wetten", "gives": "Gebruikt in andere wetten", "terms": "Laat over aan lagere regels", "filled": "ingevuld door",
		"parameters": "Bedragen, percentages en andere getallen", "article": "Artikel", "unconfirmed": "nog niet bevestigd", "when": "Alleen als", "exception": "In afwijking van",
		"fills": "vult in", "fixed": "Waarom hier getallen staan", "nobody": "niemand",
		"then": "toen", "facts": "Gegevens uit registers", "services": "Gebruikt voor",
		"carrier gemeente": "de gemeente", "carrier rechtspraak": "de rechtspraak", "asked": "gevraagd voor", "ended": "Let op: %d van de %d getallen zijn voor %s nog niet bekend. Daarmee kan op die dag niet worden gerekend.",
		"ended one": "Let op: %d van de %d getallen is voor %s nog niet bekend. Daarmee kan op die dag niet worden gerekend.", "not known": "nog niet bekend voor"},
	page.EN: {"in force": "in force", "from": "from", "until": "until", "by": "carried out by", "of": "of the municipality", "versions": "Versions",
		"takes": "Taken from other laws", "gives": "Used in other laws", "terms": "Left to lower regulations", "filled": "filled by",
		"parameters": "Amounts, percentages and other numbers", "article": "Article", "unconfirmed": "not yet confirmed", "when": "Only if", "exception": "By exception to",
		"fills": "fills", "fixed": "Why numbers stand here", "nobody": "nobody",
		"then": "then", "facts": "Data from registers", "services": "Used for",
		"carrier gemeente": "the municipality", "carrier rechtspraak": "the courts",
		"dutch": "Names of laws, citations and sources are in Dutch, as they were published.", "asked": "asked for", "ended": "Mind: %d of the %d numbers are not known yet for %s. On that day nothing can be worked out with them.",
		"ended one": "Mind: %d of the %d numbers is not known yet for %s. On that day nothing can be worked out with it.", "not known": "not known yet for"},
}

// LawShow writes a law on a date as people read it. Without a date it is the last
// version. The exit code is 0, or 2 for a wrong call.
func LawShow(env Env, c Catalogue, args []string) int {
	const usage = "meent law show LAW [--on DATE] [--lang nl|en] [--dir DIR]"
	flags := flag.NewFlagSet("show", flag.ContinueOnError)
	on := flags.String("on", "", "the date, YYYY-MM-DD; without it the last version")
	lang, dir := languageFlags(flags)
	args, err := env.parse(flags, args, 1)
	if err == nil && len(args) == 0 {
		err = usageError{"which law?"}
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
	date, err := shownDate(all, args[0], *on)
	if err != nil {
		return env.fail(usage, err)
	}
	p, err := page.New(all.Documents(), args[0], date, l, c)
	if err != nil {
		return env.fail(usage, usageError{err.Error()})
	}
	municipality := ""
	if d, ok := all.Documents().Document(p.Law, date); ok {
		municipality = d.Municipality
	}
	o := &lawPrinter{w: env.Out, p: p, c: c.Declared(), lang: l, t: shown[l]}
	o.header(p, o.carrier(p.CarriedOutBy, municipality))
	if *dir == "" {
		all = c.Declared().Laws // has made its programs already
	}
	o.services(all, p.Law, date)
	o.facts(p, func(name string) string {
		if label, ok := c.Label(name); ok {
			return catalogue.Text(label).In(*lang)
		}
		return name
	})
	o.page(p)
	return exitDone
}

func languageFlags(flags *flag.FlagSet) (lang, dir *string) {
	return flags.String("lang", "nl", "nl or en"), flags.String("dir", "", "the folder of laws; without it those of the program")
}

func language(text string) (page.Lang, error) {
	if text != string(page.NL) && text != string(page.EN) {
		return "", usageError{fmt.Sprintf("--lang %q: nl or en", text)}
	}
	return page.Lang(text), nil
}

// shownDate is the date that was asked for, or the first day of the last version.
func shownDate(all *law.Corpus, name, on string) (value.Date, error) {
	if on != "" {
		d, err := value.ParseDate(on)
		if err != nil {
			return 0, usageError{"--on: " + err.Error()}
		}
		return d, nil
	}
	versions := all.Documents().Versions(name)
	if len(versions) == 0 {
		return 0, usageError{fmt.Sprintf("there is no law %q; there are %s", name, knownLaws(all))}
	}
	return versions[len(versions)-1].From, nil
}

// lawPrinter writes a law in lines of at most lineWidth, which fits a terminal of 100.
type lawPrinter struct {
	w    io.Writer
	p    *page.Page
	c    *catalogue.Catalogue
	lang page.Lang
	t    map[string]string
}

const lineWidth = 98

// say writes a text in lines; those after the first stand two further in.
func (o *lawPrinter) say(indent, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	line := indent
	for i, word := range strings.FieldsFunc(text, isBreak) {
		switch {
		case i == 0:
			line += word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > lineWidth:
			fmt.Fprintln(o.w, line)
			line = indent + "  " + word
		default:
			line += " " + word
		}
	}
	fmt.Fprintln(o.w, line)
}

// header writes what the law is, who carries it out and for which day it is shown.
func (o *lawPrinter) header(p *page.Page, carrier string) {
	t := o.t
	o.say("", "%s (%s), %s, %s", p.Title, p.Law, page.KindText(p.Kind, o.lang), p.Source)
	if p.Municipality != "" {
		o.say("", "%s %s", t["of"], p.Municipality)
	}
	o.say("", "%s %s; %s %s", t["in force"], spanText(p.Version, t), t["by"], carrier)
	o.say("", "%s %s", t["asked"], p.On)
	if n := p.Ended(); n > 0 {
		says := t["ended"]
		if n == 1 {
			says = t["ended one"]
		}
		o.say("", says, n, len(p.Parameters), p.On)
	}
	if len(p.Versions) > 1 {
		var spans []string
		for _, s := range p.Versions {
			spans = append(spans, spanText(s, t))
		}
		o.say("", "%s: %s", t["versions"], strings.Join(spans, "; "))
	}
	if t["dutch"] != "" {
		o.say("", "%s", t["dutch"])
	}
	fmt.Fprintf(o.w, "\n%s\n", wrapped(p.Plain, ""))
}

func (o *lawPrinter) head(word string) { fmt.Fprintf(o.w, "\n%s\n", o.t[word]) }

func (o *lawPrinter) page(p *page.Page) {
	t := o.t
	o.links(t["takes"], p.Takes)
	o.links(t["gives"], p.Gives)
	if len(p.OpenTerms) > 0 {
		fmt.Fprintf(o.w, "\n%s\n", t["terms"])
	}
	for _, term := range p.OpenTerms {
		o.term(term)
	}
	if len(p.Parameters) > 0 {
		fmt.Fprintf(o.w, "\n%s\n", t["parameters"])
	}
	for _, a := range p.Parameters {
		o.parameter(a)
	}
	for _, a := range p.Articles {
		fmt.Fprintf(o.w, "\n%s %s\n%s\n", t["article"], a.ID, wrapped(a.Plain, "  "))
		for _, r := range a.Rules {
			o.rule(r)
		}
	}
}

func spanText(s page.Span, t map[string]string) string {
	text := t["from"] + " " + s.From.String()
	if s.Until != 0 {
		text += " " + t["until"] + " " + s.Until.String()
	}
	return text
}

func (o *lawPrinter) links(head string, links []page.Link) {
	if len(links) > 0 {
		fmt.Fprintf(o.w, "\n%s\n", head)
	}
	for _, l := range links {
		o.say("  ", "%s (%s)", l.Title, l.Law)
		for _, n := range l.Names {
			o.say("    ", "%s (%s)", n.Label, n.Name)
		}
	}
}

func (o *lawPrinter) term(term page.OpenTerm) {
	t := o.t
	o.say("  ", "%s (%s), %s, %s", term.Label, term.Name, term.Cites, term.Unit)
	if len(term.FilledBy) == 0 {
		o.say("    ", "%s %s", t["filled"], t["nobody"])
	}
	for _, f := range term.FilledBy {
		of := ""
		if f.Municipality != "" {
			of = " " + t["of"] + " " + f.Municipality
		}
		o.say("    ", "%s %s%s (%s.%s)", t["filled"], f.Title, of, f.Law, f.Name)
	}
}

func (o *lawPrinter) parameter(a page.Parameter) {
	o.say("  ", "%s (%s), %s", a.Label, a.Name, a.Cites)
	if a.Fills != nil {
		o.say("    ", "%s %s.%s", o.t["fills"], a.Fills.Law, a.Fills.Name)
	}
	if a.Ended != 0 {
		o.say("    ", "! %s %s", o.t["not known"], o.p.On)
	}
	for _, v := range a.Values {
		mark, source := "–", v.Source
		if v.Current {
			mark = "*"
		}
		if v.Unconfirmed {
			source += " [" + o.t["unconfirmed"] + "]"
		}
		text := ""
		if v.Label != "" {
			text = " (" + o.t["then"] + " “" + v.Label + "”)"
		}
		if v.Text != "" {
			text += ": " + v.Text
		}
		o.say("    ", "%s %s%s (%s)", mark, spanText(v.Span, o.t), text, source)
		if v.Current && len(v.Rows) > 0 {
			o.table(a.Columns, v.Rows)
		}
	}
}

// table writes the rows below numbered columns: their names may be long.
func (o *lawPrinter) table(names []string, rows [][]string) {
	marks := make([]string, len(names))
	for i, name := range names {
		marks[i] = "(" + strconv.Itoa(i+1) + ")"
		o.say("      ", "%s %s", marks[i], name)
	}
	columns := tabwriter.NewWriter(o.w, 0, 1, 2, ' ', 0)
	fmt.Fprintf(columns, "      %s\n", strings.Join(marks, "\t"))
	for _, row := range rows {
		fmt.Fprintf(columns, "      %s\n", strings.Join(row, "\t"))
	}
	columns.Flush()
}

func (o *lawPrinter) rule(r page.Rule) {
	t := o.t
	fmt.Fprintln(o.w)
	o.say("  ", "%s (%s)", r.Label, r.Name)
	o.say("    ", "%s · %s · %s", r.Cites, r.Of, r.Yields)
	if r.To != nil {
		o.say("    ", "%s “%s”", t["exception"], r.To.Label)
	}
	if r.Fills != nil {
		o.say("    ", "%s %s.%s", t["fills"], r.Fills.Law, r.Fills.Name)
	}
	if r.When != nil {
		o.hanging(t["when"]+" ", r.When.Lines(o.lang, lineWidth-5-len(t["when"])))
	}
	o.hanging("= ", r.Formula.Lines(o.lang, lineWidth-6))
	if r.Fixed != "" {
		o.say("    ", "%s: %s.", t["fixed"], r.Fixed)
	}
}

// hanging writes lines with a word before the first.
func (o *lawPrinter) hanging(word string, lines []string) {
	for _, line := range lines {
		fmt.Fprintf(o.w, "    %s%s\n", word, line)
		word = strings.Repeat(" ", utf8.RuneCountInString(word))
	}
}

// isBreak says where a line may end: not within "€ 12".
func isBreak(r rune) bool { return r == ' ' || r == '\n' }

// wrapped breaks a text into lines of at most lineWidth characters.
func wrapped(text, indent string) string {
	var out strings.Builder
	line := indent
	for i, word := range strings.FieldsFunc(text, isBreak) {
		switch {
		case i == 0:
			line += word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > lineWidth:
			out.WriteString(line + "\n")
			line = indent + word
		default:
			line += " " + word
		}
	}
	return out.String() + line
}
