package simulate

// Group is what a reform does to some households.
type Group struct {
	Name       string       `json:"name"`
	Households int64        `json:"households"`
	Persons    int64        `json:"persons"`
	Income     int64        `json:"income_cents"` // of a year, before the reform, together
	Change     int64        `json:"change_cents"` // of a year, together
	Winners    int64        `json:"winners"`      // households that gain a euro a year or more
	Losers     int64        `json:"losers"`       // households that lose a euro a year or more
	Bands      [Bands]int64 `json:"bands"`        // households with an income by what they gain of it
}

// Bands is how many there are: lose more than 5 %, lose 1 to 5 %, within 1 %, gain 1 to
// 5 %, gain more than 5 %.
const Bands = 5

func (g *Group) count(persons int, income, change int64) {
	g.Households++
	g.Persons += int64(persons)
	g.Income += income
	g.Change += change
	switch {
	case change >= 100:
		g.Winners++
	case change <= -100:
		g.Losers++
	}
	if income != 0 { // of institutions no income is known
		g.Bands[band(income, change)]++
	}
}

func band(income, change int64) int {
	of := max(income, 1)
	switch {
	case change*100 < -5*of:
		return 0
	case change*100 < -of:
		return 1
	case change*100 <= of:
		return 2
	case change*100 <= 5*of:
		return 3
	}
	return 4
}

func (g *Group) add(o *Group) {
	g.Households += o.Households
	g.Persons += o.Persons
	g.Income += o.Income
	g.Change += o.Change
	g.Winners += o.Winners
	g.Losers += o.Losers
	for i, n := range o.Bands {
		g.Bands[i] += n
	}
}

// ranked are households by income as that of a person alone, in steps of ten euros.
type ranked [mostIncome/rankStep + 1]Group

const rankStep = 10

// tenths takes households together that have the lowest income, the next lowest, and so
// on: as near to a tenth of them as the steps allow.
func (r *ranked) tenths() [10]Group {
	var out [10]Group
	all, seen := int64(0), int64(0)
	for i := range r {
		all += r[i].Households
	}
	for i := range r {
		n := r[i].Households
		if n == 0 {
			continue
		}
		tenth := min((2*seen+n)*10/(2*all), 9)
		out[tenth].add(&r[i])
		seen += n
	}
	return out
}
