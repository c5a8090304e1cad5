// Command withpostgres runs a command, like go test ./..., beside one throw-away
// PostgreSQL server that all its tests share: withpostgres COMMAND [ARGUMENT…]
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"meent.nl/meent/internal/platform/db/dbtest/pgcluster"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: withpostgres COMMAND [ARGUMENT…]")
		os.Exit(2)
	}
	code, err := run(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "withpostgres:", err)
	}
	os.Exit(code)
}

func run(name string, arguments []string) (code int, err error) {
	cluster, err := pgcluster.Start()
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	signal.Ignore(os.Interrupt) // the command gets it too, and ends us
	command := exec.Command(name, arguments...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	command.Env = append(os.Environ(), "MEENT_TEST_POSTGRES_DSN="+cluster.DSN)
	err = command.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}
