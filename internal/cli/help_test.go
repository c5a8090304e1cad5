package cli_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"meent.nl/meent/internal/cli"
)

func TestEveryCommandHelps(t *testing.T) {
	for command, want := range map[string]string{
		"":                "meent COMMAND",
		"demo":            "--residents",
		"serve":           "--config",
		"migrate":         "--database",
		"import":          "meent import gbav",
		"import gbav":     "meent import gbav",
		"config":          "meent config check",
		"config check":    "meent config check",
		"tasks":           "meent tasks dead",
		"tasks dead":      "meent tasks dead",
		"law":             "meent law check [--text TEXTS] [DIR]",
		"law check":       "meent law check [--text TEXTS] [DIR]",
		"law check DIR":   "meent law check [--text TEXTS] [DIR]",
		"law text":        "meent law text import",
		"law test":        "--dir",
		"law facts":       "--on",
		"law facts aow":   "--json",
		"law eval":        "--facts",
		"law regelrecht":  "meent law regelrecht check DIR",
		"population":      "meent population make",
		"population make": "--persons",
		"population show": "meent population show",
	} {
		for _, flag := range []string{"--help", "-h"} {
			var out, faults bytes.Buffer
			env := cli.Env{In: strings.NewReader(""), Out: &out, Err: &faults}
			code := cli.Run(context.Background(), env, append(strings.Fields(command), flag), nil)
			if code != 0 || faults.Len() > 0 || !strings.Contains(out.String(), want) || !strings.Contains(out.String(), "usage: meent") {
				t.Errorf("meent %s %s: exit %d\n%s%s", command, flag, code, &out, &faults)
			}
		}
	}
}

func TestAWrongFlagIsNoHelp(t *testing.T) {
	for _, command := range []string{"law eval --weg", "law test --weg", "config check --weg", "demo --weg"} {
		var out, faults bytes.Buffer
		code := cli.Run(context.Background(), cli.Env{In: strings.NewReader(""), Out: &out, Err: &faults}, strings.Fields(command), nil)
		if code != 2 || !strings.Contains(faults.String(), "-weg") || out.Len() > 0 {
			t.Errorf("meent %s: exit %d\n%s%s", command, code, &out, &faults)
		}
	}
}
