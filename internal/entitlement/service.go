package entitlement

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"errors"
	"log/slog"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/law/run"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of entitlement.
var Module = db.Module{Name: "entitlement", FS: migrations}

// Parts is what a Service is made of.
type Parts struct {
	DB        *db.DB
	Queue     *durable.Queue
	Clock     kernel.Clock
	Catalogue *catalogue.Catalogue
	Laws      Laws
	Registers Registers
	Log       Log
	Cases     Cases
	Grants    Grants
	Questions Questions // may be nil: then questions stand in the order of the law
	Decisions Decisions // nil: nothing is decided here
	Logger    *slog.Logger
}

// Service works out rights, keeps the outcome and explains it.
type Service struct {
	Parts
	reaches reaches
}

// New makes the service and registers the tasks that keep rights up to date.
func New(parts Parts) *Service {
	s := &Service{Parts: parts}
	s.Queue.HandlePrepared(refreshTask, s.refreshed)
	return s
}

// Overview is the stored outcome of every service for a resident. It asks no register.
func (s *Service) Overview(ctx context.Context, resident kernel.ResidentID) ([]Right, error) {
	rights, err := loadRights(ctx, s.DB.Read(), resident)
	if err != nil {
		return nil, err
	}
	for i := range rights {
		if err := s.findHolder(ctx, &rights[i]); err != nil {
			return nil, err
		}
	}
	return rights, nil
}

// Finding is the stored outcome of one service with everything behind it. NotFound
// while it was not worked out.
func (s *Service) Finding(ctx context.Context, resident kernel.ResidentID, service string) (Finding, error) {
	f, err := s.unordered(ctx, resident, service)
	if err != nil {
		return Finding{}, err
	}
	if err := s.arrange(&f); err != nil {
		s.Logger.ErrorContext(ctx, "questions stand in the order of the law", "service", service, "error", err)
	}
	return f, s.findHolder(ctx, &f.Right)
}

// unordered is Finding for where nothing is asked: without the order of the questions and
// the holder.
func (s *Service) unordered(ctx context.Context, resident kernel.ResidentID, service string) (Finding, error) {
	if _, ok := s.Catalogue.Service(service); !ok {
		return Finding{}, kernel.Errorf(kernel.NotFound, "there is no such service")
	}
	return loadFinding(ctx, s.DB.Read(), resident, service)
}

// Residents is everybody whose rights were ever worked out.
func (s *Service) Residents(ctx context.Context) ([]kernel.ResidentID, error) {
	return loadResidents(ctx, s.DB.Read())
}

// Refresh asks the registers, works out every service for a resident and keeps the
// outcome. Where a register does not answer, the outcome that was kept stays.
func (s *Service) Refresh(ctx context.Context, resident kernel.ResidentID) ([]Right, error) {
	if err := s.refresh(ctx, resident); err != nil {
		return nil, err
	}
	return s.Overview(ctx, resident)
}

// findAll works out services. What they need is asked of the registers together, for each
// service for its own purpose.
func (s *Service) findAll(ctx context.Context, resident kernel.ResidentID, services []*catalogue.Service) ([]Finding, error) {
	findings := make([]Finding, len(services))
	held, err := s.held(ctx, resident)
	if err != nil {
		return nil, err
	}
	var asked []asking
	var at []int                  // of each question, the place of its service
	unpublished := map[int]bool{} // by that place
	for i, service := range services {
		q := Question{Resident: resident, Service: service.ID, On: kernel.Today(s.Clock), By: "system"}
		a, err := s.asking(q, service)
		if err != nil {
			var ok bool
			if a, ok = s.askingRight(q, service); !ok {
				findings[i] = s.nothingSaid(resident, service, Unpublished)
				continue
			}
			unpublished[i] = true
		}
		a.held = held[service.ID]
		asked, at = append(asked, a), append(at, i)
	}
	known, err := s.collectNeeded(ctx, resident, asked...)
	if err != nil {
		return nil, err
	}
	for n, a := range asked {
		if findings[at[n]], err = s.findOne(a, known[n], unpublished[at[n]]); err != nil {
			return nil, err
		}
	}
	return findings, nil
}

// findOne works out a service; what stands in its way becomes a status.
func (s *Service) findOne(a asking, c collected, unpublished bool) (f Finding, err error) {
	if unpublished {
		f, err = s.withoutAmount(a, c)
	} else {
		f, err = s.findWith(a, c)
	}
	var noOutcome *run.Failure
	switch {
	case errors.Is(err, ErrSourceAway):
		return s.nothingSaid(a.Resident, a.service, SourceAway), nil
	case errors.As(err, &noOutcome):
		nothing := s.nothingSaid(a.Resident, a.service, ForPerson)
		nothing.Right.Organisation = cmp.Or(f.Right.Organisation, nothing.Right.Organisation)
		return nothing, nil
	}
	return f, err
}

// keep stores findings. One that a register keeps from being made never replaces one
// that was made; it is tried again. One that says what is kept is not written again. A
// case may have begun to wait since it was: what is decided carries it on all the same.
func (s *Service) keep(ctx context.Context, tx *sql.Tx, resident kernel.ResidentID, findings []Finding) error {
	var decided []string
	for _, f := range findings {
		if f.Right.Status == Decided {
			decided = append(decided, f.Right.Service)
		}
		same, err := s.isKept(ctx, tx, f)
		if err != nil {
			return err
		}
		if same && f.Right.Status != SourceAway {
			continue
		}
		save := saveFinding
		if f.Right.Status == SourceAway {
			save = saveFirstFinding
			if err := s.retryLaterTx(ctx, tx, resident); err != nil {
				return err
			}
		}
		if err := save(ctx, tx, f); err != nil {
			return err
		}
	}
	if len(decided) == 0 {
		return nil
	}
	return s.Cases.ResumeTx(ctx, tx, resident, decided...)
}

// Decline remembers that a resident does not want to be offered a right ("Nee, dank
// u"), or with declined false forgets it.
func (s *Service) Decline(ctx context.Context, resident kernel.ResidentID, service string, declined bool) error {
	f, err := s.unordered(ctx, resident, service)
	if err != nil {
		return err
	}
	return s.DB.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if declined {
			return saveDeclined(ctx, tx, f.Right, s.Clock.Now().UnixMicro())
		}
		return deleteDeclined(ctx, tx, f.Right)
	})
}

// Carrier is the organisation that carries out a service for a resident: for what
// municipalities decide, the one of the kept right. NotFound while none is kept.
func (s *Service) Carrier(ctx context.Context, q db.Querier, resident kernel.ResidentID, service *catalogue.Service) (kernel.OrganisationID, error) {
	if !service.Municipal() {
		return kernel.OrganisationID(service.Organisation), nil
	}
	id, err := carrierOf(ctx, q, resident, service.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return "", kernel.Errorf(kernel.NotFound, "this right was not worked out yet")
	}
	return id, err
}

// SaveTx keeps a finding in the transaction of what rests on it. Where a fact changed since
// the finding was begun, it is worked out again after tx instead.
func (s *Service) SaveTx(ctx context.Context, tx *sql.Tx, f Finding) error {
	still, err := stillSoTx(ctx, tx, f.Right.Resident, f.begun)
	if err != nil {
		return err
	}
	if !still {
		return s.refreshTx(ctx, tx, refreshPayload{Resident: f.Right.Resident}, durable.Task{})
	}
	return saveFinding(ctx, tx, f)
}
