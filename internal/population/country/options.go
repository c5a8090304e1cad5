package country

import (
	"fmt"

	"meent.nl/meent/law/value"
)

// Options say which country to make.
type Options struct {
	Persons int // 1 to MostPersons
	Seed    uint64
	On      value.Date // 2020-01-01 to 2030-12-31
	Workers int        // 0: one for each processor
	// Progress is told how far a phase is, from one goroutine at a time; it may be nil.
	Progress func(phase string, done, total int)
}

// MostPersons is how many a population can have.
const MostPersons = 100_000_000

// Check says which option is wrong.
func (o Options) Check() error {
	if o.Persons < 1 || o.Persons > MostPersons {
		return fmt.Errorf("a population has 1 to %d persons, and %d were asked", MostPersons, o.Persons)
	}
	if y := o.On.Year(); y < 2020 || y > 2030 {
		return fmt.Errorf("a population is of a day from 2020-01-01 to 2030-12-31, and %s was asked", o.On)
	}
	if o.Workers < 0 || o.Workers > 1024 {
		return fmt.Errorf("%d workers were asked; give 1 to 1024, or 0 for one for each processor", o.Workers)
	}
	return nil
}
