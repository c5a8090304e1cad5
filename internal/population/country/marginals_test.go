package country

import "testing"

func TestShow(t *testing.T) {
	p := makeTest(t, 400_000, 2)
	for _, d := range p.Deviations {
		t.Logf("%-30s %-45s %10d %10d %8.1f%%", d.Marginal, d.Figure, d.Published, d.Made, float64(d.Off())/100)
	}
}
