package country

import "testing"

func TestFactorsAreThoseOfTheTable(t *testing.T) {
	for _, c := range []struct {
		adults, children int
		want             int64
	}{{1, 0, 100}, {2, 0, 137}, {1, 2, 151}, {2, 2, 188}, {4, 4, 268}, {5, 0, 224}, {2, 5, 245}, {0, 1, 100}, {3, 6, 279}} {
		if got := Equivalence(c.adults, c.children); got != c.want {
			t.Errorf("%d adults and %d children: %d, want %d", c.adults, c.children, got, c.want)
		}
	}
	// From three adults on the formula gives what the table has.
	for adults := 3; adults <= 4; adults++ {
		for children, want := range factors[adults-1] {
			if got := root(int64(10_000*adults + 8_000*children)); got < want-1 || got > want+1 {
				t.Errorf("%d adults and %d children: %d by the formula, %d in the table", adults, children, got, want)
			}
		}
	}
}
