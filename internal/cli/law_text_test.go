package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/lawtext"
	"meent.nl/meent/law/statute"
)

// fakeTexts notes what is stored; a text that it has it leaves as it is.
type fakeTexts struct {
	stored map[string]bool
	broken error
	closed bool
}

func (f *fakeTexts) Put(_ context.Context, t *statute.Text, _ string) (lawtext.Result, error) {
	key := t.Source + " " + t.From.String()
	if f.stored[key] {
		return lawtext.Unchanged, f.broken
	}
	f.stored[key] = true
	return lawtext.Added, f.broken
}

func runTexts(f *fakeTexts, words ...string) (code int, stdout, stderr string) {
	var out, faults bytes.Buffer
	open := func(context.Context) (TextStore, func() error, error) {
		return f, func() error { f.closed = true; return nil }, nil
	}
	code = ImportTexts(context.Background(), words, open, &out, &faults)
	return code, out.String(), faults.String()
}

// textFolder is a folder with files of each kind.
func textFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"goed.xml":         `<toestand bwb-id="BWBR9000001" inwerkingtreding="2025-01-01"><artikel><kop><nr>1</nr></kop><al>Een.</al></artikel></toestand>`,
		"onder/goed.yaml":  "bwb_id: BWBR9000002\nvalid_from: 2024-01-01\narticles:\n- {number: '1', text: Een.}\n",
		"onder/status.yml": "status: klaar\n",
		"lees.txt":         "geen tekst van een wet",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTextsAreImportedFromFoldersAndFiles(t *testing.T) {
	dir, f := textFolder(t), &fakeTexts{stored: map[string]bool{}}
	code, out, faults := runTexts(f, dir)
	if code != 0 || faults != "" || !f.closed || !strings.Contains(out, "3 files = 2 texts (2 added, 0 replaced, 0 unchanged, 0 kept as published) + 1 passed over + 0 refused") {
		t.Errorf("code %d, %s%s", code, out, faults)
	}
	code, out, _ = runTexts(f, filepath.Join(dir, "goed.xml"))
	if code != 0 || !strings.Contains(out, "1 files = 1 texts (0 added, 0 replaced, 1 unchanged") {
		t.Errorf("again: code %d, %s", code, out)
	}
}

func TestABrokenTextIsRefusedAndTheOthersAreRead(t *testing.T) {
	dir, f := textFolder(t), &fakeTexts{stored: map[string]bool{}}
	broken := filepath.Join(dir, "stuk.xml")
	if err := os.WriteFile(broken, []byte("<toestand bwb-id=\"BWBR9000003\" inwerkingtreding=\"2025-01-01\">\n<artikel>"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, faults := runTexts(f, dir)
	if code != 2 || len(f.stored) != 2 || !strings.Contains(faults, "refused: "+broken+":2: this is not right XML") || !strings.Contains(out, "1 refused") {
		t.Errorf("code %d, %d stored, %s%s", code, len(f.stored), out, faults)
	}
}

func TestWhatIsNoTextIsRefusedByName(t *testing.T) {
	dir := textFolder(t)
	empty := t.TempDir()
	for _, c := range []struct {
		words []string
		code  int
		want  string
	}{
		{nil, 2, "usage: meent law text import"},
		{[]string{filepath.Join(dir, "nergens.xml")}, 2, "there is no file or folder"},
		{[]string{filepath.Join(dir, "lees.txt")}, 2, "not of a kind that this reads"},
		{[]string{filepath.Join(dir, "onder/status.yml")}, 2, "refused: " + filepath.Join(dir, "onder/status.yml") + ":1: the file has no list articles"},
		{[]string{empty}, 2, "no official text among these files"},
	} {
		code, _, faults := runTexts(&fakeTexts{stored: map[string]bool{}}, c.words...)
		if code != c.code || !strings.Contains(faults, c.want) {
			t.Errorf("%v: code %d, %s", c.words, code, faults)
		}
	}
	if code, _, faults := runTexts(&fakeTexts{stored: map[string]bool{}, broken: errors.New("the disk is full")}, dir); code != 1 || !strings.Contains(faults, "the disk is full") {
		t.Errorf("a store that fails: code %d, %s", code, faults)
	}
}

// checkText runs `meent law check --text` on the laws of the program.
func checkText(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, faults bytes.Buffer
	env := Env{In: strings.NewReader(""), Out: &out, Err: &faults}
	code = Run(t.Context(), env, append([]string{"law", "check"}, args...), nil)
	return code, out.String(), faults.String()
}

// TestCheckTextFindsWhatTheTextDoesNotHave lays the real laws beside a text of the Wet
// op de zorgtoeslag that stops after article 1.
func TestCheckTextFindsWhatTheTextDoesNotHave(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "kort.xml")
	if err := os.WriteFile(path, []byte(`<toestand bwb-id="BWBR0018451" inwerkingtreding="2025-01-01"><artikel><kop><nr>1</nr></kop><al>Een.</al></artikel></toestand>`), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, faults := checkText(t, "--text", dir)
	if code != 1 || !strings.Contains(out, "laws/zorgtoeslag/2025-01-01.yaml:") || !strings.Contains(out, "there is no artikel 2") ||
		!strings.Contains(out, "not checked: aow (BWBR0002221): no text") {
		t.Errorf("code %d, %.400s %s", code, out, faults)
	}
	for _, c := range []struct{ dir, want string }{{filepath.Join(dir, "weg"), "not a folder"}, {t.TempDir(), "no official text"}} {
		if code, _, faults := checkText(t, "--text", c.dir); code != 2 || !strings.Contains(faults, c.want) {
			t.Errorf("%s: code %d, %s", c.dir, code, faults)
		}
	}
}

// TestTheLawsStandBesideTheOfficialTexts holds the laws to the texts that are beside
// the project: every citation is there.
func TestTheLawsStandBesideTheOfficialTexts(t *testing.T) {
	for _, dir := range []string{"../../../shared/data/bwb", "../../../shared/data/law-texts"} {
		if _, err := os.Stat(dir); err != nil {
			t.Skip("the official texts are not beside the project: ../shared/data")
		}
		if code, out, faults := checkText(t, "--text", dir); code != 0 {
			t.Errorf("%s: code %d\n%s%s", dir, code, out, faults)
		}
	}
}
