package nl_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"meent.nl/meent/law/document"
)

// TestADigestIsOfTheLawAlone: how a file is written does not change the digest of a goal,
// nor do rules that it does not rest on; what it does rest on does, however far away.
func TestADigestIsOfTheLawAlone(t *testing.T) {
	const goal = "zorgtoeslag.zorgtoeslag"
	const file = "laws/zorgtoeslag/2025-01-01.yaml"
	const formula = "formula: max(0, standaardpremie_van_het_huishouden - normpremie)"
	before := digestsWith(t, "", "", "")
	for _, c := range []struct {
		name, file, old, new string
		same                 bool
	}{
		{"a comment", file, "takes:\n", "# What it takes from other laws.\n\ntakes:\n", true},
		{"a label", file, `nl: "Deel van het minimumloon"`, `nl: "Het deel van het minimumloon"`, true},
		{"a formula written otherwise", file, formula, "formula: >-\n          max( 0,\n          standaardpremie_van_het_huishouden\n          - normpremie )", true},
		{"a number with a nought behind it", file, "value: 2112,", "value: 2112.0,", true},
		{"a rule of another law", "laws/kinderbijslag/2024-01-01.yaml", "formula: rechtmatig_verblijf and (", "formula: rechtmatig_verblijf or (", true},
		{"a parameter", file, "value: 2112,", "value: 2113,", false},
		{"a formula", file, formula, "formula: max(0, normpremie - standaardpremie_van_het_huishouden)", false},
		{"the article of a rule", file, `article: "1"`, `article: "1z"`, false},
		{"what a parameter was published in", file, "Stcrt. 2024, 38887", "Stcrt. 2024, 38888", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := digestsWith(t, c.file, c.old, c.new)
			if (after[goal] == before[goal]) != c.same {
				t.Errorf("the digest was %s and is %s", before[goal], after[goal])
			}
			insured := "zorgtoeslag.is_verzekerde"
			if c.name == "a formula" && after[insured] != before[insured] {
				t.Error("the digest of a goal changed with a rule of its law that it does not rest on")
			}
		})
	}
}

// digestsWith are the digests of two goals on 1 March 2025, with one thing changed.
func digestsWith(t *testing.T, file, old, new string) map[string]string {
	t.Helper()
	files := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("."), "laws", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if file != "" {
		text := string(files[file].Data)
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", file, old)
		}
		files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	}
	set, err := document.Load(files, "laws", world(t))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, goal := range []string{"zorgtoeslag.zorgtoeslag", "zorgtoeslag.is_verzekerde"} {
		if found[goal], err = set.Digest(goal, mustDate(t, "2025-03-01")); err != nil {
			t.Fatal(err)
		}
	}
	return found
}
