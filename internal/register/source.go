package register

import (
	"context"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
)

// Source is a register that can be asked. Fetch gives at most one record per
// subject; a subject that is not in the register has none. It must stop when ctx
// ends. Its errors hold no number and no value of a person.
type Source interface {
	Fetch(ctx context.Context, r Request) ([]Record, error)
}

// Batch is a Source, a pointer, that is sooner done with many requests at once: to each it
// answers what Fetch would, in their order, and nothing that only another asked for. Its
// error says nothing of any one register: each request is then put to Fetch.
type Batch interface {
	Source
	FetchAll(ctx context.Context, requests []Request) ([][]Record, error)
}

// Request asks one register for fields and relations of some persons.
type Request struct {
	Register  *catalogue.Register
	Purpose   *catalogue.Purpose
	Subjects  []kernel.BSN
	Fields    []*catalogue.Field // of the persons themselves
	Relations []RelationRequest
}

// RelationRequest asks for the members of a relation, with the fields that the
// register holds of the two persons together.
type RelationRequest struct {
	Relation *catalogue.Relation
	Fields   []*catalogue.Field
	// Members are fields of the members as persons, to be given where the register
	// has them beside the relation itself: the only way to know them of a member
	// without a number.
	Members []*catalogue.Field
}

// Record is what a register knows of one person. A field or relation that was
// asked and is not in it is Unknown.
type Record struct {
	BSN     kernel.BSN
	Values  map[string]Value
	Related map[string]Members
}

// Members are the persons of a relation: all of them when State is Known.
type Members struct {
	State State
	List  []Member
}

// Member is a person in a relation to another.
type Member struct {
	BSN    kernel.BSN       // zero: the register knows no number
	Values map[string]Value // of the two together, and of a member without a number
}

// Subjects translates between residents and the numbers that registers know them by.
type Subjects interface {
	BSN(ctx context.Context, id kernel.ResidentID) (kernel.BSN, error)
	Ensure(ctx context.Context, bsn kernel.BSN) (kernel.ResidentID, error)
}
