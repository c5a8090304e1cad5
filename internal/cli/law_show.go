package cli

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"meent.nl/meent/law"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// shown are the words around a law in the terminal.
var shown = map[page.Lang]map[string]string{
	page.NL: {"in force": "geldt", "from": "vanaf", "until": "tot en met", "by": "uitgevoerd door", "of": "van de gemeente", "versions": "Versies",
		"takes": "Gebruikt uit andere wetten", "gives": "Gebruikt in andere wetten", "terms": "Laat over aan lagere regels", "filled": "ingevuld door",
		"parameters": "Bedragen, percentages en andere getallen", "article": "Artikel", "unconfirmed": "één bron", "when": "Alleen als", "exception": "In afwijking van",
		"fills": "vult in", "nobody": "niemand"},
	page.EN: {"in force": "in force", "from": "from", "until": "until", "by": "carried out by", "of": "of the municipality", "versions": "Versions",
		"takes": "Taken from other laws", "gives": "Used in other laws", "terms": "Left to lower regulations", "filled": "filled by",
		"parameters": "Amounts, percentages and other numbers", "article": "Article", "unconfirmed": "one source", "when": "Only if", "exception": "By exception to",
		"fills": "fills", "nobody": "nobody"},
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
	writePage(env.Out, p, shown[l])
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

func writePage(w io.Writer, p *page.Page, t map[string]string) {
	fmt.Fprintf(w, "%s (%s), %s, %s\n", p.Title, p.Law, p.Kind, p.Source)
	if p.Municipality != "" {
		fmt.Fprintf(w, "%s %s\n", t["of"], p.Municipality)
	}
	fmt.Fprintf(w, "%s %s; %s %s\n", t["in force"], spanText(p.Version, t), t["by"], p.CarriedOutBy)
	if len(p.Versions) > 1 {
		var spans []string
		for _, s := range p.Versions {
			spans = append(spans, spanText(s, t))
		}
		fmt.Fprintf(w, "%s: %s\n", t["versions"], strings.Join(spans, "; "))
	}
	fmt.Fprintf(w, "\n%s\n", wrapped(p.Plain, ""))
	writeLinks(w, t["takes"], p.Takes)
	writeLinks(w, t["gives"], p.Gives)
	if len(p.OpenTerms) > 0 {
		fmt.Fprintf(w, "\n%s\n", t["terms"])
	}
	for _, term := range p.OpenTerms {
		writeTerm(w, term, t)
	}
	if len(p.Parameters) > 0 {
		fmt.Fprintf(w, "\n%s\n", t["parameters"])
	}
	for _, a := range p.Parameters {
		writeParameter(w, a, t)
	}
	for _, a := range p.Articles {
		fmt.Fprintf(w, "\n%s %s\n%s\n", t["article"], a.ID, wrapped(a.Plain, "  "))
		for _, r := range a.Rules {
			writeRule(w, r, t)
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

func writeLinks(w io.Writer, head string, links []page.Link) {
	if len(links) > 0 {
		fmt.Fprintf(w, "\n%s\n", head)
	}
	for _, l := range links {
		fmt.Fprintf(w, "  %s (%s)\n", l.Title, l.Law)
		for _, n := range l.Names {
			fmt.Fprintf(w, "    %s (%s)\n", n.Label, n.Name)
		}
	}
}

func writeTerm(w io.Writer, term page.OpenTerm, t map[string]string) {
	fmt.Fprintf(w, "  %s (%s), %s, %s\n", term.Label, term.Name, term.Cites, term.Unit)
	if len(term.FilledBy) == 0 {
		fmt.Fprintf(w, "    %s %s\n", t["filled"], t["nobody"])
	}
	for _, f := range term.FilledBy {
		of := ""
		if f.Municipality != "" {
			of = " " + t["of"] + " " + f.Municipality
		}
		fmt.Fprintf(w, "    %s %s%s (%s.%s)\n", t["filled"], f.Title, of, f.Law, f.Name)
	}
}

func writeParameter(w io.Writer, a page.Parameter, t map[string]string) {
	unit := a.Unit
	if unit != "" {
		unit = ", " + unit
	}
	fmt.Fprintf(w, "  %s (%s), %s%s\n", a.Label, a.Name, a.Cites, unit)
	for _, v := range a.Values {
		mark, source := " ", v.Source
		if v.Current {
			mark = "*"
		}
		if v.Unconfirmed {
			source += " [" + t["unconfirmed"] + "]"
		}
		fmt.Fprintf(w, "   %s %s: %s  (%s)\n", mark, spanText(v.Span, t), v.Text, source)
		if v.Current && len(v.Rows) > 0 {
			columns := tabwriter.NewWriter(w, 0, 1, 2, ' ', 0)
			fmt.Fprintf(columns, "      %s\n", strings.Join(a.Columns, "\t"))
			for _, row := range v.Rows {
				fmt.Fprintf(columns, "      %s\n", strings.Join(row, "\t"))
			}
			columns.Flush()
		}
	}
}

func writeRule(w io.Writer, r page.Rule, t map[string]string) {
	fmt.Fprintf(w, "\n  %s (%s) · %s · %s · %s\n", r.Label, r.Name, r.Cites, r.Of, r.Yields)
	if r.To != "" {
		fmt.Fprintf(w, "    %s “%s”\n", t["exception"], r.To)
	}
	if r.Fills != "" {
		fmt.Fprintf(w, "    %s %s\n", t["fills"], r.Fills)
	}
	for i, line := range r.When {
		word := strings.Repeat(" ", len(t["when"])+1)
		if i == 0 {
			word = t["when"] + " "
		}
		fmt.Fprintf(w, "    %s%s\n", word, line)
	}
	for i, line := range r.Lines {
		sign := "  "
		if i == 0 {
			sign = "= "
		}
		fmt.Fprintf(w, "    %s%s\n", sign, line)
	}
}

// wrapped breaks a text into lines of at most a hundred characters.
func wrapped(text, indent string) string {
	var out strings.Builder
	line := indent
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case len([]rune(line))+1+len([]rune(word)) > 100:
			out.WriteString(line + "\n")
			line = indent + word
		default:
			line += " " + word
		}
	}
	return out.String() + line
}
