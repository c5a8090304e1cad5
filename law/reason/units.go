package reason

import (
	"sync"

	"meent.nl/meent/law/value"
)

// units are types by how they are written, as far as they were read. A law has few of them.
var units sync.Map

// typeOf is the type that a value is written with; of what is no type, a word.
func typeOf(unit string) value.Type {
	if t, ok := units.Load(unit); ok {
		return t.(value.Type)
	}
	t, err := value.ParseType(unit, func(string) bool { return true })
	if err != nil {
		return value.Type{Kind: value.Word}
	}
	units.Store(unit, t)
	return t
}
