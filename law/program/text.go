package program

import (
	"strconv"

	"meent.nl/meent/law/value"
)

// Text writes a register of a type as people write the value: true, 1234.50,
// 1985-12-01, P67Y3M, P14D, a word. A number keeps its decimals.
func Text(t value.Type, scale int, register int64, words []string) string {
	switch t.Kind {
	case value.Boolean:
		return strconv.FormatBool(register != 0)
	case value.Number:
		return value.Decimal{Coefficient: register, Scale: int8(scale)}.String()
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
