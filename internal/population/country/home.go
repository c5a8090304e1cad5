package country

// home draws the rent of a tenant.
func (m *model) home(s stream, h *household, e *estate) {
	rents, kinds := corporationRent, &corporationKinds
	switch e.tenure {
	case Owner, NoDwelling:
		return
	case PrivateLandlord:
		rents, kinds = otherRent, &otherKinds
	}
	e.rent = rents.draw(s) * m.prices.rent / 100
	e.room = kinds.draw(s)
	if s.permyriad(withServices) {
		e.energy, e.cleaning = serviceCosts.draw(s)*100, serviceCosts.draw(s)*100
	}
	e.adapted, e.hadBenefit = s.permyriad(adaptedHomes), s.permyriad(hadBenefit)
}

const mostEuros = 20_000_000 // of a person, so that cents fit

// wealthOf draws savings and the home, and divides them over the adults that run the
// household; the home counts with who earns most.
func (e *estate) wealthOf(s stream, h *household) {
	age := h.members[0].age
	if age < adultAge {
		return
	}
	savings := financial.draw(s) * medianAt(age) / 100 * wealthOfTenure[e.tenure] / 100 * wealthOfDecile[e.decile] / 100
	if e.assisted {
		savings = min(savings, 4_000)
	}
	savings = min(savings, mostEuros*h.owners())
	e.wealth = savings
	each := savings / h.owners()
	for i := range h.owners() {
		p := &e.purses[i]
		if each >= 0 {
			p.assets = each * 100
			p.possessions = p.assets + min(p.netWage+p.netOther+p.netPension, 400_000)
		} else {
			p.debts = -each * 100
		}
		p.box3 = max(0, p.assets-exempt) * 3 / 100
	}
	if s.permille(150) {
		owed := consumerDebt.draw(s)
		e.purses[0].debts += owed * 100
		e.wealth -= owed
	}
	if e.tenure == Owner {
		e.own(s, h)
	}
}

// exempt is the part of assets that gives no income in box 3 (2025: 57,684 euros).
const exempt = 57_684_00

func (h *household) owners() int { return max(h.core, 1) }

func (e *estate) own(s stream, h *household) {
	equity, owed := &equityMiddle, &mortgageMiddle
	switch age := h.members[0].age; {
	case age < 35:
		equity, owed = &equityYoung, &mortgageYoung
	case age >= 60:
		equity, owed = &equityOlder, &mortgageOlder
	}
	percent := (60 + 4*wealthOfDecile[e.decile]/10) // a dearer home with more income
	value, mortgage := equity.draw(s)*percent/100, owed.draw(s)*percent/100
	e.wealth += value
	most := 0
	for i := range h.owners() {
		if e.purses[i].labour+e.purses[i].benefits > e.purses[most].labour+e.purses[most].benefits {
			most = i
		}
	}
	p := &e.purses[most]
	p.notional = (value + mortgage) * notionalRent / 100
	// Who owes little deducts as much as counts, but for a part that grows each year.
	p.mortgage = max(mortgage*interest/100, p.notional*75/100)
	p.notional = max(p.notional, 0)
	p.mortgage = max(p.mortgage, 0)
}
