package country

import (
	"path/filepath"
	"strconv"
	"testing"
)

const benchPersons = 1_000_000

func BenchmarkMakeAMillion(b *testing.B) {
	for b.Loop() {
		makeTest(b, benchPersons, 0)
	}
	b.ReportMetric(float64(b.N)*benchPersons/b.Elapsed().Seconds(), "persons/s")
}

func BenchmarkWriteAMillion(b *testing.B) {
	p, dir := makeTest(b, benchPersons, 0), b.TempDir()
	n := 0
	for b.Loop() {
		n++
		if err := p.Write(b.Context(), filepath.Join(dir, strconv.Itoa(n)), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenAMillion(b *testing.B) {
	_, dir := written(b, benchPersons)
	for b.Loop() {
		if _, err := Open(b.Context(), dir); err != nil {
			b.Fatal(err)
		}
	}
}
