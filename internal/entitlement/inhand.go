package entitlement

import (
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// InHand is what somebody has to spend in a month: the net income and what the schemes
// pay. It is between Low and High, in cents, and on top of that comes what is Open.
type InHand struct {
	Low, High int64
	// Lines are what it is made of, in the order of the catalogue and the net income
	// first; the same services before and after a what-if.
	Lines []HandLine
	// Own are the services that top up the income: the net income is then that of a month
	// beside them.
	Own []*catalogue.Service
	// Open are services of which no amount is known, so that none is counted.
	Open []*catalogue.Service
}

// HandLine is what one service comes to in a month, in cents, from Low to High. Known is
// false where no amount is known: then it is not counted.
type HandLine struct {
	Service   *catalogue.Service
	Low, High int64
	Known     bool
	// Counts is what counts in place of the amount of the right; mostly empty.
	Counts catalogue.Text
}

// Less says whether it is certainly less than another.
func (h InHand) Less(other InHand) bool {
	return len(h.Open) == 0 && len(other.Open) == 0 && h.High < other.Low
}

// moreIncome says whether the net income is certainly more than in another.
func (h InHand) moreIncome(other InHand) bool {
	if len(h.Lines) == 0 || len(other.Lines) == 0 || h.Lines[0].Service.InHand != catalogue.Income {
		return false
	}
	now, then := other.Lines[0], h.Lines[0]
	return now.Known && then.Known && then.Low > now.High
}

// side is the services as they are, or as they would be, with the facts behind them.
type side struct {
	right func(Consequence) Right
	pool  collected
}

// inHand adds up the two sides. Amounts are added as twelfths of a cent, so that nothing
// is lost before the end.
func (s *Service) inHand(all []Consequence, now, then side) (a, b InHand, err error) {
	own := topsUp(all, now, then)
	if a, err = s.oneHand(all, now, own); err != nil {
		return a, b, err
	}
	b, err = s.oneHand(all, then, own)
	return a, b, err
}

// topsUp are the services that top up somebody's income on either side. They then count
// with the income of a month on both, so that the two can be compared.
func topsUp(all []Consequence, sides ...side) (own []*catalogue.Service) {
	for _, c := range all {
		if c.Service.InHand == catalogue.TopsUp && slices.ContainsFunc(sides, func(at side) bool {
			r := at.right(c)
			return r.Status == Decided && !r.High.IsZero()
		}) {
			own = append(own, c.Service)
		}
	}
	return own
}

func (s *Service) oneHand(all []Consequence, at side, own []*catalogue.Service) (InHand, error) {
	h := InHand{Own: own}
	var low, high int64
	for _, c := range all {
		role := c.Service.InHand
		unit, money := s.moneyOf(c.Service)
		if !money || role == catalogue.Apart || role == catalogue.PartOfIncome {
			continue
		}
		l, u, known := monthly(unit, at.right(c))
		line := HandLine{Service: c.Service}
		switch {
		case role == catalogue.Income && len(own) > 0:
			l, known = at.ownIncome(own)
			u = l
		case known && c.Service.HandGoal != "":
			var err error
			if l, line.Counts, known, err = s.counted(c.Service, at.pool); err != nil {
				return InHand{}, err
			}
			u = l
		}
		known = known && (role != catalogue.TopsUp || l == u)
		line.Known = known
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
	return h, nil
}

// counted is what counts in place of the amount of a right, in twelfths of a cent, and
// what it is called; known is false where the law does not give one amount.
func (s *Service) counted(service *catalogue.Service, pool collected) (amount int64, label catalogue.Text, known bool, err error) {
	p, err := s.Laws.Program(service.HandGoal, kernel.Today(s.Clock))
	if err != nil {
		return 0, label, false, nil // its amount for today is not known
	}
	pool.carrier = s.Catalogue.Carrier(service.Organisation, municipality(pool.answer, pool.told))
	outcome, err := s.outcome(service.HandGoal, p, pool.dossier(p))
	if err != nil {
		return 0, label, false, err
	}
	name := p.Rules[p.Goal].Decl.Label
	label = catalogue.Text{NL: name.NL, EN: name.EN}
	if outcome.Status != run.Decided || outcome.NotApplicable || outcome.Type.Unit.Quantity != value.Euro {
		return 0, label, false, nil
	}
	d, err := value.ParseDecimal(outcome.Text(outcome.Value))
	if err != nil {
		return 0, label, false, err
	}
	c, err := cents(d)
	return c * times[outcome.Type.Unit.Per], label, err == nil && times[outcome.Type.Unit.Per] > 0, err
}

// ownIncome is the net income of a month beside what tops it up, in twelfths of a cent.
func (at side) ownIncome(own []*catalogue.Service) (int64, bool) {
	sum := int64(0)
	var fields []string
	for _, service := range own {
		fields = append(fields, service.OwnIncome...)
	}
	slices.Sort(fields)
	for _, field := range slices.Compact(fields) {
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

// cents is an amount in cents, rounded down: of less than nothing too.
func cents(d value.Decimal) (int64, error) {
	for d.Scale > 2 {
		down := d.Coefficient / 10
		if d.Coefficient%10 < 0 {
			down--
		}
		d.Coefficient, d.Scale = down, d.Scale-1
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
