package runtest

import (
	"fmt"
	"strings"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

func number(q value.Quantity, per value.Per) value.Type {
	return value.Type{Kind: value.Number, Unit: value.Unit{Quantity: q, Per: per}}
}

var letters = value.Type{Kind: value.Word, Words: []string{"a", "b", "c"}}

// Small is a world whose facts have few values, so that random cases meet the edges.
var Small = document.NewVocabulary(
	[]document.Fact{
		{Name: "inkomen", Of: "person", Type: number(value.Euro, value.PerYear), Min: -50_000_00, Max: 200_000_00, Scale: 2},
		{Name: "vermogen", Of: "person", Type: number(value.Euro, value.Once), Min: 0, Max: 500_000_00, Scale: 2},
		{Name: "huur", Of: "person", Type: number(value.Euro, value.PerMonth), Min: 0, Max: 2_000_00, Scale: 2},
		{Name: "uren", Of: "person", Type: number(value.Plain, value.Once), Min: 0, Max: 60, Scale: 0},
		{Name: "deel", Of: "person", Type: number(value.Percent, value.Once), Min: -20, Max: 1200, Scale: 1},
		{Name: "geboortedatum", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645},
		{Name: "overleden_op", Of: "person", Type: value.Type{Kind: value.Day}, Min: -25567, Max: 22645, Optional: true},
		{Name: "verzekerd", Of: "person", Type: value.Type{Kind: value.Boolean}},
		{Name: "gehuwd", Of: "person", Type: value.Type{Kind: value.Boolean}},
		{Name: "status", Of: "person", Type: letters},
		{Name: "opbouw", Of: "person", Type: value.Type{Kind: value.Period}, Min: 0, Max: 600},
		{Name: "werk", Of: "person", Type: number(value.Hours, value.PerWeek), Min: 0, Max: 600, Scale: 1},
		{Name: "loon", Of: "person", Type: number(value.Euro, value.PerHour), Min: 0, Max: 200_00, Scale: 2},
		{Name: "zorg", Of: "child", Type: value.Type{Kind: value.Boolean}},
		{Name: "partner", Of: "kandidaat", Type: value.Type{Kind: value.Boolean}},
	},
	document.RelationDecl{Name: "kinderen", Member: "child", Max: 5},
	document.RelationDecl{Name: "kandidaten", Member: "kandidaat", Max: 3},
)

// Rule is a rule in texts.
type Rule struct{ Name, Of, Yields, Formula string }

// Articles is one article with rules, in YAML.
func Articles(rules ...Rule) string {
	var b strings.Builder
	b.WriteString("articles:\n  - article: \"1\"\n    plain: {nl: a, en: b}\n    rules:\n")
	for _, r := range rules {
		fmt.Fprintf(&b, "      - name: %s\n        label: {nl: a, en: b}\n        of: %s\n        yields: %q\n        cites: lid 1\n        formula: >\n          %s\n",
			r.Name, r.Of, r.Yields, strings.TrimSpace(r.Formula))
	}
	return b.String()
}

// Exception is an exception to a rule, in YAML; it goes in the article after rules.
func Exception(name, to, before, when, formula string) string {
	text := fmt.Sprintf("      - exception_to: %s\n        name: %s\n        cites: lid 2\n", to, name)
	if before != "" {
		text += "        before: [" + before + "]\n"
	}
	return text + fmt.Sprintf("        when: >\n          %s\n        formula: >\n          %s\n", when, formula)
}

// Head is what comes before the parameters and articles of law proef.
const Head = "law: proef\ntitle: Proefwet\nkind: wet\nsource: BWBR0000001\nin_force: {from: 2025-01-01}\n" +
	"carried_out_by: dienst\nplain: {nl: a, en: b}\n"
