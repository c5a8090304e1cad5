package portal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/platform/view"
)

func loadPages(t testing.TB) *view.Set {
	t.Helper()
	own, err := fs.Sub(files, "words")
	if err != nil {
		t.Fatal(err)
	}
	words, err := view.LoadWords(view.OwnWords(), own)
	if err != nil {
		t.Fatal(err)
	}
	set, err := view.NewSet(words, files)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestNoWordsAreLeftOver finds keys that no template and no code uses. Those of
// words from lists are used by what registers hold.
func TestNoWordsAreLeftOver(t *testing.T) {
	set := loadPages(t)
	used := set.Used()
	for _, folder := range []string{".", "../platform/view"} {
		for _, text := range literals(t, folder) {
			used[text] = true
		}
	}
	for _, key := range set.Words().Keys() {
		if !used[key] && !strings.HasPrefix(key, "word.") {
			t.Errorf("no page uses the words %q", key)
		}
	}
}

// TestEveryWordOfTheCatalogue has words in both languages for what fields may hold.
func TestEveryWordOfTheCatalogue(t *testing.T) {
	words := loadPages(t).Words()
	for _, r := range world(t).Registers {
		for _, f := range r.Fields {
			for _, word := range f.Type.Words {
				if !words.Has("word." + word) {
					t.Errorf("field %s may be %q; give it words in words/values.yaml", f.Name, word)
				}
			}
		}
	}
}

// TestSentencesAreShort holds the pages to look.md: at most 15 words on average,
// and none so long that one has to read it twice.
func TestSentencesAreShort(t *testing.T) {
	words := loadPages(t).Words()
	for _, lang := range view.Languages() {
		sentences, count := 0, 0
		for _, key := range words.Keys() {
			text := strings.NewReplacer("? ", ". ", ": ", ". ", "; ", ". ").Replace(words.Plain(lang, key))
			for s := range strings.SplitSeq(text, ". ") {
				n := len(strings.Fields(s))
				if n < 3 {
					continue // a label
				}
				sentences, count = sentences+1, count+n
				if n > 22 {
					t.Errorf("%s in %s has a sentence of %d words: %s", key, lang, n, s)
				}
			}
		}
		if average := float64(count) / float64(sentences); average > 15 {
			t.Errorf("%s: sentences have %.1f words on average; at most 15", lang, average)
		}
	}
}

// TestPlainWords keeps words out that only officials use.
func TestPlainWords(t *testing.T) {
	words := loadPages(t).Words()
	avoid := []string{"succesvol", "middels", "derhalve", "indien", "teneinde", "betreffende", "reeds", "conform", "inzake", "successfully", "hereby", "pursuant"}
	for _, lang := range view.Languages() {
		for _, key := range words.Keys() {
			text := " " + strings.ToLower(words.Plain(lang, key)) + " "
			for _, word := range avoid {
				if strings.Contains(text, " "+word+" ") {
					t.Errorf("%s in %s says %q", key, lang, word)
				}
			}
		}
	}
}

// TestEveryLoginFault has its own words.
func TestEveryLoginFault(t *testing.T) {
	v := &visit{Locale: loadPages(t).Words().In("nl")}
	for _, reason := range oidc.Reasons() {
		what, remedy := v.loginFault(reason)
		if what == "" || remedy == "" || reason != oidc.ReasonInternal && what == v.T("login.ours") {
			t.Errorf("the reason %q has no words of its own", reason)
		}
	}
}

// literals are the texts between quotes in the code of a folder, tests left out.
func literals(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					out = append(out, text)
				}
			}
			return true
		})
	}
	return out
}
