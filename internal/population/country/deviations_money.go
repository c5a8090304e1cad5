package country

import (
	"math/big"
	"slices"
	"strconv"
)

// incomes compares the tenths of income, in euros of the year of the picture.
func (c *comparison) incomes() {
	p := c.p
	var disposable, standardised, before []int32
	sum := int64(0)
	days := newDays(p.On)
	adult := days.from[adultAge]
	gross := make([]int32, p.Households())
	for i, h := range p.Household {
		s := &p.store
		gross[h] += (s.labour[i] + s.benefits[i] + s.box3[i]) / 100
	}
	for h, t := range p.Type {
		if t != Institution {
			disposable = append(disposable, p.Disposable[h]/100)
			before = append(before, gross[h])
			standardised = append(standardised, p.standardised(h, adult))
			sum += int64(p.Disposable[h] / 100)
		}
	}
	if len(disposable) == 0 {
		return
	}
	index := pricesOf(p.On.Year()).income
	slices.Sort(disposable)
	slices.Sort(standardised)
	slices.Sort(before)
	for i, published := range disposableDeciles {
		c.euros("disposable income", "P"+strconv.Itoa(10*(i+1)), published*index/10_000, int(disposable[len(disposable)*(i+1)/10]), decilesFrom)
	}
	c.euros("disposable income", "mean", meanDisposable*index/10_000, int(sum/int64(len(disposable))), "StatLine 83739NED, 2022 (provisional)")
	for i, published := range standardisedDeciles {
		c.euros("standardised income (not drawn from)", "P"+strconv.Itoa(10*(i+1)), published*index/10_000, int(standardised[len(standardised)*(i+1)/10]), decilesFrom)
	}
	c.add(Deviation{"standardised income (not drawn from)", "Gini coefficient", "thousandths", giniIncome, gini(standardised), "StatLine 83739NED, 2022 (provisional)"})
	for i, published := range grossDeciles {
		c.euros("gross income (not drawn from)", "P"+strconv.Itoa(10*(i+1)), published*index/10_000, int(before[len(before)*(i+1)/10]), decilesFrom)
	}
}

// standardised is the disposable income of a household as that of a person alone, in
// euros. Who was born after adult is a child.
func (p *Population) standardised(household int, adult int32) int32 {
	adults, children := 0, 0
	for _, birth := range p.store.birth[p.First[household]:p.First[household+1]] {
		if birth <= adult {
			adults++
		} else {
			children++
		}
	}
	return int32(int64(p.Disposable[household]) / Equivalence(adults, children))
}

// standardisedDeciles are P10 to P90 of standardised income, in euros of 2022 (StatLine
// 83934NED), and giniIncome its Gini coefficient in thousandths (StatLine 83739NED).
var standardisedDeciles = [9]int{17_500, 21_100, 24_300, 27_900, 31_600, 35_500, 39_800, 45_400, 54_700}

const giniIncome = 285

// grossDeciles are P10 to P90 of gross income, in euros of 2022. Source: StatLine
// 83934NED. Gross income is with the contributions of employers and with allowances,
// which the columns are without: it is compared, not drawn from.
var grossDeciles = [9]int{22_900, 30_200, 38_900, 49_700, 62_700, 78_600, 97_400, 121_300, 159_500}

func (c *comparison) euros(marginal, figure string, published, made int, source string) {
	c.add(Deviation{marginal, figure, "euro", int64(published), int64(made), source})
}

func (c *comparison) wealth() {
	var all []int32
	for h, t := range c.p.Type {
		if t != Institution {
			all = append(all, c.p.Wealth[h])
		}
	}
	if len(all) == 0 {
		return
	}
	slices.Sort(all)
	c.euros("wealth", "median", medianWealth, int(all[len(all)/2]), wealthFrom)
	c.add(Deviation{"wealth", "Gini coefficient", "thousandths", giniWealth, gini(all), wealthFrom})
}

// gini is the Gini coefficient in thousandths of numbers that ascend.
func gini(sorted []int32) int64 {
	ranked, total := new(big.Int), int64(0)
	for from := 0; from < len(sorted); from += 1 << 10 {
		part := int64(0) // below 2^63: 2^10 × 2^31 × 2^10
		block := sorted[from:min(from+1<<10, len(sorted))]
		sum := int64(0)
		for i, v := range block {
			part += int64(i+1) * int64(v)
			sum += int64(v)
		}
		total += sum
		ranked.Add(ranked, big.NewInt(part))
		ranked.Add(ranked, new(big.Int).Mul(big.NewInt(int64(from)), big.NewInt(sum)))
	}
	n := big.NewInt(int64(len(sorted)))
	below := new(big.Int).Mul(n, big.NewInt(total))
	if below.Sign() <= 0 {
		return 0
	}
	ranked.Mul(ranked, big.NewInt(2000))
	ranked.Div(ranked, below)
	return ranked.Int64() - int64(1000*(len(sorted)+1)/len(sorted))
}

func (c *comparison) circumstances(t tally) {
	p, s := c.p, &c.p.store
	var short, old, insured, assisted int
	days := newDays(p.On)
	for i := range p.Persons() {
		if days.age(s.birth[i]) >= pensionAge {
			old++
			if s.years[i] < 50 {
				short++
			}
		}
		insured += int(oneIf(has(s.insured, i)))
		if has(s.assisted, int(p.Household[i])) && p.Position[i] < ChildOfCouple {
			assisted++
		}
	}
	c.count("pension", "67 and older, less those with AOW abroad", pensioners-pensionersAbroad, old, pensionSource)
	c.count("pension", "without all years, if 85 % of those abroad are", shortPensions-pensionersAbroad*85/100, short, pensionSource)
	c.count("health insurance", "not insured", uninsured, p.Persons()-insured, insuredSource)
	c.count("benefits", "disability", disabilityBenefits, t.disabled, disabilitySource)
	c.count("benefits", "assistance", onAssistance, assisted, assistanceSource)
	c.childcare()
}

func (c *comparison) childcare() {
	s := &c.p.store
	for _, kind := range []struct {
		name      string
		published int
		hours     []int32
		mean      int
	}{
		{"day care", inDayCare, s.day, hoursDayCare}, {"after school", inAfterSchool, s.after, hoursAfterSchool},
		{"host parent", atHostYoung + atHostOlder, s.host, (hoursHostYoung*atHostYoung + hoursHostOlder*atHostOlder) / (atHostYoung + atHostOlder)},
	} {
		n, sum := 0, int64(0)
		for _, h := range kind.hours {
			if h > 0 {
				n++
				sum += int64(h)
			}
		}
		c.count("childcare", kind.name, kind.published, n, careFrom)
		if n > 0 {
			c.add(Deviation{"childcare", kind.name + ", hours a month", "hundredths", int64(kind.mean), sum / int64(n), careFrom})
		}
	}
}
