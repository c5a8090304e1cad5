package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/config"
)

// Demo is `meent demo`: an installation with synthetic residents and its own login,
// for which nothing has to be installed.
func Demo(ctx context.Context, env Env, args, environ []string) int {
	s := newSettings("demo")
	reset := s.flags.Bool("reset", false, "start over: throw away the data of the demo")
	s.alias("date", "demo.date", "the day on which the demo begins, "+app.DefaultDay+" when not set")
	s.alias("residents", "demo.residents", "how many residents to make")
	if wantsHelp(args) {
		s.usage(env.Out)
		return exitDone
	}
	s.line["mode"] = string(config.Demo)
	c, err := s.load(args, environ)
	if err != nil {
		return s.wrong(env, err)
	}
	listener, err := listen(c)
	if err != nil {
		return s.failed(env, err)
	}
	if *reset {
		if err := throwAway(c.Database.Reveal()); err != nil {
			return s.wrong(env, errors.Join(err, listener.Close()))
		}
	}
	a, err := startDemo(ctx, env, c)
	if err != nil {
		return s.failed(env, errors.Join(err, listener.Close()))
	}
	greet(env, a)
	return s.serve(ctx, env, a, listener)
}

func startDemo(ctx context.Context, env Env, c *config.Config) (*app.App, error) {
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		return nil, err
	}
	log, err := logger(env, c)
	if err != nil {
		return nil, err
	}
	return app.StartDemo(ctx, c, world, log, nil)
}

// greet names residents worth logging in as.
func greet(env Env, a *app.App) {
	fmt.Fprintln(env.Out, "A demo with residents who do not exist. Log in as:")
	for _, p := range a.WorthLoggingInAs(7) {
		fmt.Fprintf(env.Out, "  %-24s %s\n", p.Name, p.Why.NL)
	}
}

// throwAway removes the store of a demo, and nothing else.
func throwAway(dsn string) error {
	path, ok := strings.CutPrefix(dsn, "sqlite:")
	if !ok {
		return fmt.Errorf("--reset throws away a SQLite file only; drop the PostgreSQL database yourself")
	}
	identity := filepath.Join(filepath.Dir(path), app.ProviderKeys)
	for _, file := range []string{path, path + "-wal", path + "-shm", identity} {
		if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			return fmt.Errorf("the data of the demo cannot be removed: %w", err)
		}
	}
	return nil
}
