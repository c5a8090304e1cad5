package cli

import (
	"context"
	"fmt"

	"meent.nl/meent/internal/kernel"
)

// Migrate is `meent migrate`. Serve does it by itself too; apart from it, a new
// version can be prepared before the old one stops.
func Migrate(ctx context.Context, env Env, args, environ []string) int {
	s := newSettings("migrate")
	if wantsHelp(args) {
		s.usage(env.Out)
		return exitDone
	}
	c, err := s.load(args, environ)
	if err != nil {
		return s.wrong(env, err)
	}
	a, err := open(ctx, env, c, kernel.SystemClock{})
	if err != nil {
		return s.failed(env, err)
	}
	if err := a.Close(); err != nil {
		return s.failed(env, err)
	}
	fmt.Fprintln(env.Out, "The tables of the store are up to date.")
	return exitDone
}
