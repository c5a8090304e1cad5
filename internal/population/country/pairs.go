package country

// pairCodes is how many codes a pair can have.
const pairCodes = 256

func relation(code uint8) uint8 { return code & 7 }

func isCouple(code uint8) bool { return relation(code) < parentTo }

func isOther(code uint8) bool { return relation(code) == otherTo }

// shared tells of a bit of a code whether it is of a couple.
func shared(bit uint8) func(uint8) bool {
	return func(code uint8) bool { return isCouple(code) && code&bit != 0 }
}

// pairTruths are the booleans that a code stands for.
var pairTruths = map[string]func(code uint8) bool{
	"echtgenoot":                func(c uint8) bool { return relation(c) == spouseOf },
	"kind_samen":                shared(pairChild),
	"samen_eigen_woning":        shared(pairHome),
	"pensioenpartner":           shared(pairPension),
	"minderjarig_kind_op_adres": func(c uint8) bool { return c&pairMinor != 0 },
	"kind_erkend": func(c uint8) bool {
		return isCouple(c) && c&pairChild == 0 && c&pairMinor != 0 && relation(c) != spouseOf
	},
	"partner_in_vorig_jaar":   wasPartner,
	"eerder_dit_jaar_partner": wasPartner,
	"partner_hele_jaar":       wasPartner,
	"als_gehuwd_in_afgelopen_twee_jaar": func(c uint8) bool {
		return isCouple(c) && c&pairBefore != 0
	},
	"zorgt_voor_elkaar":    isCouple,
	"eigen_kind":           func(c uint8) bool { return relation(c) == parentTo },
	"kind_van_een_bewoner": func(c uint8) bool { return relation(c) == parentTo || relation(c) == siblingOf },
	"onderhuurder":         func(c uint8) bool { return isOther(c) && c&pairPension != 0 },
}

// wasPartner says whether two count as benefit partners since before this year: by
// marriage, a contract before a notary, a child, a home or a pension scheme together.
func wasPartner(c uint8) bool {
	if !isCouple(c) || c&pairBefore == 0 {
		return false
	}
	return relation(c) == spouseOf || relation(c) == partnerOf+2 || c&(pairChild|pairHome|pairPension|pairMinor) != 0
}

// pairWords are the words that a code stands for, by their index in the fact.
var pairWords = map[string]func(code uint8) uint8{
	"samenlevingscontract": func(c uint8) uint8 { // geen, onderhands, notarieel
		if r := relation(c); r == partnerOf+1 || r == partnerOf+2 {
			return r - partnerOf
		}
		return 0
	},
	"verwantschap": func(c uint8) uint8 { // geen, ouder_of_kind, …, andere_familie
		switch {
		case relation(c) == parentTo, relation(c) == childOf:
			return 1
		case relation(c) == siblingOf, isOther(c) && c&pairHome != 0:
			return 4
		}
		return 0
	},
	"familie_in_de_tweede_graad": func(c uint8) uint8 { // geen, bloedverwant, aanverwant
		return oneIf(relation(c) == siblingOf)
	},
	"overeenkomst_over_de_woning": func(c uint8) uint8 { // geen, met_elkaar, met_dezelfde_verhuurder
		return oneIf(isOther(c) && c&pairChild != 0)
	},
	"verzoek_geen_partner": func(c uint8) uint8 { // geen, huurovereenkomst, …
		return oneIf(isOther(c) && c&pairChild != 0)
	},
}

func oneIf(is bool) uint8 {
	if is {
		return 1
	}
	return 0
}
