package document

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzLoad: whatever the file holds, Load gives a set or faults with places, and
// nothing else.
func FuzzLoad(f *testing.F) {
	err := fs.WalkDir(os.DirFS("testdata"), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".yaml") {
			return err
		}
		text, err := os.ReadFile("testdata/" + file)
		f.Add(string(text))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("\"0\r\r")
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{"wet.yaml": {Data: []byte(text)}}
		set, err := Load(files, ".", testWorld)
		if (set == nil) == (err == nil) {
			t.Fatalf("set %v beside error %v", set, err)
		}
		var faults Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
			t.Fatalf("an error without faults: %v", err)
		}
		lines := 2
		for _, end := range []string{"\n", "\r", "\u0085", "\u2028", "\u2029"} { // what ends a line of YAML
			lines += strings.Count(text, end)
		}
		for _, fault := range faults {
			if fault.Place.File == "" || fault.Place.Line < 1 || fault.Place.Line > lines || fault.Place.Column < 1 || fault.Message == "" {
				t.Fatalf("a fault without a place: %+v", fault)
			}
		}
		if set == nil {
			set = &Set{versions: map[string][]*Document{}, voc: testWorld}
		}
		files = fstest.MapFS{ExamplesFile: {Data: []byte(text)}}
		if _, err := LoadExamples(files, ".", set); err != nil && !errors.As(err, &faults) {
			t.Fatalf("an error without faults: %v", err)
		}
	})
}
