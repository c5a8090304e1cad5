package cli

import (
	"context"
	"fmt"

	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/kernel"
)

const tasksUsage = `usage: meent tasks dead [FLAGS]
       meent tasks retry ORGANISATION ID [FLAGS]

Tasks that failed too often wait for a person: dead lists them, retry lets one be
tried again. The flags are those of meent serve.
`

// deadShown is how many dead letters one listing has.
const deadShown = 100

// Tasks is `meent tasks`: what an operator does about work that failed too often.
func Tasks(ctx context.Context, env Env, args, environ []string) int {
	if wantsHelp(args) {
		fmt.Fprint(env.Out, tasksUsage)
		return exitDone
	}
	s := newSettings("tasks")
	own, words := s.split(args)
	c, err := s.load(own, environ)
	if err != nil {
		return s.wrong(env, err)
	}
	var do func(*app.App) error
	switch {
	case len(words) == 1 && words[0] == "dead":
		do = func(a *app.App) error { return listDead(ctx, env, a) }
	case len(words) == 3 && words[0] == "retry":
		do = func(a *app.App) error { return a.Queue.Retry(ctx, words[1], kernel.ID(words[2])) }
	default:
		fmt.Fprint(env.Err, tasksUsage)
		return exitBadInput
	}
	a, err := open(ctx, env, c, kernel.SystemClock{})
	if err != nil {
		return s.failed(env, err)
	}
	if err := closing(a, do(a)); err != nil {
		return s.failed(env, err)
	}
	return exitDone
}

func listDead(ctx context.Context, env Env, a *app.App) error {
	dead, err := a.Queue.DeadLetters(ctx, "", deadShown)
	if err != nil {
		return err
	}
	for _, d := range dead {
		fmt.Fprintf(env.Out, "%s %s %s after %d attempts: %s\n", d.Task.Organisation, d.Task.ID, d.Task.Kind, d.Task.Attempt, d.Failure)
	}
	fmt.Fprintf(env.Out, "%d tasks wait for a person\n", len(dead))
	return nil
}
