package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"meent.nl/meent/law"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/textcheck"
)

// lawCheckText lays the laws beside the official texts in a folder. Findings go to
// Out, one per line with file and line; the exit code is 1 with findings.
func (env Env) lawCheckText(all *law.Corpus, dir string) (int, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return 0, usageError{fmt.Sprintf("%s is not a folder that can be read", clip(dir))}
	}
	texts, passed, err := statute.ReadDir(os.DirFS(dir), ".")
	if err != nil {
		return 0, fmt.Errorf("the texts in %s cannot all be read:\n%w", clip(dir), err)
	}
	for _, p := range passed {
		fmt.Fprintf(env.Err, "passed over %v\n", p)
	}
	if len(texts) == 0 {
		return 0, usageError{fmt.Sprintf("there is no official text in %s; docs/law-text.md says how to get one", clip(dir))}
	}
	report := textcheck.Check(all.Documents(), textcheck.NewTexts(texts))
	for _, f := range report.Findings {
		fmt.Fprintln(env.Out, f.Error())
	}
	env.notChecked(report)
	fmt.Fprintf(env.Out, "%d texts; %d citations looked up; %d articles compared between versions; %d findings\n",
		len(texts), report.Cited, report.Compared, len(report.Findings))
	if len(report.Findings) > 0 {
		return exitFaults, nil
	}
	return exitDone, nil
}

// notChecked says of what nothing can be said.
func (env Env) notChecked(r textcheck.Report) {
	for _, u := range r.Unchecked {
		fmt.Fprintf(env.Out, "not checked: %s (%s): %s\n", u.Law, u.Source, u.Why)
	}
	if len(r.Unnamed) > 0 {
		fmt.Fprintf(env.Out, "not checked: citations of %s: no text\n", strings.Join(slices.Clone(r.Unnamed), ", "))
	}
	if r.Unsure > 0 {
		fmt.Fprintf(env.Out, "not checked: %d citations of a lid or onderdeel in an article that the text gives in one piece\n", r.Unsure)
	}
}
