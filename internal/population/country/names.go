package country

import "strconv"

var positionNames = [Positions]string{"alone", "unmarried, no child", "married, no child", "unmarried, with child",
	"married, with child", "lone parent", "child of a couple", "child of a lone parent", "other member", "in an institution"}

// String is the position in words.
func (p Position) String() string { return name(positionNames[:], int(p)) }

var typeNames = [HouseholdTypes]string{"one person", "unmarried couple", "married couple", "unmarried couple with children",
	"married couple with children", "lone parent", "other household", "institution"}

// String is the type in words.
func (t HouseholdType) String() string { return name(typeNames[:], int(t)) }

var tenureNames = [Tenures]string{"owner", "rents from a corporation", "rents from another landlord", "no dwelling"}

// String is the tenure in words.
func (t Tenure) String() string { return name(tenureNames[:], int(t)) }

var provinceNames = [Provinces]string{"Groningen", "Fryslân", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Utrecht",
	"Noord-Holland", "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg"}

// String is the name of the province.
func (p Province) String() string { return name(provinceNames[:], int(p)) }

func name(of []string, i int) string {
	if i < len(of) {
		return of[i]
	}
	return strconv.Itoa(i)
}
