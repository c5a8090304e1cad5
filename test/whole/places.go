package whole

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// root is the folder of go.mod, upwards from the folder of the test.
var root = sync.OnceValues(func() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod in this folder or above it")
		}
		dir = up
	}
})

// Root is the folder of the repository.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := root()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// Data is the path of a file of others that stands beside the repository, in
// ../shared/data. Without it the test is skipped.
func Data(t testing.TB, path ...string) string {
	t.Helper()
	file := filepath.Join(append([]string{Root(t), "..", "shared", "data"}, path...)...)
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not beside the repository in shared/data: not tested with it", filepath.Join(path...))
	} else if err != nil {
		t.Fatal(err)
	}
	return file
}

// NodeModule is a path within test/node_modules. Without it the test is skipped.
func NodeModule(t testing.TB, path ...string) string {
	t.Helper()
	file := filepath.Join(append([]string{Root(t), "test", "node_modules"}, path...)...)
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		Absent(t, "MEENT_TEST_NODE", "the tools of test/package.json are not installed (npm ci in test)")
	} else if err != nil {
		t.Fatal(err)
	}
	return file
}

// Absent skips a test for want of a tool; it fails where the variable says that the
// tool is required.
func Absent(t testing.TB, variable, what string) {
	t.Helper()
	if os.Getenv(variable) == "required" {
		t.Fatalf("%s, and %s=required", what, variable)
	}
	t.Skip(what + ": not tested with it")
}
