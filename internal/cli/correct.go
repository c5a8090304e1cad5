package cli

import (
	"context"
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/app"
	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/law/value"
)

const correctUsage = `usage: meent correct NAME FIELD VALUE --since DATE [FLAGS]

Puts a fact of a resident of a demo right, from a day on that may be long ago, as the
register that holds it would. Decisions that rest on it show what they come to now.
The demo may run meanwhile. FIELD is as in docs/catalogue.md: inkomensgegeven. The flags
are those of meent demo.
`

// Correct is `meent correct`: a fact of a resident of a demo turns out otherwise.
func Correct(ctx context.Context, env Env, args, environ []string) int {
	if wantsHelp(args) {
		fmt.Fprint(env.Out, correctUsage)
		return exitDone
	}
	s := newSettings("correct")
	since := s.flags.String("since", "", "the first day on which the value holds, YYYY-MM-DD")
	s.line["mode"] = string(config.Demo)
	own, words := s.split(args)
	c, err := s.load(own, environ)
	if err != nil {
		return s.wrong(env, err)
	}
	if len(words) != 3 || *since == "" {
		fmt.Fprint(env.Err, correctUsage)
		return exitBadInput
	}
	day, err := value.ParseDate(*since)
	if err != nil {
		return s.wrong(env, fmt.Errorf("--since: %w", err))
	}
	world, err := catalogue.Load(nl.FS)
	if err != nil {
		return s.wrong(env, err)
	}
	log, err := logger(env, c)
	if err != nil {
		return s.wrong(env, err)
	}
	a, err := app.StartDemo(ctx, c, world, log, nil)
	if err != nil {
		return s.failed(env, err)
	}
	err = a.CorrectFact(ctx, words[0], population.Correction{Field: words[1], Text: words[2], Since: day})
	if err := closing(a, err); err != nil {
		return s.failed(env, err)
	}
	fmt.Fprintf(env.Out, "%s holds another value since %s; what was decided on it is worked out again\n", words[1], day)
	return exitDone
}
