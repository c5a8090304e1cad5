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
const chunkFetch = 500

// Fetch reads what is current.
func (s *Store) Fetch(ctx context.Context, r register.Request) ([]register.Record, error) {
	var records []register.Record
	for chunk := range slices.Chunk(r.Subjects, chunkFetch) {
		found, err := s.fetch(ctx, r, chunk)
		if err != nil {
			return nil, err
		}
		records = append(records, found...)
	}
	return records, nil
}

func (s *Store) fetch(ctx context.Context, r register.Request, subjects []kernel.BSN) ([]register.Record, error) {
	p := place{r.Register.Owner, r.Register.ID}
	f := fetching{found: map[string]*register.Record{}}
	keys := make([]string, len(subjects))
	for i, bsn := range subjects {
		keys[i] = bsn.Digits()
		f.numbers = append(f.numbers, bsn)
	}
	if len(r.Fields) > 0 {
		rows, err := loadRows(ctx, s.db.Read(), p, keys, func(args *[]any) string {
			return "related = '' AND " + in("field", fieldNames(r.Fields), args)
		})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			v, err := row.give()
			if err != nil {
				return nil, err
			}
			f.record(row.subject).Values[row.field] = v
		}
	}
	for _, request := range r.Relations {
		if err := s.fetchRelation(ctx, &f, p, keys, request, request.Relation.Register == r.Register); err != nil {
			return nil, err
		}
	}
	return f.records(), nil
}

// fetchRelation gives the members of a relation that this register declares, or
// otherwise whatever it knows of the person together with others.
func (s *Store) fetchRelation(ctx context.Context, f *fetching, p place, keys []string, request register.RelationRequest, own bool) error {
	lists := map[listKey]list{}
	if own {
		var err error
		if lists, err = loadLists(ctx, s.db.Read(), p, keys, []string{request.Relation.Name}); err != nil {
			return err
		}
	}
	pairs := map[string]map[string]map[string]register.Value{} // subject, related, field
	fields := append(fieldNames(request.Fields), fieldNames(request.Members)...)
	if len(fields) > 0 {
		rows, err := loadRows(ctx, s.db.Read(), p, keys, func(args *[]any) string {
			return "related <> '' AND " + in("field", fields, args)
		})
		if err != nil {
			return err
		}
		for _, row := range rows {
			v, err := row.give()
			if err != nil {
				return err
			}
			if pairs[row.subject] == nil {
				pairs[row.subject] = map[string]map[string]register.Value{}
			}
			if pairs[row.subject][row.related] == nil {
				pairs[row.subject][row.related] = map[string]register.Value{}
			}
			pairs[row.subject][row.related][row.field] = v
		}
	}
	if !own {
		for subject, related := range pairs {
			l := list{state: register.Known.String()}
			for key := range related {
				l.members = append(l.members, key)
			}
			slices.Sort(l.members)
			lists[listKey{subject, request.Relation.Name}] = l
		}
	}
	for key, l := range lists {
		members, err := l.give(pairs[key.subject])
		if err != nil {
			return err
		}
		f.record(key.subject).Related[key.relation] = members
	}
	return nil
}

// fetching is the answer in the making.
type fetching struct {
	numbers []kernel.BSN
	found   map[string]*register.Record
}

func (f *fetching) record(subject string) *register.Record {
	if f.found[subject] == nil {
		f.found[subject] = &register.Record{Values: map[string]register.Value{}, Related: map[string]register.Members{}}
	}
	return f.found[subject]
}

func (f *fetching) records() []register.Record {
	var records []register.Record
	for _, bsn := range f.numbers {
		if r := f.found[bsn.Digits()]; r != nil {
			r.BSN = bsn
			records = append(records, *r)
		}
	}
	return records
}

func (l list) give(pairs map[string]map[string]register.Value) (register.Members, error) {
	state, ok := register.ParseState(l.state)
	if !ok {
		return register.Members{}, damaged()
	}
	members := register.Members{State: state}
	for _, key := range l.members {
		m := register.Member{Values: pairs[key]}
		if !strings.Contains(key, "#") {
			bsn, err := kernel.ParseBSN(key)
			if err != nil {
				return register.Members{}, damaged()
			}
			m.BSN = bsn
		}
		members.List = append(members.List, m)
	}
	return members, nil
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

func fieldNames(fields []*catalogue.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}
