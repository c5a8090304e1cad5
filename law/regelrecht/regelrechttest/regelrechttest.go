// Package regelrechttest makes small laws in the format of RegelRecht for tests, and
// finds upstream's corpus where it is there.
package regelrechttest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/value"
)

// Schema is the address of a version of the format.
func Schema(version string) string {
	return "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v" + version + "/schema/v" + version + "/schema.json"
}

// File is a law with articles, of which each is the text of machine_readable, indented
// by nothing; more is what is added to the top.
func File(id, version, more string, articles ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "$schema: %s\n$id: %s\nregulatory_layer: WET\npublication_date: '2024-01-01'\nbwb_id: BWBR0000001\n"+
		"url: https://example.org/\n%sarticles:\n", Schema(version), id, more)
	for i, a := range articles {
		fmt.Fprintf(&b, "  - number: '%d'\n    text: Verzonnen.\n    url: https://example.org/\n    machine_readable:\n", i+1)
		for line := range strings.SplitSeq(strings.TrimRight(a, "\n"), "\n") {
			b.WriteString("      " + line + "\n")
		}
	}
	return b.String()
}

// Library reads laws that must be right.
func Library(t testing.TB, files ...string) *regelrecht.Library {
	t.Helper()
	var laws []*regelrecht.Law
	for i, file := range files {
		l, err := regelrecht.Read(fmt.Sprintf("wet%d.yaml", i+1), []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		laws = append(laws, l)
	}
	lib, err := regelrecht.NewLibrary(laws)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// Day is a date that must be one.
func Day(t testing.TB, text string) value.Date {
	t.Helper()
	d, err := value.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Upstream is the folder with the corpus and the scenarios of RegelRecht; the test is
// skipped where it is not there.
func Upstream(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
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

// Corpus is upstream's laws.
func Corpus(t testing.TB) *regelrecht.Library {
	t.Helper()
	lib, err := regelrecht.Load(os.DirFS(filepath.Join(Upstream(t), "corpus")), ".")
	if err != nil {
		t.Fatal(err)
	}
	return lib
}
