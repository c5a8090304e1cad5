package register

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/purpose"
)

// Log is where every use is written before a value is given.
type Log interface {
	Write(ctx context.Context, lines ...logbook.Line) error
}

// Config is what a Service is made of.
type Config struct {
	Catalogue *catalogue.Catalogue
	Gate      *purpose.Gate
	Log       Log
	Subjects  Subjects
	Clock     kernel.Clock
	// Sources has a source for every register of the catalogue, by id.
	Sources map[string]Source
	// Timeouts is how long a register may take, by id; DefaultTimeout for others.
	Timeouts map[string]time.Duration
	Logger   *slog.Logger // nil: the default
}

// DefaultTimeout is how long a register may take to answer.
const DefaultTimeout = 2 * time.Second

// logTimeout bounds the writing of the log, also when the asker has gone.
const logTimeout = 10 * time.Second

// Service asks the registers. It is safe for use by many goroutines.
type Service struct {
	Config
	breakers map[string]*breaker
}

// New checks that every register has a source.
func New(c Config) (*Service, error) {
	var missing []string
	s := &Service{Config: c, breakers: map[string]*breaker{}}
	for _, r := range c.Catalogue.Registers {
		if c.Sources[r.ID] == nil {
			missing = append(missing, r.ID)
		}
		s.breakers[r.ID] = &breaker{}
	}
	if missing != nil {
		return nil, kernel.Invalidf("no source is configured for the registers %v; give each a connector", missing)
	}
	if s.Logger == nil {
		s.Logger = slog.Default()
	}
	return s, nil
}

// ByConnector gives each register of the catalogue the source of its connector.
// Those without one are left out; New reports them.
func ByConnector(c *catalogue.Catalogue, connectors map[string]Source) map[string]Source {
	sources := map[string]Source{}
	for _, r := range c.Registers {
		if source := connectors[r.Connector]; source != nil {
			sources[r.ID] = source
		}
	}
	return sources
}

// Ask gives what the purpose allows, once the log has it. Do not call it within a
// transaction.
func (s *Service) Ask(ctx context.Context, q Question) (Answer, error) {
	answers, err := s.AskAll(ctx, q)
	if err != nil {
		return Answer{}, err
	}
	return answers[0], nil
}

// AskAll is Ask for several questions, each for its own purpose and with its own lines in
// the log; only the round trips to registers and to the log are shared. The answers are in
// the order of the questions. An error is of all of them: then nothing is given.
func (s *Service) AskAll(ctx context.Context, questions ...Question) ([]Answer, error) {
	inquiries, err := s.stage(ctx, questions, make([]*inquiry, len(questions)))
	if err != nil {
		return nil, err
	}
	answers := make([]Answer, len(inquiries))
	for i, in := range inquiries {
		answers[i] = Answer{Person: in.person(), At: in.at}
	}
	return answers, nil
}

// stage asks, and gives nothing before the log has it.
func (s *Service) stage(ctx context.Context, questions []Question, before []*inquiry) ([]*inquiry, error) {
	plans := make([]*plan, len(questions))
	for i, q := range questions {
		var err error
		if plans[i], err = s.plan(q); err != nil {
			return nil, err
		}
	}
	inquiries, err := s.inquire(ctx, plans, before)
	if err != nil {
		return nil, err
	}
	var lines []logbook.Line
	for _, in := range inquiries {
		lines = append(lines, in.lines()...)
	}
	if err := s.write(ctx, lines); err != nil {
		return nil, err
	}
	return inquiries, ctx.Err()
}

// write logs also when the asker has gone: the sources were asked.
func (s *Service) write(ctx context.Context, lines []logbook.Line) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), logTimeout)
	defer cancel()
	if err := s.Log.Write(ctx, lines...); err != nil {
		return kernel.Errorf(kernel.Unavailable, "no data is given, because its use cannot be logged: %w", err)
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
