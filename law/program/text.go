package program

import (
	"strconv"

	"meent.nl/meent/law/value"
)

// Text writes a register of a type as people write the value: true, 1234.50,
// 1985-12-01, P67Y3M, P14D, a word. A number is written exactly and without zeros at
// its end, but an amount of money with decimals has at least two.
func Text(t value.Type, scale int, register int64, words []string) string {
	switch t.Kind {
	case value.Boolean:
		return strconv.FormatBool(register != 0)
	case value.Number:
		return trimmed(t, scale, register)
	case value.Day:
		return value.Date(register).String()
	case value.Period, value.Days:
		return value.FormatDuration(t.Kind, register)
	case value.Word:
		if register >= 0 && register < int64(len(words)) {
			return words[register]
		}
	}
	return strconv.FormatInt(register, 10)
}

func trimmed(t value.Type, scale int, register int64) string {
	least := 0
	if t.Unit.Quantity == value.Euro {
		least = min(scale, 2)
	}
	for scale > least && register%10 == 0 {
		register, scale = register/10, scale-1
	}
	return value.Decimal{Coefficient: register, Scale: int8(scale)}.String()
}
