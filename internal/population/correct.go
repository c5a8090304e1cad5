package population

import (
	"context"
	"database/sql"
	"maps"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/embedded"
	"meent.nl/meent/law/value"
)

// Correction puts a fact of a person right.
type Correction struct {
	Field string
	Text  string     // canonical
	Since value.Date // from when it holds: in the past too
}

// Correct gives a person of this store another value of a fact in the place of the invented
// one, also of days that are over. The register that holds it reports the change, and keeps
// what it knew before. Only for test persons and demonstrations.
func (s *Service) Correct(ctx context.Context, bsn kernel.BSN, c Correction) error {
	field, ok := s.catalogue.Field(c.Field)
	if !ok || field.Of != "person" {
		return kernel.Invalidf("the catalogue has no field %q of a person", c.Field)
	}
	if field.Register.ID == brp {
		return kernel.Invalidf("%s follows from a person list; only what other registers hold can be put right here", c.Field)
	}
	text, err := field.Canonical(c.Text)
	if err != nil {
		return kernel.Errorf(kernel.Invalid, "the value does not fit the field: %w", err)
	}
	if c.Since == 0 || c.Since > kernel.Today(s.clock) {
		return kernel.Invalidf("since when the value holds must be today or a day before it")
	}
	err = s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		here := map[string]*held{}
		if err := s.load(ctx, tx, "subject", []string{bsn.Digits()}, here); err != nil {
			return err
		}
		h := here[bsn.Digits()]
		if h == nil {
			return kernel.Errorf(kernel.NotFound, "this store has no person list of this person")
		}
		extra := h.extra
		extra.Person, extra.Since = maps.Clone(extra.Person), maps.Clone(extra.Since)
		if extra.Person == nil {
			extra.Person = map[string]string{}
		}
		if extra.Since == nil {
			extra.Since = map[string]value.Date{}
		}
		extra.Person[c.Field], extra.Since[c.Field] = text, c.Since
		if err := s.storeAll(ctx, tx, []List{{Person: h.person, Extra: extra, Source: h.source}}, here, false); err != nil {
			return err
		}
		return s.registers.PutTx(ctx, tx, embedded.Entry{
			Register: field.Register.ID, Subject: bsn,
			Values: map[string]register.Value{c.Field: {State: register.Known, Text: text, Since: c.Since, Synthetic: true}},
		})
	})
	if err != nil {
		return err
	}
	return s.settle(ctx, false, func(Phase, int, int) {})
}

// Corrected says whether a fact of a person was put right.
func (s *Service) Corrected(ctx context.Context, bsn kernel.BSN, field string) (bool, error) {
	here := map[string]*held{}
	if err := s.load(ctx, s.db.Read(), "subject", []string{bsn.Digits()}, here); err != nil {
		return false, err
	}
	h := here[bsn.Digits()]
	return h != nil && h.extra.Since[field] != 0, nil
}
