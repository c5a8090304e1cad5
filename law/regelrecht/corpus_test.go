package regelrecht_test

import (
	"os"
	"path/filepath"
	"testing"

	"meent.nl/meent/law/regelrecht"
)

// upstream is the folder with the corpus and the scenarios of RegelRecht.
func upstream(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	data := filepath.Join(dir, "..", "shared", "data", "regelrecht")
	if _, err := os.Stat(data); err != nil {
		t.Skipf("the corpus of RegelRecht is not at %s", data)
	}
	return data
}

func TestTheCorpusIsRead(t *testing.T) {
	lib, err := regelrecht.Load(os.DirFS(filepath.Join(upstream(t), "corpus")), ".")
	if err != nil {
		t.Fatal(err)
	}
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
