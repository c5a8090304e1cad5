package crash

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/test/whole"
)

func TestMain(m *testing.M) { whole.Main(m) }

// personLists is the official test set and what it adds up to, or a made-up file
// where that is missing.
func personLists(t *testing.T) (file string, lists int) {
	t.Helper()
	official := filepath.Join(whole.Root(t), "..", "shared", "data", "rvig", "rvig-gbav-testset-20220502.csv")
	if _, err := os.Stat(official); err == nil {
		return official, 687
	} else if !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	const made = 600
	file = filepath.Join(t.TempDir(), "lists.csv")
	if err := os.WriteFile(file, []byte(whole.PersonLists(made)), 0o600); err != nil {
		t.Fatal(err)
	}
	return file, made
}

// TestImport kills an import again and again. The store ends as after an import that
// nobody disturbed, and the counts add up.
func TestImport(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		file, lists := personLists(t)
		random, seed := chance()
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("the moments follow from seed %d", seed)
			}
		})
		killed := 0
		for limit := 50 * time.Millisecond; ; limit += 25 * time.Millisecond {
			if killed > 400 {
				t.Fatal("after 400 kills the import has not come to its end")
			}
			if !killWithin(t, time.Duration(random.Int64N(int64(limit)+1)), "import", "gbav", file, "--database", dsn) {
				break
			}
			killed++
		}
		if killed < 3 {
			t.Errorf("the import was killed only %d times", killed)
		}
		again := whole.Run(t, "import", "gbav", file, "--database", dsn)
		sum := fmt.Sprintf("%d person lists = ", lists)
		if again.Code != 0 || !strings.Contains(again.Stdout, sum) || !strings.Contains(again.Stdout, "nothing has changed") {
			t.Errorf("importing again: exit code %d, %s%s", again.Code, again.Stdout, again.Stderr)
		}
		addsUp(t, again.Stdout, lists)

		calm := dbtest.SQLiteDSN(t)
		whole.Run(t, "import", "gbav", file, "--database", calm)
		inDisturbed, inCalm := dbtest.Open(t, dsn), dbtest.Open(t, calm)
		for table, columns := range map[string]string{
			"population_list": "subject, digest, address, list",
			"register_value":  "register, subject, related, field, state, value, low, high, synthetic, since",
			"register_member": "register, subject, relation, position, related",
		} {
			disturbed, undisturbed := rows(t, inDisturbed, table, columns), rows(t, inCalm, table, columns)
			if len(undisturbed) < lists/10 || disturbed != undisturbed {
				t.Errorf("%s differs from that of an import that was not disturbed: %d bytes against %d", table, len(disturbed), len(undisturbed))
			}
		}
	})
}

// TestFirstStart kills a demo while it makes its residents. The next start finishes
// what was begun, and nobody is there twice.
func TestFirstStart(t *testing.T) {
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		const residents = 400
		random, seed := chance()
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("the moments follow from seed %d", seed)
			}
		})
		for range 5 {
			killWithin(t, time.Duration(random.Int64N(int64(600*time.Millisecond))), "demo",
				"--listen", "127.0.0.1:0", "--database", dsn, "--residents", strconv.Itoa(residents))
		}
		whole.Start(t, whole.Options{DSN: dsn, Residents: residents}).Stop()
		calm := dbtest.SQLiteDSN(t)
		whole.Start(t, whole.Options{DSN: calm, Residents: residents}).Stop()
		disturbed, undisturbed := dbtest.Open(t, dsn), dbtest.Open(t, calm)
		for _, query := range []string{
			`SELECT COUNT(*) FROM identity_resident`, `SELECT COUNT(*) FROM population_list`, `SELECT COUNT(*) FROM register_value`,
			`SELECT COUNT(*) FROM durable_task WHERE state = 'dead'`,
		} {
			if have, want := number(t, disturbed, query), number(t, undisturbed, query); have != want {
				t.Errorf("%s: %d, and %d after a start that nobody disturbed", query, have, want)
			}
		}
		if have := number(t, disturbed, `SELECT COUNT(*) FROM population_list`); have < residents {
			t.Errorf("the demo has %d residents, want %d", have, residents)
		}
	})
}

// addsUp reads "687 person lists = 680 accepted (…) + 7 refused".
func addsUp(t *testing.T, output string, lists int) {
	t.Helper()
	for line := range strings.Lines(output) {
		var all, accepted, added, changed, same, refused int
		if n, _ := fmt.Sscanf(line, "%d person lists = %d accepted (%d new, %d changed, %d unchanged) + %d refused",
			&all, &accepted, &added, &changed, &same, &refused); n == 6 {
			if all != lists || accepted+refused != all || added+changed+same != accepted {
				t.Errorf("the count does not add up to %d: %s", lists, line)
			}
			return
		}
	}
	t.Errorf("the import gives no count: %s", output)
}

// killWithin starts a command and kills it after a while; false when it had ended by
// itself, as it should.
func killWithin(t *testing.T, after time.Duration, arguments ...string) bool {
	t.Helper()
	var out bytes.Buffer
	command := exec.Command(whole.Binary(t), arguments...)
	command.Dir, command.Stdout, command.Stderr = t.TempDir(), &out, &out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatalf("meent %s: %v\n%s", strings.Join(arguments, " "), err, out.Bytes())
		}
		return false
	case <-time.After(after):
	}
	if err := command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	return <-ended != nil
}

// chance is a row of random numbers, and the seed that repeats it.
func chance() (*rand.Rand, uint64) {
	seed := rand.Uint64()
	return rand.New(rand.NewPCG(seed, 1)), seed
}
