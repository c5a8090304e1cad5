package register

// municipalities are those that a law or an organisation names, by code of the Gemeententabel (33).
var municipalities = map[string]string{
	"0344": "utrecht", "0363": "amsterdam", "0384": "diemen", "0484": "alphen_aan_den_rijn", "0518": "den_haag", "0599": "rotterdam",
	"9900": "meentwaarde", // of the demo: no municipality has this code
}

// nonResidents is the code of the register of non-residents (RNI).
const nonResidents = "1999"

// Municipality is the word of the field gemeente_van_inschrijving for a code of the
// Gemeententabel: not applicable for the register of non-residents, unknown for none.
func Municipality(code string) Value {
	switch code {
	case "", "0000":
		return Value{State: Unknown}
	case nonResidents:
		return Value{State: NotApplicable}
	}
	word, ok := municipalities[code]
	if !ok {
		word = "andere_gemeente"
	}
	return Value{State: Known, Text: word}
}
