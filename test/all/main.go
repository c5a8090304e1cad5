package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"time"

	"meent.nl/meent/internal/platform/db/dbtest/pgcluster"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	total, err := runAll(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "test/all:", err)
		total.failed++
	}
	fmt.Println(total)
	if total.failed > 0 {
		os.Exit(1)
	}
}

// runAll runs every check beside one PostgreSQL server.
func runAll(ctx context.Context) (total count, err error) {
	cluster, err := pgcluster.Start()
	if err != nil {
		return count{}, err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	environment := append(os.Environ(), "MEENT_TEST_POSTGRES=required", "MEENT_TEST_BROWSER=required", "MEENT_TEST_NODE=required",
		"MEENT_TEST_POSTGRES_DSN="+cluster.DSN)
	for _, c := range checks {
		if ctx.Err() != nil {
			return total, ctx.Err()
		}
		begin := time.Now()
		got, output := c.run(ctx, environment)
		fmt.Print(output)
		fmt.Printf("== %-28s %6.1f s   %v\n", c.name, time.Since(begin).Seconds(), got)
		total.add(got)
	}
	return total, nil
}

// count is how many tests or checks ended how.
type count struct{ passed, failed, skipped int }

func (c *count) add(other count) {
	c.passed += other.passed
	c.failed += other.failed
	c.skipped += other.skipped
}

func (c count) String() string {
	text := fmt.Sprintf("%d passed, %d failed", c.passed, c.failed)
	if c.skipped > 0 {
		text += fmt.Sprintf(", %d skipped", c.skipped)
	}
	return text
}
