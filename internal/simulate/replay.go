package simulate

import (
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Replay works a scheme out for one person with its trace, as the simulation counts it.
// applies says whether this person applies; of others the simulation counts nothing.
func Replay(c *country.Population, laws *law.Corpus, s Scheme, on value.Date, row int) (d law.Decision, applies bool, err error) {
	d, err = laws.Decide(s.Goal, on, func(f *run.Facts) error { return c.People().Fill(f, row) })
	return d, err == nil && (s.Of == Everyone || c.Applies(s.Of, row)), err
}
