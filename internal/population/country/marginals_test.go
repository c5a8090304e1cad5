package country

import "testing"

// tolerance is how far a marginal may be off in 200,000 persons, in hundredths of a
// percent of what was published, beside the chance of a draw.
var tolerance = map[string]int64{
	"age": 300, "position": 200, "household type": 200, "household size": 700, "children": 400, "home": 200,
	"province": 200, "disposable income": 100, "gross income (not drawn from)": 2_500, "standardised income (not drawn from)": 1_300, "wealth": 800,
	"pension": 400, "health insurance": 200, "benefits": 1_000, "childcare": 1_000,
}

func TestMarginalsComeOut(t *testing.T) {
	p := makeTest(t, 200_000, 2)
	if len(p.Deviations) < 80 {
		t.Errorf("only %d figures were compared", len(p.Deviations))
	}
	for _, d := range p.Deviations {
		limit, ok := tolerance[d.Marginal]
		if !ok || d.Source == "" || d.Unit == "" || d.Published <= 0 {
			t.Errorf("%+v has no tolerance, source, unit or figure", d)
			continue
		}
		off := d.Made - d.Published
		chance := int64(0)
		if d.Unit == "persons" || d.Unit == "households" { // four times the root
			for chance*chance < 16*d.Published {
				chance++
			}
		}
		if max(off, -off) > d.Published*limit/10_000+chance {
			t.Errorf("%s, %s: %d was published and %d made, %d hundredths of a percent off", d.Marginal, d.Figure, d.Published, d.Made, d.Off())
		}
	}
}

func TestCurvesAscendToTheWhole(t *testing.T) {
	for _, c := range []curve{lowestTenth, highestTenth, corporationRent, otherRent, serviceCosts, financial, equityYoung,
		equityMiddle, equityOlder, mortgageYoung, mortgageMiddle, mortgageOlder, consumerDebt, dayPrice, afterPrice, hostPrice} {
		if c[0].below != 0 || c[len(c)-1].below != 10_000 {
			t.Errorf("%v does not go from 0 to 10,000", c)
		}
		for i := 1; i < len(c); i++ {
			if c[i].below <= c[i-1].below || c[i].value < c[i-1].value {
				t.Errorf("%v does not ascend at %d", c, i)
			}
		}
	}
}

func TestADistributionDrawsAsItsWeights(t *testing.T) {
	d := weights(0, 3, 0, 1, 0)
	s := newStream(1, 0, 9)
	var drawn [5]int
	for range 40_000 {
		drawn[d.draw(s)]++
	}
	if drawn[0]+drawn[2]+drawn[4] != 0 || drawn[1] < 29_600 || drawn[1] > 30_400 {
		t.Errorf("3 to 1 gives %v", drawn)
	}
}

func TestGini(t *testing.T) {
	for want, of := range map[int64][]int32{0: {5, 5, 5, 5}, 750: {0, 0, 0, 8}, 250: {1, 3}} {
		if got := gini(of); got != want {
			t.Errorf("the Gini coefficient of %v is %d, and not %d", of, want, got)
		}
	}
}
