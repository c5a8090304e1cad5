package obs_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/obs"
)

// bsn is of no person: it is one of the numbers for tests.
const bsn = "999993653"

type person struct {
	Name string
	BSN  string
}

func TestNoLineHoldsABSN(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		var out bytes.Buffer
		log, err := obs.NewLogger(&out, "debug", format)
		if err != nil {
			t.Fatal(err)
		}
		log = log.With("with", bsn).WithGroup("group")
		log.Info("message "+bsn,
			"text", "bsn="+bsn+".",
			"number", 999993653,
			"unsigned", uint64(999993653),
			"error", fmt.Errorf("wrapped: %w", errors.New(bsn)),
			"struct", person{"x", bsn},
			"pointer", &person{"x", bsn},
			"bytes", []byte(bsn),
			"list", []string{bsn},
			slog.Group("inner", "deep", bsn, bsn, "key"),
			"end", "here")
		if strings.Contains(out.String(), bsn) {
			t.Errorf("%s: a BSN is in the log: %s", format, out.String())
		}
		if !strings.Contains(out.String(), "here") {
			t.Errorf("%s: the line is not complete: %s", format, out.String())
		}
	}
}

func TestMask(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		bsn:                             "[bsn]",
		bsn + " and " + bsn:             "[bsn] and [bsn]",
		"/people/" + bsn + "/x":         "/people/[bsn]/x",
		"x" + bsn + "y":                 "x[bsn]y",
		"999993654":                     "999993654", // fails the eleven-test
		"1" + bsn:                       "1" + bsn,   // ten digits are no BSN
		"1767225600000000":              "1767225600000000",
		"01a2-" + "abc" + bsn:           "01a2-abc" + bsn, // last group of a UUID
		"deadbeefdeadbeef0000000" + bsn: "deadbeefdeadbeef0000000" + bsn,
	} {
		if have := obs.Mask(text); have != want {
			t.Errorf("%q: want %q, have %q", text, want, have)
		}
	}
}

func TestNewLoggerRefuses(t *testing.T) {
	for _, c := range [][2]string{{"loud", "text"}, {"info", "xml"}} {
		if _, err := obs.NewLogger(&bytes.Buffer{}, c[0], c[1]); kernel.KindOf(err) != kernel.Invalid {
			t.Errorf("%v: want a refusal, have %v", c, err)
		}
	}
}

func TestLevelHidesTheRest(t *testing.T) {
	var out bytes.Buffer
	log, err := obs.NewLogger(&out, "warn", "text")
	if err != nil {
		t.Fatal(err)
	}
	log.Info("quiet")
	log.Warn("loud")
	if got := out.String(); strings.Contains(got, "quiet") || !strings.Contains(got, "loud") {
		t.Errorf("have %q", got)
	}
}
