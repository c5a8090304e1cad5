package country

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"meent.nl/meent/law/value"
)

func makeTest(t testing.TB, persons, workers int) *Population {
	t.Helper()
	p, err := Make(t.Context(), Options{Persons: persons, Seed: 1, On: firstOf2026(t), Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func firstOf2026(t testing.TB) value.Date {
	t.Helper()
	on, err := value.ParseDate("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	return on
}

func TestAnyNumberOfWorkersMakesTheSameBytes(t *testing.T) {
	var first map[string][32]byte
	for workers := 1; workers <= 3; workers++ {
		dir := filepath.Join(t.TempDir(), "country")
		if err := makeTest(t, 20_000+chunk*2, workers).Write(t.Context(), dir, nil); err != nil {
			t.Fatal(err)
		}
		sums := sumsOf(t, dir)
		if first == nil {
			first = sums
		}
		if !reflect.DeepEqual(sums, first) {
			t.Errorf("%d workers make other files than one", workers)
		}
	}
	other, err := Make(t.Context(), Options{Persons: 20_000, Seed: 2, On: firstOf2026(t)})
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(other.store.birth, makeTest(t, 20_000, 1).store.birth) {
		t.Error("another seed makes the same people")
	}
}

func sumsOf(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string][32]byte{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sums[e.Name()] = sha256.Sum256(text)
	}
	return sums
}

// More people leave those of the full chunks as they were.
func TestAChunkDependsOnItselfAlone(t *testing.T) {
	small, large := makeTest(t, chunk, 1), makeTest(t, 3*chunk+5, 2)
	if !reflect.DeepEqual(small.store.income, large.store.income[:chunk]) || !reflect.DeepEqual(small.store.birth, large.store.birth[:chunk]) {
		t.Error("the first chunk is another one in a larger country")
	}
}

func TestWrongOptionsAreRefused(t *testing.T) {
	on := firstOf2026(t)
	for want, o := range map[string]Options{
		"0 were asked":         {On: on},
		"200000000 were asked": {Persons: 200_000_000, On: on},
		"from 2020-01-01":      {Persons: 1},
		"-1 workers":           {Persons: 1, On: on, Workers: -1},
		"2099-01-01 was asked": {Persons: 1, On: on + 365*73 + 18},
	} {
		if _, err := Make(t.Context(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, and %q is expected", o, err, want)
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Make(stopped, Options{Persons: 1_000_000, On: on}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped make gives %v", err)
	}
}

func TestTheSmallestCountry(t *testing.T) {
	for _, n := range []int{1, 2, 63, 64, 65} {
		p := makeTest(t, n, 2)
		if p.Persons() != n || int(p.First[p.Households()]) != n {
			t.Errorf("%d persons were asked, and there are %d", n, p.Persons())
		}
		dir := filepath.Join(t.TempDir(), "country")
		if err := p.Write(t.Context(), dir, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir); err != nil {
			t.Error(err)
		}
	}
}
