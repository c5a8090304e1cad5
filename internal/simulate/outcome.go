package simulate

// result tells what was counted.
func (r *simulation) result(s *sums) *Result {
	reformed := r.Reform != nil
	out := &Result{Synthetic: true, Worked: r.whole, Period: r.Period.String(), Reform: append([]string{}, r.Files...),
		Population: Country{r.c.Persons(), r.c.Households(), r.c.Seed, r.c.On.String()}}
	for i, scheme := range r.Schemes {
		c := Cost{Goal: scheme.Goal, Dutch: scheme.Dutch, English: scheme.English, Changed: r.changed[i], Before: s.schemes[0][i]}
		if reformed {
			after := s.schemes[0][i]
			if r.changed[i] {
				after = s.schemes[1][i]
			}
			c.After = &after
		}
		if share, ok := shareOf(r.TakeUp, scheme.Goal); ok {
			c.TakeUp = takeUp(share, c)
		}
		out.Schemes = append(out.Schemes, c)
	}
	line := s.incomes[0].median() * 60
	out.Before = r.incomes(s, 0, line)
	if reformed {
		after := r.incomes(s, 1, line)
		out.After = &after
	}
	for i, g := range s.ranked.tenths() {
		g.Name = tenthNames[i]
		out.Tenths = append(out.Tenths, g)
	}
	for kind := range s.types {
		s.types[kind].Name = typeNames[kind]
		out.Types = append(out.Types, s.types[kind])
	}
	if r.whole {
		for e, earner := range [earners]string{"first", "second"} {
			out.Marginal = append(out.Marginal, s.marginal[0][e].result("before", earner))
			if reformed {
				out.Marginal = append(out.Marginal, s.marginal[1][e].result("after", earner))
			}
		}
	}
	out.Published = besides(out)
	return out
}

func (r *simulation) incomes(s *sums, when int, anchor int64) Incomes {
	h := &s.incomes[when]
	persons, cents := h.total()
	in := Incomes{Persons: persons, Median: h.median() * 100, Gini: h.gini(), RelativeLine: h.median() * 60}
	if persons > 0 {
		in.Mean = cents / persons
	}
	in.Relative = share(h.below(in.RelativeLine), persons)
	in.Anchored = share(h.below(anchor), persons)
	if r.whole {
		low := share(s.low[when], persons)
		in.LowIncomeLine, in.LowIncome = r.lowLine, &low
	}
	return in
}

func takeUp(n NotClaimed, c Cost) *TakeUp {
	t := &TakeUp{NotClaimed: n.Permille * 10, Dutch: n.Dutch, English: n.English, Before: claimed(c.Before, n.Permille)}
	if c.After != nil {
		after := claimed(*c.After, n.Permille)
		t.After = &after
	}
	return t
}

func claimed(r Reach, permille int64) Reach {
	return Reach{Cents: r.Cents - part(r.Cents, permille), Recipients: r.Recipients - part(r.Recipients, permille), Undecided: r.Undecided}
}

// part is so many thousandths of a number, rounded half up, without overflow.
func part(n, permille int64) int64 {
	return n/1000*permille + (n%1000*permille+500)/1000
}

var tenthNames = [10]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}

// typeNames name the household types in the output, in the order of country.
var typeNames = [...]string{"one_person", "unmarried_couple", "married_couple", "unmarried_couple_with_children",
	"married_couple_with_children", "lone_parent", "other", "institution"}
