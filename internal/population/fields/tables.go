package fields

// Codes of the national tables of the BRP: Nationaliteitentabel (32), Landentabel
// (34) and Verblijfstiteltabel (56).
const (
	dutch               = "0001"
	netherlands         = "nederland"
	elsewhere           = "ander_land"
	temporaryProtection = "46" // EU directive 2001/55
)

// freeMovement are the nationalities of the EU, the EEA and Switzerland
// (Vreemdelingenwet 2000 article 8 under e).
var freeMovement = set(
	"0027", "0028", "0042", "0043", "0044", "0045", "0046", "0052", "0053", "0054", "0055", "0056", "0057", "0059",
	"0061", "0062", "0063", "0064", "0066", "0067", "0068", "0070", "0071", "0072", "0073", "0074", "0077", "0080",
	"0081", "0308")

func set(codes ...string) map[string]bool {
	m := make(map[string]bool, len(codes))
	for _, c := range codes {
		m[c] = true
	}
	return m
}

type permitKind uint8

const (
	lawfulPermit permitKind = iota + 1
	noPermit
)

// permits are the residence permits of which the code alone says whether the stay
// is lawful. Codes for who waits for a decision are not in it.
var permits = func() map[string]permitKind {
	m := map[string]permitKind{"98": noPermit, "41": noPermit}
	for _, code := range []string{"21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "35", "36", "37", "38", "40",
		"42", "43", "45", "46", "91", "92", "93"} {
		m[code] = lawfulPermit
	}
	return m
}()

// countries are the countries that a law names; any other one is ander_land.
var countries = map[string]string{
	"6030": netherlands, "5010": "belgie", "6065": "bosnie_herzegovina", "7024": "bulgarije", "5040": "cyprus",
	"5015": "denemarken", "6029": "duitsland", "9089": "duitsland", "7065": "estland", "6002": "finland",
	"5002": "frankrijk", "6003": "griekenland", "5017": "hongarije", "6007": "ierland", "6011": "ijsland",
	"7044": "italie", "5067": "kaapverdie", "8025": "kaapverdie", "5051": "kroatie", "7064": "letland",
	"6012": "liechtenstein", "7066": "litouwen", "6018": "luxemburg", "7003": "malta", "5022": "marokko",
	"5104": "montenegro", "5100": "noord_macedonie", "5113": "noord_macedonie", "6027": "noorwegen",
	"5009": "oostenrijk", "7028": "polen", "7050": "portugal", "7047": "roemenie", "5103": "servie",
	"5049": "slovenie", "6067": "slowakije", "6037": "spanje", "6066": "tsjechie", "5008": "tunesie",
	"6043": "turkije", "6039": "verenigd_koninkrijk", "5039": "zweden", "5003": "zwitserland",
}

// Country is the word for a code of the Landentabel; false for the unknown one.
func Country(code string) (string, bool) {
	if code == "" || code == "0000" {
		return "", false
	}
	if word, ok := countries[code]; ok {
		return word, true
	}
	return elsewhere, true
}

// outsideEurope are the countries that a law names and that are not in the EU, the
// EEA or Switzerland.
var outsideEurope = set(netherlands, elsewhere, "bosnie_herzegovina", "kaapverdie", "marokko", "montenegro",
	"noord_macedonie", "servie", "tunesie", "turkije", "verenigd_koninkrijk")

// InEurope says whether a word of the field woonland is another country where the
// European rules on social security hold (Verordening (EG) 883/2004).
func InEurope(country string) bool { return country != "" && !outsideEurope[country] }
