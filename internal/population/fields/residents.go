package fields

import (
	"strconv"

	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// residents are who else lives at the address, and whether the person has lived there
// since 1 January.
func residents(out Values, v kin.View) {
	const others, allYear = "andere_minderjarigen_op_adres", "staat_hele_jaar_op_adres"
	if v.OtherMinors < 0 {
		out.Unknown(others)
	} else {
		out.Word(others, strconv.Itoa(v.OtherMinors), personlist.Date{})
	}
	year, err := value.NewDate(v.On.Year(), 1, 1)
	if err != nil || len(v.Person.Residences) == 0 {
		out.Unknown(allYear)
		return
	}
	switch low, high, ok := v.Person.Residences[0].Since.Range(); {
	case ok && high <= year:
		out.Boolean(allYear, true, personlist.Date{})
	case ok && low > year:
		out.Boolean(allYear, false, personlist.Date{})
	default:
		out.Unknown(allYear)
	}
}
