package web

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func built() fstest.MapFS {
	return fstest.MapFS{
		"manifest.json": {Data: []byte(`{"css":"meent.1.css","icon":"meent.1.svg","fonts":["a.woff2"],"letter":{"regular":["r.ttf"],"bold":["b.ttf"]}}`)},
		"meent.1.css":   {Data: []byte("p{color:red}")}, "meent.1.css.gz": {Data: []byte("packed")}, ".gitkeep": {},
		"meent.1.svg": {Data: []byte("<svg/>")}, "a.woff2": {Data: []byte("font")}, "r.ttf": {Data: []byte("R")}, "b.ttf": {Data: []byte("B")},
	}
}

func TestNothingBuiltSaysWhatToDo(t *testing.T) {
	if _, err := load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "make web") {
		t.Errorf("got %v", err)
	}
	half := built()
	delete(half, "meent.1.css")
	if _, err := load(half); err == nil || !strings.Contains(err.Error(), "meent.1.css") {
		t.Errorf("got %v", err)
	}
}

func TestFiles(t *testing.T) {
	assets, err := load(built())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	err = fs.WalkDir(assets.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if want := []string{"a.woff2", "meent.1.css", "meent.1.css.gz", "meent.1.svg"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("a browser may fetch %v (%v), want %v", names, err, want)
	}
	for _, name := range []string{"manifest.json", "r.ttf"} {
		if _, err := fs.ReadFile(assets.Files(), name); err == nil {
			t.Errorf("a browser may fetch %s", name)
		}
	}
	regular, bold, err := assets.LetterFonts()
	if err != nil || string(regular[0]) != "R" || string(bold[0]) != "B" {
		t.Errorf("%q %q %v", regular, bold, err)
	}
}
