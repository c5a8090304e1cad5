package demo

import (
	"context"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/population/personlist"
)

// births counts down from the end of the numbers, which Make fills from their start.
const births = totalPrefixes - 1

// Birth lets a child be born today to a parent of the municipality: the registers
// learn of it as the BRP would tell them. It gives the child.
func Birth(ctx context.Context, s *population.Service, parent kernel.ResidentID, clock kernel.Clock) (kernel.ResidentID, error) {
	for i := births; i > 0; i-- {
		bsn, ok := numberAt(i)
		if !ok {
			continue
		}
		c := newChance("geboorte", string(parent), i)
		n := population.Newborn{BSN: bsn, Given: c.of(girls), Gender: personlist.Woman, On: kernel.Today(clock)}
		if c.permille(500) {
			n.Given, n.Gender = c.of(boys), personlist.Man
		}
		child, err := s.RegisterBirth(ctx, parent, n)
		if kernel.KindOf(err) != kernel.Conflict {
			return child, err
		}
	}
	return "", kernel.Errorf(kernel.TooLarge, "the range for test BSNs is full; start the demo anew")
}
