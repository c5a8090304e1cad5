package durable_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/platform/durable"
)

const (
	victimDSN   = "MEENT_TEST_DURABLE_VICTIM" // makes this test binary the process to kill
	victimFirst = "MEENT_TEST_DURABLE_FIRST"  // number of its first chain
	killSteps   = 4
)

func TestMain(m *testing.M) {
	if dsn := os.Getenv(victimDSN); dsn != "" {
		if err := victim(dsn); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1) // it is to be killed, never to end
	}
	os.Exit(m.Run())
}

// victim starts chain after chain while it runs them, and says every chain that was
// confirmed to it.
func victim(dsn string) error {
	ctx := context.Background()
	d, err := db.Open(ctx, dsn)
	if err != nil {
		return err
	}
	first, err := strconv.Atoi(os.Getenv(victimFirst))
	if err != nil {
		return err
	}
	queue := killQueue(d, kernel.SystemClock{})
	ended := make(chan error, 1)
	go func() { ended <- queue.Run(ctx) }()
	for chain := first; ; chain++ {
		err := d.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error { return queue.Enqueue(ctx, tx, chainStart(chain)) })
		if err != nil {
			return errors.Join(err, <-ended)
		}
		if _, err := fmt.Println(chain); err != nil {
			return err
		}
	}
}

// killQueue runs chains of tasks that end in a message to another organisation.
func killQueue(d *db.DB, clock kernel.Clock) *durable.Queue {
	queue := durable.NewQueue(d, clock, durable.Logger(slog.New(slog.DiscardHandler)))
	queue.Handle("step", chainHandler(queue, killSteps))
	queue.Handle("end", func(ctx context.Context, tx *sql.Tx, t durable.Task) error {
		return queue.Send(ctx, tx, durable.Message{From: "svb", To: "cak", Kind: "ended", Payload: json.RawMessage(t.Key)})
	})
	queue.Receive("ended", func(ctx context.Context, tx *sql.Tx, m durable.Message) error {
		chain, err := strconv.Atoi(string(m.Payload))
		return errors.Join(err, effect(ctx, tx, fmt.Sprintf("%03d-message", chain)))
	})
	return queue
}

// TestKilledProcessLosesAndRepeatsNothing kills six processes after each other, at
// points drawn by chance, and then finishes what they left.
func TestKilledProcessLosesAndRepeatsNothing(t *testing.T) {
	const kills, space = 6, 1000 // chain numbers per process
	dbtest.EachDSN(t, func(t *testing.T, dsn string) {
		d := dbtest.Open(t, dsn)
		if err := d.Migrate(t.Context(), modules...); err != nil {
			t.Fatal(err)
		}
		confirmed := map[int]bool{}
		for i := range kills {
			for _, chain := range killAfter(t, dsn, i*space, 20+rand.N(60)) {
				confirmed[chain] = true
			}
		}
		// Later than any lease: what the killed held is free again.
		queue := killQueue(d, kernel.ClockAt(time.Now().Add(time.Hour)))
		if err := queue.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		checkChains(fixture{T: t, db: d}, confirmed)
	})
}

// killAfter starts a process and kills it once it has confirmed so many chains. It
// gives all that were confirmed.
func killAfter(t *testing.T, dsn string, first, confirmations int) (confirmed []int) {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), victimDSN+"="+dsn, victimFirst+"="+strconv.Itoa(first))
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		chain, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatalf("the process said %q", lines.Text())
		}
		confirmed = append(confirmed, chain)
		if len(confirmed) == confirmations {
			if err := command.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := command.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the process was to be killed, but: %v", err)
	}
	return confirmed
}

// checkChains wants each effect of a chain once; of a confirmed chain all of them, of
// another all or none.
func checkChains(f fixture, confirmed map[int]bool) {
	f.Helper()
	times := map[string]int{}
	chains := map[string]int{}
	for word := range strings.FieldsSeq(f.effects()) {
		times[word]++
		chain, _, _ := strings.Cut(word, "-")
		chains[chain]++
		if times[word] > 1 {
			f.Errorf("%s happened %d times", word, times[word])
		}
	}
	for chain, effects := range chains {
		if effects != killSteps+1 {
			f.Errorf("chain %s has %d of its %d effects", chain, effects, killSteps+1)
		}
	}
	for chain := range confirmed {
		if chains[fmt.Sprintf("%03d", chain)] == 0 {
			f.Errorf("chain %d was confirmed and is lost", chain)
		}
	}
	if len(confirmed) == 0 {
		f.Error("nothing was confirmed before the kills: this proves nothing")
	}
}
