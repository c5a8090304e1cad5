package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/cli"
)

func population(args ...string) (code int, out, faults string) {
	var o, f bytes.Buffer
	code = cli.Population(context.Background(), cli.Env{In: strings.NewReader(""), Out: &o, Err: &f}, args)
	return code, o.String(), f.String()
}

func TestAPopulationIsMadeAndShown(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "country")
	code, made, faults := population("make", "--persons", "2000", "--seed", "7", "--on", "2025-01-01", "--out", dir)
	if code != 0 || !strings.Contains(faults, "writing: 5 of 5") {
		t.Fatalf("exit %d\n%s", code, faults)
	}
	for _, want := range []string{"2000 synthetic persons in", "on 2025-01-01, seed 7", "disposable income, euro (StatLine", "published", "%\n"} {
		if !strings.Contains(made, want) {
			t.Errorf("%q is missing in\n%s", want, made)
		}
	}
	code, shown, faults := population("show", dir)
	if code != 0 || faults != "" || shown != made {
		t.Errorf("exit %d, %s: what is shown is not what was made:\n%s", code, faults, shown)
	}
	code, _, faults = population("make", "--persons", "2000", "--out", dir)
	if code != 2 || !strings.Contains(faults, "is not empty") || strings.Contains(faults, "counting") {
		t.Errorf("making it again: exit %d, %s", code, faults)
	}
	file := filepath.Join(dir, "manifest.json")
	code, _, faults = population("make", "--persons", "2000", "--out", file)
	if _, err := os.ReadFile(file); code != 2 || !strings.Contains(faults, "is no directory") || err != nil {
		t.Errorf("making it over a file: exit %d, %s, %v", code, faults, err)
	}
}

func TestOfAPopulationThatIsNotWholeNothingIsShown(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "country")
	if code, _, faults := population("make", "--persons", "500", "--out", dir); code != 0 {
		t.Fatalf("exit %d\n%s", code, faults)
	}
	file := filepath.Join(dir, "minors.parquet")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"cut off": whole[:len(whole)/2], "damaged": append([]byte("PAR2"), whole[4:]...), "empty": {}} {
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if code, out, faults := population("show", dir); code != 2 || out != "" || !strings.Contains(faults, "minors.parquet") {
			t.Errorf("%s: exit %d\n%s%s", name, code, out, faults)
		}
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if code, out, faults := population("show", dir); code != 2 || out != "" || !strings.Contains(faults, "the population is not whole") {
		t.Errorf("missing: exit %d\n%s%s", code, out, faults)
	}
}

func TestAWrongPopulationCallIsRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "country")
	for want, args := range map[string][]string{
		"usage: meent population":      {},
		"usage: meent population make": {"make"},
		"0 were asked":                 {"make", "--persons", "0", "--out", out},
		"--on:":                        {"make", "--on", "tomorrow", "--out", out},
		"1990-01-01 was asked":         {"make", "--on", "1990-01-01", "--out", out},
		"-people":                      {"make", "--people", "5", "--out", out},
		"holds no population":          {"show", t.TempDir()},
	} {
		if code, _, faults := population(args...); code != 2 || !strings.Contains(faults, want) {
			t.Errorf("%v: exit %d, and %q is missing in\n%s", args, code, want, faults)
		}
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a wrong call leaves a directory: %v", err)
	}
}
