package exact

import (
	"math/rand/v2"
	"testing"

	"meent.nl/meent/law/value"
)

// What is looked up is what is worked out, in and around the years that are at hand.
func TestTheCalendarAtHandIsTheCalendar(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 200_000 {
		y, m, d := 1790+r.IntN(530), r.IntN(14), r.IntN(33)
		want, err := value.NewDate(y, m, d)
		got, ok := Date(int64(y), int64(m), int64(d))
		if ok != (err == nil) || got != int64(want) {
			t.Fatalf("%d-%d-%d is %d, %t; by the calendar %d, %v", y, m, d, got, ok, want, err)
		}
		from, to := int64(r.IntN(200_000)-70_000), int64(r.IntN(200_000)-70_000)
		n, ok := MonthsBetween(from, to)
		if want := value.MonthsBetween(value.Date(from), value.Date(to)); !ok || n != int64(want) {
			t.Fatalf("from %d to %d are %d months, %t; by the calendar %d", from, to, n, ok, want)
		}
	}
}
