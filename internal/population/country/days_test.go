package country

import "testing"

func TestAgesOnTheDayOfTheBirthday(t *testing.T) {
	d := newDays(firstOf2026(t))
	for age := range ages {
		if got := d.age(d.from[age]); got != age {
			t.Errorf("born on the last day of %d years, somebody is %d", age, got)
		}
		if got := d.age(d.from[age] + 1); age > 0 && got != age-1 {
			t.Errorf("born a day later than that of %d years, somebody is %d", age, got)
		}
	}
	s := newStream(1, 0, 9)
	for age := range ages {
		for range 100 {
			if got := d.age(d.birth(s, age)); got != age {
				t.Fatalf("somebody of %d years is %d", age, got)
			}
		}
	}
}
