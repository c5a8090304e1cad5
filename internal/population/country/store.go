package country

import "meent.nl/meent/law/batch"

// store is the columns of facts, by the file that holds them.
type store struct {
	persons, households, children, candidates, pairs map[string]*batch.Column
}
