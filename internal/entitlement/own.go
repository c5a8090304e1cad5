package entitlement

import (
	"context"
	"database/sql"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/ldv"
)

// Answer takes what a resident told us about a missing fact, or told us otherwise
// before, and carries on what waited for it. Text is in canonical form: 28500.00,
// 1990-05-01, true, a word; true or false where it is asked whether a number is AtLeast
// something, which tells bounds and no value.
func (s *Service) Answer(ctx context.Context, resident kernel.ResidentID, service string, missing Missing, text string) error {
	f, err := s.unordered(ctx, resident, service)
	if err != nil {
		return err
	}
	key := statementKey{missing.Relation, missing.Member, missing.Field}
	is := missing.SameFact
	told := slices.ContainsFunc(f.Right.Told, func(t Told) bool { return is(t.Missing) })
	if !told && !slices.ContainsFunc(f.Right.Missing, is) {
		return kernel.Invalidf("this fact was not asked, or is known by now; look at the page again")
	}
	field, ok := s.Catalogue.Field(missing.Field)
	if !ok {
		return kernel.Invalidf("this question cannot be answered here; call the organisation")
	}
	var said statement
	if missing.AtLeast != "" {
		said, err = s.side(ctx, resident, field, key, missing.AtLeast, text)
	} else if field.Optional && text == Absent {
		said.text = Absent
	} else {
		said.text, err = field.Canonical(text)
	}
	if err != nil {
		return kernel.Errorf(kernel.Invalid, "the answer does not fit the question: %w", err)
	}
	said.at = s.Clock.Now()
	err = s.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if err := saveStatement(ctx, tx, f.Right.Organisation, resident, key, said); err != nil {
			return err
		}
		if err := countChangeTx(ctx, tx, resident); err != nil {
			return err
		}
		return s.Cases.AnsweredTx(ctx, tx, resident, missing.Field)
	})
	if err != nil {
		return err
	}
	return s.refresh(ctx, resident, Touched{Relation: missing.Relation, Member: missing.Member, Field: missing.Field})
}

// own lists the fields that the resident is the source of.
func (d dossier) own() []string {
	var fields []string
	for _, use := range d.uses {
		if use.Register == OwnStatement {
			fields = append(fields, use.Field)
		}
	}
	return fields
}

// statementLine writes down the use of what the resident told us, for before it is used;
// false where nothing of that is used.
func (s *Service) statementLine(ctx context.Context, a asking, carrier string, fields []string) (logbook.Line, bool) {
	slices.Sort(fields)
	fields = slices.Compact(fields)
	purpose, ok := s.Catalogue.Purpose(a.service.Purpose)
	if len(fields) == 0 || !ok {
		return logbook.Line{}, false
	}
	_, span := ldv.NewSpan(ctx)
	now := s.Clock.Now()
	record := ldv.New(span, purpose.Title.NL, now, now)
	record.Attributes[ldv.ProcessingActivity] = purpose.Activity
	record.Attributes[ldv.DataSubject] = string(a.Resident)
	record.Attributes[ldv.DataSubjectType] = "meent:resident"
	return logbook.Line{
		Record: record, Resident: a.Resident, At: now, Organisation: carrier, Purpose: purpose.ID,
		Register: OwnStatement, Fields: fields, Basis: purpose.Basis, Service: a.service.ID, Case: a.Case, By: a.By,
	}, true
}
