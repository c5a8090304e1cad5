package kernel_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/kernel"
)

func TestParseBSN(t *testing.T) {
	for text, digits := range map[string]string{
		"999990019": "999990019", "999993653": "999993653", "10000008": "010000008",
		"": "", "000000000": "", "999990018": "", "99999001x": "", "9999900190": "", "1234567": "",
	} {
		bsn, err := kernel.ParseBSN(text)
		if bsn.Digits() != digits || (err == nil) != (digits != "") {
			t.Errorf("%q gives %q (%v), want %q", text, bsn.Digits(), err, digits)
		}
		if err != nil && text != "" && strings.Contains(err.Error(), text) {
			t.Errorf("the error on %q repeats it: %v", text, err)
		}
	}
}

func TestABSNNeverPrintsItself(t *testing.T) {
	bsn, err := kernel.ParseBSN("999990019")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(map[string]any{"who": bsn})
	if err != nil {
		t.Fatal(err)
	}
	for _, printed := range []string{fmt.Sprint(bsn), fmt.Sprintf("%v %+v %#v %s", bsn, bsn, bsn, bsn), string(text)} {
		if strings.Contains(printed, "999990019") {
			t.Errorf("it prints as %s", printed)
		}
	}
}

func TestKindOf(t *testing.T) {
	cause := errors.New("disk full")
	for _, test := range []struct {
		err  error
		kind kernel.ErrorKind
	}{
		{cause, kernel.Internal},
		{kernel.Invalidf("wrong"), kernel.Invalid},
		{kernel.Errorf(kernel.Unavailable, "store: %w", cause), kernel.Unavailable},
		{fmt.Errorf("page: %w", kernel.Errorf(kernel.NotFound, "gone")), kernel.NotFound},
		{errors.Join(cause, kernel.Errorf(kernel.Conflict, "changed")), kernel.Conflict},
	} {
		if got := kernel.KindOf(test.err); got != test.kind {
			t.Errorf("%v is of kind %d, want %d", test.err, got, test.kind)
		}
	}
	if !errors.Is(kernel.Errorf(kernel.Unavailable, "store: %w", cause), cause) {
		t.Error("the cause is lost")
	}
}

func TestTodayIsTheDateInTheNetherlands(t *testing.T) {
	clock := kernel.ClockAt(time.Date(2025, 12, 31, 23, 30, 0, 0, time.UTC))
	if got := kernel.Today(clock).String(); got != "2026-01-01" {
		t.Errorf("half past midnight on New Year's Day is %s", got)
	}
}

func TestIDsSortByAge(t *testing.T) {
	first, second := kernel.NewID(), kernel.NewID()
	if first >= second {
		t.Errorf("%s was made before %s", first, second)
	}
	for text, ok := range map[string]bool{string(first): true, "1": false, "": false, "{" + string(first) + "}": false} {
		if _, err := kernel.ParseID(text); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
}
