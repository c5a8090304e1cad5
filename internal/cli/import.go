package cli

import (
	"context"
	"fmt"
	"strings"

	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/kernel"
)

// Import is `meent import gbav FILE.csv`.
func Import(ctx context.Context, env Env, args, environ []string) int {
	if wantsHelp(args) {
		fmt.Fprint(env.Out, importUsage)
		return exitDone
	}
	if len(args) == 0 || args[0] != "gbav" {
		fmt.Fprint(env.Err, importUsage)
		return exitBadInput
	}
	s := newSettings("import gbav")
	own, rest := s.split(args[1:])
	return ImportGBAV(ctx, rest, func(ctx context.Context) (GBAVImporter, func() error, error) {
		c, err := s.load(own, environ)
		if err != nil {
			return nil, nil, err
		}
		if c.Mode != config.Demo {
			return nil, nil, fmt.Errorf("this reads test persons and invents what the BRP does not hold: it is for mode demo only")
		}
		a, err := open(ctx, env, c, kernel.SystemClock{})
		if err != nil {
			return nil, nil, err
		}
		return a.Population, a.Close, nil
	}, env.Out, env.Err)
}

// split parts the flags that choose the store from those of the import.
func (s *settings) split(args []string) (own, rest []string) {
	for i := 0; i < len(args); i++ {
		name, _, joined := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
		if !strings.HasPrefix(args[i], "-") || s.flags.Lookup(name) == nil {
			rest = append(rest, args[i])
			continue
		}
		own = append(own, args[i])
		if !joined && i+1 < len(args) {
			i++
			own = append(own, args[i])
		}
	}
	return own, rest
}
