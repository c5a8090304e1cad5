package document

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write what the faults are now; read the difference before committing it")

// TestFaults loads each folder below testdata/faults and compares all of its
// faults, with their places, with faults.txt beside it.
func TestFaults(t *testing.T) {
	folders, err := os.ReadDir("testdata/faults")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		t.Run(folder.Name(), func(t *testing.T) {
			dir := filepath.Join("testdata/faults", folder.Name())
			set, err := Load(os.DirFS(dir), ".", testWorld)
			var faults Faults
			if !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("no faults but %v", err)
			}
			if set != nil {
				t.Error("a set beside faults")
			}
			golden := filepath.Join(dir, "faults.txt")
			if *update {
				if err := os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, readErr := os.ReadFile(golden)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if got := err.Error() + "\n"; got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFileTooLarge(t *testing.T) {
	files := fstest.MapFS{"wet.yaml": {Data: []byte(strings.Repeat("# niets\n", MaxFileSize/8+1))}}
	_, err := Load(files, ".", testWorld)
	want := "wet.yaml:1:1: the file is larger than 1024 KiB; expected a smaller file; a version of a regulation fits easily"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestNotUTF8(t *testing.T) {
	_, err := Load(fstest.MapFS{"wet.yaml": {Data: []byte("law: \xff")}}, ".", testWorld)
	if want := "wet.yaml:1:1: the file is not plain UTF-8 text of at most 1 MiB"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestManyFaults: what is printed is bounded, what is reported is not.
func TestManyFaults(t *testing.T) {
	var text strings.Builder
	for i := range 150 {
		fmt.Fprintf(&text, "sleutel%d: x\n", i)
	}
	_, err := Load(fstest.MapFS{"wet.yaml": {Data: []byte(text.String())}}, ".", testWorld)
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 158 {
		t.Fatalf("%d faults, want 158: 150 keys that are unknown and 8 that are missing", len(faults))
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != shownFaults+1 || lines[shownFaults] != "and 58 more" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

func TestExampleFaults(t *testing.T) {
	files := fstest.MapFS{"examples.yaml": {Data: []byte(`law: weg
examples:
  - title: one
    source: own
    on: 2025-03-01
    facts:
      inkomen: veel
      woonland: mars
      thuiswonend: true
      kinderen: 3
      onbekend: 1
      inkomen: 2
    expect:
      toeslag.weg: 1
      toeslag.partner: 1
      toeslag.heeft_recht: ja
      toeslag.soort: [alleen]
  - {title: two, on: 2025-03-01, facts: [], expect: 3, note: x}
`)}}
	_, err := LoadExamples(files, ".", complete(t))
	want := `examples.yaml:1:6: there is no law weg; expected one of inkomenswet, toeslag, toeslagregeling
examples.yaml:7:16: "veel" is not a number; write digits with at most one decimal point, such as 1234.56; expected euro per year
examples.yaml:8:17: "mars" is not one of the words; expected one of [nederland, belgie, ander_land]
examples.yaml:9:7: thuiswonend is not a fact of the applicant; expected a fact that the catalogue declares
examples.yaml:10:17: kinderen is a single value; expected a list
examples.yaml:11:7: onbekend is not a fact of the applicant; expected a fact that the catalogue declares
examples.yaml:12:7: inkomen stands here for the second time; expected each name once
examples.yaml:14:7: toeslag.weg is not a rule in force on 2025-03-01; expected law.rule, as zorgtoeslag.normpremie
examples.yaml:15:24: toeslag.partner yields persons; expected a rule that yields a value
examples.yaml:16:28: "ja" is not a boolean; expected boolean
examples.yaml:17:22: toeslag.soort is a list; expected one of [alleen, samen], or needs, range, fails or not_applicable
examples.yaml:18:5: an example without source; expected source: …
examples.yaml:18:41: facts is a list; expected a mapping
examples.yaml:18:53: expect is a single value; expected a mapping
examples.yaml:18:56: "note" is not a key of an example; expected one of title, source, on, facts, expect`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
