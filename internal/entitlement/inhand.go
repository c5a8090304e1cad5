package entitlement

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// InHand is what somebody has to spend in a month: the net income and what the schemes
// pay. It is between Low and High, in cents, and on top of that comes what is Open.
type InHand struct {
	Low, High int64
	// Lines are what it is made of, in the order of the catalogue and the net income
	// first; the same services before and after a what-if.
	Lines []HandLine
	// Own says that the net income is that of a month beside what tops it up.
	Own *catalogue.Service
	// Open are services of which no amount is known, so that none is counted.
	Open []*catalogue.Service
}

// HandLine is what one service comes to in a month, in cents, from Low to High. Known is
// false where no amount is known: then it is not counted.
type HandLine struct {
	Service   *catalogue.Service
	Low, High int64
	Known     bool
}

// Less says whether it is certainly less than another.
func (h InHand) Less(other InHand) bool {
	return len(h.Open) == 0 && len(other.Open) == 0 && h.High < other.Low
}

// side is the services as they are, or as they would be, with the facts behind them.
type side struct {
	right func(Consequence) Right
	pool  collected
}

// inHand adds up the two sides. Amounts are added as twelfths of a cent, so that nothing
// is lost before the end.
func (s *Service) inHand(all []Consequence, now, then side) (InHand, InHand) {
	own := topsUp(all, now, then)
	return s.oneHand(all, now, own), s.oneHand(all, then, own)
}

// topsUp is the service that tops up somebody's income on either side; nil for none. It
// then counts with the income of a month on both, so that they can be compared.
func topsUp(all []Consequence, sides ...side) *catalogue.Service {
	for _, c := range all {
		for _, at := range sides {
			if r := at.right(c); c.Service.InHand == catalogue.TopsUp && r.Status == Decided && !r.High.IsZero() {
				return c.Service
			}
		}
	}
	return nil
}

func (s *Service) oneHand(all []Consequence, at side, own *catalogue.Service) InHand {
	h := InHand{Own: own}
	var low, high int64
	for _, c := range all {
		role := c.Service.InHand
		unit, money := s.moneyOf(c.Service)
		if !money || role == catalogue.Apart || role == catalogue.PartOfIncome {
			continue
		}
		l, u, known := monthly(unit, at.right(c))
		if role == catalogue.Income && own != nil {
			l, known = at.ownIncome(own)
			u = l
		}
		known = known && (role != catalogue.TopsUp || l == u)
		line := HandLine{Service: c.Service, Known: known}
		if known {
			line.Low, line.High = toCents(l), toCents(u)
			low, high = low+l, high+u
		} else {
			h.Open = append(h.Open, c.Service)
		}
		if role == catalogue.Income {
			h.Lines = slices.Insert(h.Lines, 0, line)
		} else {
			h.Lines = append(h.Lines, line)
		}
	}
	h.Low, h.High = toCents(low), toCents(high)
	return h
}

// ownIncome is the net income of a month beside what tops it up, in twelfths of a cent.
func (at side) ownIncome(own *catalogue.Service) (int64, bool) {
	sum := int64(0)
	for _, field := range own.OwnIncome {
		v := at.pool.answer.Person.Values[field]
		if told, ok := at.pool.told[statementKey{field: field}]; ok && v.State == register.Unknown {
			v.State, v.Text = register.Known, told.text
		}
		d, err := value.ParseDecimal(v.Text)
		if v.State != register.Known || err != nil {
			return 0, false
		}
		c, err := cents(d)
		if err != nil {
			return 0, false
		}
		sum += c * 12
	}
	return sum, true
}

// moneyOf is the unit of what a service pays again and again; false where it pays
// nothing, or once.
func (s *Service) moneyOf(service *catalogue.Service) (value.Unit, bool) {
	t, ok := s.Catalogue.GoalType(service)
	return t.Unit, ok && t.Kind == value.Number && t.Unit.Quantity == value.Euro && times[t.Unit.Per] > 0
}

// times is how often in a year an amount comes.
var times = map[value.Per]int64{value.PerMonth: 12, value.PerQuarter: 4, value.PerYear: 1}

// unheardOf is an amount in euro beyond which a range only shows how far the engine
// counts.
const unheardOf = 1_000_000

// monthly is what a right comes to in a month, in twelfths of a cent; known is false
// where no amount can be told.
func monthly(unit value.Unit, r Right) (low, high int64, known bool) {
	if r.Status != Decided && r.Status != Range {
		return 0, 0, false
	}
	l, errLow := cents(r.Low)
	u, errHigh := cents(r.High)
	if errLow != nil || errHigh != nil || l < -unheardOf*100 || u > unheardOf*100 {
		return 0, 0, false
	}
	return l * times[unit.Per], u * times[unit.Per], true
}

// cents is an amount in cents, rounded down.
func cents(d value.Decimal) (int64, error) {
	for d.Scale > 2 {
		d.Coefficient, d.Scale = d.Coefficient/10, d.Scale-1
	}
	d, err := d.Rescale(2)
	return d.Coefficient, err
}

// toCents rounds half away from zero.
func toCents(twelfths int64) int64 {
	if twelfths < 0 {
		return -toCents(-twelfths)
	}
	return (twelfths + 6) / 12
}
