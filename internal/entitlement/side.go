package entitlement

import (
	"context"
	"errors"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/law/value"
)

// side is what it tells of a number that it is at least something, or that it is less:
// with the bounds that were told before, unless those say otherwise.
func (s *Service) side(ctx context.Context, resident kernel.ResidentID, field *catalogue.Field, key statementKey, atLeast, text string) (statement, error) {
	if field.Type.Kind != value.Number || text != "true" && text != "false" {
		return statement{}, errors.New("a threshold is asked of a number, and answered with yes or no")
	}
	from, err := units(field, atLeast)
	if err != nil {
		return statement{}, err
	}
	if from <= field.Min || from > field.Max {
		return statement{}, fmt.Errorf("%s is always on one side of what is asked", field.Name)
	}
	low, high := from, field.Max
	if text == "false" {
		low, high = field.Min, from-1
	}
	told, err := loadStatements(ctx, s.DB.Read(), resident)
	if err != nil {
		return statement{}, err
	}
	if before, ok := told[key]; ok && before.isRange() {
		bottom, errLow := units(field, before.low)
		top, errHigh := units(field, before.high)
		if err := errors.Join(errLow, errHigh); err != nil {
			return statement{}, err
		}
		if bottom <= high && top >= low {
			low, high = max(low, bottom), min(high, top)
		}
	}
	if low == high {
		return statement{text: inUnits(field, low)}, nil
	}
	return statement{low: inUnits(field, low), high: inUnits(field, high)}, nil
}

// units is a canonical number in units of the last decimal of its field.
func units(field *catalogue.Field, text string) (int64, error) {
	d, err := value.ParseDecimal(text)
	if err == nil {
		d, err = d.Rescale(field.Decimals)
	}
	if err != nil {
		return 0, fmt.Errorf("what is asked of %s is no number that it can be", field.Name)
	}
	return d.Coefficient, nil
}

func inUnits(field *catalogue.Field, n int64) string {
	return value.Decimal{Coefficient: n, Scale: field.Decimals}.String()
}
