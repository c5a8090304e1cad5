package nl_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"meent.nl/meent/law"
)

// TestEveryLawCanBeRead: Check finds nothing in a law that a lawyer could not check.
func TestEveryLawCanBeRead(t *testing.T) {
	for _, f := range world(t).Laws.Check() {
		t.Error(f)
	}
}

// TestNoLongFiles: neither a law nor its examples are longer than somebody reads.
func TestNoLongFiles(t *testing.T) {
	files := 0
	err := filepath.WalkDir("laws", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		files++
		if lines := bytes.Count(text, []byte("\n")); lines > law.MaxLines {
			t.Errorf("%s has %d lines, more than %d", file, lines, law.MaxLines)
		}
		return nil
	})
	if err != nil || files < 90 {
		t.Errorf("%d files, %v", files, err)
	}
}
