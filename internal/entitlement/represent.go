package entitlement

import (
	"context"
	"database/sql"
	"slices"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/law/value"
	"meent.nl/meent/ldv"
)

// RepresentationService is the service whose law says for whom a resident may act.
const RepresentationService = "gezag"

// OutcomeRegister stands in the log for outcomes that are kept here: what was used are
// services, not facts of a register.
const OutcomeRegister = "uitkomsten"

// ByRepresentative is who looks for whom the law lets somebody act.
const ByRepresentative = "vertegenwoordiger"

// Represents says whether the law lets the resident of a right act for somebody today.
// It does only where that was worked out today, is decided, and rests on nothing that the
// resident told us: everything else is a no.
func (r Right) Represents(other kernel.ResidentID, today value.Date) bool {
	return r.Service == RepresentationService && r.On == today && r.Status == Decided && r.Certainty == Certain &&
		other != "" && other != r.Resident && slices.Contains(r.Answer.Members, other)
}

// OverviewFor is the Overview of somebody for whom a resident may act by law, after a
// line in the log of that person. Forbidden for anyone else's.
func (s *Service) OverviewFor(ctx context.Context, resident, other kernel.ResidentID) ([]Right, error) {
	f, err := s.unordered(ctx, resident, RepresentationService)
	if err != nil && kernel.KindOf(err) != kernel.NotFound {
		return nil, err
	}
	if err != nil || !f.Right.Represents(other, kernel.Today(s.Clock)) {
		return nil, kernel.Errorf(kernel.Forbidden, "the law does not let you act for this person, or we do not know it")
	}
	rights, err := s.Overview(ctx, other)
	if err != nil {
		return nil, err
	}
	if len(rights) == 0 {
		return nil, s.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return s.RefreshStaleTx(ctx, tx, other) })
	}
	return rights, s.logRepresentation(ctx, other, rights)
}

// logRepresentation writes down that outcomes of a person were shown to who acts for
// them, before they are.
func (s *Service) logRepresentation(ctx context.Context, other kernel.ResidentID, rights []Right) error {
	service, ok := s.Catalogue.Service(RepresentationService)
	if !ok {
		return kernel.Errorf(kernel.Internal, "entitlement: service %s is not in the catalogue", RepresentationService)
	}
	purpose, ok := s.Catalogue.Purpose(service.Purpose)
	if !ok {
		return kernel.Errorf(kernel.Internal, "entitlement: purpose %s is not in the catalogue", service.Purpose)
	}
	shown := make([]string, len(rights))
	for i, r := range rights {
		shown[i] = r.Service
	}
	_, span := ldv.NewSpan(ctx)
	now := s.Clock.Now()
	record := ldv.New(span, purpose.Title.NL, now, now)
	record.Attributes[ldv.ProcessingActivity] = purpose.Activity
	record.Attributes[ldv.DataSubject] = string(other)
	record.Attributes[ldv.DataSubjectType] = "meent:resident"
	return s.Log.Write(ctx, logbook.Line{
		Record: record, Resident: other, At: now, Organisation: service.Organisation, Purpose: purpose.ID,
		Register: OutcomeRegister, Fields: shown, Basis: purpose.Basis, Service: service.ID, By: ByRepresentative,
	})
}
