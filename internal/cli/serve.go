package cli

import (
	"context"
	"errors"
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
	listener, err := listen(c)
	if err != nil {
		return s.failed(env, err)
	}
	a, err := open(ctx, env, c, kernel.SystemClock{})
	if err != nil {
		return s.failed(env, errors.Join(err, listener.Close()))
	}
	return s.serve(ctx, env, a, listener)
}

// listen comes first, so that nothing is made for a server that cannot start.
func listen(c *config.Config) (net.Listener, error) {
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s; is another program there? %w", c.Listen, err)
	}
	return listener, nil
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

// serve answers on the listener until ctx ends, and then closes the store.
func (s *settings) serve(ctx context.Context, env Env, a *app.App, listener net.Listener) int {
	fmt.Fprintf(env.Out, "Meent is on %s\n", a.Config.BaseURL)
	if err := closing(a, a.Serve(ctx, listener)); err != nil {
		return s.failed(env, err)
	}
	return exitDone
}
