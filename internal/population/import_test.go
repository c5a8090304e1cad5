package population_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/db/dbtest"
	"meent.nl/meent/internal/register"
)

func TestImportOfTheOfficialSet(t *testing.T) {
	path := officialSet(t)
	dbtest.Each(t, modules, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		sum, err := w.Import(t.Context(), file, "official", "test", nil)
		if err != nil {
			t.Fatal(err)
		}
		if sum.Lists != 687 || sum.Accepted() != 680 || sum.Refused != 7 || sum.Added != 680 {
			t.Errorf("%d lists = %d accepted + %d refused; want 687 = 680 + 7", sum.Lists, sum.Accepted(), sum.Refused)
		}
		refused := 0
		for _, m := range sum.Remarks {
			if m.Refused {
				refused++
			}
		}
		if refused != 7 || len(sum.Remarks) != 16 {
			t.Errorf("%d refusals among %d remarks: %v", refused, len(sum.Remarks), sum.Remarks)
		}
		if n, err := w.Count(t.Context()); err != nil || n != 680 {
			t.Errorf("%d lists are stored, %v", n, err)
		}
		all, err := w.residents.All(t.Context())
		if err != nil || len(all) != 680 {
			t.Errorf("%d residents, %v; want 680", len(all), err)
		}
		if len(w.changes) != 0 {
			t.Errorf("the first filling reports %d changes", len(w.changes))
		}
		spotChecks(t, w)
		before := dump(t, d)

		again, err := w.Import(t.Context(), file, "official", "other seed", nil)
		if err != nil || !again.Already || again.Lists != 687 || again.Refused != 7 || len(again.Remarks) != 16 {
			t.Errorf("the same file again: %+v, %v", again, err)
		}
		if dump(t, d) != before {
			t.Error("the same file again changed something")
		}

		// The same lists in another order of bytes are the same lists.
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		other, err := w.Import(t.Context(), bytes.NewReader(append(raw, []byte(last(raw))...)), "one more", "test", nil)
		if err != nil || other.Unchanged != 680 || other.Refused != 8 || other.Lists != 688 {
			t.Errorf("one list more, a double: %+v, %v", other, err)
		}
	})
}

// last is the last list of a file.
func last(raw []byte) string {
	lines := strings.SplitAfter(strings.TrimSuffix(string(raw), "\n")+"\n", "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i] != "" && lines[i][0] != ';' {
			return strings.Join(lines[i:], "")
		}
	}
	return ""
}

// spotChecks compares lists of the set, read by hand, with the registers.
func spotChecks(t *testing.T, w *world) {
	t.Helper()
	for _, c := range []struct{ who, field, want string }{
		{"999993653", "naam", "Suzanne Moulin"},
		{"999993653", "geboortedatum", "1985-12-01"},
		{"999993653", "gehuwd", "true"}, // to a man without a number
		{"999993653", "rechtmatig_verblijf", "true"},
		{"999993653", "adres", "Boterdiep 31, 3077AW Rotterdam"},
		{"999992806", "geboortedatum", "1968-01-01..1968-12-31"},
		{"999992806", "gehuwd", "false"},
		{"999992326", "woont_in_nederland", "false"}, // emigrated to Greece
		{"999992326", "woonland", "griekenland"},
		{"999997257", "woonland", "frankrijk"},
		{"999996277", "overlijdensdatum", "unknown"}, // the file has 05 there
		{"999996277", "gehuwd", "true"},
		{"999991449", "overlijdensdatum", "not-applicable"}, // an entry that was withdrawn
	} {
		if got := show(w.value(t, bsn(t, c.who), c.field)); got != c.want {
			t.Errorf("%s of one person: %q, want %q", c.field, got, c.want)
		}
	}
	if state, born := w.members(t, bsn(t, "999993653"), "partnerkandidaten", "geboortedatum"); state != register.Known || show(born[""]) != "1976-08-01" {
		t.Errorf("a husband without a number: %s %v", state, born)
	}
	if _, home := w.members(t, bsn(t, "999996277"), "kinderen", "behoort_tot_huishouden"); len(home) != 4 {
		t.Errorf("%d children, want 4", len(home))
	}
	_, spouse := w.members(t, bsn(t, "999996277"), "partnerkandidaten", "echtgenoot")
	if show(spouse["999996381"]) != "true" {
		t.Errorf("candidates %v", spouse)
	}
}

func show(v register.Value) string {
	switch v.State {
	case register.Known:
		return v.Text
	case register.Incomplete:
		return v.Low + ".." + v.High
	}
	return v.State.String()
}
