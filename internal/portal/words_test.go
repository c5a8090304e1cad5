package portal

import (
	"io/fs"
	"testing"

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

func TestPagesLoad(t *testing.T) { loadPages(t) }
