package hostile

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

// someone is a file with one person, in whose name is a text.
func someone(name string) string {
	return strings.Replace(whole.PersonLists(1), "Persoon", name, 1)
}

// TestHostileCSV gives the import files that are none: exit code 2, the place of the
// fault, and nothing stored.
func TestHostileCSV(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		for name, file := range map[string]struct{ content, says string }{
			"empty":               {"", "empty"},
			"a picture":           {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xfd", "line 1"},
			"another encoding":    {someone("Ren\xe9"), "line 2"},
			"a zero byte":         {someone("An\x00na"), "line 2"},
			"other columns":       {"naam;leeftijd\nAnna;30\n", "line 1"},
			"a header and no row": {whole.PersonLists(0), "no person lists"},
			"an open quote":       {someone(`"Anna`) + whole.PersonLists(50), "line 2"},
			"too many columns":    {someone("Anna;x;y;z"), "line 2"},
			"a cell of megabytes": {someone(strings.Repeat("A", 8<<20)), "line 2"},
			"wrong half-way":      {whole.PersonLists(300) + "x;y\n", "line 302"},
		} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "lijst.csv")
				if err := os.WriteFile(path, []byte(file.content), 0o600); err != nil {
					t.Fatal(err)
				}
				r := whole.Run(t, "import", "gbav", path, "--database", dsn)
				if r.Code != 2 || !strings.Contains(r.Stderr, "lijst.csv") || !strings.Contains(r.Stderr, file.says) {
					t.Errorf("exit code %d, %.300q; want 2, the file and %q", r.Code, r.Stderr, file.says)
				}
				calm(t, r)
			})
		}
		store := dbtest.Open(t, dsn)
		var lists int
		if err := store.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM population_list`).Scan(&lists); err != nil {
			t.Fatal(err)
		}
		if lists != 0 {
			t.Errorf("%d person lists of refused files are stored", lists)
		}
	})
}

// calm wants a message for people: short, and nothing of a crash.
func calm(t *testing.T, r whole.Result) {
	t.Helper()
	for _, bad := range []string{"panic", "goroutine", "runtime error", "999990019"} {
		if strings.Contains(r.Stderr+r.Stdout, bad) {
			t.Errorf("the answer has %q: %.300s", bad, r.Stderr)
		}
	}
	if len(r.Stderr)+len(r.Stdout) > 8<<10 {
		t.Errorf("the answer has %d bytes", len(r.Stderr)+len(r.Stdout))
	}
}

// bomb is a document of a few lines that would unfold to ten to the ninth words.
func bomb() string {
	var b strings.Builder
	b.WriteString("a: &a [x, x, x, x, x, x, x, x, x, x]\n")
	for c := 'b'; c <= 'i'; c++ {
		fmt.Fprintf(&b, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 10), ", "))
	}
	b.WriteString("law: *i\n")
	return b.String()
}

// TestHostileYAML gives law files and a configuration that are made to burst a reader.
func TestHostileYAML(t *testing.T) {
	for name, content := range map[string]string{
		"a bomb":       bomb(),
		"deep":         strings.Repeat("[", 100_000),
		"a self-loop":  "a: &a\n  b: *a\n",
		"a merge":      "a: &a {law: x}\n<<: *a\n",
		"a tag":        "law: !!python/object:os.system x\n",
		"no text":      "\x00\x01\x02",
		"wide":         strings.Repeat("k: [1, 2, 3]\n", 200_000),
		"two at once":  "law: a\nlaw: b\n",
		"a long word":  "law: " + strings.Repeat("x", 4<<20) + "\n",
		"other places": "law: x\nsource: ../../../../etc/passwd\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.MkdirAll(filepath.Join(dir, "bomb"), 0o755); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "bomb", "2025-01-01.yaml")
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			begin := time.Now()
			checked := whole.Run(t, "law", "check", dir)
			if checked.Code != 1 || !strings.Contains(checked.Stdout+checked.Stderr, "2025-01-01.yaml") {
				t.Errorf("law check: exit code %d, %.300q", checked.Code, checked.Stdout+checked.Stderr)
			}
			configured := whole.Run(t, "config", "check", "--config", path)
			if configured.Code != 2 || !strings.Contains(configured.Stderr, "2025-01-01.yaml") {
				t.Errorf("config check: exit code %d, %.300q", configured.Code, configured.Stderr)
			}
			if strings.Contains(checked.Stdout+configured.Stderr, "root:") {
				t.Error("a file from elsewhere was read")
			}
			calm(t, checked)
			calm(t, configured)
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("it took %v to say no", took)
			}
		})
	}
}

// TestHostileFacts gives the law engine facts that are none.
func TestHostileFacts(t *testing.T) {
	long, err := json.Marshal(map[string]string{"geboortedatum": strings.Repeat("9", 1<<20)})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"deep":       strings.Repeat("[", 100_000),
		"deep facts": strings.Repeat(`{"kinderen":[`, 20_000),
		"not JSON":   "geboortedatum: 999990019",
		"a list":     `["999990019"]`,
		"unknown":    `{"bsn": "999990019"}`,
		"wrong type": `{"geboortedatum": 999990019}`,
		"too long":   string(long),
		"no number":  `{"inkomensgegeven": 1e999999999}`,
		"twice":      `{"geboortedatum": "1990-01-01", "geboortedatum": "1991-01-01"}`,
		"and more":   `{"geboortedatum": "1990-01-01"} {"geboortedatum": "1991-01-01"}`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "feiten.json")
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			r := whole.Run(t, "law", "eval", "zorgtoeslag.zorgtoeslag", "--on", "2025-03-01", "--facts", path)
			if r.Code != 2 || r.Stderr == "" {
				t.Errorf("exit code %d, %.300q", r.Code, r.Stderr)
			}
			calm(t, r)
		})
	}
}
