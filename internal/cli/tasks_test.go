package cli_test

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/cli"
)

func TestTasks(t *testing.T) {
	store := "sqlite:" + filepath.Join(t.TempDir(), "meent.db")
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"tasks dead --database " + store, 0, "0 tasks wait for a person"},
		{"tasks retry svb 01900000-0000-7000-8000-000000000001 --database " + store, 1, "there is no dead letter"},
		{"tasks retry svb --database " + store, 2, "usage: meent tasks"},
		{"tasks", 2, "usage: meent tasks"},
		{"tasks --help", 0, "usage: meent tasks"},
	} {
		var out, wrong bytes.Buffer
		code := cli.Run(context.Background(), cli.Env{Out: &out, Err: &wrong}, strings.Fields(test.args), nil)
		if code != test.code || !strings.Contains(out.String()+wrong.String(), test.says) {
			t.Errorf("meent %s: exit code %d\n%s%s", test.args, code, out.String(), wrong.String())
		}
	}
}
