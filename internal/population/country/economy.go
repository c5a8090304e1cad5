package country

// purse is the money of a person, in cents a year unless said.
type purse struct {
	work                          work
	labour, benefits, box3        int
	notional, mortgage            int // of the home: what counts as income, what is deducted
	assets, possessions, debts    int // on 1 January
	netWage, netOther, netPension int // of a month
	years                         int // insured for the AOW, of 50
	insured, suspended, disabled  bool
}

// income is the registered income.
func (p *purse) income() int { return p.labour + p.benefits + p.box3 + p.notional - p.mortgage }

// estate is the money and the home of a household.
type estate struct {
	province               Province
	tenure                 Tenure
	decile                 int
	disposable, wealth     int // cents, euros
	assisted               bool
	rent, energy, cleaning int // cents of a month
	room                   int // word of soort_woonruimte
	adapted, hadBenefit    bool
	purses                 [mostMembers]purse
	couple                 couple
}

// Assistance of a year in euros of 2022, net with holiday pay: alone and together; and
// the AOW of one person alone and together, likewise. Sources: norms of 1 January 2022.
const assistanceAlone, assistanceTogether = 13_100, 18_700
const stateAlone, stateTogether = 15_300, 10_400

// economy draws what a household lives of and in.
func (m *model) economy(s stream, h *household) estate {
	e := estate{province: Province(m.province.draw(s)), decile: 10}
	base := 15_000 + s.below(9_000)
	if h.kind == Institution && h.members[0].age < adultAge {
		base = 0
	}
	if h.kind != Institution {
		e.decile = m.deciles[h.class()].draw(s)
		base = incomeWithin(s, e.decile)
	}
	e.disposable = base * m.prices.income / 100
	e.tenure = Tenure(m.tenure[e.decile].draw(s))
	have := owned(base, h, e.tenure == Corporation || e.tenure == PrivateLandlord)
	for i, p := range h.members[:h.n] {
		e.purses[i].work = drawWork(s, p.age)
		e.purses[i].years = insuredYears(s)
	}
	e.assist(s, h, have)
	m.divide(s, h, &e, have*m.prices.income/100)
	m.home(s, h, &e)
	e.wealthOf(s, h)
	for i, p := range h.members[:h.n] {
		care := &e.purses[i]
		care.insured = s.below(residents) >= uninsured
		care.suspended = p.age >= adultAge && s.permyriad(suspendedOf)
		care.disabled = s.permyriad(disabledForRent)
	}
	e.couple = m.bond(s, h, e.tenure == Owner)
	return e
}

func insuredYears(s stream) int {
	if !s.permyriad(residentsShort) {
		return 50
	}
	return 50 - min(1+s.below(24)+s.below(24), 48)
}

// assist decides who lives on assistance: tenants under the AOW age who have about the
// norm, and do not study.
func (e *estate) assist(s stream, h *household, have int) {
	norm := assistanceAlone
	if h.core == 2 {
		norm = assistanceTogether
	}
	if e.tenure == Owner || e.tenure == NoDwelling || h.kind == OtherHousehold || have*100 < norm*80 || have*100 > norm*assistedUpTo {
		return
	}
	for i, p := range h.members[:h.core] {
		if w := e.purses[i].work; p.age < 21 || p.age >= pensionAge || w == student {
			return
		}
	}
	if s.permille(assistedOf) {
		e.assisted = true
		for i := range h.core {
			e.purses[i].work = assisted
		}
	}
}

// Of a thousand such households so many live on assistance, where they have up to so
// many percent of the norm. Estimates.
const assistedOf, assistedUpTo = 850, 132

// divide gives each person a part of what the household has after tax: first the AOW,
// then by what they live of.
func (m *model) divide(s stream, h *household, e *estate, have int) {
	var state, parts [mostMembers]int
	states, total := 0, 0
	for i, p := range h.members[:h.n] {
		core := i < h.core || h.kind == OtherHousehold
		if p.age >= pensionAge {
			state[i] = stateAlone
			if h.core == 2 && i < 2 {
				state[i] = stateTogether
			}
			state[i] = state[i] * e.purses[i].years / 50 * m.prices.income / 100
			states += state[i]
		}
		parts[i] = e.purses[i].work.weight(s, core)
		total += parts[i]
	}
	if states > have {
		for i := range state {
			state[i] = state[i] * have / max(states, 1)
		}
		states = have
	}
	if total == 0 {
		parts[0], total = 1, 1
		if e.purses[0].work == none {
			e.purses[0].work = jobless
		}
	}
	for i := range h.members[:h.n] {
		e.purses[i].receive(state[i], (have-states)*parts[i]/total)
	}
}

// receive books what a person has after tax, of the AOW and of the rest.
func (p *purse) receive(state, rest int) {
	switch p.work {
	case employee, selfEmployed, student, pupil:
		p.labour, p.netWage = gross(ofWork, rest), rest/12
	case disabled, jobless:
		p.benefits, p.netOther = gross(ofBenefit, rest), rest/12
	case assisted: // assistance is no income for assistance
		p.benefits = gross(ofBenefit, rest)
	case pensioner, none:
		p.benefits, p.netOther, p.netPension = gross(ofPension, state+rest), state/12, rest/12
	}
}
