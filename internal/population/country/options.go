package country

import (
	"fmt"

	"meent.nl/meent/law/value"
)

// Options say which country to make.
type Options struct {
	Persons int // 1 to MostPersons
	Seed    uint64
	On      value.Date // in FirstYear to LastYear
	Workers int        // 0: one for each processor
	// Progress is told how far a phase is, from one goroutine at a time; it may be nil.
	Progress func(phase string, done, total int)
}

// FirstYear and LastYear bound the days on which a population can be.
const FirstYear, LastYear = 2020, 2030

// MostPersons is how many a population can have.
const MostPersons = 100_000_000

// Check says which option is wrong.
func (o Options) Check() error {
	if o.Persons < 1 || o.Persons > MostPersons {
		return fmt.Errorf("a population has 1 to %d persons, and %d were asked", MostPersons, o.Persons)
	}
	if y := o.On.Year(); y < FirstYear || y > LastYear {
		return fmt.Errorf("a population is of a day from %d-01-01 to %d-12-31, and %s was asked", FirstYear, LastYear, o.On)
	}
	if o.Workers < 0 || o.Workers > 1024 {
		return fmt.Errorf("%d workers were asked; give 1 to 1024, or 0 for one for each processor", o.Workers)
	}
	return nil
}
