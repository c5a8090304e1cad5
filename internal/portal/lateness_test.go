package portal

import (
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
)

func TestALateCaseSaysWhatTheResidentCanDo(t *testing.T) {
	f := fullFakes(t)
	for i := range f.cases {
		f.cases[i].DecideBy = kernel.DateOf(now) - 3
	}
	_, h := open(t, f)
	for lang, want := range map[string][]string{
		"nl": {"ingebrekestelling", "€ 1.442", `href="/recht/beslistermijn-en-dwangsom"`, `#regel-uiterste_beslisdatum"`},
		"en": {"default notice", "€1,442"},
	} {
		page := get(h, lang, "/zaken/"+string(caseID(2))).Body.String()
		check(t, lang, page)
		for _, text := range want {
			if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), text) {
				t.Errorf("the page of a late case in %s has no %q", lang, text)
			}
		}
	}
}

func TestADecisionLeadsToTheRuleOfItsTerm(t *testing.T) {
	_, h := open(t, fullFakes(t))
	if page := get(h, "nl", "/besluiten/"+string(caseID(11))).Body.String(); !strings.Contains(page, "#regel-laatste_dag_voor_bezwaar") {
		t.Error("the decision does not lead to the rule that set the last day to object")
	}
}
