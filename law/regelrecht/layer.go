package regelrecht

import "slices"

// Layer is the kind of a regulation.
type Layer string

// layers has every kind, from the highest to the lowest.
var layers = []Layer{"VERDRAG", "EU_VERORDENING", "EU_RICHTLIJN", "GRONDWET", "WET", "KONINKLIJK_BESLUIT", "AMVB",
	"MINISTERIELE_REGELING", "PROVINCIALE_VERORDENING", "WATERSCHAPS_VERORDENING", "GEMEENTELIJKE_VERORDENING",
	"BELEIDSREGEL", "UITVOERINGSBELEID"}

// Rank is 0 for the highest kind of regulation.
func (l Layer) Rank() int { return slices.Index(layers, l) }

// needs is the key that identifies a regulation of a kind.
var needs = map[Layer][]string{
	"WET": {"bwb_id"}, "AMVB": {"bwb_id"}, "MINISTERIELE_REGELING": {"bwb_id"}, "GRONDWET": {"bwb_id"},
	"EU_VERORDENING": {"celex_nummer"}, "EU_RICHTLIJN": {"celex_nummer"}, "VERDRAG": {"tractatenblad_id"},
	"GEMEENTELIJKE_VERORDENING": {"gemeente_code", "officiele_titel"},
	"PROVINCIALE_VERORDENING":   {"provincie_code", "officiele_titel"},
	"WATERSCHAPS_VERORDENING":   {"waterschap_code", "officiele_titel"},
}
