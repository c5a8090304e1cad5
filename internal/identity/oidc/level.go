package oidc

import "slices"

// Levels of assurance of eIDAS (Regulation (EU) 910/2014, article 8), as the NL GOV
// profile writes them in acr. Lowest first.
const (
	LevelLow         = "http://eidas.europa.eu/LoA/low"
	LevelSubstantial = "http://eidas.europa.eu/LoA/substantial"
	LevelHigh        = "http://eidas.europa.eu/LoA/high"
)

var levels = []string{LevelLow, LevelSubstantial, LevelHigh}

// from lists the levels that are at least minimum; none when minimum is no level.
func from(minimum string) []string {
	if i := slices.Index(levels, minimum); i >= 0 {
		return levels[i:]
	}
	return nil
}

// suffices says whether a level is at least minimum. One that is not known never is.
func suffices(level, minimum string) bool { return slices.Contains(from(minimum), level) }
