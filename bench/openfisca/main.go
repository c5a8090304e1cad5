package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
)

// asked is what is to be measured.
type asked struct {
	persons []int
	repeat  int
	venv    string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := start(ctx, os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "openfisca:", err)
		os.Exit(1)
	}
}

func start(ctx context.Context, out io.Writer, args []string) error {
	if len(args) == 3 && args[0] == "prepare" {
		return prepare(ctx, args[1], args[2])
	}
	if len(args) == 5 && args[0] == "work" {
		return work(ctx, out, args[1], args[2], args[3], args[4])
	}
	var a asked
	flags := flag.NewFlagSet("openfisca", flag.ContinueOnError)
	persons := flags.String("persons", "1000000", "sizes of the population, with commas")
	flags.IntVar(&a.repeat, "repeat", 3, "how often each is measured")
	flags.StringVar(&a.venv, "venv", "", "the folder of the virtual environment; without it one in the user's cache")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for text := range strings.SplitSeq(*persons, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return fmt.Errorf("--persons %q is no number of persons", text)
		}
		a.persons = append(a.persons, n)
	}
	if a.repeat < 1 {
		return errors.New("--repeat must be 1 or more")
	}
	return measure(ctx, out, a)
}

// measure measures each size, and prints a table of it.
func measure(ctx context.Context, out io.Writer, a asked) error {
	python, err := environment(ctx, a.venv)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		fmt.Fprintf(out, "OpenFisca-core could not be installed, so that its figures are missing: %v\n", err)
	}
	for _, n := range a.persons {
		if err := size(ctx, out, n, a.repeat, python); err != nil {
			return err
		}
	}
	return nil
}

// size measures one population; python is empty where there is no OpenFisca-core.
func size(ctx context.Context, out io.Writer, n, repeat int, python string) (err error) {
	dir, err := os.MkdirTemp("", "meent-openfisca-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if _, err := child(ctx, self, "prepare", dir, strconv.Itoa(n)); err != nil {
		return fmt.Errorf("making a population: %w", err)
	}
	engines := []engine{
		{name: "Meent, one worker", command: []string{self, "work", "households", dir, "1"}},
		{name: "Meent, all cores", command: []string{self, "work", "households", dir, "0"}},
		{name: "Meent, all cores, everybody with article 3 Awir", command: []string{self, "work", "country", dir, "0"}},
	}
	if python != "" {
		script := filepath.Join(dir, "zorgtoeslag.py")
		if err := os.WriteFile(script, model, 0o600); err != nil {
			return err
		}
		for _, kind := range []string{"float32", "float64"} {
			engines = append(engines, engine{name: "OpenFisca-core, " + kind, command: []string{python, script, dir, kind}})
		}
	}
	for range repeat {
		for i := range engines {
			if err := engines[i].measure(ctx, filepath.Join(dir, strconv.Itoa(i)+".out")); err != nil {
				return err
			}
		}
	}
	return report(out, dir, n, repeat, engines)
}
