package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"

	"meent.nl/meent/internal/simulate"
	"meent.nl/meent/law/run"
)

// simulateReplay shows how the outcome of one row came about.
func simulateReplay(ctx context.Context, env Env, args []string) int {
	flags := flag.NewFlagSet("simulate replay", flag.ContinueOnError)
	q := newSimulateQuestion(flags)
	row := flags.Int("row", -1, "the number of the person, from 0")
	asJSON := flags.Bool("json", false, "write JSON")
	words, err := env.parse(flags, args, 0)
	if err == nil && len(words) == 0 && *row < 0 {
		err = usageError{"which person? Give --row N, from 0"}
	}
	if err != nil {
		return env.fail(simulateUsage, err)
	}
	o, people, err := q.read(ctx, 0)
	if err == nil && len(o.Schemes) != 1 {
		err = usageError{"one goal at a time is replayed"}
	}
	if err != nil {
		return env.fail(simulateUsage, err)
	}
	laws := o.Laws
	if o.Reform != nil {
		laws = o.Reform
	}
	d, applies, err := simulate.Replay(people, laws, o.Schemes[0], o.Period.On, *row)
	var failure *run.Failure
	switch {
	case errors.As(err, &failure):
		fmt.Fprintln(env.Err, failure)
		return exitFaults
	case err != nil:
		return env.fail(simulateUsage, err)
	}
	e := evaluate(d, nil)
	if !*asJSON {
		fmt.Fprintf(env.Out, "Synthetic person %d; nobody in this population exists.\n", *row)
		if !applies {
			fmt.Fprintln(env.Out, "Someone else of the household applies for this right: the simulation does not count this row.")
		}
	}
	return env.show(e, *asJSON, e.Explanation)
}
