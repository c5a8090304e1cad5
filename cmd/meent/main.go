// Command meent runs Meent: see meent help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"meent.nl/meent/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	env := cli.Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}
	os.Exit(cli.Run(ctx, env, os.Args[1:], os.Environ()))
}
