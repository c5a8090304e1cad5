package entitlement

import (
	"context"
	"database/sql"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/ldv"
)

// Answer takes what a resident told us about a missing fact, or told us otherwise
// before, and carries on what waited for it. Text is in canonical form: 28500.00, 1990-05-01, true, a word.
func (s *Service) Answer(ctx context.Context, resident kernel.ResidentID, service string, missing Missing, text string) error {
	f, err := s.Finding(ctx, resident, service)
	if err != nil {
		return err
	}
	told := slices.ContainsFunc(f.Right.Told, func(t Told) bool { return t.Missing == missing })
	if !told && !slices.Contains(f.Right.Missing, missing) {
		return kernel.Invalidf("this fact was not asked, or is known by now; look at the page again")
	}
	field, ok := s.Catalogue.Field(missing.Field)
	if !ok {
		return kernel.Invalidf("this question cannot be answered here; call the organisation")
	}
	canonical, err := field.Canonical(text)
	if field.Optional && text == Absent {
		canonical, err = Absent, nil
	}
	if err != nil {
		return kernel.Errorf(kernel.Invalid, "the answer does not fit the question: %w", err)
	}
	key := statementKey{missing.Relation, missing.Member, missing.Field}
	err = s.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		said := statement{text: canonical, at: s.Clock.Now()}
		if err := saveStatement(ctx, tx, f.Right.Organisation, resident, key, said); err != nil {
			return err
		}
		return s.Cases.AnsweredTx(ctx, tx, resident, missing.Field)
	})
	if err != nil {
		return err
	}
	_, err = s.Refresh(ctx, resident)
	return err
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

// logStatements writes down the use of what the resident told us, before it is used.
func (s *Service) logStatements(ctx context.Context, q Question, service *catalogue.Service, carrier string, fields []string) error {
	slices.Sort(fields)
	fields = slices.Compact(fields)
	purpose, ok := s.Catalogue.Purpose(service.Purpose)
	if len(fields) == 0 || !ok {
		return nil
	}
	_, span := ldv.NewSpan(ctx)
	now := s.Clock.Now()
	record := ldv.New(span, purpose.Title.NL, now, now)
	record.Attributes[ldv.ProcessingActivity] = purpose.Activity
	record.Attributes[ldv.DataSubject] = string(q.Resident)
	record.Attributes[ldv.DataSubjectType] = "meent:resident"
	return s.Log.Write(ctx, logbook.Line{
		Record: record, Resident: q.Resident, At: now, Organisation: carrier, Purpose: purpose.ID,
		Register: OwnStatement, Fields: fields, Basis: purpose.Basis, Service: service.ID, Case: q.Case, By: q.By,
	})
}
