package population_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/register/embedded"
)

// The test binary imports in a process of its own where these are set.
const (
	childStore = "MEENT_TEST_IMPORT_STORE"
	childFile  = "MEENT_TEST_IMPORT_FILE"
)

func TestMain(m *testing.M) {
	if dsn := os.Getenv(childStore); dsn != "" {
		if err := importAlone(dsn, os.Getenv(childFile)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// importAlone imports and tells every step on standard output.
func importAlone(dsn, path string) error {
	ctx := context.Background()
	d, err := db.Open(ctx, dsn)
	if err != nil {
		return err
	}
	defer d.Close()
	c, err := loadCatalogue()
	if err != nil {
		return err
	}
	clock := kernel.ClockAt(day)
	residents := identity.NewResidents(d, clock)
	s, err := population.New(d, c, embedded.New(d, c, clock, residents, nil), residents, clock)
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sum, err := s.Import(ctx, file, "official", "test", func(phase population.Phase, done, total int) {
		fmt.Printf("%s %d %d\n", phase, done, total)
	})
	if err == nil {
		fmt.Printf("done %d = %d + %d\n", sum.Lists, sum.Accepted(), sum.Refused)
	}
	return err
}

// A process that is killed in the middle, again and again, each time a little
// further, leaves in the end what one undisturbed import leaves.
func TestKilledImportsLoseAndDoubleNothing(t *testing.T) {
	path := officialSet(t)
	want := undisturbed(t, path)
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		d := dbtest.Open(t, dsn)
		if err := d.Migrate(t.Context(), modules...); err != nil {
			t.Fatal(err)
		}
		kills := 0
		for steps := 1; ; steps++ {
			last, killed := importUntil(t, dsn, path, steps)
			if !killed {
				if last != "done 687 = 680 + 7" {
					t.Fatalf("the last process ended with %q", last)
				}
				break
			}
			kills++
			if kills > 60 {
				t.Fatal("the import gets no further")
			}
		}
		if kills < 4 {
			t.Errorf("the import was killed %d times, too few to prove anything", kills)
		}
		if got := dump(t, d); got != want {
			t.Error("the store differs from that of an undisturbed import")
		}
	})
}

// undisturbed is the dump of an import in one go.
func undisturbed(t *testing.T, path string) string {
	t.Helper()
	d := dbtest.Open(t, dbtest.SQLiteDSN(t))
	if err := d.Migrate(t.Context(), modules...); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := newWorld(t, d).Import(t.Context(), file, "official", "test", nil); err != nil {
		t.Fatal(err)
	}
	return dump(t, d)
}

// importUntil runs a process and kills it after so many steps.
func importUntil(t *testing.T, dsn, path string, steps int) (last string, killed bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childStore+"="+dsn, childFile+"="+path)
	var faults strings.Builder
	cmd.Stderr = &faults
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 1; lines.Scan(); n++ {
		last = lines.Text()
		if n == steps && !strings.HasPrefix(last, "done") {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			killed = true
			break
		}
	}
	for lines.Scan() {
		last = lines.Text()
	}
	err = cmd.Wait()
	if strings.HasPrefix(last, "done") {
		return last, false
	}
	if err != nil && !killed {
		t.Fatalf("the process ended by itself: %v %s", err, faults.String())
	}
	return last, killed
}
