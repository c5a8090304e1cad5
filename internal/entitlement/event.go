package entitlement

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// ChildBorn is the trigger of services that a birth gives a right to.
const ChildBorn = "kind-geboren"

// Event is something in a register that may give a right by itself.
type Event struct {
	Kind  string              `json:"kind,omitempty"`  // as a service names its trigger
	About []kernel.ResidentID `json:"about,omitempty"` // the children
}

// key starts a case once for one event, resident and service.
func (e Event) key(r Right) string {
	about := make([]string, len(e.About))
	for i, id := range e.About {
		about[i] = string(id)
	}
	slices.Sort(about)
	return fmt.Sprintf("%s:%s:%s:%s", e.Kind, r.Service, r.Resident, strings.Join(about, "+"))
}

// comingByItself lists the rights that the law gives without an application because
// of what happened.
func (s *Service) comingByItself(ctx context.Context, payload refreshPayload) ([]Right, error) {
	var coming []Right
	for _, service := range s.Catalogue.Services {
		if payload.Event.Kind == "" || service.Mode != catalogue.Automatic || service.TriggerEvent != payload.Event.Kind {
			continue
		}
		f, err := s.FindFirst(ctx, Question{Resident: payload.Resident, Service: service.ID, By: "system"})
		var noOutcome *run.Failure
		if errors.Is(err, ErrNoLaw) || errors.As(err, &noOutcome) {
			continue // nothing can be decided by itself; the page says so
		}
		if err != nil {
			return nil, err
		}
		if f.Right.MayHave() && s.justBorn(f.Facts, payload.Event.About) {
			coming = append(coming, f.Right)
		}
	}
	return coming, nil
}

// newborn is until what age a child that turns up was just born: later it is a family
// that moved, or a list that was put right.
const newborn = 12 // months

// justBorn says whether one of the children is a newborn.
func (s *Service) justBorn(facts []FactUse, children []kernel.ResidentID) bool {
	from := kernel.Today(s.Clock).AddMonths(-newborn)
	return slices.ContainsFunc(facts, func(f FactUse) bool {
		if f.Field != "geboortedatum" || f.Relation != "kinderen" || f.State != register.Known.String() || !slices.Contains(children, f.Member) {
			return false
		}
		born, err := value.ParseDate(f.Text)
		return err == nil && born >= from
	})
}
