package main

import (
	"io"
	"path/filepath"
	"testing"
)

// The households that OpenFisca-core has too come to what the whole law gives for those
// who apply, with who the benefit partner is worked out.
func TestHouseholdsComeOutAsTheWholeLawHasThem(t *testing.T) {
	dir := t.TempDir()
	if err := prepare(t.Context(), dir, "2000"); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"households", "country"} {
		if err := work(t.Context(), io.Discard, who, dir, "1", filepath.Join(dir, who)); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) []float64 {
		all, err := column[float64](filepath.Join(dir, name+".raw"))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	households, persons := read("households"), read("country")
	applicants, err := column[int32](filepath.Join(dir, "applicant.raw"))
	if err != nil {
		t.Fatal(err)
	}
	leftOut, err := column[uint8](filepath.Join(dir, "left_out.raw"))
	if err != nil {
		t.Fatal(err)
	}
	receive := 0
	for h, person := range applicants {
		if leftOut[h] != 0 {
			continue
		}
		for at := range 2 { // of a year, and of a month
			mine, theirs := households[at*len(applicants)+h], persons[at*len(persons)/2+int(person)]
			if mine != theirs {
				t.Errorf("household %d comes to %v, and its applicant to %v", h, mine, theirs)
			}
			if mine > 0 {
				receive++
			}
		}
	}
	if receive < 200 {
		t.Errorf("%d receive, too few to compare", receive)
	}
}
