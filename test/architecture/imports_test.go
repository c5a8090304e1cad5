package architecture

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed is what go list says of a package of ours.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	Imports    []string
	GoFiles    []string
	Module     *struct{ Path string }
}

func (p listed) path() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

// packages are all packages of the module, without their tests.
func packages(t *testing.T) []listed {
	t.Helper()
	command := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Name,Dir,Imports,GoFiles,Module", "./...")
	command.Dir = filepath.Join("..", "..")
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var ours []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && p.Module.Path == module {
			ours = append(ours, p)
		}
	}
	if len(ours) < 20 {
		t.Fatalf("go list knows only %d packages of ours", len(ours))
	}
	return ours
}

// TestImportsPointOneWay is the one rule of ARCHITECTURE.md.
func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			if to, ours := strings.CutPrefix(imported, module+"/"); ours {
				if why := complaint(p.path(), to); why != "" {
					t.Errorf("%s imports %s: %s", p.path(), to, why)
				}
			}
		}
	}
}

func TestTheRuleSeesAFault(t *testing.T) {
	for _, c := range []struct {
		from, to string
		fine     bool
	}{
		{"cmd/meent", "internal/cli", true},
		{"internal/app", "internal/portal", true},
		{"internal/portal/pages", "internal/portal", true},
		{"internal/register", "internal/logbook", true},
		{"internal/identity", "internal/platform/db", true},
		{"internal/casework", "law/value", true},
		{"catalogue", "law/program", true},
		{"test/browser", "internal/platform/db/dbtest", true},
		{"internal/platform/db/dbtest/withpostgres", "internal/platform/db/dbtest/pgcluster", true},
		{"internal/portal", "internal/api", false},
		{"internal/casework", "internal/decision", false},
		{"internal/identity", "internal/casework", false},
		{"internal/portal", "internal/app", false},
		{"internal/register", "internal/config", false},
		{"internal/platform/db", "internal/identity", false},
		{"internal/kernel", "internal/platform/db", false},
		{"internal/kernel", "law/program", false},
		{"law/run", "internal/kernel", false},
		{"law/run", "catalogue", false},
		{"ldv", "catalogue", false},
		{"internal/app", "internal/platform/db/dbtest", false},
		{"internal/unplaced", "internal/kernel", false},
	} {
		if why := complaint(c.from, c.to); (why == "") != c.fine {
			t.Errorf("%s → %s: %q", c.from, c.to, why)
		}
	}
}

// TestPackagesHaveANameAndAPurpose wants a package comment, and no name that says
// nothing.
func TestPackagesHaveANameAndAPurpose(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "manager", "model", "models", "types", "misc", "base"}
	for _, p := range packages(t) {
		if slices.Contains(empty, p.Name) {
			t.Errorf("%s: the name %s says nothing of what it does", p.path(), p.Name)
		}
		if !slices.ContainsFunc(p.GoFiles, func(file string) bool { return hasPackageComment(t, filepath.Join(p.Dir, file)) }) {
			t.Errorf("%s has no package comment with its purpose and invariants; write it in doc.go", p.path())
		}
	}
}

func hasPackageComment(t *testing.T, path string) bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return file.Doc != nil
}
