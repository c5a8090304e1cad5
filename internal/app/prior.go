package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Prior says what is best asked first, by a drawn country of which nobody exists. It is
// the same in every process: what is drawn is fixed by its seed and the year, of which it
// is the first day. Before it is drawn, and for programs of which it lacks facts, it says
// nothing.
type Prior struct {
	clock kernel.Clock

	mu       sync.Mutex
	sample   *question.Sample
	year     int                        // of which it is drawn
	programs map[string]*question.Prior // by hash; nil where facts are lacking
}

const (
	priorAdults   = 100_000
	priorPersons  = 135_000 // among whom there are so many adults
	priorSeed     = 20250101
	mostPrograms  = 512 // after which the laws are bound again
	adulthoodTerm = 18 * 12
)

// NewPrior gives one that is not drawn yet.
func NewPrior(clock kernel.Clock) *Prior {
	return &Prior{clock: clock, programs: map[string]*question.Prior{}}
}

// yearLook is how long a new year may go unnoticed; ages only order the questions.
const yearLook = time.Hour

// Run draws the country, and again when another year begins, until ctx ends. Without it
// questions stand in the order of the law.
func (p *Prior) Run(ctx context.Context, log *slog.Logger) error {
	look := time.NewTicker(yearLook)
	defer look.Stop()
	for {
		if kernel.Today(p.clock).Year() != p.drawn() {
			if err := p.Draw(ctx); err != nil && ctx.Err() == nil {
				log.Error("questions stand in the order of the law", "error", err)
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-look.C:
		}
	}
}

func (p *Prior) drawn() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.year
}

// Draw draws the country of this year, or of the nearest that can be drawn, and waits for
// it.
func (p *Prior) Draw(ctx context.Context) error {
	year := kernel.Today(p.clock).Year()
	on, err := value.NewDate(min(max(year, country.FirstYear), country.LastYear), 1, 1)
	if err != nil {
		return err
	}
	made, err := drawSample(ctx, on)
	if err != nil {
		return fmt.Errorf("the people by whom questions are put in order cannot be drawn: %w", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sample, p.year = made, year
	clear(p.programs)
	return nil
}

func drawSample(ctx context.Context, on value.Date) (*question.Sample, error) {
	made, err := country.Make(ctx, country.Options{Persons: priorPersons, Seed: priorSeed, On: on})
	if err != nil {
		return nil, err
	}
	people := made.People()
	born := people.Facts["geboortedatum"]
	rows := make([]int32, 0, priorAdults)
	for i := 0; i < people.Rows && len(rows) < priorAdults; i++ {
		if day, known := born.Value(i); known && value.Date(day.Lo).AddMonths(adulthoodTerm) <= on {
			rows = append(rows, int32(i))
		}
	}
	return question.NewSample(people, rows)
}

// Order is question.Prior.Order for a program; false where there is no prior for it.
func (p *Prior) Order(of *program.Program, f *run.Facts, missing []run.Missing, o question.Options, few int) ([]question.Question, bool, error) {
	prior, err := p.of(of)
	if prior == nil || err != nil {
		return nil, false, err
	}
	all, err := prior.Order(f, missing, o, few)
	return all, err == nil, err
}

// of is the prior of a program, made once; nil where there is none.
func (p *Prior) of(of *program.Program) (*question.Prior, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sample == nil {
		return nil, nil
	}
	prior, ok := p.programs[of.Hash]
	if !ok {
		if len(p.programs) >= mostPrograms {
			clear(p.programs)
		}
		var err error
		if prior, err = question.NewPrior(of, p.sample); err != nil && !errors.Is(err, question.ErrLacking) {
			return nil, err
		}
		p.programs[of.Hash] = prior
	}
	return prior, nil
}
