package brp

import (
	"context"
	"maps"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// maxNumbers is how many persons one request may name.
const maxNumbers = 20

// Fetch asks for the persons self, and then for what their relations need. A field
// that the API does not tell stays out of the record.
func (s *Source) Fetch(ctx context.Context, r register.Request) ([]register.Record, error) {
	found, err := s.persons(ctx, r.Purpose, r.Subjects, pathsOf(r))
	if err != nil {
		return nil, err
	}
	var records []register.Record
	for _, bsn := range r.Subjects {
		p, ok := found[bsn]
		if !ok {
			continue
		}
		record := register.Record{BSN: bsn, Values: valuesOf(p, r.Fields), Related: map[string]register.Members{}}
		for _, rel := range r.Relations {
			members, known, err := s.relation(ctx, r.Purpose, bsn, p, rel)
			if err != nil {
				return nil, err
			}
			if known {
				record.Related[rel.Relation.Name] = members
			}
		}
		records = append(records, record)
	}
	return records, nil
}

// pathsOf are the paths that a request needs of the persons self.
func pathsOf(r register.Request) []string {
	paths := map[string]bool{}
	for _, f := range r.Fields {
		for _, path := range readings[f.Name].paths {
			paths[path] = true
		}
	}
	for _, rel := range r.Relations {
		for _, path := range relationPaths(rel) {
			paths[path] = true
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// persons asks for persons by number. Those whom the API does not know are not in
// the answer; without a path to ask, nobody is asked for.
func (s *Source) persons(ctx context.Context, p *catalogue.Purpose, numbers []kernel.BSN, paths []string) (map[kernel.BSN]persoon, error) {
	found := map[kernel.BSN]persoon{}
	if len(paths) == 0 {
		return found, nil
	}
	fields := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(paths), "burgerservicenummer"))))
	for chunk := range slices.Chunk(numbers, maxNumbers) {
		q := query{Type: byNumber, Fields: fields}
		for _, bsn := range chunk {
			q.Numbers = append(q.Numbers, bsn.Digits())
		}
		answer, err := s.ask(ctx, p, q)
		if err != nil {
			return nil, err
		}
		for _, person := range answer {
			if person.mistaken() {
				continue
			}
			bsn, err := kernel.ParseBSN(person.BSN)
			if err != nil || !slices.Contains(chunk, bsn) {
				return nil, kernel.Errorf(kernel.Unavailable, "the BRP API answered about a person who was not asked for")
			}
			if _, twice := found[bsn]; twice {
				return nil, kernel.Errorf(kernel.Unavailable, "the BRP API answered about a person twice")
			}
			found[bsn] = person
		}
	}
	return found, nil
}

func valuesOf(p persoon, fields []*catalogue.Field) map[string]register.Value {
	values := map[string]register.Value{}
	for _, f := range fields {
		if r, ok := readings[f.Name]; ok {
			values[f.Name] = fit(f, r.read(p))
		}
	}
	return values
}

// fit makes a word that the field does not have Unknown: the national tables hold
// more than the laws tell apart.
func fit(f *catalogue.Field, v register.Value) register.Value {
	if f.Type.Kind == value.Word && !f.FreeText && v.State == register.Known && !f.Type.Holds(v.Text) {
		return unknown()
	}
	return v
}
