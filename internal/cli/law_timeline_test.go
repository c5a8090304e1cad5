package cli_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// corrected is single, whose income of 2025 turned out higher.
var corrected = strings.Replace(single, `"inkomensgegeven": 28500`,
	`"inkomensgegeven": [{"value": 28500}, {"value": 34000, "from": "2025-07-01", "recorded": "2026-02-10"}]`, 1)

func TestLawTimelineHasALineForAStretch(t *testing.T) {
	code, out, faults := call(t, corrected, "timeline", "zorgtoeslag", "--facts", "-", "--from", "2025-01-01", "--until", "2025-12-31", "--lang", "en")
	if code != 0 || strings.Count(out, "\n") != 4 || !strings.Contains(out, "2025-01-01  2025-06-30  6       130\n") ||
		!strings.Contains(out, "2025-07-01  2025-12-31  6       67\n") {
		t.Errorf("exit %d\n%s%s", code, out, faults)
	}
	code, out, _ = call(t, corrected, "timeline", "zorgtoeslag", "--facts", "-", "--from", "2025-01-01", "--until", "2025-12-31", "--known-on", "2026-02-09")
	if code != 0 || !strings.Contains(out, "2025-01-01  2025-12-31  12       130\n") {
		t.Errorf("before it was known: exit %d\n%s", code, out)
	}
	code, out, _ = call(t, corrected, "timeline", "zorgtoeslag", "--facts", "-")
	if code != 0 || !strings.Contains(out, "van 2025-07-01 tot en met 2025-12-31") {
		t.Errorf("without days: exit %d\n%s", code, out)
	}
}

func TestLawTimelineCompares(t *testing.T) {
	args := []string{"timeline", "zorgtoeslag", "--facts", "-", "--from", "2025-01-01", "--until", "2025-12-31", "--known-on", "2025-06-01", "--compare", "2026-02-10"}
	code, out, faults := call(t, corrected, args...)
	if code != 0 || !strings.Contains(out, "Samen 378: terug te betalen (terugvordering).") || !strings.Contains(out, "(inkomensgegeven): was 28500.00, is 34000.00") {
		t.Errorf("exit %d\n%s%s", code, out, faults)
	}
	code, out, _ = call(t, corrected, append(args, "--json")...)
	var told struct {
		Total       json.Number
		Differences []struct {
			From, Until string
			Times       int
			Total       json.Number
			Because     []struct{ Fact string }
		}
	}
	if err := json.Unmarshal([]byte(out), &told); err != nil || code != 0 {
		t.Fatalf("exit %d, %v\n%s", code, err, out)
	}
	if d := told.Differences; told.Total != "-378" || len(d) != 1 || d[0].From != "2025-07-01" || d[0].Until != "2025-12-31" ||
		d[0].Times != 6 || d[0].Total != "-378" || len(d[0].Because) != 1 || d[0].Because[0].Fact != "inkomensgegeven" {
		t.Errorf("%+v", told)
	}
	same := []string{"timeline", "zorgtoeslag", "--facts", "-", "--from", "2025-01-01", "--until", "2025-12-31", "--known-on", "2025-06-01", "--compare", "2025-07-01", "--lang", "en"}
	if code, out, _ := call(t, corrected, same...); code != 0 || !strings.Contains(out, "There is no difference.") {
		t.Errorf("exit %d\n%s", code, out)
	}
}

// Two ranges may be the same and what is in them not: that is no word about a difference.
func TestLawTimelineDoesNotCompareWhatIsOpen(t *testing.T) {
	facts := `{"geboortedatum": "1990-05-17", "verzekerd_zvw": true, "partnerkandidaten": [],
		"inkomensgegeven": [{"value": 28500}, {"value": 34000, "from": "2025-07-01", "recorded": "2026-02-10"}]}`
	args := []string{"timeline", "zorgtoeslag", "--facts", "-", "--from", "2025-01-01", "--until", "2025-12-31", "--known-on", "2025-06-01", "--compare", "2026-03-01", "--lang", "en"}
	code, out, _ := call(t, facts, args...)
	if code != 3 || strings.Contains(out, "There is no difference") || !strings.Contains(out, "There is no amount in all") || !strings.Contains(out, "2025-07-01  2025-12-31  6") {
		t.Errorf("exit %d\n%s", code, out)
	}
	if _, out, _ := call(t, facts, append(args, "--json")...); strings.Contains(out, `"total"`) {
		t.Errorf("a total of what is open: %s", out)
	}
}

func TestLawTimelineRefusesBadInput(t *testing.T) {
	const day = "2025-01-01"
	for want, args := range map[string][]string{
		"which goal?":                    {},
		"which facts?":                   {"zorgtoeslag"},
		"--compare needs --known-on":     {"zorgtoeslag", "--facts", "-", "--compare", day},
		"--until":                        {"zorgtoeslag", "--facts", "-", "--from", day, "--until", "morgen"},
		"Nothing changes in these facts": {"zorgtoeslag", "--facts", "-"},
		"ends on 2024-12-31, before it begins on 2025-01-01":     {"zorgtoeslag", "--facts", "-", "--from", day, "--until", "2024-12-31"},
		"from 2025-01-01 to 2225-12-31 is longer than 100 years": {"zorgtoeslag", "--facts", "-", "--from", day, "--until", "2225-12-31"},
		`--each "week"`:                   {"zorgtoeslag", "--facts", "-", "--from", day, "--each", "week"},
		"no month begins in this period":  {"zorgtoeslag", "--facts", "-", "--from", "2025-01-02", "--until", "2025-01-03"},
		"is not a law that is in force":   {"onzin", "--facts", "-", "--from", day},
		"the facts in /geen cannot be re": {"zorgtoeslag", "--facts", "/geen", "--from", day},
	} {
		code, out, faults := call(t, single, append([]string{"timeline"}, args...)...)
		if code != 2 || out != "" || !strings.Contains(faults, want) {
			t.Errorf("%v: exit %d, %s%s, want %q", args, code, out, faults, want)
		}
	}
	code, _, faults := call(t, `{"inkomensgegeven": [{"value": "geheim"}]}`, "timeline", "zorgtoeslag", "--facts", "-", "--from", day)
	if code != 2 || !strings.Contains(faults, "line 1, column 32: inkomensgegeven[1] must be a number") || strings.Contains(faults, "geheim") {
		t.Errorf("exit %d: %s", code, faults)
	}
	code, out, _ := call(t, `{"partnerkandidaten": []}`, "timeline", "zorgtoeslag", "--facts", "-", "--from", day)
	if code != 3 || !strings.Contains(out, "0 tot 131") {
		t.Errorf("with facts missing: exit %d\n%s", code, out)
	}
}
