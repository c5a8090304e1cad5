package apilint

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

func TestMain(m *testing.M) { whole.Main(m) }

// finding is what the linter says of a place in the document.
type finding struct {
	Code     string `json:"code"`
	Message  string `json:"message"`
	Path     []any  `json:"path"`
	Severity int    `json:"severity"` // 0 error, 1 warning, 2 information, 3 hint
}

func TestTheDescriptionFollowsTheDesignRules(t *testing.T) {
	rules := whole.Data(t, "api-design-rules", "linter-2.2.0.yaml")
	for _, f := range lint(t, rules, description(t)) {
		t.Errorf("%s at %v: %s", f.Code, f.Path, f.Message)
	}
}

// TestTheLinterSeesAFault guards against a linter that passes everything.
func TestTheLinterSeesAFault(t *testing.T) {
	rules := whole.Data(t, "api-design-rules", "linter-2.2.0.yaml")
	broken := strings.Replace(string(description(t)), `"/rechten"`, `"/Rechten_Van"`, 1)
	found := map[string]bool{}
	for _, f := range lint(t, rules, []byte(broken)) {
		found[f.Code] = true
	}
	if !found["nlgov:paths-kebab-case"] {
		t.Errorf("a path that is not kebab-case was not found, only %v", found)
	}
}

// description is what a running program serves that residents reach over https.
func description(t *testing.T) []byte {
	t.Helper()
	p := whole.Start(t, whole.Options{DSN: dbtest.SQLiteDSN(t), Env: []string{"MEENT_BASE_URL=https://meent.example"}})
	page := p.Visitor().Get("/v1/openapi.json")
	if page.Status != http.StatusOK || page.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("the description answers %d with %v", page.Status, page.Header)
	}
	return page.Body
}

func lint(t *testing.T, rules string, document []byte) []finding {
	t.Helper()
	linter := whole.NodeModule(t, ".bin", "spectral")
	dir := t.TempDir()
	source := filepath.Join(dir, "openapi.json")
	report := filepath.Join(dir, "report.json")
	if err := os.WriteFile(source, document, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), linter, "lint", source, "--ruleset", rules,
		"--format", "json", "--output", report, "--fail-severity", "hint", "--quiet")
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("the linter did not run: %v\n%s", err, output)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatalf("the linter gave no report: %v\n%s", err, output)
	}
	var findings []finding
	if err := json.Unmarshal(text, &findings); err != nil {
		t.Fatalf("the report of the linter: %v\n%s", err, text)
	}
	if exit != nil && len(findings) == 0 {
		t.Fatalf("the linter failed without a finding:\n%s", output)
	}
	return findings
}
