package country

// model is the distributions that households are drawn from, worked out once from the
// published figures.
type model struct {
	types     dist
	ages      [Positions]dist // of who is drawn first
	partner   [HouseholdTypes][]dist
	children  [HouseholdTypes]dist // how many, from 1
	childAge  [HouseholdTypes]dist
	sibling   [HouseholdTypes][]dist
	parent    [HouseholdTypes][]dist
	otherSize dist
	deciles   [classes]dist
	province  dist
	tenure    [11]dist // by decile
	prices    prices
	on        days
}

func newModel(o Options) *model {
	m := &model{on: newDays(o.On), prices: pricesOf(o.On.Year()), province: weights(peopleByProvince[:]...)}
	table := positionsByAge()
	types := householdsByType()
	m.types, m.otherSize = weights(types[:]...), weights(otherSizes[:]...)
	for i, p := range shapeOrder {
		m.ages[p] = newDist(table[i])
	}
	row := func(p Position) []float64 { return table[shapeIndex(p)] }
	m.partner[UnmarriedCouple] = pairs(row(UnmarriedNoChild), row(UnmarriedNoChild), partners)
	m.partner[MarriedCouple] = pairs(row(MarriedNoChild), row(MarriedNoChild), partners)
	parents := map[HouseholdType][]float64{UnmarriedCoupleChildren: row(UnmarriedWithChild),
		MarriedCoupleChildren: row(MarriedWithChild), LoneParentHousehold: row(LoneParent)}
	for t, ages := range childrenByParents(table[len(shapeOrder)], parents) {
		m.children[t] = childCounts(childrenByType[t])
		m.childAge[t] = newDist(ages)
		m.sibling[t] = pairs(ages, ages, apart)
		m.parent[t] = pairs(ages, parents[t], parentOf)
		if t != LoneParentHousehold {
			m.partner[t] = pairs(parents[t], parents[t], partners)
		}
	}
	m.deciles = decilesByClass(table, types)
	m.tenure = tenureByDecile()
	return m
}

func shapeIndex(p Position) int {
	for i, q := range shapeOrder {
		if p == q {
			return i
		}
	}
	panic("country: a position without a shape")
}

func childCounts(published [3]int) dist {
	n := []int{published[0] * 100, published[1] * 100}
	for _, share := range ofThreeOrMore {
		n = append(n, published[2]*share)
	}
	return weights(n...)
}

// childrenByParents divides the children at home of each age over the types of
// households, by how likely parents of the ages that there are have a child of that age.
func childrenByParents(home []float64, parents map[HouseholdType][]float64) map[HouseholdType][]float64 {
	order := []HouseholdType{UnmarriedCoupleChildren, MarriedCoupleChildren, LoneParentHousehold}
	table, rows := make([][]float64, len(order)), make([]float64, len(order))
	for i, t := range order {
		table[i] = make([]float64, ages)
		counts := childrenByType[t]
		rows[i] = float64(counts[0] + 2*counts[1])
		for k, share := range ofThreeOrMore {
			rows[i] += float64(float64(counts[2]*(k+3)*share) / 100)
		}
		for child := range ages {
			for parent, n := range parents[t] {
				table[i][child] += float64(n * parentOf(child, parent))
			}
		}
	}
	scale(rows, sumOf(home))
	fit(table, rows, home)
	out := map[HouseholdType][]float64{}
	for i, t := range order {
		out[t] = table[i]
	}
	return out
}
