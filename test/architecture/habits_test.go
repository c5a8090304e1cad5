package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const maxLines = 500

// goFiles calls f with every Go file of the repository.
func goFiles(t *testing.T, f func(path string, source []byte)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && (name == "node_modules" || name == "testdata" || strings.HasPrefix(name, ".") && len(name) > 2) {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		f(relative, source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestHabits: a file has one subject; nothing registers itself behind the reader's
// back; main holds nothing.
func TestHabits(t *testing.T) {
	files := 0
	goFiles(t, func(path string, source []byte) {
		files++
		lines := strings.Count(string(source), "\n")
		if lines > maxLines {
			t.Errorf("%s has %d lines; a file of one subject has at most %d", path, lines, maxLines)
		}
		if strings.HasPrefix(path, "cmd"+string(filepath.Separator)) && lines > 60 {
			t.Errorf("%s has %d lines; what it does belongs in internal/cli", path, lines)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, source, parser.SkipObjectResolution)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
		for _, declaration := range parsed.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Name.Name == "init" && function.Recv == nil {
				t.Errorf("%s has an init function; wire it in internal/app", path)
			}
		}
	})
	if files < 100 {
		t.Fatalf("only %d files were looked at", files)
	}
}
