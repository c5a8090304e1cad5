package cli_test

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/cli"
)

// runs is the whole program, on a demo of a few residents in a folder of its own.
func runs(t *testing.T, database string, args ...string) (code int, out, faults string) {
	t.Helper()
	var o, e bytes.Buffer
	args = append(args, "--database", "sqlite:"+database, "--set", "demo.residents=40", "--set", "log.level=error")
	code = cli.Run(context.Background(), cli.Env{In: strings.NewReader(""), Out: &o, Err: &e}, args, nil)
	return code, o.String(), e.String()
}

func TestCorrectAFactOfAResidentOfADemo(t *testing.T) {
	database := filepath.Join(t.TempDir(), "meent.db")
	code, out, faults := runs(t, database, "correct", "Fenna Kuipers", "inkomensgegeven", "12000", "--since", "2026-01-01")
	if code != 0 || !strings.Contains(out, "inkomensgegeven holds another value since 2026-01-01") || strings.Contains(out, "12000") {
		t.Fatalf("exit %d\n%s%s", code, out, faults)
	}
	for name, c := range map[string]struct {
		code int
		want string
		args []string
	}{
		"nobody":     {1, "nobody here has this name", []string{"Niemand Nergens", "inkomensgegeven", "1", "--since", "2026-01-01"}},
		"no field":   {2, `no field "geheim"`, []string{"Fenna Kuipers", "geheim", "1", "--since", "2026-01-01"}},
		"no number":  {2, "takes a number", []string{"Fenna Kuipers", "inkomensgegeven", "veel", "--since", "2026-01-01"}},
		"no day":     {2, "--since", []string{"Fenna Kuipers", "inkomensgegeven", "1", "--since", "gisteren"}},
		"too late":   {2, "must be today or a day before it", []string{"Fenna Kuipers", "inkomensgegeven", "1", "--since", "2099-01-01"}},
		"few words":  {2, "usage: meent correct", []string{"Fenna Kuipers", "--since", "2026-01-01"}},
		"no day yet": {2, "usage: meent correct", []string{"Fenna Kuipers", "inkomensgegeven", "1"}},
	} {
		code, out, faults := runs(t, database, append([]string{"correct"}, c.args...)...)
		if code != c.code || out != "" || !strings.Contains(faults, c.want) || strings.Contains(faults, "veel") {
			t.Errorf("%s: exit %d, %s%s", name, code, out, faults)
		}
	}
}
