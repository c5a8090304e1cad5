package register

import (
	"context"

	"meent.nl/meent/internal/kernel"
)

// gather takes the members of every relation from the register that owns it, adds
// what other registers know of the two together, and finds the resident of each.
func (in *inquiry) gather(ctx context.Context) error {
	for _, name := range sortedKeys(in.relations) {
		r := in.relations[name]
		if r.refused {
			continue
		}
		var members Members
		if in.again(r) {
			members = in.before.bare(name)
		} else {
			members = in.ownMembers(r)
		}
		for _, id := range sortedKeys(in.first) {
			if id != r.relation.Register.ID {
				in.merge(&members, in.first[id].records[in.bsn].Related[name])
			}
		}
		for _, m := range members.List {
			if m.BSN.IsZero() || in.ids[m.BSN] != "" {
				continue
			}
			id, err := in.service.Subjects.Ensure(ctx, m.BSN)
			if err != nil {
				return err
			}
			in.ids[m.BSN] = id
		}
		in.members[name] = members
	}
	return nil
}

// ownMembers is the list as its register has it. A list that cannot be is Failed:
// a member left out would be a fact made up.
func (in *inquiry) ownMembers(r *related) Members {
	owner := in.first[r.relation.Register.ID]
	if owner.failed {
		return Members{State: Failed}
	}
	found, ok := owner.records[in.bsn].Related[r.name]
	if !ok || found.State == Unknown {
		return Members{State: Unknown}
	}
	if found.State != Known || len(found.List) > r.relation.Max {
		in.service.Logger.Warn("a register gave a relation that cannot be used",
			"register", r.relation.Register.ID, "relation", r.name, "members", len(found.List), "most", r.relation.Max)
		return Members{State: Failed}
	}
	seen := map[kernel.BSN]bool{in.bsn: true}
	list := make([]Member, 0, len(found.List))
	for _, m := range found.List {
		if !m.BSN.IsZero() && seen[m.BSN] {
			in.service.Logger.Warn("a register gave a person twice in a relation, or in a relation with themselves",
				"register", r.relation.Register.ID, "relation", r.name)
			return Members{State: Failed}
		}
		seen[m.BSN] = true
		values := make(map[string]Value, len(m.Values))
		for name, v := range m.Values {
			values[name] = v
		}
		list = append(list, Member{BSN: m.BSN, Values: values})
	}
	return Members{State: Known, List: list}
}

// merge adds the values of another register to the members that it knows too.
func (in *inquiry) merge(into *Members, from Members) {
	for _, other := range from.List {
		for _, m := range into.List {
			if other.BSN.IsZero() || m.BSN != other.BSN {
				continue
			}
			for name, v := range other.Values {
				m.Values[name] = v
			}
		}
	}
}
