package cli

import (
	"errors"
	"fmt"

	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/obs"
)

// failed prints what went wrong while a command ran; wrong input has its own code.
func (s *settings) failed(env Env, err error) int {
	fmt.Fprintf(env.Err, "%s: %s\n", s.flags.Name(), obs.Mask(err.Error()))
	if kernel.KindOf(err) == kernel.Invalid {
		return exitBadInput
	}
	return exitFaults
}

func closing(a *app.App, err error) error { return errors.Join(err, a.Close()) }
