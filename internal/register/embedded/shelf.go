package embedded

import (
	"context"
	"maps"
	"slices"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/register"
)

// set is names without an order.
type set map[string]bool

func (s set) sorted() []string { return slices.Sorted(maps.Keys(s)) }

// shelf is what some requests ask of one register, and what was read of that.
type shelf struct {
	place
	subjects, fields, pairFields, relations set

	self  map[string]map[string]register.Value            // subject, field
	pairs map[string]map[string]map[string]register.Value // subject, related, field
	lists map[listKey]list
}

func newShelf(p place) *shelf {
	return &shelf{
		place: p, subjects: set{}, fields: set{}, pairFields: set{}, relations: set{},
		self: map[string]map[string]register.Value{}, pairs: map[string]map[string]map[string]register.Value{}, lists: map[listKey]list{},
	}
}

func (s *shelf) want(r register.Request) {
	for _, bsn := range r.Subjects {
		s.subjects[bsn.Digits()] = true
	}
	for _, f := range r.Fields {
		s.fields[f.Name] = true
	}
	for _, request := range r.Relations {
		if request.Relation.Register == r.Register {
			s.relations[request.Relation.Name] = true
		}
		for _, f := range request.Fields {
			s.pairFields[f.Name] = true
		}
		for _, f := range request.Members {
			s.pairFields[f.Name] = true
		}
	}
}

// load reads what is asked of some subjects: their own fields and those of pairs in one
// query, the lists in two.
func (s *shelf) load(ctx context.Context, q db.Querier, subjects []string) error {
	subjects = padded(subjects)
	if len(s.relations) > 0 {
		lists, err := loadLists(ctx, q, s.place, subjects, s.relations.sorted())
		if err != nil {
			return err
		}
		maps.Copy(s.lists, lists)
	}
	if len(s.fields) == 0 && len(s.pairFields) == 0 {
		return nil
	}
	rows, err := loadRows(ctx, q, s.place, subjects, func(args *[]any) string {
		switch {
		case len(s.pairFields) == 0:
			return "related = '' AND " + in("field", s.fields.sorted(), args)
		case len(s.fields) == 0:
			return "related <> '' AND " + in("field", s.pairFields.sorted(), args)
		}
		return "(related = '' AND " + in("field", s.fields.sorted(), args) + " OR related <> '' AND " + in("field", s.pairFields.sorted(), args) + ")"
	})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := s.put(row); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) put(row row) error {
	v, err := row.give()
	if err != nil {
		return err
	}
	if row.related == "" {
		if s.self[row.subject] == nil {
			s.self[row.subject] = map[string]register.Value{}
		}
		s.self[row.subject][row.field] = v
		return nil
	}
	pairs := s.pairs[row.subject]
	if pairs == nil {
		pairs = map[string]map[string]register.Value{}
		s.pairs[row.subject] = pairs
	}
	if pairs[row.related] == nil {
		pairs[row.related] = map[string]register.Value{}
	}
	pairs[row.related][row.field] = v
	return nil
}

// padded repeats the last subject up to a power of two, so that queries for a few more or
// less have the same text, and stay prepared.
func padded(subjects []string) []string {
	n := 1
	for n < len(subjects) {
		n *= 2
	}
	out := slices.Clone(subjects)
	for len(out) < n {
		out = append(out, subjects[len(subjects)-1])
	}
	return out
}
