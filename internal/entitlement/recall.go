package entitlement

import (
	"context"
	"fmt"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
)

// recall puts together the facts that rights were last worked out with, as they are
// stored, so that a form can begin with them without asking a register.
func (s *Service) recall(ctx context.Context, resident kernel.ResidentID) (collected, error) {
	self := register.Person{Resident: resident, Values: map[string]register.Value{}, Related: map[string]register.Relation{}}
	for _, service := range s.Catalogue.Services {
		f, err := loadFinding(ctx, s.DB.Read(), resident, service.ID)
		if kernel.KindOf(err) == kernel.NotFound {
			continue // it was not worked out yet
		}
		if err != nil {
			return collected{}, err
		}
		for _, use := range f.Facts {
			recallUse(&self, use)
		}
	}
	return collected{answer: register.Answer{Person: self, At: s.Clock.Now()}, told: statements{}}, nil
}

func recallUse(self *register.Person, use FactUse) {
	state, ok := register.ParseState(use.State)
	if !ok || state == register.NotNeeded {
		return // another right may have needed it
	}
	v := register.Value{Field: use.Field, State: state, Text: use.Text, Low: use.Low, High: use.High, Register: use.Register}
	if use.Relation == "" {
		self.Values[use.Field] = v
		return
	}
	r := self.Related[use.Relation]
	if use.Field == "" {
		r.State = state
		self.Related[use.Relation] = r
		return
	}
	var n int
	rest, found := strings.CutPrefix(use.Path, use.Relation)
	if _, err := fmt.Sscanf(rest, "[%d]", &n); !found || err != nil || n < 1 || n > mostMembers {
		return
	}
	for len(r.Members) < n {
		r.Members = append(r.Members, register.Person{Values: map[string]register.Value{}})
	}
	r.Members[n-1].Resident = use.Member
	r.Members[n-1].Values[use.Field] = v
	self.Related[use.Relation] = r
}

// mostMembers is more members than a relation can have (catalogue).
const mostMembers = 100
