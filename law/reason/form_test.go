package reason_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"meent.nl/meent/law/reason"
)

var update = flag.Bool("update", false, "write the golden explanation of this form")

// TestFormIsWhatItWas fails when an explanation is written otherwise than decisions
// that were issued have it. Raise reason.Form then, and write a new golden file.
func TestFormIsWhatItWas(t *testing.T) {
	got, err := json.MarshalIndent(explain(t, full), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "form-"+string(rune('0'+reason.Form))+".json")
	if *update {
		if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got)+"\n" != string(want) {
		t.Errorf("the explanation differs from %s; if that is meant, raise reason.Form and run with -update", golden)
	}
}
