package portal

import (
	"context"

	"meent.nl/meent/internal/kernel"
)

// Events lets things happen in the registers of a demonstration.
type Events interface {
	// Birth has a child born to a resident, as the BRP would tell it.
	Birth(ctx context.Context, parent kernel.ResidentID) error
}

// birthEvent is the life event under which a demonstration offers a birth.
const birthEvent = "kind-krijgen"

// demoNotice says on every page that nobody here exists; empty where people do.
func (v *visit) demoNotice() string {
	if !v.Demo {
		return ""
	}
	return v.T("demo.notice")
}

// birth has a child born, and leads to what follows from it.
func (v *visit) birth() error {
	if v.Events == nil {
		return kernel.Errorf(kernel.NotFound, "only a demonstration lets things happen")
	}
	if err := v.Events.Birth(v.ctx(), v.resident()); err != nil {
		return err
	}
	return v.seeOther("/zaken")
}
