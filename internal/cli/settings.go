package cli

import (
	"flag"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/platform/obs"
)

// settings are the flags of commands that need a configuration.
type settings struct {
	flags *flag.FlagSet
	file  string
	line  map[string]string // what the command line sets, by key
}

func newSettings(command string) *settings {
	s := &settings{flags: flag.NewFlagSet("meent "+command, flag.ContinueOnError), line: map[string]string{}}
	s.flags.SetOutput(io.Discard)
	s.flags.StringVar(&s.file, "config", "", "configuration file")
	s.flags.Func("set", "one setting, as key=value", func(text string) error {
		key, content, ok := strings.Cut(text, "=")
		if !ok {
			return fmt.Errorf("write it as key=value")
		}
		s.line[key] = content
		return nil
	})
	s.alias("database", "database", "where the store is: sqlite:FILE or postgres://…")
	s.alias("listen", "listen", "host:port to listen on")
	return s
}

// alias is a flag of its own for a setting that is often given.
func (s *settings) alias(name, key, says string) {
	s.flags.Func(name, says, func(text string) error { s.line[key] = text; return nil })
}

// load reads the arguments and the configuration.
func (s *settings) load(args, environ []string) (*config.Config, error) {
	if err := s.flags.Parse(args); err != nil {
		return nil, usageError{err.Error()}
	}
	if s.flags.NArg() > 0 {
		return nil, usageError{fmt.Sprintf("%q is one word too many", clip(s.flags.Arg(0)))}
	}
	return config.Load(s.file, environ, s.line)
}

// usage lists the flags.
func (s *settings) usage(out io.Writer) {
	fmt.Fprintf(out, "usage: %s [FLAGS]\n\n", s.flags.Name())
	listFlags(out, s.flags)
}

func listFlags(out io.Writer, flags *flag.FlagSet) {
	flags.VisitAll(func(f *flag.Flag) { fmt.Fprintf(out, "  --%-10s %s\n", f.Name, f.Usage) })
}

// wrong prints why a command cannot run.
func (s *settings) wrong(env Env, err error) int {
	fmt.Fprintf(env.Err, "%s: %v\n", s.flags.Name(), err)
	return exitBadInput
}

func logger(env Env, c *config.Config) (*slog.Logger, error) {
	return obs.NewLogger(env.Err, c.Log.Level, c.Log.Format)
}

// wantsHelp says whether somebody asks what a command does: help at once, or a flag anywhere.
func wantsHelp(args []string) bool {
	return len(args) > 0 && args[0] == "help" || slices.ContainsFunc(args, func(word string) bool {
		return word == "-h" || word == "-help" || word == "--help"
	})
}
