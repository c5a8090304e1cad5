package cli

import (
	"context"
	"fmt"
	"net"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/kernel"
)

// Serve is `meent serve`: the installation that the configuration describes.
func Serve(ctx context.Context, env Env, args, environ []string) int {
	s := newSettings("serve")
	if wantsHelp(args) {
		s.usage(env.Out)
		return exitDone
	}
	c, err := s.load(args, environ)
	if err != nil {
		return s.wrong(env, err)
	}
	if c.Mode == config.Demo {
		return s.wrong(env, fmt.Errorf("the mode is demo: start it with meent demo, or set mode to production"))
	}
	a, err := open(ctx, env, c, kernel.SystemClock{})
	if err != nil {
		return s.failed(env, err)
	}
	return s.serve(ctx, env, a)
}

// open joins the parts of an installation.
func open(ctx context.Context, env Env, c *config.Config, clock kernel.Clock) (*app.App, error) {
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		return nil, err
	}
	log, err := logger(env, c)
	if err != nil {
		return nil, err
	}
	return app.Open(ctx, c, world, clock, log)
}

// serve listens until ctx ends and then closes the store.
func (s *settings) serve(ctx context.Context, env Env, a *app.App) int {
	listener, err := net.Listen("tcp", a.Config.Listen)
	if err != nil {
		return s.failed(env, closing(a, fmt.Errorf("cannot listen on %s; is another program there? %w", a.Config.Listen, err)))
	}
	fmt.Fprintf(env.Out, "Meent is on %s\n", a.Config.BaseURL)
	if err := closing(a, a.Serve(ctx, listener)); err != nil {
		return s.failed(env, err)
	}
	return exitDone
}
