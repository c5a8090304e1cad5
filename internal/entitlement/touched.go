package entitlement

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

// Touched is a fact of a resident that changed, without its value.
type Touched struct {
	// Relation is empty where it is of the resident self, and AnyRelation where it is of the
	// resident with another.
	Relation string `json:"relation,omitempty"`
	// Member is whose fact it is, of Relation; empty where that may be any member.
	Member kernel.ResidentID `json:"member,omitempty"`
	Field  string            `json:"field,omitempty"` // "" is who the members are
}

// AnyRelation is of a fact that may be read of the members of any relation.
const AnyRelation = "*"

// ChangedTx has rights worked out again after tx that can hang on facts that changed, and
// what an event gives by itself; nothing where no law reads them in that role.
func (s *Service) ChangedTx(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, event Event, touched ...Touched) error {
	if event.Kind == "" && len(s.reach().services(touched)) == 0 {
		return nil
	}
	if err := countChangeTx(ctx, tx, resident); err != nil {
		return err
	}
	return s.refreshTx(ctx, tx, refreshPayload{Resident: resident, Event: event, Touched: touched}, durable.Task{Background: event.Kind == ""})
}

// reach is what the services read on a day: by role, their places in the catalogue.
type reach struct {
	on    value.Date
	index *program.Index
	by    map[string][]int // by goal, the services that it is worked out for
	// hashes are, per service, the program of its goal.
	hashes []string
	// carried are the services that the municipality of the resident decides on.
	carried []int
}

// reaches keeps the reach of the last day that was asked for.
type reaches struct {
	sync.Mutex
	last *reach
}

func (s *Service) reach() *reach {
	on := kernel.Today(s.Clock)
	s.reaches.Lock()
	defer s.reaches.Unlock()
	if s.reaches.last == nil || s.reaches.last.on != on {
		s.reaches.last = s.reachOn(on)
	}
	return s.reaches.last
}

func (s *Service) reachOn(on value.Date) *reach {
	r := &reach{on: on, by: map[string][]int{}, hashes: make([]string, len(s.Catalogue.Services))}
	var programs []*program.Program
	for i, service := range s.Catalogue.Services {
		q := Question{Service: service.ID, On: on}
		a, err := s.asking(q, service)
		if err != nil {
			var ok bool
			if a, ok = s.askingRight(q, service); !ok {
				continue // without a program it hangs on no fact
			}
		}
		for _, p := range a.programs {
			goal := p.Law + "." + p.Rule
			programs, r.by[goal] = append(programs, p), append(r.by[goal], i)
		}
		r.hashes[i] = a.programs[len(a.programs)-1].Hash
		if service.Municipal() {
			r.carried = append(r.carried, i)
		}
	}
	r.index = program.NewIndex(programs...)
	return r
}

// services are those that can come out otherwise, by their places in the catalogue, each
// with what of it was touched.
func (r *reach) services(touched []Touched) map[int][]Touched {
	all := map[int][]Touched{}
	add := func(i int, t Touched) {
		if !slices.Contains(all[i], t) {
			all[i] = append(all[i], t)
		}
	}
	for _, t := range touched {
		for _, role := range r.roles(t) {
			for _, goal := range r.index.Goals(role) {
				for _, i := range r.by[goal] {
					add(i, t)
				}
			}
		}
		if t.Relation == "" && t.Field == catalogue.MunicipalityField {
			for _, i := range r.carried {
				add(i, t)
			}
		}
	}
	return all
}

// roles are those in which a fact that was touched may be read.
func (r *reach) roles(t Touched) []program.Role {
	if t.Relation != AnyRelation {
		return []program.Role{{Fact: t.Field, Relation: t.Relation}}
	}
	return r.index.Members(t.Field)
}

// due are the services to work out again after facts changed; all of them where none is
// named, or where not all are kept.
func (s *Service) due(ctx context.Context, q db.Querier, resident kernel.ResidentID, touched []Touched) ([]*catalogue.Service, error) {
	if len(touched) == 0 {
		return s.Catalogue.Services, nil
	}
	kept, err := countKept(ctx, q, resident)
	if err != nil || kept < len(s.Catalogue.Services) {
		return s.Catalogue.Services, err
	}
	r := s.reach()
	var services []*catalogue.Service
	can := r.services(touched)
	for i, service := range s.Catalogue.Services {
		if len(can[i]) == 0 {
			continue
		}
		f, err := loadFinding(ctx, q, resident, service.ID)
		if err != nil {
			return nil, err
		}
		if !r.idle(f, r.hashes[i], can[i]) {
			services = append(services, service)
		}
	}
	return services, nil
}

// idle says whether what was touched cannot change a right that was worked out with the
// same program today: no value of it could, and it was not asked for that reason.
func (r *reach) idle(f Finding, hash string, touched []Touched) bool {
	if f.Law.Program != hash || f.Right.On != r.on {
		return false
	}
	return !slices.ContainsFunc(touched, func(t Touched) bool {
		found := false
		for _, use := range f.Facts {
			if !t.is(use) {
				continue
			}
			if use.State != register.NotNeeded.String() {
				return true
			}
			found = true
		}
		return !found // another goal of the service reads it
	})
}

// is says whether a use is of the fact.
func (t Touched) is(use FactUse) bool {
	switch {
	case use.Field != t.Field:
		return false
	case t.Relation == AnyRelation:
		return use.Relation != ""
	}
	return use.Relation == t.Relation && (t.Member == "" || use.Member == t.Member)
}

// held is the facts that decisions rest on, by service, as long as they have a day left.
func (s *Service) held(ctx context.Context, resident kernel.ResidentID) (map[string][]register.Wanted, error) {
	if s.Decisions == nil {
		return nil, nil
	}
	taken, err := s.Decisions.Taken(ctx, resident)
	if err != nil {
		return nil, err
	}
	all := map[string][]register.Wanted{}
	for _, b := range taken {
		for _, source := range b.Sources {
			relation, _, field := splitPath(source.Path)
			if w := (register.Wanted{Relation: relation, Field: field}); source.Field != "" && !b.replaced() && !slices.Contains(all[b.Service], w) {
				all[b.Service] = append(all[b.Service], w)
			}
		}
	}
	return all, nil
}
