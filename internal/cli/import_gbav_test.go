package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
)

// fakeImporter answers an import.
type fakeImporter struct {
	sum  population.Summary
	err  error
	seed string
}

func (f *fakeImporter) Import(_ context.Context, _ io.ReadSeeker, _, seed string, progress population.Progress) (population.Summary, error) {
	f.seed = seed
	for i := range 41 {
		progress(population.Reading, i, 40)
	}
	progress(population.Settling, 40, 40)
	return f.sum, f.err
}

func runImport(f *fakeImporter, args ...string) (code int, stdout, stderr string) {
	var out, faults bytes.Buffer
	open := func(context.Context) (GBAVImporter, func() error, error) { return f, func() error { return nil }, nil }
	code = ImportGBAV(context.Background(), args, open, &out, &faults)
	return code, out.String(), faults.String()
}

func csvFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "set.csv")
	if err := os.WriteFile(path, []byte(";\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportSaysWhatItDid(t *testing.T) {
	f := &fakeImporter{sum: population.Summary{Lists: 687, Added: 680, Refused: 7, Remarks: []population.Remark{{Line: 604, Refused: true, Text: "refused: it has no BSN (01.01.20)"}}}}
	code, out, faults := runImport(f, "--seed", "s", csvFile(t))
	if code != 0 || faults != "" || f.seed != "s" {
		t.Fatalf("%d, %s", code, faults)
	}
	for _, want := range []string{"line 604: refused: it has no BSN", "687 person lists = 680 accepted (680 new, 0 changed, 0 unchanged) + 7 refused\n", "reading person lists: 20 of 40\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if n := strings.Count(out, "reading person lists"); n != 11 {
		t.Errorf("%d lines of progress, want one per tenth", n)
	}
	f.sum.Already = true
	if _, out, _ := runImport(f, csvFile(t)); !strings.Contains(out, "nothing has changed") {
		t.Errorf("the same file again: %s", out)
	}
}

func TestImportOnATerminalDrawsOneBar(t *testing.T) {
	var out bytes.Buffer
	bar := &progressBar{out: &out, terminal: true}
	bar.show("reading", 1, 2)
	bar.show("reading", 2, 2)
	bar.end()
	if text := out.String(); strings.Count(text, "\n") != 1 || strings.Count(text, "\r") != 2 || !strings.Contains(text, "[##############################] 2 of 2") {
		t.Errorf("%q", text)
	}
}

func TestImportRefusesAWrongCall(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "usage: meent import gbav"},
		{[]string{"a", "b"}, "usage: meent import gbav"},
		{[]string{"--no-such-flag", "a"}, "usage: meent import gbav"},
		{[]string{filepath.Join(dir, "none.csv")}, "there is no file"},
		{[]string{dir}, "is not a file"},
	} {
		code, _, faults := runImport(&fakeImporter{}, c.args...)
		if code != 2 || !strings.Contains(faults, c.want) {
			t.Errorf("%v: %d %q", c.args, code, faults)
		}
	}
	if code, _, faults := runImport(&fakeImporter{err: kernel.Invalidf("line 3 is not UTF-8; save the file as UTF-8")}, csvFile(t)); code != 2 || !strings.Contains(faults, "line 3 is not UTF-8") {
		t.Errorf("a wrong file: %d %q", code, faults)
	}
	if code, _, _ := runImport(&fakeImporter{err: kernel.Errorf(kernel.Unavailable, "the store is gone")}, csvFile(t)); code != 1 {
		t.Errorf("a store that fails: %d", code)
	}
}
