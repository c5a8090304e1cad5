package whole

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"meent.nl/meent/internal/platform/obs"
)

// transcript keeps what a program writes, by line.
type transcript struct {
	mu    sync.Mutex
	lines []string
	rest  []byte
}

func (w *transcript) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.rest = append(w.rest, p...)
	for {
		end := bytes.IndexByte(w.rest, '\n')
		if end < 0 {
			return len(p), nil
		}
		w.lines = append(w.lines, string(w.rest[:end]))
		w.rest = w.rest[end+1:]
	}
}

// all is every line until now; the last may be half a line.
func (w *transcript) all() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	lines := slices.Clone(w.lines)
	if len(w.rest) > 0 {
		lines = append(lines, string(w.rest))
	}
	return lines
}

// temporary is a folder of a test, whose random name may look like a BSN.
var temporary = regexp.MustCompile(regexp.QuoteMeta(filepath.Clean(os.TempDir())) + `/[^/\s]+`)

// holdsNoBSN fails the test for each line with a BSN, which the failure masks.
func (w *transcript) holdsNoBSN(t testing.TB) {
	t.Helper()
	for _, line := range w.all() {
		line = temporary.ReplaceAllString(line, "(temporary)")
		if masked := obs.Mask(line); masked != line {
			t.Errorf("the program wrote a BSN: %s", masked)
		}
	}
}

// tail is the end of it, for a failure.
func (w *transcript) tail(n int) string {
	lines := w.all()
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
