package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/cli"
	"meent.nl/meent/law/regelrecht/regelrechttest"
)

// regelRecht runs "meent law regelrecht …".
func regelRecht(args ...string) (code int, out, faults string) {
	var o, f bytes.Buffer
	env := cli.Env{In: strings.NewReader(""), Out: &o, Err: &f}
	code = cli.Run(context.Background(), env, append([]string{"law", "regelrecht"}, args...), nil)
	return code, o.String(), f.String()
}

func TestLawRegelRecht(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("wet.yaml", regelrechttest.File("wet", "0.5.6", "", "execution:\n  actions:\n    - {output: uit, value: 1}"))
	if code, out, faults := regelRecht("test", dir); code != 1 || out != "" || !strings.Contains(faults, "no .feature file") {
		t.Errorf("%d %s %s", code, out, faults)
	}
	write("a.feature", "Feature: F\nScenario: Een\nWhen I evaluate \"uit\" of \"wet\"\nThen output \"uit\" equals 1\n@wip\nScenario: Twee\nGiven iets\n")
	for _, c := range []struct {
		args string
		code int
		out  string
	}{
		{"check", 0, "1 laws in 1 versions: no faults\n"},
		{"test", 0, "1 passed (1 in the typed program too), 0 failed, 1 skipped\n"},
		{"test --verbose", 0, "a.feature:2:1: Een: passed (typed program and compatibility mode)\na.feature:6:1: Twee: skipped: marked as work in progress\n" +
			"1 passed (1 in the typed program too), 0 failed, 1 skipped\n"},
	} {
		if code, out, faults := regelRecht(append(strings.Fields(c.args), dir)...); code != c.code || out != c.out || faults != "" {
			t.Errorf("%s: %d %s %s", c.args, code, out, faults)
		}
	}
	write("grammar.yaml", "version: 1\n")
	if code, out, faults := regelRecht("check", dir); code != 0 || out != "1 laws in 1 versions: no faults\n" || !strings.HasPrefix(faults, "grammar.yaml is no law: it has neither") {
		t.Errorf("%d %s %s", code, out, faults)
	}
	empty := t.TempDir()
	for _, args := range [][]string{{"check", empty}, {"test", empty}, {"test", "--laws", empty, dir}} {
		if code, out, faults := regelRecht(args...); code != 2 || out != "" || !strings.Contains(faults, empty+" holds no law") {
			t.Errorf("%v: %d %s %s", args, code, out, faults)
		}
	}
	write("b.feature", "Feature: F\nScenario: Drie\nWhen I evaluate \"uit\" of \"wet\"\nThen output \"uit\" equals 2\n")
	if code, out, _ := regelRecht("test", dir); code != 1 || !strings.Contains(out, "b.feature:2:1: Drie: b.feature:4:1: output uit is 1, expected 2\n") {
		t.Errorf("%d %s", code, out)
	}
	write("wet2.yaml", regelrechttest.File("wet2", "0.5.6", "", "execution:\n  actions:\n    - {output: uit, value: {operation: GREATER_THAN, subject: 1}}"))
	if code, out, faults := regelRecht("check", dir); code != 1 || !strings.Contains(out, "wet2.yaml:14:34: article 1: GREATER_THAN without value") || !strings.Contains(faults, "1 faults") {
		t.Errorf("%d %s %s", code, out, faults)
	}
	for _, args := range [][]string{{}, {"rijd"}, {"test"}, {"test", "--weg", dir}, {"test", filepath.Join(dir, "weg")}, {"test", "--laws", "weg", dir}} {
		if code, out, faults := regelRecht(args...); code != 2 || out != "" || faults == "" {
			t.Errorf("%v: %d %s %s", args, code, out, faults)
		}
	}
}
