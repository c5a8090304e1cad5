package textcheck

import (
	"strings"

	"meent.nl/meent/law/document"
)

// names finds the regulation that a citation names.
type names map[string]string // folded name → source

// usual are the abbreviations that citations use for regulations, as the government
// writes them, with their identifiers in the Basiswettenbestand.
var usual = map[string]string{
	"AKW": "BWBR0002368", "AOW": "BWBR0002221", "AWR": "BWBR0002320", "Awb": "BWBR0005537", "Awir": "BWBR0018472",
	"Pw": "BWBR0015703", "Wet BRP": "BWBR0033715", "Wet IB 2001": "BWBR0011353", "Wet LB 1964": "BWBR0002471",
	"Wfsv": "BWBR0017745", "Wht": "BWBR0008659", "WKB": "BWBR0022751", "Wko": "BWBR0017017", "Wlz": "BWBR0035917",
	"WML": "BWBR0002638", "WVW 1994": "BWBR0006622", "Zvw": "BWBR0018450", "Vreemdelingenwet 2000": "BWBR0011823",
	"Vw 2000": "BWBR0011823", "Wzt": "BWBR0018451",
}

// namesOf knows the usual abbreviations, and the identifier and the title of each law
// and the title of each text.
func namesOf(set *document.Set, texts *Texts) names {
	n := names{}
	for source, versions := range texts.of {
		for _, t := range versions {
			if t.Title != "" {
				n[fold(t.Title)] = source
			}
		}
	}
	for _, law := range set.Laws() {
		for _, d := range set.Versions(law) {
			n[fold(d.Law)], n[fold(d.Title)] = d.Source, d.Source
		}
	}
	for name, source := range usual {
		n[fold(name)] = source
	}
	return n
}

func (n names) source(name string) (string, bool) {
	s, ok := n[fold(name)]
	return s, ok
}

// fold writes a name as an identifier: Wet IB 2001 is wet-ib-2001.
func fold(name string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == ',' }), "-"))
}
