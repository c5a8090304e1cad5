package program

// RankOf works out Rank on what is known of the keys of every member: one plus how
// many go before. keys has three per member, the first the most important, and the
// greatest goes first; what is equal goes in the order of the list. A member of
// whom a key is not applicable has no rank, and goes before nobody.
func RankOf(keys [][3]Range, self int) Range {
	var out Range
	for _, k := range keys {
		for _, r := range k {
			if r.May == MayFail {
				return r
			}
			out.May |= r.May & MayFail
		}
	}
	own := keys[self]
	for _, r := range own {
		if r.May&^MayFail == MayBeNull {
			out.May |= MayBeNull
			return out
		}
		out.May |= r.May & MayBeNull
	}
	least, most := int64(1), int64(1)
	for j, k := range keys {
		if j == self {
			continue
		}
		surely, maybe := precedes(k, own, j < self)
		if surely {
			least++
		}
		if maybe {
			most++
		}
	}
	return join(out, Between(least, most))
}

// RankAny is Rank of any member of a relation whose members are not known.
func RankAny(keys [3]Range, most int) Range {
	var out Range
	hold := true
	for _, r := range keys {
		if r.May == MayFail {
			return r
		}
		out.May |= r.May &^ MayHold
		hold = hold && r.MayHold()
	}
	if !hold {
		return out
	}
	return join(out, Between(1, int64(max(most, 1))))
}

// precedes tells whether one goes before another; first says that it does where all
// keys are equal.
func precedes(one, other [3]Range, first bool) (surely, maybe bool) {
	present, atLeast := true, true
	for _, r := range one {
		if !r.MayHold() {
			return false, false
		}
		present = present && !r.MayBeNull()
	}
	for i, a := range one {
		b := other[i]
		switch {
		case a.Lo > b.Hi:
			return present && atLeast, true
		case a.Hi < b.Lo:
			return false, maybe
		}
		maybe = maybe || a.Hi > b.Lo
		atLeast = atLeast && a.Lo >= b.Hi
	}
	return present && atLeast && first, maybe || first
}
