package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/test/whole"
)

// axeSource reads the rules once per call; it skips the test when they are not installed.
func axeSource(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(whole.NodeModule(t, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// violation is a rule that a page breaks.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

func (v violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", v.ID, v.Help)
	for _, n := range v.Nodes[:min(3, len(v.Nodes))] {
		fmt.Fprintf(&b, "\n\t%s\n\t%s", n.HTML, strings.ReplaceAll(n.Summary, "\n", "\n\t"))
	}
	return b.String()
}

// everyRule is WCAG 2.2 A and AA, and what is good practice besides. Of colourRules
// the outcome can change with the colours.
const (
	everyRule   = `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`
	colourRules = `{type: "rule", values: axe.getRules(["cat.color"]).filter(r => r.tags.includes("wcag2aa") || r.tags.includes("wcag2a")).map(r => r.ruleId)}`
)

type axeReport struct {
	Violations []violation `json:"violations"`
	Passes     int         `json:"passes"`
}

// axe checks the page as it stands by some rules. Its source is put in once per page.
func (b *tab) axe(source, rules string) []violation {
	b.t.Helper()
	if !ask[bool](b, `typeof axe === "object"`) {
		do(b, "put in the rules", chromedp.Evaluate[chromedp.Void](source))
	}
	report := ask[axeReport](b, `axe.run(document, {resultTypes: ["violations"], runOnly: `+rules+`}).
		then(r => ({violations: r.violations, passes: r.passes.length}))`)
	if report.Passes == 0 {
		b.t.Fatalf("no rule of accessibility was applied to %s", b.path())
	}
	return report.Violations
}
