package regelrecht_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/regelrechttest"
)

// seeds adds the files of a folder of upstream, where it is there.
func seeds(f *testing.F, dir, ext string) {
	root, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "data", "regelrecht", dir))
	if err != nil {
		f.Fatal(err)
	}
	if _, err := os.Stat(root); err != nil {
		return // upstream's files only make the fuzzing better
	}
	err = fs.WalkDir(os.DirFS(root), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(file) != ext {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, file))
		f.Add(data)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(regelrechttest.File("proef", "0.5.6", "", "execution:\n  actions:\n    - {output: uit, value: {operation: ADD, values: [1, $x]}}")))
	seeds(f, "corpus", ".yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		law, err := regelrecht.Read("wet.yaml", data)
		var faults document.Faults
		switch {
		case err == nil && law == nil:
			t.Fatal("no law and no faults")
		case err != nil && !errors.As(err, &faults):
			t.Fatalf("%T instead of faults", err)
		}
		for _, fault := range faults {
			if fault.Place.Line < 1 || fault.Place.Column < 1 || fault.Message == "" {
				t.Fatalf("a fault without a place: %v", fault)
			}
		}
	})
}
