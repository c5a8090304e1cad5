package cli

import (
	"fmt"
)

// Config is `meent config check`: it shows every setting and where it was set, with
// secrets masked.
func Config(env Env, args, environ []string) int {
	s := newSettings("config check")
	if wantsHelp(args) {
		s.usage(env.Out)
		return exitDone
	}
	if len(args) == 0 || args[0] != "check" {
		s.usage(env.Err)
		return exitBadInput
	}
	c, err := s.load(args[1:], environ)
	if err != nil {
		return s.wrong(env, err)
	}
	if err := c.Describe(env.Out); err != nil {
		fmt.Fprintln(env.Err, err)
		return exitFaults
	}
	return exitDone
}
