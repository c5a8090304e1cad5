package country

import (
	"testing"
	"time"

	"meent.nl/meent/law/value"
)

func makeTest(t testing.TB, persons, workers int) *Population {
	t.Helper()
	on, err := value.ParseDate("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	p, err := Make(t.Context(), Options{Persons: persons, Seed: 1, On: on, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start), p.Households())
	return p
}

func TestMakeTry(t *testing.T) { makeTest(t, 1000000, 2) }
