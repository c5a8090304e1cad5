package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// check is one command and how to read its outcome.
type check struct {
	name    string
	dir     string
	command []string
	read    func(output []byte, err error) (count, string)
}

// checks are cheap first, so that a slip shows early.
var checks = []check{
	{"gofmt", ".", []string{"sh", "-c", "gofmt -l catalogue cmd internal law ldv test web/*.go"}, silent},
	{"go vet", ".", []string{"go", "vet", "./..."}, succeeds},
	{"go.mod is tidy", ".", []string{"go", "mod", "tidy", "-diff"}, succeeds},
	{"modules are whole", ".", []string{"go", "mod", "verify"}, succeeds},
	{"laws are right", ".", []string{"bin/meent", "law", "check"}, succeeds},
	{"laws give their examples", ".", []string{"bin/meent", "law", "test"}, succeeds},
	{"front end", "web", []string{"npm", "test", "--silent"}, nodeTests},
	// The longest goes first, so that it does not run alone at the end.
	{"go test", ".", []string{"go", "test", "-json", "-timeout", "15m", "./test/browser", "./..."}, goTests},
	{"staticcheck", ".", []string{"go", "tool", "staticcheck", "./..."}, succeeds},
}

func (c check) run(ctx context.Context, environment []string) (count, string) {
	command := exec.CommandContext(ctx, c.command[0], c.command[1:]...)
	command.Dir, command.Env = c.dir, environment
	command.WaitDelay = 5 * time.Second
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	err := command.Run()
	return c.read(out.Bytes(), err)
}

// succeeds is one check by its exit code.
func succeeds(output []byte, err error) (count, string) {
	if err != nil {
		return count{failed: 1}, fmt.Sprintf("%s%v\n", output, err)
	}
	return count{passed: 1}, ""
}

// silent is one check that says what is wrong and exits 0.
func silent(output []byte, err error) (count, string) {
	if text := strings.TrimSpace(string(output)); err == nil && text != "" {
		err = fmt.Errorf("these are not right")
	}
	return succeeds(output, err)
}
