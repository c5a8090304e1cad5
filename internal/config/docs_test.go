package config_test

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"meent.nl/meent/internal/config"
)

var update = flag.Bool("update", false, "write the table of settings into docs/configuration.md")

const (
	docs       = "../../docs/configuration.md"
	tableBegin = "<!-- settings: made by go test ./internal/config -update -->\n"
	tableEnd   = "<!-- end of settings -->"
)

// TestDocsAreTrue compares docs/configuration.md with the code, and its example file
// with what Load takes.
func TestDocsAreTrue(t *testing.T) {
	content, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(content), tableBegin)
	table, after, ended := strings.Cut(rest, tableEnd)
	if !found || !ended {
		t.Fatalf("%s has no place for the table of settings", docs)
	}
	if *update {
		text := before + tableBegin + config.Reference() + tableEnd + after
		if err := os.WriteFile(docs, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != config.Reference() {
		t.Errorf("%s is not up to date; run: go test ./internal/config -run Docs -update", docs)
	}
	_, example, _ := strings.Cut(before, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	secret := write(t, "secret", "sqlite:/var/lib/meent/meent.db\n") // fit for each of them
	example = regexp.MustCompile(`/run/secrets/\S+`).ReplaceAllString(example, secret)
	if _, err := config.Load(write(t, "example.yaml", example), nil, nil); err != nil || example == "" {
		t.Errorf("the example of %s is not right: %v", docs, err)
	}
}
