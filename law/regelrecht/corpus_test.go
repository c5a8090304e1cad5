package regelrecht_test

import (
	"testing"

	"meent.nl/meent/law/regelrecht/regelrechttest"
)

func TestTheCorpusIsRead(t *testing.T) {
	lib := regelrechttest.Corpus(t)
	articles, rules, outputs := 0, 0, 0
	for _, id := range lib.Laws() {
		for _, law := range lib.Versions(id) {
			for _, a := range law.Articles {
				articles++
				outputs += len(a.Outputs)
				if len(a.Actions) > 0 {
					rules++
				}
			}
		}
	}
	for what, n := range map[string][2]int{"laws": {len(lib.Laws()), 23}, "articles": {articles, 611},
		"articles with rules": {rules, 76}, "declared outputs": {outputs, 97}} {
		if n[0] != n[1] {
			t.Errorf("%d %s, expected %d", n[0], what, n[1])
		}
	}
}
