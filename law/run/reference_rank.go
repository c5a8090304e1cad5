package run

import (
	"slices"

	"meent.nl/meent/law/feel"
)

// rank sorts the members of a relation by their keys, and finds one among them.
func (r *reference) rank(e *feel.Call, self person) known {
	type ranked struct {
		index int
		keys  []known
	}
	var list []ranked
	for _, m := range r.f.lists[self.relation-1].members {
		one := ranked{index: m.index}
		present := true
		for _, arg := range e.Args {
			v := r.eval(arg, &around{self: person{self.relation, m.index}})
			if v.failed != nil {
				return v
			}
			present = present && !v.absent
			one.keys = append(one.keys, v)
		}
		if present {
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		for i := range a.keys {
			if c := b.keys[i].number.Cmp(a.keys[i].number); c != 0 {
				if e.Func == "rank by least" {
					return -c
				}
				return c
			}
		}
		return 0
	})
	at := slices.IndexFunc(list, func(one ranked) bool { return one.index == self.index })
	if at < 0 {
		return absent
	}
	return of(int64(at + 1))
}
