package whole

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// built is the binary of this test process, and the folder that Cleanup removes.
var built struct {
	once sync.Once
	dir  string
	err  error
}

// Binary is the path of a fresh build of cmd/meent, one per test process, or of the
// binary that MEENT_TEST_BINARY names.
func Binary(t testing.TB) string {
	t.Helper()
	if given := os.Getenv("MEENT_TEST_BINARY"); given != "" {
		return given
	}
	top := Root(t)
	built.once.Do(func() {
		if built.dir, built.err = os.MkdirTemp("", "meent-whole-"); built.err != nil {
			return
		}
		command := exec.Command("go", "build", "-trimpath", "-o", built.dir, "./cmd/meent")
		command.Dir = top
		if output, err := command.CombinedOutput(); err != nil {
			built.err = fmt.Errorf("go build ./cmd/meent: %w\n%s", err, output)
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "meent")
}

// Main runs the tests of a package, then what must be closed, and removes the binary;
// a TestMain calls it.
func Main(m *testing.M, closing ...func()) {
	code := m.Run()
	for _, end := range closing {
		end()
	}
	if built.dir != "" {
		if err := os.RemoveAll(built.dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}
