package embedded

import (
	"context"
	"slices"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// chunkFetch bounds one query.
const chunkFetch = 256

// Fetch reads what is current.
func (s *Store) Fetch(ctx context.Context, r register.Request) ([]register.Record, error) {
	all, err := s.FetchAll(ctx, []register.Request{r})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// FetchAll reads what is current for several requests: of each register once what any of
// them asks for. Each is given what it asked for itself.
func (s *Store) FetchAll(ctx context.Context, requests []register.Request) ([][]register.Record, error) {
	shelves := map[place]*shelf{}
	var order []*shelf
	for _, r := range requests {
		p := place{r.Register.Owner, r.Register.ID}
		if shelves[p] == nil {
			shelves[p] = newShelf(p)
			order = append(order, shelves[p])
		}
		shelves[p].want(r)
	}
	for _, shelf := range order {
		subjects := shelf.subjects.sorted()
		for chunk := range slices.Chunk(subjects, chunkFetch) {
			if err := shelf.load(ctx, s.db.Read(), chunk); err != nil {
				return nil, err
			}
		}
	}
	all := make([][]register.Record, len(requests))
	for i, r := range requests {
		var err error
		if all[i], err = shelves[place{r.Register.Owner, r.Register.ID}].give(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// give is the answer to one request: its fields, of its persons.
func (s *shelf) give(r register.Request) ([]register.Record, error) {
	records := make([]register.Record, 0, len(r.Subjects))
	for _, bsn := range r.Subjects {
		key := bsn.Digits()
		record := register.Record{BSN: bsn, Values: map[string]register.Value{}, Related: map[string]register.Members{}}
		for _, f := range r.Fields {
			if v, ok := s.self[key][f.Name]; ok {
				record.Values[f.Name] = v
			}
		}
		for _, request := range r.Relations {
			members, ok, err := s.giveRelation(key, request, request.Relation.Register == r.Register)
			if err != nil {
				return nil, err
			}
			if ok {
				record.Related[request.Relation.Name] = members
			}
		}
		if len(record.Values) > 0 || len(record.Related) > 0 {
			records = append(records, record)
		}
	}
	return records, nil
}

// giveRelation is the members of a relation that this register declares, or otherwise
// whatever it knows of the person together with others; false where that is nothing.
func (s *shelf) giveRelation(subject string, request register.RelationRequest, own bool) (register.Members, bool, error) {
	fields := append(slices.Clone(request.Fields), request.Members...)
	l, ok := s.lists[listKey{subject, request.Relation.Name}]
	if !own {
		l = list{state: register.Known.String()}
		for key, values := range s.pairs[subject] {
			if slices.ContainsFunc(fields, func(f *catalogue.Field) bool { _, has := values[f.Name]; return has }) {
				l.members = append(l.members, key)
			}
		}
		slices.Sort(l.members)
		ok = len(l.members) > 0
	}
	if !ok {
		return register.Members{}, false, nil
	}
	state, known := register.ParseState(l.state)
	if !known {
		return register.Members{}, false, damaged()
	}
	members := register.Members{State: state}
	for _, key := range l.members {
		m := register.Member{}
		for _, f := range fields {
			if v, has := s.pairs[subject][key][f.Name]; has {
				if m.Values == nil {
					m.Values = map[string]register.Value{}
				}
				m.Values[f.Name] = v
			}
		}
		if !strings.Contains(key, "#") {
			bsn, err := kernel.ParseBSN(key)
			if err != nil {
				return register.Members{}, false, damaged()
			}
			m.BSN = bsn
		}
		members.List = append(members.List, m)
	}
	return members, true, nil
}

func (r row) give() (register.Value, error) {
	state, ok := register.ParseState(r.state)
	since, err := parseSince(r.since)
	if !ok || err != nil {
		return register.Value{}, damaged()
	}
	return register.Value{
		Field: r.field, State: state, Text: r.value, Low: r.low, High: r.high,
		Synthetic: r.synthetic != 0, Since: since,
	}, nil
}

func damaged() error {
	return kernel.Errorf(kernel.Internal, "a row of the embedded register is damaged; restore the store from a backup")
}
