package personlist

import "testing"

func TestDatesKeepWhatIsUnknown(t *testing.T) {
	for _, c := range []struct {
		text, low, high string
		whole           bool
	}{
		{"19851201", "1985-12-01", "1985-12-01", true},
		{"19850000", "1985-01-01", "1985-12-31", false},
		{"20240200", "2024-02-01", "2024-02-29", false},
		{"19660013", "1966-01-01", "1966-12-31", false},
	} {
		d, ok := ParseDate(c.text)
		if !ok {
			t.Fatalf("%s: not read", c.text)
		}
		low, high, ok := d.Range()
		_, whole := d.Whole()
		if !ok || low.String() != c.low || high.String() != c.high || whole != c.whole {
			t.Errorf("%s: %s to %s, %v; want %s to %s", c.text, low, high, whole, c.low, c.high)
		}
		back, _ := d.MarshalText()
		if again, ok := ParseDate(string(back)); !ok || again != d {
			t.Errorf("%s: written as %s, which reads as another date", c.text, back)
		}
	}
	if d, ok := ParseDate("00000000"); !ok || !d.Unknown() {
		t.Error("00000000 is a date that is unknown")
	}
	if d, ok := ParseDate(""); !ok || d.Recorded() {
		t.Error("no text is no date")
	}
	for _, text := range []string{"2015", "00002014", "19821291", "20230229", "1985120a", "-9851201", "198512011", " "} {
		if _, ok := ParseDate(text); ok {
			t.Errorf("%q is read as a date", text)
		}
	}
}
